"""JSON Schemas of all kinds, generated from the models, for editors and other tools."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from mofkit.errors import UnknownKind
from mofkit.model.kinds import KINDS
from mofkit.model.pack import Overlay, Pack
from mofkit.model.settings import Settings
from mofkit.workspace.edit import Edit

_FOLDER = ".mofkit/schema"
# What a workspace is made of besides records.
_BESIDE: dict[str, type[BaseModel]] = {"settings": Settings, "pack": Pack, "pack-content": Overlay}


def schema_of(word: str) -> dict[str, Any]:
    """The schema of a kind by name, or of `settings`, `pack` or `pack-content`; raises UnknownKind.

    Keys that begin with `x-` are the user's own and pass; so do keys with nothing behind them that may be left out.
    """
    models: dict[str, type[BaseModel]] = {**_BESIDE, **{kind.name: kind.model for kind in KINDS}}
    named = {**models, **{kind.plural: kind.model for kind in KINDS}}
    if word not in named:
        raise UnknownKind(word, list(models))
    schema = named[word].model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        if part.get("type") == "object" and part.get("additionalProperties") is False:
            part["patternProperties"] = {"^x-": {}}
            needed = part.get("required", ())
            named = part.get("properties", {}).items()
            part["properties"] = {name: field if name in needed else _or_nothing(field) for name, field in named}
    return {"$schema": "http://json-schema.org/draft-07/schema#", **_draft_7(schema)}


def _or_nothing(field: dict[str, Any]) -> dict[str, Any]:
    """A field that may be blank: `owner:` says as much as no owner at all."""
    about = {name: value for name, value in field.items() if name in ("default", "description", "title")}
    choices = field.get("anyOf") or [{name: value for name, value in field.items() if name not in about}]
    if "$ref" in field or {"type": "null"} in choices:
        return field
    return {"anyOf": [*choices, {"type": "null"}], **about}


def _draft_7(part: Any) -> Any:
    """Draft 7 keeps shared parts under `definitions`; editors know no later draft for sure."""
    if isinstance(part, dict):
        moved = {("definitions" if key == "$defs" else key): _draft_7(value) for key, value in part.items()}
        if isinstance(moved.get("$ref"), str):
            moved["$ref"] = moved["$ref"].replace("#/$defs/", "#/definitions/")
        return moved
    return [_draft_7(item) for item in part] if isinstance(part, list) else part


@cache
def _file_of(name: str) -> bytes:
    return (json.dumps(schema_of(name), indent=2) + "\n").encode()


def schema_edits(root: Path) -> list[Edit]:
    """The edits that bring `.mofkit/schema/` up to date."""
    edits = []
    for name in (*_BESIDE, *(kind.name for kind in KINDS)):
        path = f"{_FOLDER}/{name}.json"
        target = root / path
        before = target.read_bytes() if target.is_file() else None
        edits.append(Edit(path, before, _file_of(name)))
    return edits
