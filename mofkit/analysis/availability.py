"""How available a service was in its agreed hours, how long repairs took, and how long it ran between failures.

There are two figures, always named. *Maintenance left out*: planned maintenance is no agreed time, and only what was
not planned counts as down. *Maintenance counted*: all agreed time counts, and what kept people from working is down.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from mofkit.analysis.intervals import Interval, merged, overlap, seconds, without
from mofkit.analysis.service_hours import ServiceHours, Timetable


class Down(NamedTuple):
    """An outage in seconds since 1970; `end` is none while it lasts."""

    start: int
    end: int | None
    planned: bool = False


class Availability(NamedTuple):
    """A service over a period. Times are in seconds; a share is 0 to 1, or none where nothing was agreed."""

    agreed: int
    maintenance: int
    unplanned: int
    failures: int
    repaired: int
    repair_time: int

    @property
    def left_out(self) -> Decimal | None:
        """The share with planned maintenance left out."""
        return _share(self.agreed - self.maintenance - self.unplanned, self.agreed - self.maintenance)

    @property
    def counted(self) -> Decimal | None:
        """The share with planned maintenance counted as down."""
        return _share(self.agreed - self.maintenance - self.unplanned, self.agreed)

    @property
    def mttr(self) -> Decimal | None:
        """Mean time to restore: from stop to work, by the wall clock, over the failures that are mended."""
        return Decimal(self.repair_time) / self.repaired if self.repaired else None

    @property
    def mtbf(self) -> Decimal | None:
        """Mean time between failures: agreed time in which it worked, over the failures of the period."""
        worked = self.agreed - self.maintenance - self.unplanned
        return Decimal(worked) / self.failures if self.failures else None


def availability(hours: ServiceHours, first: date, last: date, outages: Iterable[Down], *, now: int) -> Availability:
    """The availability from the first to the last day, both included, up to `now`.

    Overlapping outages count once; time that is both planned and not counts as maintenance, since nobody expected
    service in it. A failure belongs to the period in which it began.
    """
    table = Timetable(hours, first, last)
    found = list(outages)
    period = (table.start, min(table.end, now))
    open_time = overlap(table.open, [period])
    planned, broken = ([(one.start, _end(one, now)) for one in found if one.planned is kind] for kind in (True, False))
    maintenance = overlap(open_time, planned)
    unplanned = without(overlap(open_time, broken), planned)
    begun = [one for one in _failures(found, now) if period[0] <= one[0] < period[1]]
    ended = [one for one in begun if one[1] < now]
    return Availability(
        seconds(open_time), seconds(maintenance), seconds(unplanned), len(begun), len(ended), seconds(ended)
    )


def _failures(outages: Sequence[Down], now: int) -> list[Interval]:
    """The failures: what was reported twice at a time is one."""
    return merged((one.start, _end(one, now)) for one in outages if not one.planned)


def _end(one: Down, now: int) -> int:
    return now if one.end is None else one.end


def by_month(
    hours: ServiceHours, months: Iterable[date], outages: Iterable[Down], *, now: int
) -> list[tuple[date, Availability]]:
    """The availability of each month, given by its first day."""
    found = list(outages)
    return [(first, availability(hours, first, _last_of(first), found, now=now)) for first in months]


def months_until(last: date, count: int) -> list[date]:
    """The first days of so many months, the last one that of a day."""
    number = last.year * 12 + last.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(number - count + 1, number + 1)]


def _last_of(first: date) -> date:
    following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    return following - timedelta(days=1)


def budget(share: Decimal, agreed: int) -> int:
    """The seconds that a service may be down in agreed time without breaking a promised share, rounded down."""
    return int((1 - share) * agreed)


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(part) / whole if whole else None
