"""How services ran, month by month: both availabilities, repairs, time between failures, and what was promised."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Literal, NamedTuple

from mofkit.analysis.availability import Availability, availability
from mofkit.analysis.chain import UNDER
from mofkit.analysis.durations import spelled
from mofkit.analysis.service_levels import Levels, Score, score
from mofkit.model.agreement import AVAILABILITY, Agreement, Target
from mofkit.model.moments import second_of
from mofkit.model.outage import Outage
from mofkit.model.windows import Stretch, window_of

Trend = Literal["", "better", "same", "worse"]


_NONE = Availability(0, 0, 0, 0, 0, 0)


class Month(NamedTuple):
    """A service in a month. `score` is the promise it was held to, if any; `causes` are those of its failures."""

    service: str
    window: Stretch
    figures: Availability
    agreement: Agreement | None
    score: Score | None
    trend: Trend
    outages: tuple[Outage, ...]

    @property
    def causes(self) -> tuple[str, ...]:
        """Why it failed, each cause once."""
        said = [one.cause.strip() for one in self.outages if one.cause.strip()]
        return tuple(dict.fromkeys(said))


def months_of(known: Levels, service: str, firsts: Sequence[date]) -> list[Month]:
    """A service over months given by their first days, the first of them with nothing to compare."""
    found: list[Month] = []
    for first in firsts:
        window = window_of(first, "month")
        promise = _promise(known, service, window)
        agreement = promise[0] if promise else _agreement(known, service, window)
        hours = known.hours(agreement)
        figures = availability(hours, window.first, window.last, known.downs(service), now=known.now)
        held = score(known, *promise, window) if promise else None
        trend = _trend(found[-1].figures if found else None, figures)
        found.append(Month(service, window, figures, agreement, held, trend, _begun(known, service, window)))
    return found


class Course(NamedTuple):
    """A service over some months: the earlier half of them and the later one, each as one stretch."""

    service: str
    months: tuple[Month, ...]
    before: Availability
    after: Availability

    @property
    def trend(self) -> Trend:
        """Which way its availability goes, planned maintenance left out."""
        return _trend(self.before, self.after)


def courses(months: Iterable[Month]) -> list[Course]:
    """Each service with its earlier and its later months; of an odd number, the one in the middle is a later one."""
    by_service: dict[str, list[Month]] = {}
    for one in months:
        by_service.setdefault(one.service, []).append(one)
    return [
        Course(service, tuple(found), _together(found[: len(found) // 2]), _together(found[len(found) // 2 :]))
        for service, found in by_service.items()
    ]


def _together(months: Sequence[Month]) -> Availability:
    """The figures of months as those of one stretch."""
    return (
        Availability(*(sum(column) for column in zip(*(one.figures for one in months), strict=True)))
        if months
        else _NONE
    )


def _holding(known: Levels, service: str, window: Stretch) -> list[Agreement]:
    """What is agreed about a service in a month: with customers first, then between teams, then with suppliers."""
    mine = [
        one
        for one in known.agreements
        if service in {known.names.get(each, each) for each in one.services}
        and (one.holds_on(window.first) or one.holds_on(window.last))
    ]
    return sorted(mine, key=lambda one: (list(UNDER).index(one.type), one.id))


def _agreement(known: Levels, service: str, window: Stretch) -> Agreement | None:
    return next(iter(_holding(known, service, window)), None)


def _promise(known: Levels, service: str, window: Stretch) -> tuple[Agreement, Target] | None:
    for one in _holding(known, service, window):
        for target in one.targets:
            if target.metric == AVAILABILITY and target.unit == "%" and target.per == "month":
                return one, target
    return None


def _trend(before: Availability | None, now: Availability) -> Trend:
    if before is None or before.left_out is None or now.left_out is None:
        return ""
    if before.left_out == now.left_out:
        return "same"
    return "better" if now.left_out > before.left_out else "worse"


def _begun(known: Levels, service: str, window: Stretch) -> tuple[Outage, ...]:
    """The failures that began in a month, in order."""
    days = range(window.first.toordinal(), window.last.toordinal() + 1)
    found = [
        one
        for one in known.outages.get(service, ())
        if not one.planned and known.day_of(one).toordinal() in days and known.day_of(one) <= known.today
    ]
    return tuple(sorted(found, key=lambda one: second_of(one.start, known.zone)))


def told(months: Iterable[Month]) -> list[str]:
    """The months that need words: broken promises, and those that are about to break, in plain sentences."""
    return [_sentence(one) for one in months if one.score and one.score.verdict in ("missed", "at-risk")]


def _sentence(one: Month) -> str:
    score = one.score
    assert score
    promised = f"{score.target.value.normalize():f} %"
    count = one.figures.failures
    times = "1 outage" if count == 1 else f"{count} outages"
    long = spelled(one.figures.unplanned)
    cause = f"; cause: {'; '.join(one.causes)}" if one.causes else "; nobody has written down why" if count else ""
    if score.verdict == "missed":
        begin = f"{one.service} broke its promise of {promised} in {one.window.words}"
        return f"{begin}: {times}, {long} in agreed hours{cause}"
    left = spelled(score.left or 0)
    return (
        f"{one.service} has {left} of downtime left in {one.window.words} ({promised}): {times}, {long} so far{cause}"
    )


def percent(share: Decimal | None) -> str:
    """A share as one reads it, rounded down: what was not reached is never said to be."""
    if share is None:
        return ""
    return f"{(share * 100).quantize(Decimal('0.001'), rounding=ROUND_FLOOR).normalize():f}"
