"""Service hours on the clock of a place: how much agreed time lies between two moments, and when a target runs out.

Local clocks jump. A window that begins or ends in the hour that spring leaves out begins or ends at the jump; of the
hour that autumn has twice the first is meant. So the day of 24x7 has 23 or 25 hours twice a year.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mofkit.analysis.intervals import Interval, merged, without
from mofkit.model.hours import Week


class ServiceHours(NamedTuple):
    """When a service is promised: a week, the place whose clock counts, and the days off there."""

    week: Week
    zone: ZoneInfo
    holidays: frozenset[date] = frozenset()


class Timetable:
    """All open time between two days, made once, asked as often as one likes.

    Raises:
        ValueError: a moment asked for lies outside of the days.
    """

    def __init__(self, hours: ServiceHours, first: date, last: date, *, closed: Iterable[Interval] = ()) -> None:
        """Open time from the start of `first` to the end of `last`, both by the clock of the place."""
        self.start = moment(hours.zone, first, 0)
        self.end = moment(hours.zone, last, 24 * 60)
        self.open = without(_windows(hours, first, last), closed)
        self._starts = [start for start, _ in self.open]
        self._before = [0, *accumulate(end - start for start, end in self.open)]

    def until(self, at: int) -> int:
        """Open seconds from the beginning of the table to a moment."""
        if not self.start <= at <= self.end:
            raise ValueError(f"{datetime.fromtimestamp(at, UTC)} is not in the timetable")
        number = bisect_right(self._starts, at)
        if not number:
            return 0
        start, end = self.open[number - 1]
        return self._before[number - 1] + min(at, end) - start

    def between(self, start: int, end: int) -> int:
        """Open seconds between two moments; less than 0 where the second is the earlier one."""
        # Asked for every ticket, so that it does without a call of `until` where it can.
        if not self.start <= start <= end <= self.end:
            return self.until(end) - self.until(start)
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end) - 1
        open_, before = self.open, self._before
        if first < 0:
            return self.until(end)
        begin, stop = open_[first]
        start_open = before[first] + (min(stop, start)) - begin
        begin, stop = open_[last]
        return before[last] + (min(stop, end)) - begin - start_open

    def after(self, start: int, target: int) -> int | None:
        """The moment at which so many open seconds have passed; none if the table ends before.

        A target that is used up exactly at closing time runs out at closing time, not at the next opening.
        """
        if target <= 0:
            return start
        wanted = self.until(start) + target
        number = bisect_right(self._before, wanted - 1)
        if number > len(self.open):
            return None
        return self.open[number - 1][0] + wanted - self._before[number - 1]


def moment(zone: ZoneInfo, day: date, minute: int) -> int:
    """The second at which the clock of a place shows a minute of a day; 24 * 60 is the next midnight."""
    local = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001 - the zone comes next
    first = int(local.replace(tzinfo=zone).timestamp())
    if datetime.fromtimestamp(first, zone).replace(tzinfo=None) == local:
        return first
    return _jump(zone, first)


def _jump(zone: ZoneInfo, after: int) -> int:
    """The second at which the clock jumped, given one shortly after: half and half again."""
    low, high = after - 24 * 3600, after
    offset = datetime.fromtimestamp(high, zone).utcoffset()
    while high - low > 1:
        middle = (low + high) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            high = middle
        else:
            low = middle
    return high


def service_time(hours: ServiceHours, start: int, end: int, *, closed: Iterable[Interval] = ()) -> int:
    """Open seconds between two moments, less what is closed, such as planned maintenance; 0 if the end comes first."""
    if end <= start:
        return 0
    first, last = (datetime.fromtimestamp(at, hours.zone).date() for at in (start, end))
    return Timetable(hours, first, last, closed=closed).between(start, end)


def due(hours: ServiceHours, start: int, target: int, *, horizon_days: int = 3660) -> int | None:
    """The moment at which so many open seconds after the start have passed; none if that is not within the horizon."""
    first = datetime.fromtimestamp(start, hours.zone).date()
    days = 14
    while True:
        found = Timetable(hours, first, first + timedelta(days=days)).after(start, target)
        if found is not None or days >= horizon_days:
            return found
        days = min(days * 4, horizon_days)


def _windows(hours: ServiceHours, first: date, last: date) -> list[Interval]:
    return merged(_each_window(hours, first, last))


def _each_window(hours: ServiceHours, first: date, last: date) -> Iterator[Interval]:
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        if day in hours.holidays and not hours.week.on_holidays:
            continue
        for start, end in hours.week.windows[day.weekday()]:
            yield moment(hours.zone, day, start), moment(hours.zone, day, end)
