"""Tables for people: fitted to the terminal by rich if there is one, else plain aligned columns."""

import shutil
import sys
from collections.abc import Sequence

from mofkit.shown import safe_text, width

_RICH_ROWS = 200
_WORD = 8


def table(headers: Sequence[str], rows: Sequence[Sequence[object]], *, colour: bool, right: Sequence[int] = ()) -> str:
    """Rows under headers, ready to print; `right` are the numbers of the columns that hold numbers."""
    safe = [[safe_text(str(cell)) for cell in row] for row in rows]
    columns = shutil.get_terminal_size().columns
    if sys.stdout.isatty() and len(rows) <= _RICH_ROWS and _narrowest(headers, safe, right) <= columns:
        return _fitted(headers, safe, columns, colour=colour, right=right)
    return _aligned(headers, safe, right)


def _narrowest(headers: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int]) -> int:
    """How many terminal cells the rows take at least: numbers stay whole, texts keep room for a word."""
    widths = [max(map(width, column)) for column in zip(headers, *rows, strict=True)]
    return sum(wide if at in right else min(wide, _WORD) for at, wide in enumerate(widths)) + 2 * len(widths)


def _aligned(headers: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int]) -> str:
    widths = [max(map(width, column)) for column in zip(headers, *rows, strict=True)]
    return "\n".join(_line(row, widths, right) for row in (headers, ["-" * wide for wide in widths], *rows)) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    padded = []
    for at, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
        gap = " " * (wide - width(cell))
        padded.append(gap + cell if at in right else cell + gap)
    return "  ".join(padded).rstrip()


def _fitted(
    headers: Sequence[str], rows: Sequence[Sequence[str]], columns: int, *, colour: bool, right: Sequence[int]
) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    bold = "bold" if colour else ""
    grid = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style=bold)
    for at, header in enumerate(headers):
        grid.add_column(Text(header), justify="right" if at in right else "left", overflow="fold", no_wrap=at in right)
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    console = Console(width=columns, no_color=not colour, highlight=False, markup=False, emoji=False)
    with console.capture() as capture:
        console.print(grid)
    return "\n".join(line.rstrip() for line in capture.get().split("\n")).strip("\n") + "\n"
