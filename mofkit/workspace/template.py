"""The files a new workspace begins with."""

from pathlib import Path

from mofkit import bundled
from mofkit.errors import BadValue, NotEmpty
from mofkit.text.yamltext import parse_or_raise
from mofkit.workspace.edit import Edit
from mofkit.workspace.files import SETTINGS_FILE
from mofkit.workspace.schemas import schema_edits


def new_workspace(target: Path, *, demo: bool, name: str = "") -> list[Edit]:
    """The edits that turn a folder into a workspace; files that are there already stay as they are.

    Raises:
        NotEmpty: the folder is a workspace already.
        BadValue: the name cannot be written.
    """
    if (target / SETTINGS_FILE).exists():
        raise NotEmpty(str(target), SETTINGS_FILE)
    template = bundled.folder("workspace-template")
    found = _files(template / "base")
    if demo:
        found |= _files(template / "demo")
    if name:
        found[SETTINGS_FILE] = _named(found[SETTINGS_FILE], name)
    edits = [Edit(path, None, raw) for path, raw in found.items() if not (target / path).exists()]
    edits += [edit for edit in schema_edits(target) if edit.before is None]
    # What makes it a workspace comes last: one that was begun and cut off can be begun again.
    return sorted(edits, key=lambda edit: (edit.path == SETTINGS_FILE, edit.path))


def _files(folder: Path) -> dict[str, bytes]:
    # Dot files are kept as `dot-…`, so that neither git nor a wheel treats them as its own.
    found = {}
    for file in folder.rglob("*"):
        if file.is_file():
            parts = [f".{part[4:]}" if part.startswith("dot-") else part for part in file.relative_to(folder).parts]
            found["/".join(parts)] = file.read_bytes()
    return found


def _named(settings: bytes, name: str) -> bytes:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError as error:
        character = ascii(error.object[error.start])
        raise BadValue(f"organisation cannot hold {character}", hint="use characters that UTF-8 has") from error
    return parse_or_raise(settings, SETTINGS_FILE).set(("organisation",), name).raw
