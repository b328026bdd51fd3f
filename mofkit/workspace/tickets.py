"""Tickets out of exports of any size: rows become tickets, and every row is accounted for.

Exports are nearly always sorted by number. While that holds, one ticket is held at a time; when it does not, the
reading begins again and keeps the latest row of each.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from operator import itemgetter
from typing import Any, BinaryIO, NamedTuple, Protocol, TypeVar, cast

from mofkit.errors import BadOption, UnreadableFile
from mofkit.model.hours import zone
from mofkit.model.service import Service
from mofkit.model.settings import Settings
from mofkit.model.ticket import (
    BYPASS,
    DONE,
    FIRST_LINE,
    MISCLASSIFIED,
    NO_NOTES,
    REASSIGNED,
    Ticket,
)
from mofkit.model.ticket_map import TicketMap
from mofkit.shown import quoted
from mofkit.text.csvread import Row, stream
from mofkit.text.decode import TextProblem
from mofkit.workspace.ticket_columns import FIELDS, TELLING, Layout, Words, layout
from mofkit.workspace.ticket_dates import Dates

_AT = {field: at for at, field in enumerate(FIELDS)}
_KEPT_REJECTED = 20
_CATEGORY, _FIRST_CATEGORY, _GROUP = _AT["category"], _AT["first_category"], _AT["group"]
_STATE = _AT["state"]
_PRIORITY, _SERVICE, _RESPONDED, _CLOSED = (_AT[field] for field in ("priority", "service", "responded", "closed"))
_LATER = (_AT["version"], _AT["updated"])
Cells = tuple[str, ...]


class Export(NamedTuple):
    """A file of tickets: what it is called, how it is opened, and how it is read."""

    label: str
    opened: Callable[[], BinaryIO]
    map: TicketMap


class Rejected(NamedTuple):
    """A row that is no ticket: where it begins, and why."""

    label: str
    line: int
    why: str


class Odd(NamedTuple):
    """What cells of a field say that cannot be understood: how often, and where first."""

    times: int
    label: str
    line: int
    value: str


class Account:
    """What became of every row, and what was not understood.

    Rows are read = tickets + earlier rows of the same ticket + duplicates + rejected.
    """

    def __init__(self) -> None:
        self.rows = self.tickets = self.earlier = self.duplicates = self.rejections = self.not_last = 0
        self.rejected: list[Rejected] = []
        self.missing: Counter[str] = Counter()
        self.unreadable: dict[str, Odd] = {}
        self.states: Counter[str] = Counter()
        self.unknown_states: dict[str, Odd] = {}
        self.fields: dict[str, None] = {}
        self.orders: dict[str, str] = {}
        self.desk_groups: dict[str, None] = {}
        self.bypass_channels: dict[str, None] = {}
        self.several_rows = False
        self.held = False

    def reject(self, label: str, line: int, why: str) -> None:
        """A row that is no ticket."""
        self.rejections += 1
        if len(self.rejected) < _KEPT_REJECTED:
            self.rejected.append(Rejected(label, line, why))


class Sink(Protocol):
    """Whatever takes tickets one by one."""

    def add(self, ticket: Ticket) -> None:
        """One ticket more."""


S = TypeVar("S", bound=Sink)


class _Again(Exception):
    """What was taken for granted does not hold."""

    def __init__(self, *, label: str = "", order: str = "", held: bool = False) -> None:
        self.label, self.order, self.held = label, order, held


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
        except _Again as again:
            held = held or again.held
            if again.order:
                orders[again.label] = again.order
        else:
            return taker, account


def _read(
    exports: Sequence[Export],
    about: tuple[Settings, list[Service]],
    orders: dict[str, str],
    taker: Sink,
    account: Account,
) -> None:
    order = _Order()
    kept: dict[str, tuple[_Reader, _Latest]] = {}
    for export in exports:
        words = Words(export.map, *about)
        dates = Dates(orders[export.label] or "dmy", zone(export.map.time_zone or about[0].calendar.time_zone))
        reader = _Reader(export, words, dates, account)
        try:
            with export.opened() as source:
                table = stream(cast("Any", source), export.map.encoding or None, _separator(export.map.delimiter))
                # The rows let go of the file before their reader does, also when they are not wanted.
                with closing(cast("Any", table.rows)) as rows:
                    reader.layout = layout(table.header, export.map, export.label)
                    reader.has = (reader.layout.has("responded"), reader.layout.has("closed"))
                    account.fields |= dict.fromkeys(field for field in FIELDS if reader.layout.has(field))
                    if account.held:
                        _hold(reader, rows, kept)
                    else:
                        for latest in reader.grouped(rows, order):
                            taker.add(reader.ticket(latest))
        except TextProblem as trouble:
            place = f"{export.label}:{trouble.line}:{trouble.column}"
            raise UnreadableFile(place, trouble.message, hint=trouble.help) from trouble
        _settle(dates, orders, export)
        account.orders[export.label] = _order_said(dates, export)
        account.desk_groups |= words.desk_groups
        account.bypass_channels |= words.bypass_channels
    for ticket in sorted((reader.ticket(latest) for reader, latest in kept.values()), key=lambda one: one.opened or 0):
        taker.add(ticket)


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
        raise _Again(label=export.label, order="mdy")
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


class _Order:
    """Whether numbers come sorted, up or down."""

    def __init__(self) -> None:
        self.last: tuple[int, str] | None = None
        self.rising: bool | None = None

    def check(self, id: str) -> None:
        """The next number; raises _Again if it may have been there before."""
        here = (len(id), id)
        if self.last is not None:
            rising = here > self.last
            if self.rising is None:
                self.rising = rising
            if rising is not self.rising or here == self.last:
                raise _Again(held=True)
        self.last = here


class _Latest(NamedTuple):
    """The rows of a ticket so far, as far as they matter."""

    key: tuple[int, ...]
    line: int
    cells: Cells
    first: tuple[str, str]
    changed: tuple[bool, bool]
    seen: frozenset[int]


class _Reader:
    """Reads one export."""

    def __init__(self, export: Export, words: Words, dates: Dates, account: Account) -> None:
        self.export = export
        self.words = words
        self.dates = dates
        self.account = account
        self.layout = Layout((), 0)
        self.has = (False, False)
        # The same few words stand in many tickets: each is understood, and kept, once.
        self._flags: dict[Cells, int] = {}
        self._named: tuple[dict[str, str], ...] = ({}, {}, {})
        self._telling = itemgetter(*(_AT[field] for field in TELLING))
        self._how = (words.priority, words.said, words.service)

    def sound(self, rows: Iterator[Row]) -> Iterator[tuple[int, str, Cells, list[str]]]:
        """Each row that is a ticket: its line, number, and cells by field, and all its cells."""
        account, width, missing = self.account, self.layout.width, self.words.missing
        pick, label = itemgetter(*self.layout.places), self.export.label
        at_state, unknown, last_state = self.layout.places[_STATE], "", [""]
        for line, cells in rows:
            if len(cells) != width:
                if not any(map(str.strip, cells)):
                    continue
                if any(map(str.strip, cells[width:])) or len(cells) < width:
                    account.rows += 1
                    account.reject(label, line, f"row has {len(cells)} cells; the header has {width}")
                    continue
                del cells[width:]
            account.rows += 1
            if cells[at_state : at_state + 1] != last_state:
                last_state = cells[at_state : at_state + 1]
                unknown = last_state[0] if last_state and self.words.state(last_state[0]) == "unknown" else ""
            if unknown:
                _odd(account.unknown_states, unknown.strip(), label, line, unknown.strip())
            # One cell more, for the fields that have no column.
            cells.append("")
            picked = pick(cells)
            id = picked[0].strip()
            if id in missing:
                account.reject(label, line, "row has no number of a ticket")
            else:
                yield line, id, picked, cells

    def grouped(self, rows: Iterator[Row], order: _Order) -> Iterator[_Latest]:
        """Each ticket of an export that is sorted by number; raises _Again if it is not."""
        current, group = "", cast("list[tuple[int, Cells, list[str]]]", [])
        for line, id, picked, cells in self.sound(rows):
            if id == current:
                group.append((line, picked, cells))
                continue
            if group:
                yield self._latest(group)
            order.check(id)
            current, group = id, [(line, picked, cells)]
        if group:
            yield self._latest(group)

    def _latest(self, group: list[tuple[int, Cells, list[str]]]) -> _Latest:
        line, picked, cells = group[0]
        if len(group) == 1:
            return _Latest((), line, picked, (picked[_CATEGORY], picked[_GROUP]), (False, False), frozenset())
        found = self.begun(line, picked, cells)
        for each in group[1:]:
            found = self.joined(found, *each)
        return found

    def begun(self, line: int, picked: Cells, cells: list[str]) -> _Latest:
        """A ticket by its first row."""
        first = (picked[_CATEGORY], picked[_GROUP])
        return _Latest(self._age(picked, line), line, picked, first, (False, False), frozenset((hash(tuple(cells)),)))

    def joined(self, one: _Latest, line: int, picked: Cells, cells: list[str]) -> _Latest:
        """A ticket with one row more: the later of the two counts, and what changed between them."""
        account, mark = self.account, hash(tuple(cells))
        if mark in one.seen:
            account.duplicates += 1
            return one
        account.earlier += 1
        account.several_rows = True
        changed = (
            one.changed[0] or self._differs(one.cells[_CATEGORY], picked[_CATEGORY]),
            one.changed[1] or self._differs(one.cells[_GROUP], picked[_GROUP]),
        )
        key, seen = self._age(picked, line), one.seen | {mark}
        if key[:-1] < one.key[:-1]:
            account.not_last += 1
            return one._replace(changed=changed, seen=seen, first=(picked[_CATEGORY], picked[_GROUP]))
        return _Latest(key, line, picked, one.first, changed, seen)

    def _differs(self, one: str, two: str) -> bool:
        left, right = self.words.said(one), self.words.said(two)
        return bool(left and right and left != right)

    def _age(self, picked: Cells, line: int) -> tuple[int, ...]:
        version, updated = (self.words.said(picked[at]) for at in _LATER)
        number = int(version[:15]) if version.isascii() and version.isdigit() else -1
        when = self.dates.read(updated, line) if updated else None
        return number, when[0] if when else -1, line

    def ticket(self, latest: _Latest) -> Ticket:
        """A ticket as its latest row tells it."""
        account, cells, line = self.account, latest.cells, latest.line
        account.tickets += 1
        combination = self._telling(cells)
        flags = self._flags.get(combination)
        if flags is None:
            flags = self._flags[combination] = self.words.flags(combination)
        account.states[combination[0]] += 1
        if latest.changed != (False, False) or latest.seen:
            flags = self._by_history(flags, latest)
        first_category = cells[_FIRST_CATEGORY]
        if first_category and self._differs(first_category, cells[_CATEGORY]):
            flags |= MISCLASSIFIED
        if flags & DONE and not self.words.said(cells[_AT["notes"]]):
            flags |= NO_NOTES
        opened = self._moment("opened", cells, line)
        responded = self._moment("responded", cells, line) if self.has[0] else None
        resolved = self._moment("resolved", cells, line)
        closed = self._moment("closed", cells, line) if self.has[1] else None
        priorities, categories, services = self._named
        cell = cells[_PRIORITY]
        priority = priorities[cell] if cell in priorities else self._understood(0, cell)
        cell = cells[_CATEGORY]
        category = categories[cell] if cell in categories else self._understood(1, cell)
        cell = cells[_SERVICE]
        service = services[cell] if cell in services else self._understood(2, cell)
        return Ticket(
            cells[0].strip(), line, opened[0] if opened else None, responded[0] if responded else None,
            resolved[0] if resolved else None, closed[0] if closed else None, opened[1] if opened else "",
            priority, category, service, flags, cells[_AT["caller"]], cells[_AT["summary"]],
        )  # fmt: skip

    def _understood(self, number: int, cell: str) -> str:
        known = self._named[number]
        known[cell] = self._how[number](cell)
        return known[cell]

    def _moment(self, field: str, cells: Cells, line: int) -> tuple[int, str] | None:
        text = cells[_AT[field]]
        if text in self.words.missing:
            self.account.missing[field] += 1
            return None
        found = self.dates.read(text, line)
        if found is not None:
            return found
        said = self.words.said(text)
        found = self.dates.read(said, line) if said else None
        if found is None:
            if said:
                _odd(self.account.unreadable, field, self.export.label, line, said)
            else:
                self.account.missing[field] += 1
        return found

    def _by_history(self, flags: int, latest: _Latest) -> int:
        """What the rows of a ticket tell together."""
        category, group = latest.changed
        flags |= MISCLASSIFIED if category else 0
        if group:
            flags = (flags | REASSIGNED) & ~FIRST_LINE
        first = self.words.said(latest.first[1])
        if first and first != self.words.said(latest.cells[_GROUP]) and not self.words.is_desk(first):
            flags |= BYPASS if self.words.desk_groups else 0
        return flags


def _hold(reader: _Reader, rows: Iterator[Row], kept: dict[str, tuple[_Reader, _Latest]]) -> None:
    """Keep the latest row of each ticket of an export in any order."""
    for line, id, picked, cells in reader.sound(rows):
        there = kept.get(id)
        kept[id] = (
            reader,
            reader.joined(there[1], line, picked, cells) if there else reader.begun(line, picked, cells),
        )


def _odd(found: dict[str, Odd], name: str, label: str, line: int, value: str) -> None:
    there = found.get(name)
    found[name] = there._replace(times=there.times + 1) if there else Odd(1, label, line, value)
