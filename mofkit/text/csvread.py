"""CSV in: which dialect a table is written in, and its rows with the line each begins on.

One of two doors to the csv module; the other is `csvtext`.
"""

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mofkit.finding import CSV_SYNTAX, LIMIT
from mofkit.text.decode import Encoded, TextProblem, sniff, undecodable

DELIMITERS = ",;\t|"
MAX_CELL = 10_000_000
_HEAD = 65_536
_SAMPLE_ROWS = 40
_EXCEL_HINT = re.compile(r"sep=(.)(?:\r\n|\n|\r)")

Row = tuple[int, list[str]]


class Dialect(NamedTuple):
    """How a table is written; `preamble` is Excel's own first line `sep=;`, kept as it is."""

    delimiter: str
    preamble: str = ""


def dialect_of(head: str, delimiter: str | None = None) -> Dialect:
    """The dialect of a text that begins with `head`: the separator that gives most rows the header's width."""
    hint = _EXCEL_HINT.match(head)
    if hint:
        return Dialect(delimiter or hint[1], hint[0])
    if delimiter:
        return Dialect(delimiter)
    return Dialect(max(DELIMITERS, key=lambda one: _fit(head, one)))


def _fit(head: str, delimiter: str) -> tuple[float, int, int]:
    widths = [
        len(cells)
        for _, cells in zip(range(_SAMPLE_ROWS), _reader(io.StringIO(head, newline=""), delimiter), strict=False)
    ]
    # The sample may end inside a row; that row says nothing.
    widths = [width for width in (widths[:-1] if len(head) >= _HEAD and len(widths) > 1 else widths) if width]
    if not widths or widths[0] < 2:
        return (0.0, 0, -DELIMITERS.index(delimiter))
    same = sum(width == widths[0] for width in widths) / len(widths)
    return (same if len(widths) > 1 else 0.5, widths[0], -DELIMITERS.index(delimiter))


def _reader(lines: Iterable[str], delimiter: str) -> "csv._reader":
    csv.field_size_limit(MAX_CELL)
    return csv.reader(lines, delimiter=delimiter)


class CsvRows(NamedTuple):
    """A table to read once, row by row: its header, the line of the header, and the rows after it."""

    header: tuple[str, ...]
    header_line: int
    rows: Iterator[Row]
    dialect: Dialect
    how: Encoded


def stream(source: io.BufferedIOBase, encoding: str | None = None, delimiter: str | None = None) -> CsvRows:
    """The rows of an open binary file that can seek, without holding them.

    Raises:
        TextProblem: here or while the rows are read: bytes that are no text, a cell beyond the limit, a quote
            that never closes; names the line.
    """
    head = source.read(_HEAD)
    how = sniff(head[:4], encoding)
    sample = head[len(how.bom) :].decode(how.encoding, "replace")
    dialect = dialect_of(sample, delimiter)
    source.seek(len(how.bom))
    text = io.TextIOWrapper(source, how.encoding, newline="")
    rows = _guarded(text, source, dialect, how)
    line, header = next(rows, (1, []))
    return CsvRows(tuple(header), line, rows, dialect, how)


def _guarded(text: io.TextIOWrapper, source: io.BufferedIOBase, dialect: Dialect, how: Encoded) -> Iterator[Row]:
    reader = _reader(text, dialect.delimiter)
    begun = line = 1
    cells: list[str] = []
    try:
        if dialect.preamble:
            next(reader, None)
            line = 2
        for cells in reader:
            if cells:
                yield line, cells
            begun, line = line, reader.line_num + 1
    except UnicodeDecodeError:
        source.seek(0)
        raise _first_undecodable(source.read(), how) from None
    except csv.Error as error:
        raise csv_problem(error, reader.line_num) from error
    if (cells and "\n" in cells[-1]) or _ends_inside_a_line(source, how):
        source.seek(len(how.bom))
        tail = itertools.islice(io.TextIOWrapper(source, how.encoding, newline=""), begun - 1, None)
        trouble = unclosed_quote(tail, dialect, begun)
        if trouble:
            raise trouble


def _ends_inside_a_line(source: io.BufferedIOBase, how: Encoded) -> bool:
    size = source.seek(0, io.SEEK_END)
    source.seek(max(size - 2, 0))
    return size > len(how.bom) and not source.read().strip(b"\0").endswith((b"\n", b"\r"))


def unclosed_quote(tail: Iterable[str], dialect: Dialect, line: int) -> TextProblem | None:
    """The problem of a quote that swallows the end of the text, if its last row, `tail` from `line` on, has one.

    csv accepts it in silence; only its strict mode tells.
    """
    try:
        for _ in csv.reader(tail, delimiter=dialect.delimiter, strict=True):
            pass
    except csv.Error as error:
        if "unexpected end" in str(error):
            return TextProblem(
                CSV_SYNTAX, "a quote that never closes", 'end the cell with ", and double any " inside it', line=line
            )
    return None


def csv_problem(error: csv.Error, line: int) -> TextProblem:
    """The problem of a row that csv refuses."""
    if "field limit" in str(error):
        return TextProblem(
            LIMIT, f"a cell of more than {MAX_CELL:,} characters", "shorten it or close its quote", line=line
        )
    return TextProblem(CSV_SYNTAX, f"not a CSV row: {error}", "quote cells that hold line breaks", line=line)


def _first_undecodable(raw: bytes, how: Encoded) -> TextProblem:
    try:
        how.decode(raw)
    except UnicodeDecodeError as error:
        return undecodable(raw, how, error)
    raise AssertionError("decoded the second time")
