"""How changing goes: how many succeed, how many could not wait, how long they take, how many wait."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import NamedTuple, get_args
from zoneinfo import ZoneInfo

from mofkit.model.change import Category, Change
from mofkit.model.moments import second_of
from mofkit.model.windows import windows_over

# What takes a change out of the backlog.
_ENDS = ("released", "rejected", "withdrawn")


class Figures(NamedTuple):
    """The figures of a month, a category, or all; a share is of what was carried out, in percent."""

    per: str
    group: str
    carried_out: int
    success: int
    with_problems: int
    backed_out: int
    failed: int
    success_share: Decimal | None
    emergency: int
    emergency_share: Decimal | None
    unauthorised: int
    lead_days: Decimal | None
    backlog: int | None


class Carried(NamedTuple):
    """A change with the day on which it was carried out."""

    change: Change
    on: date


def done_on(change: Change, clock: ZoneInfo) -> date | None:
    """The day on which a change began to be carried out, by the clock of the workspace; nothing if it was not."""
    start = change.implemented.start if change.implemented else ""
    if start.strip():
        return datetime.fromtimestamp(second_of(start, clock), UTC).astimezone(clock).date()
    return next((one.on for one in change.moves if one.to == "released"), None)


def waiting_on(change: Change, day: date, clock: ZoneInfo) -> bool:
    """Whether a change had been asked for at the end of a day, and was neither carried out nor given up."""
    if change.requested_on is None or change.requested_on > day:
        return False
    carried = done_on(change, clock)
    ended = [one.on for one in change.moves if one.to in _ENDS]
    if carried is None and not ended and not change.ahead:
        return False
    # What was rejected and asked for anew waits again.
    over = [carried, max(ended) if ended and not change.ahead else None]
    return all(one is None or one > day for one in over)


def figures(changes: Sequence[Change], first: date, today: date, clock: ZoneInfo) -> list[Figures]:
    """The figures month by month from a day on, then by category, then of all."""
    dated = ((one, done_on(one, clock)) for one in changes)
    done = [Carried(one, on) for one, on in dated if on and first <= on <= today]
    found = []
    for month in windows_over("month", first, today, today):
        here = [one for one in done if month.first <= one.on <= month.last]
        backlog = sum(waiting_on(one, min(month.last, today), clock) for one in changes)
        found.append(_figures("month", month.label, here, backlog))
    for category in (*get_args(Category), None):
        here = [one for one in done if one.change.category == category]
        backlog = sum(waiting_on(one, today, clock) for one in changes if one.category == category)
        if here or backlog:
            found.append(_figures("category", category or "", here, backlog))
    found.append(_figures("all", "", done, sum(waiting_on(one, today, clock) for one in changes)))
    return found


def _figures(per: str, group: str, done: Sequence[Carried], backlog: int) -> Figures:
    ends = [one.change.implemented.outcome if one.change.implemented else None for one in done]
    told = [one for one in ends if one]
    emergencies = sum(one.change.priority == "emergency" for one in done)
    unauthorised = sum(bool(one.change.implemented and one.change.implemented.unauthorised) for one in done)
    return Figures(
        per,
        group,
        len(done),
        ends.count("success"),
        ends.count("with-problems"),
        ends.count("backed-out"),
        ends.count("failed"),
        share(ends.count("success"), len(told)),
        emergencies,
        share(emergencies, len(done)),
        unauthorised,
        lead_days(done),
        backlog,
    )


def share(some: int, of: int) -> Decimal | None:
    """So many of a hundred, to a tenth; nothing of nothing."""
    return (Decimal(100 * some) / of).quantize(Decimal("0.1"), ROUND_HALF_UP) if of else None


def lead_days(done: Iterable[Carried]) -> Decimal | None:
    """The median of the days from the request to production; nothing if no request has a day.

    What was asked for after it went in was never waited for.
    """
    days = [(one.on - asked).days for one in done if (asked := one.change.requested_on) and asked <= one.on]
    return Decimal(str(median(days))).quantize(Decimal("0.1")) if days else None
