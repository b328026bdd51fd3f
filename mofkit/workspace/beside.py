"""Texts that stand beside records: documents/email.md beside documents/email.yaml."""

from collections.abc import Iterator

from mofkit.model.kinds import KINDS
from mofkit.model.record import Kind, Record
from mofkit.workspace.workspace import Home, Workspace


def texts_beside(workspace: Workspace, record: Record) -> tuple[bytes, ...]:
    """The texts that an approval of a record covers besides the record; none if it has none, or lacks it."""
    path = text_path(workspace.home(record))
    return (workspace.files[path],) if path in workspace.files else ()


def text_path(home: Home) -> str:
    """The file of the text beside a record; nothing if its kind has none."""
    return home.kind.text_of(home.path)


def without_text(workspace: Workspace) -> Iterator[tuple[Home, str]]:
    """The records that lack the text they should have, and where it would be."""
    for kind in KINDS:
        for home in workspace.homes(kind.name) if kind.text else ():
            if text_path(home) not in workspace.files:
                yield home, text_path(home)


def without_record(workspace: Workspace) -> Iterator[tuple[str, Kind]]:
    """The texts that stand beside no record, and the kind of record that is missing."""
    for kind in KINDS:
        folder = kind.text_of(kind.home).partition("*")[0]
        for path in workspace.files if kind.text else ():
            # What a folder is for may be told in it.
            told = path.casefold() == f"{folder}readme.md"
            if (
                path.endswith(".md")
                and kind.id_of(_record_of(path))
                and _record_of(path) not in workspace.files
                and not told
            ):
                yield path, kind


def _record_of(path: str) -> str:
    return f"{path.removesuffix('.md')}.yaml"
