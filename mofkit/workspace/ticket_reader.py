"""Rows to tickets, one by one: the latest row of each counts, and each cell is understood by the map."""

from collections.abc import Callable, Iterator, Sequence
from operator import gt, itemgetter, lt
from typing import NamedTuple

from mofkit.model.ticket import BYPASS, DONE, FIRST_LINE, MISCLASSIFIED, NO_NOTES, REASSIGNED, Ticket
from mofkit.text.csvread import Row
from mofkit.workspace.ticket_account import Account, note_odd
from mofkit.workspace.ticket_columns import FIELDS, TELLING, Layout, Words
from mofkit.workspace.ticket_dates import Dates

AT = {field: at for at, field in enumerate(FIELDS)}
_CATEGORY, _FIRST_CATEGORY, _GROUP = AT["category"], AT["first_category"], AT["group"]
_STATE, _PRIORITY, _SERVICE, _KIND = AT["state"], AT["priority"], AT["service"], AT["type"]
_LATER = (AT["version"], AT["updated"])
Cells = tuple[str, ...]


class Again(Exception):
    """What was taken for granted does not hold."""

    def __init__(self, *, label: str = "", order: str = "", held: bool = False) -> None:
        self.label, self.order, self.held = label, order, held


class Known(dict[str, str]):
    """What words mean, each understood once."""

    def __init__(self, meaning: Callable[[str], str]) -> None:
        self._meaning = meaning

    def __missing__(self, cell: str) -> str:
        """A cell that is new."""
        self[cell] = found = self._meaning(cell)
        return found


class KnownFlags(dict[Cells, int]):
    """What combinations of words tell of a ticket, each understood once."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __missing__(self, cells: Cells) -> int:
        """A combination that is new."""
        self[cells] = found = self._words.flags(cells)
        return found


class Order:
    """Whether numbers come sorted, up or down."""

    def __init__(self) -> None:
        self.last: tuple[int, str] | None = None
        self.rising: bool | None = None

    def check(self, id: str) -> None:
        """The next number; raises Again if it may have been there before."""
        here = (len(id), id)
        if self.last is not None:
            rising = here > self.last
            if self.rising is None:
                self.rising = rising
            if rising is not self.rising or here == self.last:
                raise Again(held=True)
        self.last = here

    def takes(self, ids: Sequence[str]) -> bool:
        """Whether all of these come sorted after those before, as it is known then; else nothing is."""
        here = (len(ids[0]), ids[0])
        if len(set(map(len, ids))) > 1:
            return False
        rising = self.rising
        if self.last is not None:
            rising = here > self.last
            if here == self.last or self.rising not in (None, rising):
                return False
        if rising is None and len(ids) > 1:
            rising = ids[1] > ids[0]
        if not all(map(lt if rising else gt, ids, ids[1:])):
            return False
        self.rising, self.last = rising, (len(ids[-1]), ids[-1])
        return True


class Latest(NamedTuple):
    """The rows of a ticket so far, as far as they matter."""

    key: tuple[int, ...]
    line: int
    cells: Cells
    first: tuple[str, str]
    changed: tuple[bool, bool]
    seen: frozenset[int]


class Reader:
    """Reads one export."""

    def __init__(self, label: str, words: Words, dates: Dates, account: Account) -> None:
        self.label = label
        self.words = words
        self.dates = dates
        self.account = account
        self.layout = Layout((), 0)
        self.has = (False, False)
        # The same few words stand in many tickets: each is understood, and kept, once.
        self.flags = KnownFlags(words)
        self.priorities, self.categories = Known(words.priority), Known(words.said)
        self.services, self.kinds = Known(words.service), Known(words.said)
        self._telling = itemgetter(*(AT[field] for field in TELLING))
        self.group: list[tuple[int, Cells, list[str]]] = []

    @property
    def current(self) -> str:
        """The number of the ticket whose rows may go on; nothing where none may."""
        return self.group[0][1][0].strip() if self.group else ""

    def arrange(self, layout: Layout) -> None:
        """Say which column is which field."""
        self.layout = layout
        self.has = (layout.has("responded"), layout.has("closed"))

    def sound(self, rows: Iterator[Row]) -> Iterator[tuple[int, str, Cells, list[str]]]:
        """Each row that is a ticket: its line, number, and cells by field, and all its cells."""
        account, width, missing = self.account, self.layout.width, self.words.missing
        pick, label = itemgetter(*self.layout.places), self.label
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
                note_odd(account.unknown_states, unknown.strip(), label, line, unknown.strip())
            # One cell more, for the fields that have no column.
            cells.append("")
            picked = pick(cells)
            id = picked[0].strip()
            if id in missing:
                account.reject(label, line, "row has no number of a ticket")
            else:
                yield line, id, picked, cells

    def grouped(self, rows: Iterator[Row], order: Order) -> Iterator[Latest]:
        """Each ticket of rows that are sorted by number but the last, which may go on; raises Again if they are not."""
        for line, id, picked, cells in self.sound(rows):
            if self.group and id == self.current:
                self.group.append((line, picked, cells))
                continue
            yield from self.rest()
            order.check(id)
            self.group = [(line, picked, cells)]

    def rest(self) -> Iterator[Latest]:
        """The last ticket, when it is known that it does not go on."""
        if self.group:
            yield self._latest(self.group)
            self.group = []

    def _latest(self, group: list[tuple[int, Cells, list[str]]]) -> Latest:
        line, picked, cells = group[0]
        if len(group) == 1:
            return Latest((), line, picked, (picked[_CATEGORY], picked[_GROUP]), (False, False), frozenset())
        found = self.begun(line, picked, cells)
        for each in group[1:]:
            found = self.joined(found, *each)
        return found

    def begun(self, line: int, picked: Cells, cells: list[str]) -> Latest:
        """A ticket by its first row."""
        first = (picked[_CATEGORY], picked[_GROUP])
        return Latest(self._age(picked, line), line, picked, first, (False, False), frozenset((hash(tuple(cells)),)))

    def joined(self, one: Latest, line: int, picked: Cells, cells: list[str]) -> Latest:
        """A ticket with one row more: the later of the two counts, and what changed between them."""
        account, mark = self.account, hash(tuple(cells))
        if mark in one.seen:
            account.duplicates += 1
            return one
        account.earlier += 1
        account.several_rows = True
        changed = (
            one.changed[0] or self.differs(one.cells[_CATEGORY], picked[_CATEGORY]),
            one.changed[1] or self.differs(one.cells[_GROUP], picked[_GROUP]),
        )
        key, seen = self._age(picked, line), one.seen | {mark}
        if key[:-1] < one.key[:-1]:
            account.not_last += 1
            return one._replace(changed=changed, seen=seen, first=(picked[_CATEGORY], picked[_GROUP]))
        return Latest(key, line, picked, one.first, changed, seen)

    def differs(self, one: str, two: str) -> bool:
        """Whether two cells say something, and not the same."""
        left, right = self.words.said(one), self.words.said(two)
        return bool(left and right and left != right)

    def _age(self, picked: Cells, line: int) -> tuple[int, ...]:
        version, updated = (self.words.said(picked[at]) for at in _LATER)
        number = int(version[:15]) if version.isascii() and version.isdigit() else -1
        when = self.dates.read(updated, line) if updated else None
        return number, when[0] if when else -1, line

    def ticket(self, latest: Latest) -> Ticket:
        """A ticket as its latest row tells it."""
        account, cells, line = self.account, latest.cells, latest.line
        account.tickets += 1
        combination = self._telling(cells)
        flags = self.flags[combination]
        account.states[combination[0]] += 1
        if latest.changed != (False, False) or latest.seen:
            flags = self._by_history(flags, latest)
        first_category = cells[_FIRST_CATEGORY]
        if self.differs(first_category, cells[_CATEGORY]):
            flags |= MISCLASSIFIED
        if flags & DONE and not self.words.said(cells[AT["notes"]]):
            flags |= NO_NOTES
        opened = self._moment("opened", cells, line)
        responded = self._moment("responded", cells, line) if self.has[0] else None
        resolved = self._moment("resolved", cells, line)
        closed = self._moment("closed", cells, line) if self.has[1] else None
        return Ticket(
            cells[0].strip(), line, opened[0] if opened else None, responded[0] if responded else None,
            resolved[0] if resolved else None, closed[0] if closed else None, opened[1] if opened else "",
            self.priorities[cells[_PRIORITY]], self.categories[cells[_CATEGORY]], self.services[cells[_SERVICE]], flags,
            cells[AT["caller"]], cells[AT["summary"]], self.kinds[cells[_KIND]],
        )  # fmt: skip

    def _moment(self, field: str, cells: Cells, line: int) -> tuple[int, str] | None:
        text = cells[AT[field]]
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
                note_odd(self.account.unreadable, field, self.label, line, said)
            else:
                self.account.missing[field] += 1
        return found

    def _by_history(self, flags: int, latest: Latest) -> int:
        """What the rows of a ticket tell together."""
        category, group = latest.changed
        flags |= MISCLASSIFIED if category else 0
        if group:
            flags = (flags | REASSIGNED) & ~FIRST_LINE
        first = self.words.said(latest.first[1])
        if first and first != self.words.said(latest.cells[_GROUP]) and not self.words.is_desk(first):
            flags |= BYPASS if self.words.desk_groups else 0
        return flags
