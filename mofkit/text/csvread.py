"""CSV in: which dialect a table is written in, and its rows with the line each begins on.

One of two doors to the csv module; the other is `csvtext`.
"""

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from mofkit.errors import BadOption
from mofkit.finding import CSV_SYNTAX, LIMIT, UNREADABLE
from mofkit.text.decode import Encoded, TextProblem, refuse_nul, sniff, undecodable

if TYPE_CHECKING:
    import _csv

DELIMITERS = ",;\t|"
MAX_CELL = 10_000_000
HEAD = 65_536
_SAMPLE_ROWS = 40
_SEPARATOR = r'[^\w"\r\n\0]'
_EXCEL_HINT = re.compile(rf"sep=({_SEPARATOR})(?:\r\n|\n|\r)")

Row = tuple[int, list[str]]
# What csv raises, for those who may not import it.
CsvError = csv.Error


class Dialect(NamedTuple):
    """How a table is written; `preamble` is Excel's own first line `sep=;`, kept as it is."""

    delimiter: str
    preamble: str = ""


def dialect_of(raw: bytes, how: Encoded, delimiter: str | None = None) -> Dialect:
    """The dialect of a file that begins with `raw`: the separator that gives most rows the header's width.

    Raises:
        BadOption: `delimiter` is nothing that separates.
    """
    if delimiter is not None and not re.fullmatch(_SEPARATOR, delimiter):
        raise BadOption(f"no separator {delimiter!r}", hint="try a comma, a semicolon, a tab or |")
    head = raw[len(how.bom) : HEAD].decode(how.encoding, "replace")
    hint = _EXCEL_HINT.match(head)
    if hint:
        return Dialect(delimiter or hint[1], hint[0])
    if delimiter:
        return Dialect(delimiter)
    return Dialect(max(DELIMITERS, key=lambda one: _fit(head, one, ends=len(raw) < HEAD)))


def _fit(head: str, delimiter: str, *, ends: bool) -> tuple[float, int, int]:
    reader = reader_of(io.StringIO(head, newline=""), Dialect(delimiter))
    widths = [len(cells) for cells in itertools.islice(reader, _SAMPLE_ROWS)]
    # The sample may end inside a row; that row says nothing.
    widths = [width for width in (widths if ends or len(widths) == 1 else widths[:-1]) if width]
    if not widths or widths[0] < 2:
        return (0.0, 0, -DELIMITERS.index(delimiter))
    same = sum(width == widths[0] for width in widths) / len(widths)
    return (same if len(widths) > 1 else 0.5, widths[0], -DELIMITERS.index(delimiter))


def reader_of(lines: Iterable[str], dialect: Dialect) -> "_csv.Reader":
    """The rows of lines, by the csv module."""
    csv.field_size_limit(MAX_CELL)
    return csv.reader(lines, delimiter=dialect.delimiter)


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
    head = source.read(HEAD)
    how = sniff(head[:4], encoding)
    # The whole text is never held, so only its head tells a binary file.
    refuse_nul(head[len(how.bom) :].decode(how.encoding, "replace"))
    dialect = dialect_of(head, how, delimiter)
    source.seek(len(how.bom))
    rows = _guarded(source, dialect, how)
    line, header = next(rows, (1, []))
    return CsvRows(tuple(header), line, rows, dialect, how)


class Chunk(NamedTuple):
    """Rows that follow each other, and the lines on which they begin."""

    lines: Sequence[int]
    rows: list[list[str]]


def chunks(source: io.BufferedIOBase, table: CsvRows) -> Iterator[Chunk]:
    """The rows of a table after its header, many at a time: what is done to each row costs more than reading it.

    Raises:
        TextProblem: as `stream` does, at the latest when the rows are used up.
    """
    dialect, how = table.dialect, table.how
    cast("Any", table.rows).close()
    source.seek(len(how.bom))
    text = io.TextIOWrapper(source, how.encoding, newline="")  # type: ignore[type-var]
    reader = reader_of(itertools.chain(text, [end_line(dialect)]), dialect)
    try:
        for _ in range(1 + bool(dialect.preamble)):
            next(reader, None)
        line = 1 + reader.line_num
        while True:
            before = reader.line_num
            rows = list(itertools.islice(reader, CHUNK))
            passed = reader.line_num - before
            whole = len(rows) == CHUNK
            if not whole and (not rows or rows[-1] != END):
                raise unclosed_quote(line + _height(rows[:-1]))
            if not whole:
                rows.pop()
                passed -= 1
            if rows:
                lines = range(line, line + passed) if passed == len(rows) else list(_begun(rows, line))
                yield Chunk(lines, rows)
            line += passed
            if not whole:
                return
    except UnicodeDecodeError:
        source.seek(0)
        raise _first_undecodable(source.read(), how) from None
    except csv.Error as error:
        raise csv_problem(error, reader.line_num) from error
    finally:
        # The file belongs to the caller, who closes it.
        text.detach()


# More rows at a time are no faster, and take memory.
CHUNK = 1000
_BREAKS = re.compile(r"\r\n|\n|\r")


def _begun(rows: Iterable[list[str]], line: int) -> Iterator[int]:
    for cells in rows:
        yield line
        line += _height([cells])


def _height(rows: Iterable[list[str]]) -> int:
    """How many lines rows take."""
    return sum(1 + sum(len(_BREAKS.findall(cell)) for cell in cells) for cells in rows)


def _guarded(source: io.BufferedIOBase, dialect: Dialect, how: Encoded) -> Iterator[Row]:
    text = io.TextIOWrapper(source, how.encoding, newline="")  # type: ignore[type-var]
    reader = reader_of(itertools.chain(text, [end_line(dialect)]), dialect)
    begun = line = 1
    held: list[str] = []
    try:
        if dialect.preamble:
            next(reader)
            begun = line = 2
        for cells in reader:
            if held:
                yield begun, held
            begun, line, held = line, reader.line_num + 1, cells
    except UnicodeDecodeError:
        source.seek(0)
        raise _first_undecodable(source.read(), how) from None
    except csv.Error as error:
        raise csv_problem(error, reader.line_num) from error
    finally:
        # The file belongs to the caller, who closes it.
        text.detach()
    if held != END:
        raise unclosed_quote(begun)


# A row after the last: a quote that never closes swallows it, and csv itself would not tell.
END = ["end", "end"]


def end_line(dialect: Dialect) -> str:
    """A line that reads as `END` unless it stands inside quotes."""
    return dialect.delimiter.join(END)


def unclosed_quote(line: int) -> TextProblem:
    """The problem of a quote that swallows the rest of the text; `line` is where its row begins."""
    return TextProblem(
        CSV_SYNTAX, "a quote that never closes", 'end the cell with ", and double any " inside it', line=line
    )


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
    return TextProblem(UNREADABLE, "the file changed while it was read", "read it again")
