"""The turns of ongoing tasks as a calendar."""

from collections.abc import Iterable
from datetime import date

from mofkit.analysis.upkeep import Turn, days_of
from mofkit.exchange.icalendar import Entry, calendar, uid_of
from mofkit.model.person import Person
from mofkit.workspace.workspace import Workspace


def turns_calendar(found: Iterable[Turn], workspace: Workspace, today: date, *, within: int) -> str:
    """An event for each turn of the next days; a turn that was missed stands on today."""
    name = workspace.settings.organisation or "mofkit"
    people = {one.id: one.name for one in workspace.all(Person)}
    holidays = frozenset(workspace.settings.calendar.holidays)
    entries = [
        Entry(
            uid_of(name, f"task:{one.task.id}:{day}"),
            one.task.what,
            day,
            description=_told(one, day, people.get(one.task.owner, one.task.owner)),
            categories=("operations",),
        )
        for one in found
        for day in days_of(one, today, within=within, holidays=holidays)
    ]
    return calendar(f"Operations of {name}", sorted(entries, key=lambda one: (one.start or today, one.uid)), today)


def _told(one: Turn, day: date, who: str) -> str:
    late = one.due is not None and one.due < day and one.state == "missed"
    parts = (
        f"{one.task.id}, {who or 'nobody'}, {one.task.frequency}",
        f"missed since {one.due}" if late else "",
        f"how: {one.task.guide}" if one.task.guide else "",
    )
    return "; ".join(filter(None, parts))
