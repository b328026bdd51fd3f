"""The lines of a ledger one by one, for what is wrong with them and where. Much slower than adding them up."""

import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple, cast

from mofkit.finding import Span
from mofkit.model.ledger import KEYS
from mofkit.shown import quoted
from mofkit.text.csvplaces import places
from mofkit.text.csvread import stream
from mofkit.text.csvsums import NUMBER
from mofkit.text.decode import TextProblem
from mofkit.workspace.ledger import Problem, Reader, columns_of
from mofkit.workspace.workspace import Workspace

# So many of a topic are named in one file; more would bury the rest.
MOST = 200
# Up to so many lines a file is searched for lines that are there twice: each is remembered.
MOST_REMEMBERED = 500_000
_AMOUNT = "write a number such as 1250.00: digits, a point, no thousands; `mofkit costs import` reads other forms"


class LineProblem(NamedTuple):
    """A problem with its place."""

    span: Span
    topic: str
    field: str
    message: str
    help: str


def line_problems(workspace: Workspace) -> tuple[LineProblem, ...]:
    """What is wrong with the lines of all ledgers, at most `MOST` of a topic in each file."""
    reader = Reader(workspace)
    found: list[LineProblem] = []
    for file in workspace.ledger().files:
        if file.trouble:
            span = Span(file.path, file.trouble.line, file.trouble.column)
            found.append(LineProblem(span, "file", "", file.trouble.message, file.trouble.help))
        elif file.doubtful or file.read <= MOST_REMEMBERED:
            found.extend(_in_file(workspace, file.path, reader, remembered=file.read <= MOST_REMEMBERED))
    return tuple(found)


def _in_file(workspace: Workspace, path: str, reader: Reader, *, remembered: bool) -> Iterator[LineProblem]:
    with workspace.opened(path) as source:
        try:
            told = list(_sifted(_told(cast("io.BufferedIOBase", source), reader, remembered=remembered)))
        except TextProblem as trouble:
            span = Span(path, trouble.line, trouble.column)
            yield LineProblem(span, "file", "", trouble.message, trouble.help)
            return
    with workspace.opened(path) as source:
        where = places(cast("io.BufferedIOBase", source), {(line, column) for line, column, _ in told})
    for line, column, one in told:
        yield LineProblem(Span(path, line, where.get((line, column), 1)), *one)


_Told = tuple[int, int, Problem]


def _sifted(told: Iterable[_Told]) -> Iterator[_Told]:
    count: dict[str, int] = {}
    for line, column, one in told:
        count[one.topic] = count.get(one.topic, 0) + 1
        if count[one.topic] <= MOST:
            yield line, column, one


def _told(source: io.BufferedIOBase, reader: Reader, *, remembered: bool) -> Iterator[_Told]:
    """Line, column from 0, and problem, in the order of lines."""
    table = stream(source)
    columns = columns_of(table.header)
    width, amount_at = len(table.header), columns["amount"]
    keys = [name for name in KEYS if name in columns]
    known: dict[tuple[str, ...], tuple[Problem, ...]] = {}
    seen: dict[int, int] = {}
    for line, cells in table.rows:
        if not any(map(str.strip, cells)):
            continue
        if len(cells) < width or any(map(str.strip, cells[width:])):
            message = f"line has {len(cells)} cells; the header has {width}"
            yield line, -1, Problem("amount", "amount", message, "quote cells that hold the separator")
            continue
        amount = cells[amount_at].strip()
        if not amount:
            message = "amount is empty; the line counts for nothing"
            yield line, amount_at, Problem("blank", "amount", message, "write the amount; a zero must be written")
        elif not NUMBER.fullmatch(amount):
            yield line, amount_at, Problem("amount", "amount", f"amount {quoted(amount)} is no number", _AMOUNT)
        said = tuple([cells[columns[name]] for name in keys])
        if said not in known:
            cost = reader.cost(dict(zip(keys, said, strict=True)), Decimal(0))
            known[said] = tuple(reader.problems(cost))
        for one in known[said]:
            yield line, columns.get(one.field, -1), one
        if remembered:
            first = seen.setdefault(hash(tuple(cells)), line)
            if first != line:
                message = f"line says the same as line {first}, cell by cell"
                help = "take one out, or say in the description what makes them two"
                yield line, -1, Problem("duplicate", "", message, help)
