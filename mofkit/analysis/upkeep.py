"""Which ongoing work is due, which was missed, which is nobody's, and how much of it each person has."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from mofkit.model.task import OngoingTask, next_turn, rhythm

State = Literal["missed", "due", "later", "never", "paused"]
STATES: tuple[State, ...] = ("missed", "never", "due", "later", "paused")
# How many days a month has for one who does a thing every so many days, and how many of them are worked.
_TURNS = {"day": Decimal(30), "workday": Decimal(21), "week": Decimal(30) / 7, "month": Decimal(1)}


class Turn(NamedTuple):
    """A task with the day of its next turn; `turns` is how many have passed since it was last done."""

    task: OngoingTask
    state: State
    due: date | None
    turns: int = 0


class Load(NamedTuple):
    """What one person has: how many tasks, how often a month, and how many are missed."""

    owner: str
    tasks: int
    turns: Decimal
    missed: int


def turns(
    tasks: Iterable[OngoingTask], today: date, *, within: int = 0, holidays: frozenset[date] = frozenset()
) -> list[Turn]:
    """Each task with its state, what was missed longest first. What comes within so many days is due."""
    found = [_turn(one, today, within, holidays) for one in tasks]
    return sorted(found, key=lambda one: (STATES.index(one.state), one.due or today, one.task.id))


def _turn(task: OngoingTask, today: date, within: int, holidays: frozenset[date]) -> Turn:
    often = rhythm(task.frequency)
    assert often, "the model has seen to it"
    if task.paused:
        return Turn(task, "paused", None)
    if task.last_done is None:
        return Turn(task, "never", today)
    due = next_turn(task.last_done, often, holidays)
    if due >= today:
        return Turn(task, "due" if due <= today + timedelta(days=within) else "later", due)
    passed, at = 0, due
    while at < today:
        passed, at = passed + 1, next_turn(at, often, holidays)
    return Turn(task, "missed", due, passed)


def days_of(one: Turn, today: date, *, within: int, holidays: frozenset[date] = frozenset()) -> Iterator[date]:
    """The days of all turns from today on that come within so many days; what was missed is for today."""
    often = rhythm(one.task.frequency)
    assert often, "the model has seen to it"
    day = max(one.due, today) if one.due else None
    while day and day <= today + timedelta(days=within):
        yield day
        day = next_turn(day, often, holidays)


def loads(found: Iterable[Turn]) -> list[Load]:
    """What each person has to do in a month, the most first; work that is nobody's stands under no name."""
    by_owner: dict[str, list[Turn]] = {}
    for one in found:
        if one.state != "paused":
            by_owner.setdefault(one.task.owner, []).append(one)
    rows = [
        Load(owner, len(each), sum(map(_a_month, each), Decimal(0)), sum(one.state == "missed" for one in each))
        for owner, each in by_owner.items()
    ]
    return sorted(rows, key=lambda one: (-one.turns, one.owner))


def _a_month(one: Turn) -> Decimal:
    often = rhythm(one.task.frequency)
    assert often, "the model has seen to it"
    return _TURNS[often[1]] / often[0]
