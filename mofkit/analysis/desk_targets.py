"""Which target holds for a ticket, and whether it was kept in service hours."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, TypeAlias

from mofkit.analysis.service_hours import ServiceHours, Timetable, moment
from mofkit.model.agreement import Agreement, Target
from mofkit.model.hours import week, zone
from mofkit.model.settings import Settings
from mofkit.model.ticket import ANSWERED_IN_TIME, ANSWERED_LATE, SOLVED_IN_TIME, SOLVED_LATE
from mofkit.model.ticket_map import TicketTarget

_ALWAYS = "24x7"
_FAR = 1 << 40


class Clock:
    """Open seconds between moments, over as many years as are asked for."""

    def __init__(self, hours: ServiceHours) -> None:
        self.hours = hours
        self._table: Timetable | None = None
        self._first = self._last = 0

    def between(self, start: int, end: int) -> int:
        """Open seconds from one moment to a later one."""
        table = self._table
        if table is None or start < table.start or end > table.end:
            table = self._table = self._wider(start, end)
        return table.between(start, end)

    def _wider(self, start: int, end: int) -> Timetable:
        first, last = (date(1970 + at // 31_556_952, 1, 1).year for at in (start, end))
        if self._table:
            first, last = min(first, self._first), max(last, self._last)
        # A year more on both sides: the years of seconds are not those of the calendar.
        self._first, self._last = first, last
        return Timetable(self.hours, date(max(first - 1, 1), 1, 1), date(last + 1, 12, 31))


class Promise(NamedTuple):
    """What holds for tickets opened in a stretch of time: seconds to answer and to solve, on a clock."""

    source: str
    start: int
    end: int
    response: int | None
    resolution: int | None
    clock: Clock


# When a ticket was opened, answered, solved and closed, in seconds since 1970.
Moments: TypeAlias = tuple[int | None, int | None, int | None, int | None]


class _Known(dict[tuple[str, str], tuple[Promise, ...]]):
    """What holds for each service and priority, found once."""

    def __init__(self, promises: "Promises") -> None:
        self._promises = promises

    def __missing__(self, key: tuple[str, str]) -> tuple[Promise, ...]:
        """A service and priority that are new."""
        self[key] = found = tuple(self._promises.of(*key))
        return found


class Promises:
    """What holds for each ticket: the agreement about its service, else the targets of the map."""

    def __init__(
        self,
        agreements: Iterable[Agreement],
        settings: Settings,
        targets: tuple[TicketTarget, ...],
        hours: str,
        known_priority: Callable[[str], str],
    ) -> None:
        self._settings = settings
        self._known = known_priority
        self._agreements = [one for one in agreements if one.type == "sla" and not one.retired]
        self._targets = {one.priority.casefold(): one for one in targets}
        self.hours = hours or settings.service_desk.hours or _ALWAYS
        self._clocks: dict[tuple[str, str], Clock] = {}
        self.known = _Known(self)

    def of(self, service: str, priority: str) -> Iterable[Promise]:
        """What holds for the tickets of a service and priority: the first that counts when they were opened."""
        name = self._known(priority).casefold()
        for one in self._agreements:
            if service and service in one.services:
                response, resolution = (_seconds(one.targets, metric, name) for metric in ("response", "resolution"))
                if response is not None or resolution is not None:
                    place = one.time_zone or self._settings.calendar.time_zone
                    clock = self._clock(one.hours.strip() or self.hours, place)
                    start, end = _stretch(one, place)
                    yield Promise(one.id, start, end, response, resolution, clock)
        target = self._targets.get(name) or self._targets.get(priority.casefold()) or self._targets.get("")
        if target:
            clock = self._clock(self.hours, self._settings.calendar.time_zone)
            response, resolution = (
                None if minutes is None else minutes * 60 for minutes in (target.response, target.resolution)
            )
            yield Promise("the map", -_FAR, _FAR, response, resolution, clock)

    def _clock(self, hours: str, place: str) -> Clock:
        if (hours, place) not in self._clocks:
            holidays = frozenset(self._settings.calendar.holidays)
            self._clocks[hours, place] = Clock(ServiceHours(week(hours), zone(place), holidays))
        return self._clocks[hours, place]


def _seconds(targets: Iterable[Target], metric: str, priority: str) -> int | None:
    """The tightest target of a metric for a priority, or for all."""
    found = [
        int(one.seconds)
        for one in targets
        if one.metric == metric
        and one.comparator == "at-most"
        and one.seconds is not None
        and one.priority.casefold() in ("", priority)
    ]
    return min(found, default=None)


def _stretch(one: Agreement, place: str) -> tuple[int, int]:
    start = moment(zone(place), one.starts, 0) if one.starts else -_FAR
    return start, moment(zone(place), one.ends, 24 * 60) if one.ends else _FAR


def holding(promises: Iterable[Promise], opened: int | None) -> Promise | None:
    """The promise that held when a ticket was opened; nothing if there is none, or nobody knows when that was."""
    if opened is not None:
        for one in promises:
            if one.start <= opened < one.end:
                return one
    return None


def judged(promise: Promise, moments: Moments, now: int) -> tuple[int, int | None]:
    """Which targets a ticket met or missed, as flags, and the service seconds until it was solved.

    One that is still open misses a target when its time has run out; until then nothing is said of it.
    """
    opened, responded, ended, closed = moments
    assert opened is not None
    flags, spent = 0, None
    if ended is not None and ended >= opened:
        spent = promise.clock.between(opened, ended)
    if promise.resolution is not None:
        if spent is not None:
            flags = SOLVED_LATE if spent > promise.resolution else SOLVED_IN_TIME
        elif ended is None and closed is None and now > opened:
            flags = SOLVED_LATE if promise.clock.between(opened, now) > promise.resolution else 0
    if promise.response is not None and responded is not None and responded >= opened:
        answered = promise.clock.between(opened, responded)
        flags |= ANSWERED_LATE if answered > promise.response else ANSWERED_IN_TIME
    return flags, spent
