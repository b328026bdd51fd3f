"""A table from elsewhere: its header found below whatever stands above it, and its rows with their lines."""

import io
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mofkit.errors import UnreadableFile
from mofkit.shown import quoted
from mofkit.text.csvread import DELIMITERS, Row, stream
from mofkit.text.decode import TextProblem, decode

# How many lines may stand above a header that has to be found.
_PREAMBLE = 60


class ForeignTable(NamedTuple):
    """The header, the line it stands on, the separator, and the rows below it."""

    header: tuple[str, ...]
    line: int
    delimiter: str
    rows: tuple[Row, ...]


class HowRead(NamedTuple):
    """What is known of how a file is written; what is empty has to be found out."""

    encoding: str = ""
    delimiter: str = ""
    skip_lines: int = 0


Fit = Callable[[Sequence[str]], int]


def foreign_table(raw: bytes, label: str, how: HowRead, fit: Fit) -> ForeignTable:
    """The table in a file. `fit` says how well a row would do as a header; 0 is not at all.

    Raises:
        UnreadableFile: no text, no CSV, or no header that fits.
    """
    try:
        text, _ = decode(raw, how.encoding or None)
        found = _best(text, how, fit)
        if found is None:
            raise UnreadableFile(label, f"none of its first {_PREAMBLE} lines is the header that is wanted")
        line, delimiter = found
        table = stream(io.BytesIO(_from_line(text, line)), "utf-8", delimiter)
        rows = tuple((line + number, cells) for number, cells in table.rows)
        return ForeignTable(table.header, line + table.header_line, delimiter, rows)
    except TextProblem as trouble:
        place = f"{label}:{trouble.line}:{trouble.column}"
        raise UnreadableFile(place, trouble.message, hint=trouble.help) from trouble


def first_row(raw: bytes, label: str, how: HowRead) -> tuple[str, ...]:
    """The first row of a file with more than one cell, to say what is there; nothing if it has none."""
    try:
        return foreign_table(raw, label, how, lambda row: int(len(row) > 1)).header
    except UnreadableFile:
        return ()


def _best(text: str, how: HowRead, fit: Fit) -> tuple[int, str] | None:
    """The number of lines above the header, and the separator, that fit best; the first of equals."""
    found: list[tuple[int, int, int, str]] = []
    lines = range(how.skip_lines, how.skip_lines + 1) if how.skip_lines else range(_PREAMBLE)
    for line in lines:
        piece = _from_line(text, line)
        if not piece:
            break
        for delimiter in how.delimiter or DELIMITERS:
            header = _header(piece, delimiter)
            score = fit(header)
            if score:
                found.append((-score, line, -len(header), delimiter))
    return (min(found)[1], min(found)[3]) if found else None


def _header(piece: bytes, delimiter: str) -> tuple[str, ...]:
    try:
        table = stream(io.BytesIO(piece), "utf-8", delimiter)
    except TextProblem:
        return ()
    return tuple(cell.strip() for cell in table.header)


def _from_line(text: str, line: int) -> bytes:
    at = 0
    for _ in range(line):
        at = text.find("\n", at) + 1
        if not at:
            return b""
    return text[at:].encode("utf-8")


def column(header: Sequence[str], wanted: str) -> int:
    """The number of the column a map names, as `#N` or by its header; less than 0 if there is none or several."""
    if wanted.startswith("#") and wanted[1:].isascii() and wanted[1:].isdigit():
        return int(wanted[1:6]) - 1 if 0 < int(wanted[1:6]) <= len(header) else -1
    for same in (str, lambda text: " ".join(text.split()).casefold()):
        found = [at for at, name in enumerate(header) if same(name) == same(wanted)]
        if len(found) == 1:
            return found[0]
    return -1


def columns_said(header: Sequence[str]) -> str:
    """The columns of a table, for a message."""
    return ", ".join(map(quoted, header[:40])) + (" …" if len(header) > 40 else "")


def repeated(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Rows that say the same as an earlier one, cell by cell: the line of each, and of the first."""
    first: dict[tuple[str, ...], int] = {}
    for line, cells in rows:
        if any(map(str.strip, cells)):
            earlier = first.setdefault(tuple(cells), line)
            if earlier != line:
                yield line, earlier
