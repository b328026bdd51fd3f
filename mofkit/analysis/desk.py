"""What tickets come to: counts by month, service, priority and category, and how long things took."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mofkit.analysis.desk_spans import LONGEST, Repeats, Spans
from mofkit.analysis.desk_targets import Promises, holding, judged
from mofkit.model.ticket import DONE, MEASURES, NO_NOTES, Batch

DIMENSIONS = ("month", "service", "priority", "category", "type", "knowledge")
_NOTED = DONE | NO_NOTES
_NOTES = {DONE: "with a note how", DONE | NO_NOTES: "without a note"}
Flags = dict[int, int]


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
    """Takes tickets and keeps none of them."""

    def __init__(self, promises: Promises, now: int) -> None:
        self._promises = promises
        self._now = now
        # By month, service, priority and measures; the other two by their word and measures.
        self._counts: Counter[tuple[str, str, str, int]] = Counter()
        self._categories: Counter[tuple[str, int]] = Counter()
        self._kinds: Counter[tuple[str, int]] = Counter()
        self._spans = (Spans(), Spans(), Spans())
        self._repeats = Repeats()
        self.tickets = self.backwards = self.without_target = 0
        self.sources: Counter[str] = Counter()
        self._sorted = False

    def add_all(self, batch: Batch) -> None:
        """Some tickets more."""
        self.tickets += len(batch.id)
        flags = self._repeats.marked(batch, list(batch.flags))
        spent = self._judge(batch, flags)
        keys = list(zip(batch.month, batch.service, batch.priority, (flag & _NOTED for flag in flags), strict=True))
        self.backwards += self._spans[0].add_all(keys, batch.opened, batch.resolved)
        self.backwards += self._spans[1].add_all(keys, batch.opened, batch.closed)
        for at, seconds in spent:
            self._spans[2].add(keys[at], seconds)
        self._counts.update(zip(batch.month, batch.service, batch.priority, flags, strict=True))
        self._categories.update(zip(batch.category, flags, strict=True))
        if any(batch.kind):
            self._kinds.update(zip(batch.kind, flags, strict=True))

    def _judge(self, batch: Batch, flags: list[int]) -> list[tuple[int, int]]:
        """Set what each promise comes to; the place and service seconds of each ticket that is solved under one."""
        found = list(map(self._promises.known.__getitem__, zip(batch.service, batch.priority, strict=True)))
        if not any(found):
            self.without_target += len(found)
            return []
        spent = []
        times = zip(batch.opened, batch.responded, batch.resolved, batch.closed, strict=True)
        for at, (promises, moments) in enumerate(zip(found, times, strict=True)):
            promise = holding(promises, moments[0])
            if promise is None:
                self.without_target += 1
                continue
            self.sources[promise.source] += 1
            more, seconds = judged(promise, moments, self._now)
            flags[at] |= more
            if seconds is not None:
                spent.append((at, seconds))
        return spent

    def all(self) -> Counted:
        """All tickets together."""
        self._sort()
        every: Flags = {}
        for (_, _, _, flags), times in self._counts.items():
            every[flags] = every.get(flags, 0) + times
        return _counted(every, [_took(list(spans.values())) for spans in self._spans])

    def by(self, dimension: str) -> dict[str, Counted]:
        """The tickets of each group of a dimension: months and priorities in order, all else the largest first."""
        self._sort()
        groups: dict[str, Flags] = {}
        for name, flags, times in self._named(dimension):
            group = groups.setdefault(name, {})
            group[flags] = group.get(flags, 0) + times
        found = {name: _counted(group, list(self._times(dimension, name))) for name, group in groups.items()}
        if dimension in ("month", "priority"):
            return dict(sorted(found.items(), key=lambda one: (not one[0], one[0])))
        return dict(sorted(found.items(), key=lambda one: (-one[1].tickets, one[0])))

    def _named(self, dimension: str) -> Iterator[tuple[str, int, int]]:
        """Each count of a dimension: its name, measures and tickets. Notes are asked for of what is solved."""
        if dimension in ("category", "type"):
            counts = self._categories if dimension == "category" else self._kinds
            yield from ((name, flags, times) for (name, flags), times in counts.items())
        elif dimension == "knowledge":
            solved = ((key[3], times) for key, times in self._counts.items() if key[3] & DONE)
            yield from ((_NOTES[flags & _NOTED], flags, times) for flags, times in solved)
        else:
            at = DIMENSIONS.index(dimension)
            yield from ((key[:3][at], key[3], times) for key, times in self._counts.items())

    def _times(self, dimension: str, name: str) -> Iterator[Took]:
        """How long the tickets of a group took, in each of the three ways; of some dimensions that is not kept."""
        for spans in self._spans:
            if dimension == "knowledge":
                yield _took([values for key, values in spans.items() if _NOTES.get(key[3]) == name])
            elif dimension in ("category", "type"):
                yield Took(0, None)
            else:
                at = DIMENSIONS.index(dimension)
                yield _took([values for key, values in spans.items() if key[at] == name])

    def _sort(self) -> None:
        """Put each stretch of spans in order, once."""
        if not self._sorted:
            for spans in self._spans:
                spans.sort()
        self._sorted = True


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
    low, high = 0, LONGEST
    while low < high:
        middle = (low + high) // 2
        if sum(bisect_right(values, middle) for values in parts) > place:
            high = middle
        else:
            low = middle + 1
    return low
