"""The forward schedule of change: which changes have a window, in the order of time, and the conflicts among them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mofkit.analysis.change_conflicts import Accepted, Conflict, Frozen, Near, Services, Slot, conflicts
from mofkit.analysis.change_moves import facts_of, lacks
from mofkit.content.change_rules import ChangeRules, Need
from mofkit.model.change import Change, ChangeState
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

    def midnight_after(self, day: date) -> int:
        """The second in which a day is over."""
        return self.midnight(day + timedelta(days=1)) if day < date.max else self.midnight(day) + DAY


class Planned(NamedTuple):
    """A change with its window in seconds since 1970."""

    change: Change
    start: int
    end: int


class FrozenSpan(NamedTuple):
    """A freeze with its seconds since 1970."""

    freeze: Freeze
    start: int
    end: int


# What a change still needs before its window, in words: its approvals, or its way back.
Lacks = Callable[[Change, Need], Sequence[str]]


def lacks_of(rules: ChangeRules, people: Iterable[Person], today: date) -> Lacks:
    """What the rules of changing say about readiness; a category or a priority may waive it."""
    known = {name: person for person in people for name in (*person.aliases, person.id)}
    return lambda change, need: lacks(need, facts_of(change, rules, known, today))


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
        Planned(one, *seconds)
        for one in calendar.changes
        if one.state not in ("rejected", "withdrawn") and (seconds := window_of(one, calendar.clock))
    ]
    return sorted(found, key=lambda one: (one.start, one.end, one.change.id))


def frozen(calendar: Calendar) -> list[FrozenSpan]:
    """The freezes in the order of time."""
    found = [FrozenSpan(one, *one.seconds(calendar.clock)) for one in calendar.freezes]
    return sorted(found, key=lambda one: (one.start, one.end, one.freeze.id))


class Wanted(NamedTuple):
    """What is asked for of a schedule: what is not over on a day, up to another, of a service, in some states."""

    first: date
    last: date | None = None
    service: str = ""
    states: tuple[ChangeState, ...] = ()


def chosen(calendar: Calendar, wanted: Wanted) -> tuple[list[Planned], list[FrozenSpan]]:
    """The changes and freezes that are asked for. A freeze is about a service too if it protects what needs it."""
    begins = calendar.midnight(wanted.first)
    ends = calendar.midnight_after(wanted.last) if wanted.last else None
    known = Services(calendar.services)
    own = known.touch([wanted.service] if wanted.service else []).own
    changes = [
        one
        for one in planned(calendar)
        if _within(one.start, one.end, begins, ends)
        and (not own or own & known.touch(one.change.services).own)
        and (not wanted.states or one.change.state in wanted.states)
    ]
    freezes = [
        one
        for one in frozen(calendar)
        if _within(one.start, one.end, begins, ends)
        and (not own or not one.freeze.services or own & known.touch(one.freeze.services).below)
    ]
    return changes, freezes


def _within(start: int, end: int, begins: int, ends: int | None) -> bool:
    return max(start, end) > begins and (ends is None or start < ends)


def window_of(change: Change, clock: ZoneInfo) -> tuple[int, int] | None:
    """The window of a change in seconds since 1970; nothing while it has none, or half of one."""
    return change.window.seconds(clock) if change.window else None


def conflicts_ahead(calendar: Calendar, missing: Lacks) -> list[Conflict]:
    """The conflicts of changes that may still happen and are not over."""
    begins = calendar.midnight(calendar.today)
    names = {alias: one.id for one in calendar.people for alias in one.aliases}
    ahead = [one for one in planned(calendar) if one.change.ahead and one.end > begins]
    ready_before = begins + (calendar.days["changes.ready_days"] + 1) * DAY
    slots = [_slot(one, names, missing if one.start < ready_before else _nothing) for one in ahead]
    freezes = [Frozen(one.id, start, end, one.services, one.except_categories) for one, start, end in frozen(calendar)]
    near = Near(calendar.days["changes.release_days"] * DAY, ready_before)
    return conflicts(slots, freezes, calendar.services, near)


def _nothing(_change: Change, _need: Need) -> Sequence[str]:
    return ()


def _slot(one: Planned, names: Mapping[str, str], missing: Lacks) -> Slot:
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
        lacks=tuple(missing(change, "approvals")),
        no_way_back=tuple(missing(change, "back-out")),
        overrides=tuple(Accepted(said.conflict.strip(), said.who, said.reason) for said in change.overrides),
    )
