"""Where cells of a table stand in their lines, found without holding the table."""

import io
import re
from collections.abc import Iterable, Iterator

from mofkit.text.csvread import HEAD, dialect_of
from mofkit.text.decode import sniff


def places(source: io.BufferedIOBase, wanted: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """The column in characters, from 1, of each (line a row begins on, number of its cell from 0).

    A cell on a later line than its row's first is told by the beginning of the row; so is a number below 0.
    """
    by_line: dict[int, set[int]] = {}
    for line, cell in wanted:
        by_line.setdefault(line, set()).add(cell)
    head = source.read(HEAD)
    how = sniff(head[:4])
    pattern = _cell(dialect_of(head, how).delimiter)
    source.seek(len(how.bom))
    text = io.TextIOWrapper(source, how.encoding, newline="")  # type: ignore[type-var]
    found = {}
    try:
        for number, row in enumerate(_until(text, max(by_line, default=0)), start=1):
            if number in by_line:
                starts = list(_starts(row, pattern))
                for cell in by_line[number]:
                    found[number, cell] = starts[cell] + 1 if 0 <= cell < len(starts) else 1
    finally:
        text.detach()
    return found


def _until(lines: Iterable[str], last: int) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        if number > last:
            return
        yield line


def _starts(line: str, pattern: re.Pattern[str]) -> Iterator[int]:
    """Where the cells of a line begin, as far as the line holds them whole."""
    at, end = 0, len(line.rstrip("\r\n"))
    while at <= end:
        yield at
        match = pattern.match(line, at, end)
        assert match is not None
        at = match.end() + 1


def _cell(delimiter: str) -> re.Pattern[str]:
    other = f"[^{re.escape(delimiter)}]*"
    return re.compile(f'"[^"]*(?:""[^"]*)*"{other}|{other}')
