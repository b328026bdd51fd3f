"""How fresh the sections of a playbook are, and on which days a new person's first weeks fall."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

from mofkit.content.types import OnboardingStep
from mofkit.model.playbook import PlaybookSection

Freshness = Literal["fresh", "due soon", "overdue", "never"]
_SOON = timedelta(days=30)
_SATURDAY = 5
_LAST_DAY = 28


def review_due(one: PlaybookSection) -> date | None:
    """The day by which somebody looks again; nothing if nobody has looked yet."""
    if one.reviewed_on is None:
        return None
    months = one.reviewed_on.month - 1 + one.review_months
    year, month = one.reviewed_on.year + months // 12, months % 12 + 1
    try:
        return date(year, month, one.reviewed_on.day)
    except ValueError:
        return date(year, month, _LAST_DAY) if year <= date.max.year else date.max


def freshness(one: PlaybookSection, today: date) -> Freshness:
    """Whether somebody has looked at it in time."""
    due = review_due(one)
    if due is None:
        return "never"
    if due < today:
        return "overdue"
    return "due soon" if due - today <= _SOON else "fresh"


class SectionState(NamedTuple):
    """A section as `check` sees it."""

    freshness: Freshness
    owner: str
    empty: tuple[str, ...]
    edited: tuple[str, ...]
    stale: tuple[str, ...]
    broken: tuple[str, ...]

    @property
    def to_do(self) -> tuple[str, ...]:
        """What is to do about it, in words."""
        found = [] if self.owner else ["nobody owns it"]
        told = {"overdue": "its review is overdue", "never": "nobody has reviewed it"}
        found += [told[self.freshness]] if self.freshness in told else []
        for items, words in (
            (self.broken, "marks are broken"),
            (self.edited, "regions were edited by hand"),
            (self.stale, "regions are stale"),
            (self.empty, "items are empty"),
        ):
            found += [f"{len(items)} {_counted(words, len(items))}"] if items else []
        return tuple(found)


def _counted(words: str, count: int) -> str:
    if count != 1:
        return words
    noun, _, rest = words.partition(" ")
    return f"{noun.removesuffix('s')} {rest.replace('were', 'was').replace('are ', 'is ')}"


def working_day(first: date, number: int, holidays: Collection[date] = ()) -> date:
    """The working day so many after the first, or before it if less than 0; the first counts as 0.

    A first day on which nobody works is taken as it is: somebody has said so.
    """
    step = timedelta(days=1 if number >= 0 else -1)
    day, left = first, abs(number)
    while left:
        day += step
        left -= day.weekday() < _SATURDAY and day not in holidays
    return day


def first_weeks(
    steps: Iterable[OnboardingStep], who: Mapping[str, str], first: date, holidays: Collection[date] = ()
) -> list[dict[str, Any]]:
    """The steps of somebody's first weeks as promises; `who` says which person is the new one, mentor and manager."""
    return [
        {
            "id": one.id.removeprefix("onboarding-"),
            "what": one.text,
            **({"who": who[one.whose]} if who[one.whose] else {}),
            "when": working_day(first, one.working_day, holidays),
        }
        for one in steps
    ]
