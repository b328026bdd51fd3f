"""CSV as text with places: records that nobody edits keep their bytes.

Law: the bytes of a text that nobody edited are the bytes that were read; an edit replaces the characters of the
cells it names and nothing else.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from mofkit.errors import BrokenFile, RefusedEdit
from mofkit.finding import CSV_HEADER, CSV_WIDTH, Finding, Span, problem
from mofkit.text.csvread import END, HEAD, Dialect, csv_problem, dialect_of, end_line, reader_of, unclosed_quote
from mofkit.text.decode import Encoded, Lines, TextProblem, decode, newline_of


class Record(NamedTuple):
    """One row: its cells, where its text begins and ends, and the line on which it begins."""

    cells: tuple[str, ...]
    start: int
    end: int
    line: int


class CsvText:
    """A table, byte for byte, and its rows. The first record is the header."""

    def __init__(self, path: str, text: str, how: Encoded, dialect: Dialect, records: tuple[Record, ...]) -> None:
        self.path = path
        self.text = text
        self.dialect = dialect
        self.records = records
        self._how = how

    @classmethod
    def parse(
        cls, raw: bytes, path: str, *, encoding: str | None = None, delimiter: str | None = None
    ) -> "CsvText | Finding":
        """The table, or the finding that says why it cannot be read."""
        try:
            text, how = decode(raw, encoding)
            dialect = dialect_of(raw[:HEAD], how, delimiter)
            return cls(path, text, how, dialect, _records(text, dialect))
        except TextProblem as trouble:
            span = Span(path, trouble.line, trouble.column)
            return problem(span, trouble.label, trouble.message, trouble.help)

    @property
    def raw(self) -> bytes:
        """The bytes of the file."""
        return self._how.encode(self.text)

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, as written."""
        return self.records[0].cells if self.records else ()

    @property
    def rows(self) -> range:
        """The numbers of the records that are data."""
        return range(1, len(self.records))

    @cached_property
    def lines(self) -> Lines:
        """Where each line begins."""
        return Lines(self.text)

    def span(self, row: int, column: int | None = None) -> Span:
        """Where a record begins, or the cell of a column (from 0), in lines and characters."""
        record = self.records[row] if row < len(self.records) else Record((), 0, 0, 1)
        if column is None or column >= len(record.cells):
            return Span(self.path, record.line)
        start = self._cells(record)[column][0]
        return Span(self.path, *self.lines.place(start))

    def problems(self) -> list[Finding]:
        """What is wrong with the shape of the table: headers that repeat, rows that are too short or too long."""
        found = [*_header_problems(self)]
        width = len(self.header)
        for row in self.rows:
            cells = self.records[row].cells
            if len(cells) != width and (len(cells) < width or any(cells[width:])):
                at = self.span(row, width if len(cells) > width else None)
                help = (
                    "quote cells that hold the separator"
                    if len(cells) > width
                    else "add the separators that are missing"
                )
                found.append(problem(at, CSV_WIDTH, f"row has {len(cells)} cells; the header has {width}", help))
        return found

    def set_cells(self, changes: Mapping[tuple[int, int], str]) -> "CsvText":
        """The text with cells changed, keyed by record and column number (from 0).

        A short record is filled up to the column.

        Raises:
            RefusedEdit: a value the file's encoding or separator cannot carry.
        """
        by_row: dict[int, dict[int, str]] = {}
        for (row, column), value in changes.items():
            by_row.setdefault(row, {})[column] = value
        pieces, at, expected = [], 0, {}
        for row in sorted(by_row):
            record = self.records[row]
            pieces.append(self.text[at : record.start])
            pieces.append(self._rewritten(record, by_row[row]))
            expected[row] = _with_cells(record.cells, by_row[row])
            at = record.end
        done = self._reread("".join((*pieces, self.text[at:])))
        if [r.cells for r in done.records] != [expected.get(at, r.cells) for at, r in enumerate(self.records)]:
            lines = ", ".join(str(self.records[row].line) for row in expected)
            raise RefusedEdit(self.path, f"the change of line {lines} would not read back as asked")
        return done

    def append(self, cells: Iterable[str]) -> "CsvText":
        """The text with one record more at its end."""
        return self.extend([cells])

    def extend(self, rows: Iterable[Iterable[str]]) -> "CsvText":
        """The text with more records at its end, proved all at once.

        Raises:
            RefusedEdit: a value the file's encoding or separator cannot carry.
        """
        added = [tuple(row) for row in rows]
        if not added:
            return self
        newline = self.newline
        lead = "" if not self.text or self.text[-1] in "\r\n" else newline
        lines = "".join(self._joined(map(self._quoted, row)) + newline for row in added)
        done = self._reread(self.text + lead + lines)
        if [r.cells for r in done.records] != [*(r.cells for r in self.records), *added]:
            raise RefusedEdit(self.path, "the new record would not read back as asked")
        return done

    def with_column(self, name: str) -> "CsvText":
        """The text with one empty column more at its right."""
        if not self.records:
            return self.append([name])
        width = len(self.header)
        return self.set_cells(
            {(0, width): name, **{(row, width): "" for row in self.rows if len(self.records[row].cells) <= width}}
        )

    @property
    def newline(self) -> str:
        """The line break that ends the header; a break inside a quoted cell does not count."""
        header = self.text[: self.records[0].end] if self.records else ""
        return header[len(header.rstrip("\r\n")) :] or newline_of(self.text)

    def _reread(self, text: str) -> "CsvText":
        try:
            raw = self._how.encode(text)
            again, how = decode(raw, self._how.encoding)
            done = CsvText(self.path, again, how, self.dialect, _records(again, self.dialect))
        except UnicodeEncodeError as error:
            missing = ascii(error.object[error.start])
            raise RefusedEdit(self.path, f"{self._how.encoding} has no character for {missing}") from error
        except TextProblem as trouble:
            raise RefusedEdit(self.path, trouble.message) from trouble
        if how != self._how or (self._tells_its_dialect and not done._tells_its_dialect):
            raise RefusedEdit(self.path, "its encoding or separator could no longer be told from its bytes")
        return done

    @property
    def _tells_its_dialect(self) -> bool:
        return dialect_of(self.raw[:HEAD], self._how) == self.dialect

    def _rewritten(self, record: Record, cells: Mapping[int, str]) -> str:
        raw = self.text[record.start : record.end]
        spans = self._cells(record)
        ending = raw[spans[-1][1] - record.start :]
        written = [self.text[start:end] for start, end in spans]
        written += [""] * (max(cells) + 1 - len(written))
        for column, value in cells.items():
            was_quoted = written[column].startswith('"')
            written[column] = self._quoted(value, always=was_quoted)
        return self._joined(written) + ending

    def _joined(self, written: Iterable[str]) -> str:
        # An empty line would be no record, so a lone empty cell shows its quotes.
        return self.dialect.delimiter.join(written) or '""'

    def _quoted(self, value: str, *, always: bool = False) -> str:
        if (
            always
            or value[:1] in (" ", "\t", '"')
            or any(char in value for char in ('"', "\n", "\r", self.dialect.delimiter))
        ):
            return '"' + value.replace('"', '""') + '"'
        return value

    def _cells(self, record: Record) -> list[tuple[int, int]]:
        """Start and end of each cell's text, its quotes included."""
        spans, at = [], record.start
        for _ in record.cells:
            match = self._cell.match(self.text, at, record.end)
            assert match is not None
            spans.append(match.span())
            at = match.end() + 1
        return spans

    @cached_property
    def _cell(self) -> re.Pattern[str]:
        other = f"[^{re.escape(self.dialect.delimiter)}\r\n]*"
        return re.compile(f'"[^"]*(?:""[^"]*)*"{other}|{other}')


def parse_or_raise(raw: bytes, path: str, *, encoding: str | None = None, delimiter: str | None = None) -> CsvText:
    """The table; BrokenFile if it cannot be read."""
    text = CsvText.parse(raw, path, encoding=encoding, delimiter=delimiter)
    if isinstance(text, Finding):
        raise BrokenFile(str(text.span), text.message)
    return text


def _records(text: str, dialect: Dialect) -> tuple[Record, ...]:
    """All records. Blank lines belong to no record; their characters stay where they are."""
    lines = [*io.StringIO(text, newline=""), end_line(dialect)]
    reader = reader_of(lines, dialect)
    found, line, start = [], 1, 0
    try:
        if dialect.preamble:
            next(reader)
            line, start = 2, len(dialect.preamble)
        for cells in reader:
            end = start + sum(map(len, lines[line - 1 : reader.line_num]))
            if cells:
                found.append(Record(tuple(cells), start, end, line))
            line, start = reader.line_num + 1, end
    except csv.Error as error:
        raise csv_problem(error, reader.line_num) from error
    if found[-1].cells != tuple(END):
        raise unclosed_quote(found[-1].line)
    return tuple(found[:-1])


def _header_problems(text: CsvText) -> Iterable[Finding]:
    seen: dict[str, int] = {}
    for column, name in enumerate(text.header):
        plain = name.strip().casefold()
        if plain and plain in seen:
            first = seen[plain] + 1
            message = f"column {column + 1} has the header '{name.strip()}' of column {first}"
            yield problem(text.span(0, column), CSV_HEADER, message, "give each column its own name")
        elif not plain and any(
            column < len(text.records[row].cells) and text.records[row].cells[column] for row in text.rows
        ):
            yield problem(text.span(0, column), CSV_HEADER, f"column {column + 1} has no header", "name the column")
        seen.setdefault(plain, column)


def _with_cells(cells: tuple[str, ...], changes: Mapping[int, str]) -> tuple[str, ...]:
    wide = [*cells, *[""] * (max(changes) + 1 - len(cells))]
    for column, value in changes.items():
        wide[column] = value
    return tuple(wide)
