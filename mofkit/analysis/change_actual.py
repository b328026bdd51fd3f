"""How changes went against what was planned: when they began and ended, how long users stood still."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mofkit.model.change import Change
from mofkit.model.moments import second_of
from mofkit.model.outage import Outage

Span = tuple[int | None, int | None]
_MINUTE = 60


class Actual(NamedTuple):
    """A change that was carried out: planned and actual in seconds since 1970, downtime in minutes.

    What nobody wrote down is nothing, and never a guess.
    """

    change: Change
    planned: Span
    actual: Span
    downtime_planned: int | None
    downtime: int | None

    @property
    def late_start(self) -> int | None:
        """Minutes by which it began later than planned; less than 0 if earlier."""
        return _minutes(self.planned[0], self.actual[0])

    @property
    def late_end(self) -> int | None:
        """Minutes by which it ended later than planned; less than 0 if earlier."""
        return _minutes(self.planned[1], self.actual[1])

    @property
    def length_planned(self) -> int | None:
        """How many minutes it was to take."""
        return _minutes(*self.planned)

    @property
    def length(self) -> int | None:
        """How many minutes it took."""
        return _minutes(*self.actual)


def _minutes(start: int | None, end: int | None) -> int | None:
    return None if start is None or end is None else (end - start) // _MINUTE


def actuals(changes: Iterable[Change], outages: Iterable[Outage], clock: ZoneInfo) -> list[Actual]:
    """The changes that were carried out, the latest first; `clock` is that of the workspace."""
    by_ticket: dict[str, int] = {}
    for outage in outages:
        if outage.ticket.strip() and outage.end.strip():
            lasted = second_of(outage.end, clock) - second_of(outage.start, clock)
            ticket = outage.ticket.strip()
            by_ticket[ticket] = by_ticket.get(ticket, 0) + max(lasted, 0) // _MINUTE
    found = [_actual(one, by_ticket, clock) for one in changes if one.implemented and one.implemented.start.strip()]
    return sorted(found, key=lambda one: (-(one.actual[0] or 0), one.change.id))


def _actual(change: Change, by_ticket: Mapping[str, int], clock: ZoneInfo) -> Actual:
    done = change.implemented
    assert done
    written = done.downtime_minutes
    names = [name for name in (change.id, *change.aliases) if name in by_ticket]
    seen = sum(by_ticket[name] for name in names) if names else None
    planned: Span = (change.window.seconds(clock) if change.window else None) or (None, None)
    actual = tuple(second_of(text, clock) if text.strip() else None for text in (done.start, done.end))
    return Actual(
        change, planned, (actual[0], actual[1]), change.downtime_minutes, seen if written is None else written
    )
