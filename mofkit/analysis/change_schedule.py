"""The forward schedule of change: which changes have a window, in the order of time, and the conflicts among them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mofkit.analysis.change_conflicts import Accepted, Conflict, Frozen, Near, Slot, conflicts
from mofkit.model.change import Change
from mofkit.model.freeze import Freeze
from mofkit.model.person import Person
from mofkit.model.service import Service

DAY = 86_400
# By name: how many days, unless thresholds in mofkit.yaml say otherwise.
SETTINGS: Mapping[str, int] = {"changes.release_days": 2, "changes.ready_days": 3}
PREFIX = "changes."
_DIGITS = 3


class Calendar(NamedTuple):
    """What the schedule is made of, by one clock."""

    changes: Sequence[Change]
    freezes: Sequence[Freeze]
    services: Sequence[Service]
    people: Sequence[Person]
    clock: ZoneInfo
    today: date
    days: Mapping[str, int]

    def midnight(self, day: date) -> int:
        """The second in which a day begins."""
        return int(datetime(day.year, day.month, day.day, tzinfo=self.clock).timestamp())


class Planned(NamedTuple):
    """A change with its window in seconds since 1970."""

    change: Change
    start: int
    end: int


Lacks = Callable[[Change], Sequence[str]]


def days_of(thresholds: Mapping[str, str]) -> dict[str, int]:
    """How many days count as near; a setting that is no number of days is left out."""
    own = {name: int(text) for name, text in thresholds.items() if name in SETTINGS and is_days(text)}
    return {**SETTINGS, **own}


def is_days(text: str) -> bool:
    """Whether a text is a whole number of days."""
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS


def planned(calendar: Calendar) -> list[Planned]:
    """The changes that have a window, in the order of time; those that were rejected or withdrawn are left out."""
    found = [
        Planned(one, *one.window.seconds(calendar.clock))
        for one in calendar.changes
        if one.window and one.state not in ("rejected", "withdrawn")
    ]
    return sorted(found, key=lambda one: (one.start, one.end, one.change.id))


def conflicts_ahead(calendar: Calendar, lacks: Lacks) -> list[Conflict]:
    """The conflicts of changes that may still happen and are not over; `lacks` says what misses of their approvals."""
    begins = calendar.midnight(calendar.today)
    names = {alias: one.id for one in calendar.people for alias in one.aliases}
    ahead = [one for one in planned(calendar) if one.change.ahead and one.end > begins]
    ready_before = begins + (calendar.days["changes.ready_days"] + 1) * DAY
    slots = [_slot(one, names, lacks if one.start < ready_before else _nothing) for one in ahead]
    freezes = [
        Frozen(one.id, *one.seconds(calendar.clock), one.services, one.except_categories) for one in calendar.freezes
    ]
    near = Near(calendar.days["changes.release_days"] * DAY, ready_before)
    return conflicts(slots, freezes, calendar.services, near)


def _nothing(_: Change) -> Sequence[str]:
    return ()


def _slot(one: Planned, names: Mapping[str, str], lacks: Lacks) -> Slot:
    change = one.change
    words = (change.category or "", "emergency" if change.priority == "emergency" else "")
    return Slot(
        change.id,
        one.start,
        one.end,
        services=change.services,
        items=tuple(dict.fromkeys(item.strip().casefold() for item in change.configuration_items)),
        people=tuple(dict.fromkeys(names.get(who, who) for who in change.people if who)),
        words=tuple(filter(None, words)),
        release=change.release.strip().casefold(),
        lacks=tuple(lacks(change)),
        has_back_out=bool(change.back_out.strip()),
        overrides=tuple(Accepted(said.conflict.strip(), said.who, said.reason) for said in change.overrides),
    )


def frozen_days(freezes: Iterable[Freeze], clock: ZoneInfo) -> list[tuple[Freeze, int, int]]:
    """Freezes with their seconds, in the order of time."""
    return sorted(((one, *one.seconds(clock)) for one in freezes), key=lambda one: (one[1], one[2], one[0].id))
