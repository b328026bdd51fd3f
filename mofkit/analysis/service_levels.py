"""Whether promises were kept: each target over each week, month, quarter or year, with its error budget.

A target is judged by what was measured of it. Where nothing was, an answer or a solution is counted from tickets, if
there are any, and an availability from the outages; from no outage it can be counted only as long as outages have been
written down at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from mofkit.analysis.availability import Availability, Down, availability, budget
from mofkit.analysis.service_hours import ServiceHours, moment
from mofkit.analysis.ticket_levels import Cases, Key
from mofkit.model.agreement import AVAILABILITY, Agreement, Target
from mofkit.model.hours import week, zone
from mofkit.model.measurement import Measurement
from mofkit.model.moments import second_of
from mofkit.model.outage import Outage
from mofkit.model.service import Service
from mofkit.model.settings import Settings
from mofkit.model.windows import Stretch, window_of, windows_over

Verdict = Literal["met", "missed", "at-risk", "no-data"]
VERDICTS: tuple[Verdict, ...] = ("met", "missed", "at-risk", "no-data")
# How much of an error budget may be gone in a period that still runs before somebody should look.
AT_RISK = 80
_HUNDRED = Decimal(100)


class Levels(NamedTuple):
    """What a workspace knows of its promises on a day. `outages` and `known_since` are by the real id of a service."""

    agreements: tuple[Agreement, ...]
    outages: Mapping[str, tuple[Outage, ...]]
    measurements: Mapping[tuple[str, str, str], Measurement]
    names: Mapping[str, str]
    zone: ZoneInfo
    holidays: frozenset[date]
    today: date
    known_since: date | None
    tickets: Mapping[Key, Cases] = MappingProxyType({})

    @property
    def now(self) -> int:
        """The second up to which is counted: the end of the day."""
        return moment(self.zone, self.today, 24 * 60)

    def hours(self, agreement: Agreement | None) -> ServiceHours:
        """When an agreement promises service; always, where it does not say."""
        text = agreement.hours if agreement and agreement.hours.strip() else "24x7"
        clock = zone(agreement.time_zone) if agreement and agreement.time_zone else self.zone
        return ServiceHours(week(text), clock, self.holidays)

    def day_of(self, outage: Outage) -> date:
        """The day on which an outage began, by the clock of the workspace."""
        return datetime.fromtimestamp(second_of(outage.start, self.zone), self.zone).date()

    def downs(self, service: str) -> list[Down]:
        """The outages of a service in seconds; what has not ended lasts until now."""
        found = []
        for one in self.outages.get(self.names.get(service, service), ()):
            start = second_of(one.start, self.zone)
            end = second_of(one.end, self.zone) if one.end.strip() else max(self.now, start)
            found.append(Down(start, end, one.planned))
        return found


class Score(NamedTuple):
    """A target over a stretch of time. `budget` and `used` are seconds, or cases where `cases`."""

    agreement: Agreement
    target: Target
    window: Stretch
    verdict: Verdict
    actual: Decimal | None = None
    budget: int | None = None
    used: int | None = None
    cases: bool = False
    total: int | None = None
    service: str = ""
    source: str = ""
    running: bool = False

    @property
    def left(self) -> int | None:
        """How much of the error budget is left; less than nothing if the promise is broken."""
        return None if self.budget is None or self.used is None else self.budget - self.used


def levels(
    settings: Settings,
    services: Iterable[Service],
    agreements: Iterable[Agreement],
    outages: Iterable[Outage],
    measurements: Iterable[Measurement],
    *,
    today: date,
) -> Levels:
    """All that promises are judged by."""
    names = {alias: one.id for one in services for alias in one.aliases}
    every = tuple(agreements)
    called = {alias: one.id for one in every for alias in (one.id, *one.aliases)}
    clock = zone(settings.calendar.time_zone)
    by_service: dict[str, list[Outage]] = {}
    for outage in outages:
        by_service.setdefault(names.get(outage.service, outage.service), []).append(outage)
    starts = [second_of(one.start, clock) for found in by_service.values() for one in found]
    return Levels(
        every,
        {service: tuple(found) for service, found in by_service.items()},
        {(called.get(one.agreement, one.agreement), one.target, one.period): one for one in measurements},
        names,
        clock,
        frozenset(settings.calendar.holidays),
        today,
        datetime.fromtimestamp(min(starts), UTC).date() if starts else None,
    )


def scorecard(known: Levels, first: date, last: date) -> list[Score]:
    """Every target over every stretch that ends in these days, or runs today if today is one of them."""
    return [score for one in known.agreements for score in scores(known, one, first, last)]


def scores(known: Levels, agreement: Agreement, first: date, last: date) -> Iterator[Score]:
    """The targets of one agreement, as long as it holds."""
    for target in agreement.targets:
        for window in windows_over(target.per, first, last, known.today):
            if _holds_in(agreement, window):
                yield score(known, agreement, target, window)


def _holds_in(agreement: Agreement, window: Stretch) -> bool:
    begun = not agreement.starts or agreement.starts <= window.last
    return not agreement.retired and begun and (not agreement.ends or window.first <= agreement.ends)


def score(known: Levels, agreement: Agreement, target: Target, window: Stretch) -> Score:
    """One target over one stretch of time."""
    found = Score(agreement, target, window, "no-data", running=window.last > known.today)
    key = (agreement.id, target.id, window.label)
    measured = known.measurements.get(key)
    if measured and (measured.value is not None or measured.kept is not None):
        return _measured(found, measured)
    if key in known.tickets:
        return _of_cases(found, known.tickets[key], "tickets")
    if target.metric == AVAILABILITY and target.unit == "%" and agreement.services and window.first <= known.today:
        return _from_outages(found, known)
    return found


def _measured(found: Score, measured: Measurement) -> Score:
    source = measured.source or "measured"
    if measured.kept is not None and measured.met is not None and measured.total is not None:
        return _of_cases(found, Cases(measured.met, measured.total), source)
    assert measured.value is not None
    kept = keeps(found.target, measured.value)
    return found._replace(verdict="met" if kept else "missed", actual=measured.value, source=source)


def _of_cases(found: Score, cases: Cases, source: str) -> Score:
    allowed = int((_HUNDRED - share_wanted(found.target)) * cases.total / _HUNDRED)
    used = cases.total - cases.met
    share = _HUNDRED * cases.met / cases.total
    verdict = _verdict(used, allowed, running=found.running)
    counted = found._replace(verdict=verdict, actual=share, budget=allowed, used=used, source=source)
    return counted._replace(cases=True, total=cases.total)


def differing(known: Levels) -> list[tuple[Measurement, Cases]]:
    """The measurements of which the tickets say something else."""
    pairs = (
        (known.measurements[key], cases) for key, cases in sorted(known.tickets.items()) if key in known.measurements
    )
    return [(one, cases) for one, cases in pairs if (one.met, one.total) != cases and one.met is not None]


def keeps(target: Target, value: Decimal) -> bool:
    """Whether a value keeps a promise."""
    return value >= target.value if target.comparator == "at-least" else value <= target.value


def share_wanted(target: Target) -> Decimal:
    """Of 100 cases, how many have to keep the promise."""
    if target.share is not None:
        return target.share
    if target.unit == "%":
        return target.value if target.comparator == "at-least" else _HUNDRED - target.value
    return _HUNDRED


def _from_outages(found: Score, known: Levels) -> Score:
    """The figure of the service that did worst: a promise about several is about each."""
    agreement, window = found.agreement, found.window
    if known.known_since is None or window.last < known.known_since:
        return found
    first = max(window.first, agreement.starts or window.first)
    last = min(window.last, agreement.ends or window.last)
    results = [
        _one_service(found, known, known.names.get(service, service), first, last) for service in agreement.services
    ]
    worst = min(results, key=lambda one: (one.left or 0, one.service))
    return worst._replace(verdict=_verdict(worst.used or 0, worst.budget or 0, running=found.running))


def _one_service(found: Score, known: Levels, service: str, first: date, last: date) -> Score:
    hours = known.hours(found.agreement)
    downs = known.downs(service)
    so_far = availability(hours, first, last, downs, now=known.now)
    whole = availability(hours, first, last, downs, now=moment(hours.zone, last, 24 * 60))
    share, used, base = figures(found.target, so_far, whole)
    return found._replace(
        actual=None if share is None else share * _HUNDRED,
        budget=budget(found.target.value / _HUNDRED, base),
        used=used,
        service=service,
        source="outages",
    )


def figures(target: Target, so_far: Availability, whole: Availability) -> tuple[Decimal | None, int, int]:
    """By the target's own definition: the share so far, the seconds down so far, the agreed seconds of all the time."""
    if target.maintenance == "counted":
        return so_far.counted, so_far.unplanned + so_far.maintenance, whole.agreed
    return so_far.left_out, so_far.unplanned, whole.agreed - whole.maintenance


def _verdict(used: int, allowed: int, *, running: bool) -> Verdict:
    if used > allowed:
        return "missed"
    return "at-risk" if running and used and used * 100 >= allowed * AT_RISK else "met"


def last_over(known: Levels, count: int) -> list[tuple[Score, ...]]:
    """For each target of an agreement that holds, its last stretches that are over, the latest first."""
    found = []
    for agreement in known.agreements:
        if agreement.holds_on(known.today):
            for target in agreement.targets:
                windows = [one for one in _before(known.today, target.per, count) if _holds_in(agreement, one)]
                found.append(tuple(score(known, agreement, target, one) for one in windows))
    return found


def _before(today: date, per: str, count: int) -> Iterator[Stretch]:
    at = window_of(today, per)
    for _ in range(count):
        at = window_of(at.first - timedelta(days=1), per)
        yield at
