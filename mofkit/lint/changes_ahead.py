"""What several rules and `mofkit change conflicts` ask: which changes get in each other's way."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mofkit.analysis.change_conflicts import Conflict, Kind
from mofkit.analysis.change_schedule import Calendar, conflicts_ahead, days_of, lacks_of, window_of
from mofkit.analysis.change_words import sentence, span
from mofkit.content.change_rules import change_rules
from mofkit.finding import Span
from mofkit.lint.rule import Hit, Scope
from mofkit.model.change import Change
from mofkit.model.freeze import Freeze
from mofkit.model.hours import zone
from mofkit.model.person import Person
from mofkit.model.record import Record
from mofkit.model.service import Service
from mofkit.workspace.workspace import Workspace


class Sides(NamedTuple):
    """The records of a conflict and where each is written; the second is missing where a change is not ready."""

    change: Change
    place: Span
    other: Change | Freeze | None
    other_place: Span | None


def calendar_of(workspace: Workspace, today: date) -> Calendar:
    """The changes and freezes of a workspace, by its clock."""
    return Calendar(
        workspace.all(Change),
        workspace.all(Freeze),
        workspace.all(Service),
        workspace.all(Person),
        zone(workspace.settings.calendar.time_zone),
        today,
        days_of(workspace.settings.thresholds),
    )


def conflicts_in(calendar: Calendar) -> list[Conflict]:
    """The conflicts of a workspace's changes, readiness by the rules of changing."""
    if not any(one.ahead and one.window for one in calendar.changes):
        return []
    return conflicts_ahead(calendar, lacks_of(change_rules(), calendar.people, calendar.today))


def is_ahead(calendar: Calendar, change: Change) -> bool:
    """Whether a change may still happen and its window is not over."""
    seconds = window_of(change, calendar.clock)
    return change.ahead and seconds is not None and seconds[1] > calendar.midnight(calendar.today)


def sides(workspace: Workspace, one: Conflict) -> Sides:
    """The records of a conflict, each with its place."""
    change = workspace.get(Change, one.change)
    assert change, "a conflict is about changes that are there"
    field = "state" if one.kind == "approval" and change.state != "draft" else "window"
    other: Change | Freeze | None = None
    if one.other:
        other = workspace.get(Freeze, one.other) if one.kind == "freeze" else workspace.get(Change, one.other)
    return Sides(change, workspace.span(change, field), other, _place(workspace, other) if other else None)


def _place(workspace: Workspace, other: Record) -> Span:
    return workspace.span(other, "window" if isinstance(other, Change) else "start")


def hits(scope: Scope, *kinds: Kind) -> Iterator[Hit]:
    """The conflicts of some kinds that nobody has accepted, each at the change; drafts are nobody's trouble yet."""
    calendar = calendar_of(scope.workspace, scope.today)
    for one in conflicts_in(calendar):
        if one.kind in kinds and not one.override:
            found = sides(scope.workspace, one)
            if "draft" not in (found.change.state, getattr(found.other, "state", "")):
                when = span(one.start, one.end, calendar.clock) if one.kind != "release" else ""
                also = f"; the other is at {found.other_place}" if found.other_place else ""
                said = f"{sentence(one)}{f' ({when})' if when else ''}{also}"
                yield Hit(found.place, said, _help(one), one.change, "window")


def _help(one: Conflict) -> str:
    if one.kind in ("approval", "back-out"):
        return f"`mofkit change show {one.change}` says what it needs; or move its window"
    return f"move one of them, or `mofkit change override {one.change} {one.name} --who … --reason …`"
