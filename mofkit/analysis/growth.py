"""Weeks of growth: which week it is, what was promised and kept, what was asked and answered, and how that goes on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mofkit.model.action import Todo
from mofkit.model.growth import Ask, GrowthWeek

_FRIDAY = timedelta(days=4)
_WEEKS = 53


def week_of(day: date) -> str:
    """The ISO week of a day, such as 2026-W48."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def monday(week: str) -> date:
    """The first day of an ISO week; of a week 53 in a year without one, the first day of the next year's first."""
    year, _, number = week.partition("-W")
    try:
        return date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        return date.fromisocalendar(int(year), int(number) - 1, 1) + timedelta(days=7)


def is_week(text: str) -> bool:
    """Whether a text is an ISO week that exists."""
    year, _, number = text.partition("-W")
    digits = f"{year}{number}"
    plain = digits.isascii() and digits.isdigit() and (len(year), len(number)) == (4, 2) and int(year) and int(number)
    return bool(plain) and int(number) <= _WEEKS and week_of(monday(text)) == text


def friday(week: str) -> date:
    """The day by which a week's simple things are done."""
    return monday(week) + _FRIDAY


def of_person(every: Iterable[GrowthWeek], who: str, until: str = "9999-W99") -> list[GrowthWeek]:
    """The weeks of a person up to one, in order."""
    return sorted((one for one in every if one.who == who and one.week <= until), key=lambda one: (one.week, one.id))


class Kept(NamedTuple):
    """A promise and where it stands."""

    week: GrowthWeek
    field: str
    todo: Todo


def promised(weeks: Iterable[GrowthWeek]) -> Iterator[Kept]:
    """Every promise of some weeks, those that were made to answer a request too."""
    for one in weeks:
        yield from (Kept(one, f"will.{at}", todo) for at, todo in enumerate(one.will))
        for name in ("asks", "heard"):
            for at, ask in enumerate(getattr(one, name)):
                if ask.grant:
                    yield Kept(one, f"{name}.{at}.grant", ask.grant)


def unkept(every: Iterable[GrowthWeek], who: str, week: str) -> list[Kept]:
    """What a person promised before a week and has neither done nor dropped, the oldest first."""
    earlier = sorted((one for one in every if one.week < week), key=lambda one: (one.week, one.id))
    return [one for one in promised(earlier) if one.todo.open and (one.todo.who or one.week.who) == who]


class Asked(NamedTuple):
    """A request, who makes it to whom, and where it stands."""

    week: GrowthWeek
    field: str
    ask: Ask
    by: str
    to: str

    @property
    def open(self) -> bool:
        """Whether nobody has said yes or no."""
        return self.ask.answer in ("", "later")

    @property
    def name(self) -> str:
        """The mark by which it is answered."""
        return self.ask.id or f"{self.week.id}/{self.field}"


def requests(every: Iterable[GrowthWeek]) -> list[Asked]:
    """Every request of some weeks: of the one whose week it is, and of others to them; by week."""
    found = []
    for one in sorted(every, key=lambda one: (one.week, one.id)):
        found += [Asked(one, f"asks.{at}", ask, ask.by or one.who, ask.to) for at, ask in enumerate(one.asks)]
        found += [Asked(one, f"heard.{at}", ask, ask.by, ask.to or one.who) for at, ask in enumerate(one.heard)]
    return found


def weeks_open(one: Asked, week: str) -> int:
    """For how many weeks nobody has said yes or no."""
    return max((monday(week) - monday(one.week.week)).days // 7, 0)


class Trend(NamedTuple):
    """What one week came to: promises made and kept, thanks, requests made and answered, and goals in trouble."""

    week: str
    promised: int
    kept: int
    did: int
    thanked: int
    asked: int
    granted: int
    refused: int
    goals: tuple[str, ...]


def trend(weeks: Sequence[GrowthWeek]) -> list[Trend]:
    """Some weeks in order, those of one week taken together."""
    names = sorted({one.week for one in weeks})
    return [_trend(name, [one for one in weeks if one.week == name]) for name in names]


def _trend(name: str, weeks: Sequence[GrowthWeek]) -> Trend:
    todos = [one.todo for one in promised(weeks)]
    asks = [ask for one in weeks for ask in one.asks]
    answers = [ask.answer for ask in asks]
    return Trend(
        *(name, len(todos), sum(one.status == "done" for one in todos)),
        *(sum(len(one.did) for one in weeks), sum(len(one.thanks) for one in weeks)),
        *(len(asks), answers.count("granted"), answers.count("refused")),
        tuple(dict.fromkeys(goal.goal for one in weeks for goal in one.goals)),
    )


def longest_trouble(rows: Sequence[Trend]) -> list[tuple[str, int]]:
    """The goals of the last week with how many weeks on end they are in trouble, the longest first."""
    found = []
    for goal in rows[-1].goals if rows else ():
        run = 0
        for row in reversed(rows):
            if goal not in row.goals:
                break
            run += 1
        found.append((goal, run))
    return sorted(found, key=lambda one: (-one[1], one[0]))
