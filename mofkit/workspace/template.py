"""The files a new workspace begins with."""

import json
from pathlib import Path

from mofkit import bundled
from mofkit.errors import NotEmpty
from mofkit.workspace.edit import Edit
from mofkit.workspace.files import SETTINGS_FILE
from mofkit.workspace.schemas import schema_edits


def new_workspace(target: Path, *, demo: bool, name: str = "") -> list[Edit]:
    """The edits that turn a folder into a workspace; files that are there already stay as they are.

    Raises:
        NotEmpty: the folder is a workspace already.
    """
    if (target / SETTINGS_FILE).exists():
        raise NotEmpty(str(target), SETTINGS_FILE)
    template = bundled.folder("workspace-template")
    found = _files(template / "base")
    if demo:
        found |= _files(template / "demo")
    if name:
        found[SETTINGS_FILE] = _named(found[SETTINGS_FILE], name)
    edits = [Edit(path, None, raw) for path, raw in sorted(found.items()) if not (target / path).exists()]
    return [*edits, *(edit for edit in schema_edits(target) if edit.before is None)]


def _files(folder: Path) -> dict[str, bytes]:
    # Dot files are kept as `dot-…`, so that neither git nor a wheel treats them as its own.
    found = {}
    for file in folder.rglob("*"):
        if file.is_file():
            parts = [f".{part[4:]}" if part.startswith("dot-") else part for part in file.relative_to(folder).parts]
            found["/".join(parts)] = file.read_bytes()
    return found


def _named(settings: bytes, name: str) -> bytes:
    rows = settings.decode("utf-8").split("\n")
    mine = [
        f"organisation: {json.dumps(name, ensure_ascii=False)}" if r.startswith("organisation:") else r for r in rows
    ]
    return "\n".join(mine).encode("utf-8")
