"""files.md: every kind of record with its fields, out of the models."""

from collections.abc import Iterator
from typing import Any

from generator.markdown import code, table, whole_page
from mofkit.model.kinds import KINDS
from mofkit.model.record import Kind
from mofkit.workspace.schemas import schema_of
from mofkit.workspace.tables import fields_of

LEAD = """\
For whoever writes records by hand or makes them with a program: every file of a workspace, every field, what it takes and
what it means. `mofkit schema KIND` gives the same as JSON Schema."""
RULES = """\
- YAML is read as YAML 1.2: one document a file, no tags. A value stays the text it was written as until its field
  makes something of it, so `22:00`, `1.10` and `no` need no quotes.
- CSV may use `,` `;` tab or `|`, in any column order, with columns of your own. Headers are compared without case,
  punctuation and whatever stands in parentheses. A list in a cell is separated by semicolons.
- Fields that begin with `x-` are yours: mofkit keeps them and never complains.
- `??` means unknown and `DNE` does not exist, where a field takes text.
- The name of a YAML file is the `id` of its record. An id has letters, digits, `.`, `-` and `_`, 80 at most, and
  begins with a letter or a digit.
- New files are UTF-8 with LF; what is there keeps its own encoding, byte-order mark and line ends."""
BESIDE = (
    ("mofkit.yaml", "marks the folder as a workspace and holds its [settings](#mofkityaml)"),
    ("reports/", "rendered [reports](reports.md); git ignores them"),
    ("templates/", "your own templates of reports, under the names of mofkit's"),
    (".mofkit/schema/", "JSON Schemas for editors, written by `mofkit schema --write`"),
    (".mofkit/baseline.json", "findings that are known, written by `mofkit lint --write-baseline`"),
)


def page_parts() -> Iterator[str]:
    """The page, section by section."""
    rows = [(code(kind.home), f"[{kind.name}](#{kind.name}): {kind.summary}") for kind in KINDS]
    yield table(("file", "what it holds"), [BESIDE_FIRST, *rows, *_beside()])
    yield "## How they are read"
    yield RULES
    yield "## mofkit.yaml"
    yield "The settings: what holds for the whole workspace."
    yield from _fields(schema_of("settings"), {})
    for kind in KINDS:
        yield f"## {kind.name}"
        where = f"One row of `{kind.home}`" if kind.is_table else f"One file `{kind.home}`"
        yield f"{where}: {kind.summary}. In the plural `{kind.plural}`; both words name it to `mofkit list` and `new`."
        yield from _fields(schema_of(kind.name), _references(kind))
        if kind.is_table:
            yield from _headers(kind)


BESIDE_FIRST = (code(BESIDE[0][0]), BESIDE[0][1])


def _beside() -> list[tuple[str, str]]:
    return [(code(name), words) for name, words in BESIDE[1:]]


def page() -> str:
    """The whole page."""
    return whole_page("Files of a workspace", LEAD, *page_parts())


def _references(kind: Kind) -> dict[str, str]:
    return {name: ref.kind for name, ref in kind.model.reference_fields()}


def _fields(schema: dict[str, Any], refs: dict[str, str]) -> Iterator[str]:
    yield _rows(schema, refs)
    for name, part in schema.get("definitions", {}).items():
        if part.get("type") == "object":
            yield f"**{name}**: {_sentence(part)}"
            yield _rows(part, {})


def _rows(schema: dict[str, Any], refs: dict[str, str]) -> str:
    required = schema.get("required", [])
    rows = [
        (code(name), _type(part, refs.get(name)), _default(name, part, required), part.get("description", ""))
        for name, part in schema["properties"].items()
    ]
    return table(("field", "takes", "if left out", "meaning"), rows)


def _default(name: str, part: dict[str, Any], required: list[str]) -> str:
    if name in required:
        return "required"
    default = part.get("default")
    return code(str(default)) if default not in (None, "", [], {}) and not isinstance(default, (dict, list)) else ""


def _type(part: dict[str, Any], ref: str | None = None) -> str:
    for choice in part.get("anyOf", ()):
        if choice.get("type") != "null":
            return _type(choice, ref)
    named = part.get("$ref") or next((one.get("$ref") for one in part.get("allOf", ())), None)
    if named:
        return named.rpartition("/")[2]
    if "enum" in part:
        return ", ".join(code(str(one)) for one in part["enum"])
    if part.get("type") == "array":
        return f"ids of [{ref}](#{ref})" if ref else f"list of {_type(part.get('items', {}))}"
    if ref:
        return f"id of a [{ref}](#{ref})"
    if part.get("type") == "integer":
        limits = [str(part[word]) for word in ("minimum", "maximum") if word in part]
        return "whole number" + (f" from {' to '.join(limits)}" if len(limits) == 2 else "")
    if part.get("type") == "object":
        inner = part.get("additionalProperties")
        return f"{_type(inner)} by name" if isinstance(inner, dict) else "mapping"
    if part.get("format") == "date":
        return "date such as `2026-11-30`"
    return {"boolean": "`true` or `false`", "number": "number"}.get(part.get("type", ""), "text")


def _sentence(part: dict[str, Any]) -> str:
    words = " ".join(str(part.get("description", "")).split())
    return words[:1].lower() + words[1:]


def _headers(kind: Kind) -> Iterator[str]:
    yield f"### Headers of {kind.home}"
    yield "Each column is found by the name of its field or by one of these headers:"
    found = fields_of(kind.model)
    rows = [(code(name), ", ".join(column.aliases[1:])) for name, column in found.items() if column.aliases[1:]]
    yield table(("field", "also called"), rows)
