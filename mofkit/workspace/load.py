"""From files to a workspace: everything that can be read, and a finding for everything that cannot."""

import marshal
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeVar

from pydantic import BaseModel

from mofkit.errors import NewerWorkspace, NoWorkspace, UnreadableFile
from mofkit.finding import MISSING_FIELD, Finding, Span, problem
from mofkit.model.inventory import is_inventory
from mofkit.model.kinds import KINDS
from mofkit.model.ledger import is_ledger
from mofkit.model.record import Kind, Record
from mofkit.model.settings import SCHEMA_VERSION, Settings
from mofkit.model.ticket import is_ticket_export
from mofkit.text.csvtext import CsvText
from mofkit.text.markdown import MarkdownText
from mofkit.text.typed import read as read_typed
from mofkit.text.yamlread import FAST
from mofkit.text.yamltext import YamlText
from mofkit.workspace import files
from mofkit.workspace.files import SETTINGS_FILE
from mofkit.workspace.tables import CellPlaces, missing_columns, table_of
from mofkit.workspace.workspace import Home, Workspace, kind_of_file

# Below this many files a second process costs more than it saves (measured: docs/design/performance.md).
_WORTH_A_FORK = 1_500

M = TypeVar("M", bound=BaseModel)
Records = dict[str, list[tuple[Record | None, Home]]]


class _Read(NamedTuple):
    """One file as far as it could be read: its bytes, and its data if it is YAML."""

    path: str
    raw: bytes
    data: Any = None
    trouble: Finding | None = None


def load(root: Path) -> Workspace:
    """The workspace of a folder that holds mofkit.yaml. Mistakes in it are in `problems`, never raised.

    A large one is read by two processes; MOFKIT_PROCESSES=1 keeps it to one.
    """
    paths = {path: entry.path for path, entry in files.walk(root)}
    streams = {path: None for path in paths if _is_stream(path)}
    return _assemble(root, _read_all([one for one in paths.items() if one[0] not in streams], str(root)), streams)


def _is_stream(path: str) -> bool:
    """Whether a file may be too large to be held."""
    return is_ledger(path) or is_ticket_export(path) or is_inventory(path)


def read_record(path: Path, model: type[M]) -> tuple[M | None, list[Finding]]:
    """One YAML file anywhere as a record, and what is wrong with it; raises UnreadableFile."""
    one = _parsed(f"{path.name}.yaml" if path.suffix != ".yaml" else path.name, files.read_file(path))
    if one.trouble:
        return None, [one.trouble]
    data = one.data
    if isinstance(data, dict):
        data = {"id": path.stem, "who": "someone", **data} if "who" in model.model_fields else {"id": path.stem, **data}
    return _typed(model, one._replace(data=data), path.stem)


def from_bytes(root: Path, content: Mapping[str, bytes]) -> Workspace:
    """A workspace out of bytes in memory, such as a revision of the past."""
    streams = {path: raw for path, raw in sorted(content.items()) if _is_stream(path)}
    whole = (_parsed(path, raw) for path, raw in sorted(content.items()) if path not in streams)
    return _assemble(root, whole, streams)


def open_for_change(root: Path) -> Workspace:
    """The workspace, for a command that will write to it.

    Raises:
        NewerWorkspace: it must not be written to.
        UnreadableFile: mofkit.yaml cannot be had, so nobody knows.
    """
    workspace = load(root)
    _refuse_unread(workspace.unread(SETTINGS_FILE))
    _refuse_newer(workspace.settings)
    return workspace


def open_whole(root: Path) -> Workspace:
    """The workspace, for a command that writes what follows from all of its files; raises as `open_for_change`.

    Raises:
        UnreadableFile: one of the files cannot be had.
    """
    workspace = open_for_change(root)
    _refuse_unread(workspace.unread())
    return workspace


def refuse_newer(folder: Path) -> None:
    """Raises NewerWorkspace if a folder is part of a workspace that this mofkit must not change.

    For a command that writes files that are no records; it reads mofkit.yaml alone.
    """
    try:
        root = files.find_root(folder)
    except NoWorkspace:
        return
    one = _read_one(SETTINGS_FILE, str(root / SETTINGS_FILE), str(root))
    _refuse_unread(one.trouble if not one.raw else None)
    _refuse_newer(_settings(one, []))


def read_settings(root: Path) -> Settings:
    """The settings of a workspace alone, as far as they can be read."""
    one = _read_one(SETTINGS_FILE, str(root / SETTINGS_FILE), str(root))
    return _settings(one, []) or Settings(schema_version=SCHEMA_VERSION)


def _refuse_unread(trouble: Finding | None) -> None:
    if trouble:
        hint = "this command goes by what all files say; mend this one or move it away"
        raise UnreadableFile(trouble.span.path, trouble.message, hint=hint)


def _refuse_newer(settings: Settings | None) -> None:
    if settings and settings.schema_version > SCHEMA_VERSION:
        raise NewerWorkspace(settings.schema_version, SCHEMA_VERSION)


def fast_yaml() -> bool:
    """Whether the C parser is there; without it everything works, more slowly."""
    return FAST


# Reading, in one process or two.


def _read_all(paths: list[tuple[str, str]], root: str) -> Iterator[_Read]:
    if os.environ.get("MOFKIT_PROCESSES") == "1" or len(paths) < _WORTH_A_FORK or not hasattr(os, "fork"):
        return (_read_one(path, file, root) for path, file in paths)
    half = len(paths) // 2
    return _read_beside(paths[:half], paths[half:], root)


def _read_beside(mine: list[tuple[str, str]], theirs: list[tuple[str, str]], root: str) -> Iterator[_Read]:
    """The first half read here, the second by a child that sends it back."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _send_all(into, theirs, root)
    os.close(into)
    try:
        with os.fdopen(out, "rb") as pipe:
            for path, file in mine:
                yield _read_one(path, file, root)
            theirs_read = []
            # One file at a time: all of them at once would be held twice.
            while (one := _received(pipe)) is not None:
                yield one
                theirs_read.append(one.path)
    finally:
        os.waitpid(child, 0)
    # A child that was killed half-way sends less; what it did not send is read here.
    for path, file in theirs[len(theirs_read) :]:
        yield _read_one(path, file, root)


def _received(pipe: BinaryIO) -> _Read | None:
    try:
        path, raw, data, trouble = marshal.load(pipe)  # noqa: S302 - our own child wrote it
    except (EOFError, ValueError, TypeError):
        return None
    return _Read(path, raw, data, _parsed(path, raw).trouble if trouble else None)


def _send_all(into: int, paths: list[tuple[str, str]], root: str) -> None:
    """The child's whole life. It leaves by `_exit`: nothing of the parent may run twice."""
    try:
        found = []
        for path, file in paths:
            one = _read_one(path, file, root)
            if one.trouble and not one.raw:
                break  # not to be had at all: the parent reads from here on itself and says why
            found.append(marshal.dumps((path, one.raw, one.data, one.trouble is not None)))
        with os.fdopen(into, "wb") as pipe:
            pipe.writelines(found)
    finally:
        os._exit(0)


def _read_one(path: str, file: str, root: str) -> _Read:
    raw = files.read(file, path, root)
    return _Read(path, b"", None, raw) if isinstance(raw, Finding) else _parsed(path, raw)


def _parsed(path: str, raw: bytes) -> _Read:
    if path.endswith(".md"):
        page = MarkdownText.parse(raw, path)
        return _Read(path, raw, None, page if isinstance(page, Finding) else None)
    if not path.endswith(".yaml"):
        return _Read(path, raw)
    text = YamlText.parse(raw, path)
    return _Read(path, raw, None, text) if isinstance(text, Finding) else _Read(path, raw, text.data)


# From data to records.


def _assemble(root: Path, content: Iterable[_Read], streams: Mapping[str, bytes | None]) -> Workspace:
    raws: dict[str, bytes] = {}
    records: Records = {kind.name: [] for kind in KINDS}
    problems: list[Finding] = []
    settings = Settings(schema_version=SCHEMA_VERSION)
    for one in content:
        raws[one.path] = one.raw
        kind = kind_of_file(one.path)
        if one.trouble:
            problems.append(one.trouble)
            if kind and not kind.is_table:
                records[kind.name].append((None, Home(kind, kind.id_of(one.path), one.path)))
        elif one.path == SETTINGS_FILE:
            settings = _settings(one, problems) or settings
        elif kind and kind.is_table:
            _add_table(kind, one, records, problems)
        elif kind:
            _add_file(kind, one, records, problems)
    return Workspace(root, raws, settings, records, tuple(problems), streams)


def _settings(one: _Read, problems: list[Finding]) -> Settings | None:
    if one.data is None:
        problems.append(problem(Span(one.path), MISSING_FIELD, "schema_version is missing", "write schema_version: 1"))
        return None
    found, wrong = _typed(Settings, one, "")
    problems.extend(wrong)
    return found if isinstance(found, Settings) else None


def _add_file(kind: Kind, one: _Read, records: Records, problems: list[Finding]) -> None:
    name = one.data.get("id") if isinstance(one.data, dict) else None
    name = name if isinstance(name, str) else kind.id_of(one.path)
    record, wrong = _typed(kind.model, one, name)
    problems.extend(wrong)
    records[kind.name].append((record, Home(kind, record.id if record else name, one.path)))


def _typed(model: type[M], one: _Read, name: str) -> tuple[M | None, list[Finding]]:
    data = one.data
    if isinstance(data, dict) and "x-" in "".join(data):
        data = {key: value for key, value in data.items() if not key.startswith("x-")}
    return read_typed(model, {} if data is None else data, _Places(one), name)


class _Places:
    """The places of a file, found out when somebody asks: sound files are never asked."""

    def __init__(self, one: _Read) -> None:
        self._one = one

    def span(self, path: tuple[str | int, ...] = ()) -> Span:
        """Where the key is."""
        return self._text.span(path)

    def value_span(self, path: tuple[str | int, ...]) -> Span:
        """Where the value is."""
        return self._text.value_span(path)

    @cached_property
    def _text(self) -> YamlText:
        text = YamlText.parse(self._one.raw, self._one.path)
        assert isinstance(text, YamlText)
        return text


def _add_table(kind: Kind, one: _Read, records: Records, problems: list[Finding]) -> None:
    text = CsvText.parse(one.raw, one.path)
    if isinstance(text, Finding):
        problems.append(text)
        return
    table = table_of(text, kind.model)
    problems.extend(text.problems())
    problems.extend(lacking := list(missing_columns(table, kind.model)))
    if lacking:
        return
    for row in table.rows():
        data = table.data(row)
        name = data.get("id", "")
        record, wrong = read_typed(kind.model, data, CellPlaces(table, row), name)
        problems.extend(wrong)
        records[kind.name].append((record, Home(kind, record.id if record else name, one.path, row)))
