"""The list of actions as people and as programs read it."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from mofkit.analysis.actions import Assignment
from mofkit.cli.listing import print_list
from mofkit.cli.session import Session, data
from mofkit.exchange.actions import entries
from mofkit.exchange.icalendar import Shape, calendar, uid_of
from mofkit.model.person import Person
from mofkit.workspace.workspace import Workspace

Format = Literal["table", "json", "csv", "md", "ics"]
_SHORT = ("action", "when", "who", "status", "what")
_LONG = ("name", "owner", "what", "who", "when", "status", "late", "reader", "done_on", "evidence", "note", "source")


def show(
    session: Session, workspace: Workspace, found: Sequence[Assignment], names: Mapping[str, str], format: Format
) -> None:
    """Print assignments; `names` are the shortest that each answers to, by its whole name."""
    today = session.today
    if format == "ics":
        print_calendar(session, workspace, found, shape="event")
    elif format == "json":
        organisation = workspace.settings.organisation
        body = [{**_plain(one, today), "uid": uid_of(organisation, one.name)} for one in found]
        data(json.dumps({"schema_version": 1, "kind": "assignment-list", "assignments": body}, indent=1))
    elif format == "csv":
        long = [[_cell(_plain(one, today)[name]) for name in _LONG] for one in found]
        print_list(_LONG, long, kind="", key="", format="csv", colour=False)
    elif found or format == "md":
        rows = [(names[one.name], _day(one, today), one.who or "nobody", one.status, one.what) for one in found]
        print_list(_SHORT, rows, kind="", key="", format=format, colour=session.colour)


def print_calendar(session: Session, workspace: Workspace, found: Sequence[Assignment], *, shape: Shape) -> None:
    """Print assignments as a calendar file."""
    organisation = workspace.settings.organisation
    people = {name: person.name for person in workspace.all(Person) for name in (*person.aliases, person.id)}
    title = f"Actions of {organisation}" if organisation else "Actions"
    data(calendar(title, entries(found, organisation, people, shape), session.today))


def _day(one: Assignment, today: date) -> str:
    return f"{one.when or 'no day'}{' late' if one.late(today) else ''}"


def _plain(one: Assignment, today: date) -> dict[str, Any]:
    days = {
        name: value.isoformat() if value else None for name, value in (("when", one.when), ("done_on", one.done_on))
    }
    return {**one._asdict(), **days, "name": one.name, "owner": one.owner, "open": one.open, "late": one.late(today)}


def _cell(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
