"""Problems in the order in which people should talk about them, with what was done and what comes next."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from mofkit.model.action import Todo
from mofkit.model.problem import Problem

PERIOD = timedelta(days=30)
TOP = 10


class Done(NamedTuple):
    """Something that was done on a day."""

    on: date
    what: str
    who: str


class Ranked(NamedTuple):
    """A problem with its place, what was done since a day, and what comes next."""

    place: int
    problem: Problem
    done: tuple[Done, ...]
    next: Todo | None
    late: bool


def top(problems: Iterable[Problem], today: date, *, since: date | None = None, most: int = TOP) -> list[Ranked]:
    """The living problems that hurt most, and of those that hurt alike the ones that come back most."""
    alive = sorted((one for one in problems if one.alive), key=_weight)
    begin = since or today - PERIOD
    return [_ranked(at, one, begin, today) for at, one in enumerate(alive[:most], 1)]


def _weight(one: Problem) -> tuple[int, int, str]:
    return -(one.impact or 0), -(one.recurrence or 0), one.id


def _ranked(place: int, one: Problem, since: date, today: date) -> Ranked:
    coming = next_action(one)
    late = bool(coming and coming.when and coming.when < today)
    return Ranked(place, one, tuple(done_since(one, since, today)), coming, late)


def done_since(one: Problem, since: date, today: date) -> list[Done]:
    """What was done about a problem from a day on, oldest first: its progress, and the actions that are done."""
    found = [Done(each.on, each.what, each.who) for each in one.progress]
    found += [Done(each.done_on, each.what, each.who) for each in one.actions if each.status == "done" and each.done_on]
    return sorted(each for each in found if since <= each.on <= today)


def next_action(one: Problem) -> Todo | None:
    """The open action that is due first; one without a day comes last."""
    return min((each for each in one.actions if each.open), key=lambda each: each.when or date.max, default=None)


def last_move(one: Problem) -> date | None:
    """The last day on which anything was done or recorded."""
    days = [each.on for each in one.progress] + [each.done_on for each in one.actions if each.done_on]
    return max((*days, *([one.opened] if one.opened else [])), default=None)
