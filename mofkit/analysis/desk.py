"""What tickets come to: counts by month, service, priority and category, and how long things took."""

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mofkit.analysis.desk_targets import Promises, judged
from mofkit.model.ticket import MEASURES, REPEAT, Ticket

DIMENSIONS = ("month", "service", "priority", "category")
REPEAT_DAYS = 7
_WEEK = REPEAT_DAYS * 86_400
_LONGEST = (1 << 32) - 1
Flags = dict[int, int]
Spans = dict[tuple[str, str, str], "array[int]"]


class Took(NamedTuple):
    """How long something took in the middle case, in seconds, and how many cases there are."""

    cases: int
    median: float | None


class Counted(NamedTuple):
    """What the tickets of a group come to; `resolution` and `closure` by the calendar, `service` in service hours."""

    tickets: int
    measures: Mapping[str, int]
    resolution: Took = Took(0, None)
    closure: Took = Took(0, None)
    service: Took = Took(0, None)

    def share(self, name: str, of: int | None = None) -> float | None:
        """A measure in a hundred tickets, or in a hundred of so many; nothing where there are none."""
        base = self.tickets if of is None else of
        return 100 * self.measures[name] / base if base else None


class Desk:
    """Takes tickets one by one and keeps none of them."""

    def __init__(self, promises: Promises, now: int) -> None:
        self._promises = promises
        self._now = now
        self._flags: tuple[dict[str, Flags], ...] = tuple(defaultdict(dict) for _ in DIMENSIONS)
        self._spans: tuple[Spans, Spans, Spans] = ({}, {}, {})
        self._last: dict[int, int] = {}
        self._before: dict[int, int] = {}
        self._since = 0
        self.tickets = self.backwards = self.without_target = 0
        self.sources: Counter[str] = Counter()
        self._sorted = False

    def add(self, ticket: Ticket) -> None:
        """One ticket more."""
        self.tickets += 1
        flags, opened = ticket.flags, ticket.opened
        key = (ticket.month, ticket.service, ticket.priority)
        promise = self._promises.of(ticket)
        if promise is None:
            self.without_target += 1
        elif opened is not None:
            self.sources[promise.source] += 1
            more, spent = judged(promise, ticket, ticket.resolved, self._now)
            flags |= more
            if spent is not None:
                _append(self._spans[2], key, spent)
        if opened is not None:
            for spans, end in zip(self._spans, (ticket.resolved, ticket.closed), strict=False):
                if end is not None:
                    if end >= opened:
                        _append(spans, key, end - opened)
                    else:
                        self.backwards += 1
            if ticket.caller and ticket.category:
                flags |= self._repeat(hash((ticket.caller, ticket.category, ticket.service)), opened)
        for groups, name in zip(self._flags, (*key, ticket.category), strict=True):
            group = groups[name]
            group[flags] = group.get(flags, 0) + 1

    def _repeat(self, who: int, opened: int) -> int:
        # Exports come in the order of time, so what lies two weeks back is of no more use.
        if not self._since <= opened < self._since + _WEEK:
            self._before, self._last, self._since = self._last, {}, opened
        last = self._last.get(who) or self._before.get(who)
        self._last[who] = opened
        return REPEAT if last is not None and 0 <= opened - last <= _WEEK else 0

    def all(self) -> Counted:
        """All tickets together."""
        self._sort()
        every: Flags = {}
        for group in self._flags[0].values():
            for flags, times in group.items():
                every[flags] = every.get(flags, 0) + times
        return _counted(every, [_took(list(spans.values())) for spans in self._spans])

    def by(self, dimension: str) -> dict[str, Counted]:
        """The tickets by month, service, priority or category: months in order, all else the largest first."""
        self._sort()
        at = DIMENSIONS.index(dimension)
        found = {}
        for name, group in self._flags[at].items():
            spans = [
                _took([values for key, values in every.items() if at < len(key) and key[at] == name])
                for every in self._spans
            ]
            found[name] = _counted(group, spans)
        if dimension in ("month", "priority"):
            return dict(sorted(found.items(), key=lambda one: (not one[0], one[0])))
        return dict(sorted(found.items(), key=lambda one: (-one[1].tickets, one[0])))

    def _sort(self) -> None:
        """Put each stretch of spans in order, once."""
        if not self._sorted:
            for spans in self._spans:
                for key, values in spans.items():
                    spans[key] = array("I", sorted(values))
        self._sorted = True


def _append(spans: Spans, key: tuple[str, str, str], seconds: int) -> None:
    if seconds <= _LONGEST:
        values = spans.get(key)
        if values is None:
            values = spans[key] = array("I")
        values.append(seconds)


def _counted(group: Flags, spans: Sequence[Took]) -> Counted:
    measures = {name: sum(times for flags, times in group.items() if flags & bit) for name, bit in MEASURES.items()}
    return Counted(sum(group.values()), measures, *spans)


def _took(parts: Sequence["array[int]"]) -> Took:
    cases = sum(map(len, parts))
    if not cases:
        return Took(0, None)
    return Took(cases, (_ranked(parts, (cases - 1) // 2) + _ranked(parts, cases // 2)) / 2)


def _ranked(parts: Sequence["array[int]"], place: int) -> int:
    """The value at a place of all values in order; each part is in order already, and no merged copy is made."""
    low, high = 0, _LONGEST
    while low < high:
        middle = (low + high) // 2
        if sum(bisect_right(values, middle) for values in parts) > place:
            high = middle
        else:
            low = middle + 1
    return low
