"""When management reviews are due, and whether one is complete enough to be closed."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from mofkit.content.framework_types import Review
from mofkit.model.review import HeldReview

State = Literal["overdue", "missed", "never held", "due", "planned", "as needed"]
_OPEN = ("planned", "prepared")


class Due(NamedTuple):
    """One review of the framework and its next meeting: `record` is what is planned, if anything is."""

    review: str
    name: str
    months: int | None
    last: date | None
    due: date | None
    planned: date | None
    record: str
    about: str
    state: State

    @property
    def day(self) -> date | None:
        """The day to look at next: the planned one, else the one on which it is due."""
        return self.planned or self.due


def schedule(
    definitions: Iterable[Review], held: Iterable[HeldReview], today: date, months: Mapping[str, int] | None = None
) -> list[Due]:
    """Each review with its next meeting, and one line more for each further meeting that is planned.

    `months` are the workspace's own cadences; the others are those of the content.
    """
    every = list(held)
    return [
        due for one in definitions for due in _dues(one, every, today, (months or {}).get(one.id, one.every_months))
    ]


def _dues(one: Review, every: list[HeldReview], today: date, months: int | None) -> Iterator[Due]:
    mine = [each for each in every if each.review == one.id]
    last = max((each.held for each in mine if took_place(each, today) and each.held), default=None)
    due = later(last, months) if last and months else None
    ahead = sorted((each for each in mine if each.status in _OPEN and not each.held), key=_planned)
    for each in ahead:
        state = _state(months, last, due, each.planned, today)
        yield Due(one.id, one.name, months, last, due, each.planned, each.id, each.about, state)
    if not ahead:
        yield Due(one.id, one.name, months, last, due, None, "", "", _state(months, last, due, None, today))


def _planned(one: HeldReview) -> tuple[date, str]:
    return one.planned or date.max, one.id


def _state(months: int | None, last: date | None, due: date | None, planned: date | None, today: date) -> State:
    if planned and planned < today:
        return "missed"
    if due and due < today:
        return "overdue"
    if planned:
        return "planned"
    if months is None:
        return "as needed"
    return "due" if last else "never held"


def took_place(one: HeldReview, today: date) -> bool:
    """Whether a review was held by a day."""
    return one.status in ("held", "closed") and one.held is not None and one.held <= today


def later(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def lacking(one: HeldReview, gate: str, today: date) -> list[str]:
    """All that keeps a review from being closed, in words; `gate` is what it opens, if it opens anything."""
    found = []
    if one.held is None or one.held > today:
        found.append(f"it was not held yet: held is {one.held or 'empty'}")
    if not one.attendees:
        found.append("nobody was there: attendees is empty")
    if not one.decisions:
        found.append("nothing was decided: decisions is empty")
    found += [f"nobody stands for the decision {each.what!r}" for each in one.decisions if not each.who]
    found += list(_unspoken(one, gate) if gate else ())
    for each in (each for each in one.actions if each.open):
        gaps = [name for name, value in (("who", each.who), ("when", each.when)) if not value]
        if gaps:
            found.append(f"the action {each.what!r} does not say {' and '.join(gaps)}")
    return found


def _unspoken(one: HeldReview, gate: str) -> Iterator[str]:
    """What the decisions leave open about the gate."""
    verdicts = [each for each in one.decisions if each.outcome]
    if not verdicts or (one.about and not one.verdicts(one.about)):
        yield f"no decision says go or no-go{f' on {one.about}' if one.about else ''}"
    if any(not (each.about or one.about) for each in verdicts):
        yield f"a decision opens {gate} for nothing: it has no about, and neither has the review"
    if any(each.outcome == "go-with-conditions" for each in verdicts) and not one.actions:
        yield "go-with-conditions names no condition: actions is empty"
