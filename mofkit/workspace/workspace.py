"""A workspace in memory: its settings, its records, and what was wrong with reading them."""

import io
import itertools
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar

from mofkit.errors import DoubtfulRecord, UnknownKind, UnknownRecord, nearest
from mofkit.finding import LIMIT, UNREADABLE, Finding, Span
from mofkit.model.kinds import KINDS
from mofkit.model.record import Kind, Record
from mofkit.model.settings import Settings
from mofkit.text.csvtext import CsvText
from mofkit.text.markdown import MarkdownText
from mofkit.text.yamltext import YamlText
from mofkit.workspace.files import SETTINGS_FILE, open_stream
from mofkit.workspace.tables import CellPlaces, Table, table_of

if TYPE_CHECKING:
    from mofkit.workspace.ledger import Ledger
    from mofkit.workspace.ledger_lines import LineProblem

R = TypeVar("R", bound=Record)
_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Home(NamedTuple):
    """Where a record is written; `row` for a row of a table. `id` stands even if the rest cannot be read."""

    kind: Kind
    id: str
    path: str
    row: int | None = None


class Workspace:
    """All that could be read of a workspace, as values; nothing here writes."""

    def __init__(
        self,
        root: Path,
        files: Mapping[str, bytes],
        settings: Settings,
        records: Mapping[str, list[tuple[Record | None, Home]]],
        problems: tuple[Finding, ...],
        streams: Mapping[str, bytes | None],
    ) -> None:
        self.root = root
        self.files = files
        # Files that may be too large to hold: read when asked for, from disk where no bytes are given.
        self.streams = streams
        self.settings = settings
        self.problems = problems
        self._records = records
        self._homes = {id(record): home for found in records.values() for record, home in found if record is not None}
        self._ids: dict[str, dict[str, list[Home]]] = {}
        self._by_home = {home: record for found in records.values() for record, home in found}
        for kind, found in records.items():
            by_id = self._ids.setdefault(kind, {})
            for record, home in found:
                for name in dict.fromkeys((home.id, *(record.aliases if record else ()))):
                    by_id.setdefault(name, []).append(home)
        # Caches of this object alone: a class-wide cache would keep every workspace alive.
        self.text = lru_cache(maxsize=64)(self._text)
        self.table = lru_cache(maxsize=16)(self._table)
        self.ledger = lru_cache(maxsize=1)(self._ledger)
        self.ledger_problems = lru_cache(maxsize=1)(self._ledger_problems)
        self.markdown = lru_cache(maxsize=64)(self._markdown)

    def unread(self, path: str = "") -> Finding | None:
        """Why a file could not be had at all; the first of any files if none is named."""
        for one in self.problems:
            if one.label in (UNREADABLE, LIMIT) and not self.files[one.span.path] and path in ("", one.span.path):
                return one
        return None

    # Records.

    def all(self, model: type[R]) -> list[R]:
        """Every record of a kind, in the order of files and rows."""
        kind = next(kind for kind in KINDS if kind.model is model)
        return [record for record, _ in self._records.get(kind.name, ()) if isinstance(record, model)]

    def every(self) -> Iterator[tuple[str, Record]]:
        """Every record that could be read, with the name of its kind, kind after kind."""
        for kind, found in self._records.items():
            yield from ((kind, record) for record, _ in found if record is not None)

    def placed(self, kind: str) -> Iterator[tuple[Record | None, Home]]:
        """Each record of a kind with its home; nothing for one that cannot be read."""
        return iter(self._records.get(kind, ()))

    def homes(self, kind: str) -> Iterator[Home]:
        """Where each record of a kind is, the unreadable ones too."""
        return (home for _, home in self._records.get(kind, ()))

    def ids(self, kind: str) -> Mapping[str, list[Home]]:
        """Every id and alias of a kind, with the records that answer to it."""
        return self._ids.get(kind, {})

    def get(self, model: type[R], id: str) -> R | None:
        """The record of an id or alias, if there is one."""
        kind = next(kind for kind in KINDS if kind.model is model)
        found = (self._by_home[home] for home in self.ids(kind.name).get(id, ()))
        return next((record for record in found if isinstance(record, model)), None)

    def find(self, word: str) -> tuple[Record | None, Home]:
        """The one record a person means by `ID` or `KIND:ID`.

        Raises:
            UnknownRecord: nothing answers to it.
            DoubtfulRecord: several do.
        """
        name, _, rest = word.partition(":")
        kinds = [kind_named(name)] if rest else KINDS
        wanted = rest or word
        found = [(kind, home) for kind in kinds for home in self.ids(kind.name).get(wanted, ())]
        if not found:
            near = nearest(wanted, sorted({id for kind in kinds for id in self.ids(kind.name)}))
            raise UnknownRecord(word, [f"{name}:{near}" if rest else near] if near else [])
        if len(found) > 1:
            raise DoubtfulRecord(word, [f"{kind.name}:{home.id} ({self.home_span(home)})" for kind, home in found])
        home = found[0][1]
        return self._by_home[home], home

    def referring(self, home: Home) -> list[str]:
        """The records that refer to one, as KIND:ID."""
        users: dict[str, None] = {}
        for kind in KINDS:
            for record in self.all(kind.model):
                if any(ref.kind == home.kind.name and id == home.id for _, _, ref, id in record.references()):
                    users[f"{kind.name}:{record.id}"] = None
        return list(users)

    def home(self, record: Record) -> Home:
        """Where a record is written."""
        return self._homes[id(record)]

    # Places.

    def span(self, record: Record, field: str = "", index: int | None = None) -> Span:
        """Where the value of a field is written; the record's own place if it is not."""
        home = self.home(record)
        path = field_path(field) if index is None else (*field_path(field), index)
        if home.row is not None:
            return CellPlaces(self.table(home.path, home.kind), home.row).span(path)
        text = self.text(home.path)
        assert isinstance(text, YamlText)
        return text.value_span(path)

    def home_span(self, home: Home) -> Span:
        """Where a record begins."""
        text = self.text(home.path)
        if isinstance(text, CsvText):
            return text.span(home.row or 0)
        return text.value_span(("id",)) if isinstance(text, YamlText) else Span(home.path)

    def settings_span(self, *path: str | int) -> Span:
        """Where something is written in mofkit.yaml."""
        text = self.text(SETTINGS_FILE)
        return text.value_span(path) if isinstance(text, YamlText) else Span(SETTINGS_FILE)

    def comments(self, path: str, word: str) -> list[tuple[int, int, str]]:
        """Each comment of a YAML file that holds a word: line, column and text."""
        text = self.text(path)
        return text.comment_lines(word) if isinstance(text, YamlText) else []

    def next_content_line(self, path: str, line: int, column: int) -> int:
        """The line a comment speaks of: its own, or the next with content if it stands alone."""
        rows = _LINE_BREAK.split(self.files[path].decode("utf-8", "replace"))
        if rows[line - 1][: column - 1].strip():
            return line
        return next((at for at in range(line + 1, len(rows) + 1) if rows[at - 1].split("#")[0].strip()), 0)

    def source_line(self, span: Span) -> str:
        """The line of a place, as it is written; nothing if the file is not text."""
        if span.path in self.streams:
            with self.opened(span.path) as stream:
                found = next(itertools.islice(stream, span.line - 1, None), b"")
            return found.decode("utf-8", "replace").rstrip("\r\n")
        rows = _LINE_BREAK.split(self.files.get(span.path, b"").decode("utf-8", "replace"))
        return rows[span.line - 1] if span.line <= len(rows) else ""

    def opened(self, path: str) -> BinaryIO:
        """A file that is read as a stream, from its beginning.

        Raises:
            UnreadableFile: it cannot be opened, or is none to open.
        """
        raw = self.streams[path]
        return io.BytesIO(raw) if raw is not None else open_stream(self.root, path)

    def _ledger(self) -> "Ledger":
        """What the ledgers come to."""
        from mofkit.workspace.ledger import read_ledger

        return read_ledger(self)

    def _ledger_problems(self) -> "tuple[LineProblem, ...]":
        """What is wrong with lines of the ledgers."""
        from mofkit.workspace.ledger_lines import line_problems

        return line_problems(self)

    def size(self, path: str) -> int:
        """How many rows with anything in them a table has; 1 for a file that is no table, 0 for one that is no text."""
        text = self.text(path)
        if isinstance(text, CsvText):
            return sum(any(cell.strip() for cell in text.records[row].cells) for row in text.rows)
        return int(text is not None)

    def _table(self, path: str, kind: Kind) -> Table:
        """A table file of a kind."""
        text = self.text(path)
        assert isinstance(text, CsvText)
        return table_of(text, kind.model)

    def _text(self, path: str) -> YamlText | CsvText | None:
        """A file as text with places; nothing if it cannot be read."""
        raw = self.files.get(path)
        if raw is None or path.endswith(".md"):
            return None
        text = CsvText.parse(raw, path) if path.endswith(".csv") else YamlText.parse(raw, path)
        return None if isinstance(text, Finding) else text

    def _markdown(self, path: str) -> MarkdownText | None:
        """A text that stands beside a record; nothing if it is not there or cannot be read."""
        raw = self.files.get(path)
        text = None if raw is None or self.unread(path) else MarkdownText.parse(raw, path)
        return None if isinstance(text, Finding) else text


def field_path(field: str) -> tuple[str | int, ...]:
    """The path of a field as findings name it: `steps.0.owner` leads into parts and lists."""
    return tuple(int(step) if step.isdigit() else step for step in field.split(".")) if field else ()


def kind_named(word: str) -> Kind:
    """The kind of a name, singular or plural; raises UnknownKind."""
    for kind in KINDS:
        if word.casefold() in (kind.name, kind.plural):
            return kind
    raise UnknownKind(word, [kind.name for kind in KINDS])


def kind_of_file(path: str) -> Kind | None:
    """The kind whose records a path holds."""
    for kind in _kinds_by_top().get(path.partition("/")[0], ()):
        if kind.holds(path):
            return kind
    return None


@cache
def _kinds_by_top() -> Mapping[str, list[Kind]]:
    """The kinds by the first word of their homes: asked for every file."""
    kinds: dict[str, list[Kind]] = {}
    for kind in KINDS:
        kinds.setdefault(kind.home.partition("/")[0], []).append(kind)
    return kinds
