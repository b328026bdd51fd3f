"""Risks by exposure: which come first, where they lie between likelihood and impact, which way they go."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from mofkit.model.risk import Risk, RiskRating

Band = Literal["extreme", "high", "moderate", "low", "unrated"]
Way = Literal["rising", "falling", "steady", "new", "over", "unknown"]
# From which exposure on, as the risk template has it.
BANDS: tuple[tuple[Band, int], ...] = (("extreme", 15), ("high", 10), ("moderate", 5), ("low", 1))
# From here on a risk needs a response, and somebody who answers for it.
LIMIT = 10
PERIOD = timedelta(days=91)
SCORES = (1, 2, 3, 4, 5)


def band(exposure: int | None) -> Band:
    """The band of an exposure."""
    return next((name for name, least in BANDS if exposure and exposure >= least), "unrated")


class Wanted(NamedTuple):
    """Which risks somebody asks for; what is empty does not count. `state` may be alive or over too."""

    owner: str = ""
    service: str = ""
    project: str = ""
    change: str = ""
    state: str = "alive"
    band: str = ""


def ranked(risks: Iterable[Risk], wanted: Wanted = Wanted()) -> list[Risk]:  # noqa: B008 - a value that cannot change
    """The risks somebody asks for, the greatest exposure first; of equals the greater impact; unrated ones last."""
    return sorted((one for one in risks if _is_wanted(one, wanted)), key=_weight)


def _is_wanted(one: Risk, wanted: Wanted) -> bool:
    life = "alive" if one.alive else "over"
    return (
        wanted.owner in ("", one.owner)
        and wanted.service in ("", one.service)
        and wanted.project in ("", one.project)
        and wanted.change in ("", one.change)
        and wanted.state in ("", one.state, life)
        and wanted.band in ("", band(one.exposure))
    )


def _weight(one: Risk) -> tuple[int, int, date, str]:
    return -(one.exposure or 0), -(one.impact or 0), one.when or date.max, one.id


def matrix(risks: Iterable[Risk]) -> dict[tuple[int, int], list[Risk]]:
    """Rated risks by likelihood and impact, each cell in the order of the risks."""
    cells: dict[tuple[int, int], list[Risk]] = defaultdict(list)
    for one in risks:
        if one.likelihood and one.impact:
            cells[one.likelihood, one.impact].append(one)
    return dict(cells)


class Trend(NamedTuple):
    """Which way a risk went: its exposure on a day and now, and how it was rated since."""

    risk: Risk
    before: int | None
    now: int | None
    way: Way
    since: tuple[RiskRating, ...] = ()


def history(ratings: Iterable[RiskRating]) -> Mapping[str, list[RiskRating]]:
    """The ratings of each risk, oldest first, whatever the order of lines."""
    found: dict[str, list[RiskRating]] = defaultdict(list)
    for one in sorted(ratings, key=lambda one: (one.on, one.id)):
        found[one.risk].append(one)
    return found


def trend(risk: Risk, ratings: Sequence[RiskRating], since: date, today: date) -> Trend:
    """Which way a risk went from a day to another; `ratings` are its own, oldest first."""
    before = next((one.exposure for one in reversed(ratings) if one.on <= since), None)
    later = tuple(one for one in ratings if since < one.on <= today)
    if not risk.alive:
        return Trend(risk, before, None, "over", later)
    if before is None and risk.opened and risk.opened > since:
        return Trend(risk, None, risk.exposure, "new", later)
    if before is None and later:
        before = later[0].exposure
    if before is None or risk.exposure is None:
        return Trend(risk, before, risk.exposure, "unknown", later)
    gone = risk.exposure - before
    return Trend(risk, before, risk.exposure, "rising" if gone > 0 else "falling" if gone < 0 else "steady", later)


def trends(risks: Iterable[Risk], ratings: Iterable[RiskRating], since: date, today: date) -> list[Trend]:
    """The trend of each risk that was there on the first day or since, in the order of the risks."""
    looks = history(ratings)
    return [trend(one, looks.get(one.id, ()), since, today) for one in risks if one.alive or _was_alive(one, since)]


def _was_alive(one: Risk, day: date) -> bool:
    return one.alive or (one.closed is not None and one.closed > day)


class Standing(NamedTuple):
    """All risks together on a day: how many there were, how many above the limit, and what they came to."""

    on: date
    alive: int
    above: int
    exposure: int


def standing(risks: Iterable[Risk], ratings: Iterable[RiskRating], day: date) -> Standing:
    """How it stood on a day, as far as rows and history tell. A risk counts from the day on which it was found."""
    looks, found = history(ratings), list[int]()
    for one in risks:
        if _was_alive(one, day) and not (one.opened and one.opened > day):
            known = looks.get(one.id, ())
            then = next((each.exposure for each in reversed(known) if each.on <= day), None)
            found.append(then or (known[0].exposure if known else one.exposure) or 0)
    return Standing(day, len(found), sum(each >= LIMIT for each in found), sum(found))


def days_between(since: date, today: date) -> list[date]:
    """The days on which a period is looked at: its first, the first of each month in it, and its last."""
    days, month = [since], since.replace(day=1)
    while (month := (month + timedelta(days=32)).replace(day=1)) < today:
        days.append(month)
    return [*days, today]


def last_look(risk: Risk) -> date | None:
    """The last day on which anybody looked at a risk."""
    return max((day for day in (risk.opened, risk.last_reviewed) if day), default=None)
