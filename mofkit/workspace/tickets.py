"""Tickets out of exports of any size: rows become tickets, and every row is accounted for.

Exports are nearly always sorted by number. While that holds, a thousand rows are held at a time; when it does not, the
reading begins again and keeps the latest row of each.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any, BinaryIO, NamedTuple, Protocol, TypeVar, cast

from mofkit.errors import BadOption, UnreadableFile
from mofkit.model.hours import zone
from mofkit.model.service import Service
from mofkit.model.settings import Settings
from mofkit.model.ticket import Batch, batch_of
from mofkit.model.ticket_map import TicketMap
from mofkit.shown import quoted
from mofkit.text.csvread import Chunk, CsvRows, chunks, stream
from mofkit.text.decode import TextProblem
from mofkit.workspace.ticket_account import Account
from mofkit.workspace.ticket_batches import batch_of_rows
from mofkit.workspace.ticket_columns import FIELDS, Words, layout
from mofkit.workspace.ticket_dates import Dates
from mofkit.workspace.ticket_reader import Again, Latest, Order, Reader

About = tuple[Settings, list[Service]]
Kept = dict[str, tuple[Reader, Latest]]


class Export(NamedTuple):
    """A file of tickets: what it is called, how it is opened, and how it is read."""

    label: str
    opened: Callable[[], BinaryIO]
    map: TicketMap


class Sink(Protocol):
    """Whatever takes tickets, many at a time."""

    def add_all(self, batch: Batch) -> None:
        """Some tickets more."""


S = TypeVar("S", bound=Sink)


def read_tickets(
    exports: Sequence[Export], settings: Settings, services: Iterable[Service], sink: Callable[[], S]
) -> tuple[S, Account]:
    """All tickets of exports, put into a fresh sink; and what became of every row.

    Raises:
        UnreadableFile: no text, or no CSV; names the line.
        BadOption: a column is not there, or the order of dates cannot be told.
    """
    held, every = False, list(services)
    orders: dict[str, str] = {one.label: one.map.dates for one in exports}
    while True:
        taker, account = sink(), Account()
        account.held = held
        try:
            _read(exports, (settings, every), orders, taker, account)
        except Again as again:
            held = held or again.held
            if again.order:
                orders[again.label] = again.order
        else:
            return taker, account


def _read(exports: Sequence[Export], about: About, orders: dict[str, str], taker: Sink, account: Account) -> None:
    order = Order()
    kept: Kept = {}
    for export in exports:
        words = Words(export.map, *about)
        dates = Dates(orders[export.label] or "dmy", zone(export.map.time_zone or about[0].calendar.time_zone))
        reader = Reader(export.label, words, dates, account)
        try:
            with export.opened() as source:
                table = stream(cast("Any", source), export.map.encoding or None, _separator(export.map.delimiter))
                with closing(cast("Any", table.rows)):
                    reader.arrange(layout(table.header, export.map, export.label))
                    account.fields |= dict.fromkeys(field for field in FIELDS if reader.layout.has(field))
                    _take(cast("Any", source), table, reader, order, taker, kept)
        except TextProblem as trouble:
            place = f"{export.label}:{trouble.line}:{trouble.column}"
            raise UnreadableFile(place, trouble.message, hint=trouble.help) from trouble
        _settle(dates, orders, export)
        account.orders[export.label] = _order_said(dates, export)
        account.take_words(words)
    held = sorted((reader.ticket(latest) for reader, latest in kept.values()), key=lambda one: one.opened or 0)
    for at in range(0, len(held), _AT_A_TIME):
        taker.add_all(cast("Batch", batch_of(held[at : at + _AT_A_TIME])))


_AT_A_TIME = 1000


def _take(source: BinaryIO, table: CsvRows, reader: Reader, order: Order, taker: Sink, kept: Kept) -> None:
    """All tickets of one export, put into a sink, or kept where it is not sorted."""
    for chunk in chunks(cast("Any", source), table):
        if reader.account.held:
            _hold(reader, chunk, kept)
        else:
            for batch in _batches(chunk, reader, order):
                taker.add_all(batch)
    if rest := batch_of(map(reader.ticket, reader.rest())):
        taker.add_all(rest)


def _batches(chunk: Chunk, reader: Reader, order: Order) -> Iterator[Batch]:
    """The tickets of a chunk but the last, which may go on in the next one."""
    lines, rows = chunk
    if _stands_alone(rows, reader):
        if rest := batch_of(map(reader.ticket, reader.rest())):
            yield rest
        plain = batch_of_rows(Chunk(lines[:-1], rows[:-1]), reader, order)
        if plain:
            yield plain
            lines, rows = lines[-1:], rows[-1:]
    if found := batch_of([reader.ticket(latest) for latest in reader.grouped(zip(lines, rows, strict=True), order)]):
        yield found


def _stands_alone(rows: Sequence[list[str]], reader: Reader) -> bool:
    """Whether neither the first nor the last row is of the same ticket as the row before it."""
    width, at = reader.layout.width, reader.layout.places[0]
    if len(rows) < 2 or not len(rows[0]) == len(rows[-1]) == len(rows[-2]) == width:
        return False
    return rows[-1][at].strip() != rows[-2][at].strip() and rows[0][at].strip() != reader.current


def _separator(text: str) -> str | None:
    return {"tab": "\t", "\\t": "\t"}.get(text, text) or None


def _settle(dates: Dates, orders: dict[str, str], export: Export) -> None:
    """Whether the order that was taken is the one the whole column allows; else the reading begins again."""
    if orders[export.label]:
        return
    if dates.only_dmy and dates.only_mdy:
        one, two = dates.only_dmy, dates.only_mdy
        raise BadOption(
            f"{export.label}: {quoted(one.text)} on line {one.line} has the day first, {quoted(two.text)} on line "
            f"{two.line} the month",
            hint="say which is meant: `--dates dmy` or `--dates mdy`; the others then count as unreadable",
        )
    if dates.only_mdy:
        raise Again(label=export.label, order="mdy")
    if dates.either and not dates.only_dmy:
        one = dates.either
        raise BadOption(
            f"{export.label}: {quoted(one.text)} on line {one.line} may have the day or the month first, and no other "
            "date tells",
            hint="say which is meant: `--dates dmy` or `--dates mdy`",
        )


def _order_said(dates: Dates, export: Export) -> str:
    """Which order dates were read in, and which of them tells; nothing where they begin with the year."""
    named = {"dmy": "day/month/year", "mdy": "month/day/year"}[dates.order] if dates.order in ("dmy", "mdy") else ""
    witness = dates.only_dmy if dates.order == "dmy" else dates.only_mdy
    if export.map.dates:
        return f"{named or 'year first'}, as the map says" if named else ""
    return f"{named}, as {quoted(witness.text)} on line {witness.line} allows nothing else" if witness else ""


def _hold(reader: Reader, chunk: Chunk, kept: Kept) -> None:
    """Keep the latest row of each ticket of an export in any order."""
    for line, id, picked, cells in reader.sound(zip(*chunk, strict=True)):
        there = kept.get(id)
        kept[id] = (
            reader,
            reader.joined(there[1], line, picked, cells) if there else reader.begun(line, picked, cells),
        )
