"""What a desk remembers of tickets without keeping them: how long things took, and who called when."""

from array import array
from collections.abc import Iterator, Sequence
from operator import sub
from typing import TypeAlias

from mofkit.model.ticket import REPEAT, Batch

REPEAT_DAYS = 7
LONGEST = (1 << 32) - 1
_WEEK = REPEAT_DAYS * 86_400
# Month, service, priority, and what is known of the solution.
Key: TypeAlias = tuple[str, str, str, int]


class Spans(dict[Key, "array[int]"]):
    """Seconds of time that things took, by group: four bytes each."""

    def __missing__(self, key: Key) -> "array[int]":
        """A group that is new."""
        self[key] = found = array("I")
        return found

    def add(self, key: Key, seconds: int) -> None:
        """One more; what took longer than a century says nothing."""
        if seconds <= LONGEST:
            self[key].append(seconds)

    def add_all(self, keys: Sequence[Key], starts: Sequence[int | None], ends: Sequence[int | None]) -> int:
        """Many more, where both ends are known; how many end before they start, which are left out."""
        if not any(ends):
            return 0
        if None not in starts and None not in ends:
            took = list(map(sub, ends, starts))
            if min(took) >= 0 and max(took) <= LONGEST:
                for values, seconds in zip(map(self.__getitem__, keys), took, strict=True):
                    values.append(seconds)
                return 0
        backwards = 0
        for key, start, end in zip(keys, starts, ends, strict=True):
            if start is not None and end is not None:
                if end >= start:
                    self.add(key, end - start)
                else:
                    backwards += 1
        return backwards

    def sort(self) -> None:
        """Put the seconds of each group in order."""
        for key, values in self.items():
            self[key] = array("I", sorted(values))


class Repeats:
    """Who called when about what, over the weeks around the one at hand."""

    def __init__(self) -> None:
        self._weeks: dict[int, dict[int, int]] = {}

    def marked(self, batch: Batch, flags: list[int]) -> list[int]:
        """The measures of tickets, with a mark on each callerse caller came within a week before about the same."""
        if not any(batch.caller) or not any(batch.category):
            return flags
        callers = map(hash, zip(batch.caller, batch.category, batch.service, strict=True))
        calls: Iterator[tuple[int, tuple[int, int | None]]] = enumerate(zip(callers, batch.opened, strict=True))
        if None in batch.opened or "" in batch.caller or "" in batch.category:
            told = zip(batch.opened, batch.caller, batch.category, strict=True)
            known = [opened is not None and bool(caller and category) for opened, caller, category in told]
            calls = (one for one in calls if known[one[0]])
        first = last = 0
        here: dict[int, int] = {}
        older, newer = here, here
        for at, (who, opened) in calls:
            assert opened is not None
            if not first <= opened < last:
                week = opened // _WEEK
                here, older, newer = self._around(week)
                first, last = week * _WEEK, (week + 1) * _WEEK
            before = here.get(who) or older.get(who) or newer.get(who)
            here[who] = opened
            if before and -_WEEK <= opened - before <= _WEEK:
                flags[at] |= REPEAT
        return flags

    def _around(self, week: int) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
        """The calls of a week, of the one before and of the one after. What lies further away is of no more use."""
        for old in [one for one in self._weeks if abs(one - week) > 1]:
            del self._weeks[old]
        return self._weeks.setdefault(week, {}), self._weeks.get(week - 1, {}), self._weeks.get(week + 1, {})
