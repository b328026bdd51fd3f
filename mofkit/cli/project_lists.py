"""Projects side by side: the list, the portfolio, the links, the schedule."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from mofkit.cli.listing import print_list
from mofkit.cli.session import Session, data
from mofkit.exchange.icalendar import Entry, calendar, uid_of
from mofkit.model.project import Project
from mofkit.report import project_schedule, project_trace
from mofkit.report.gantt import gantt
from mofkit.report.projects import in_order, project_facts
from mofkit.workspace.workspace import Workspace

COLUMNS = ("project", "stage", "owner", "health", "next", "missing")
_LETTERS = {"passed": "yes", "overridden": "override", "suspect": "suspect", "refused": "no"}


class Row(NamedTuple):
    """A project as a line: where it is, who leads it, and how many things the next stage lacks."""

    project: str
    stage: str
    owner: str
    health: str
    next: str
    missing: int


def row(workspace: Workspace, one: Project, today: date) -> Row:
    """A project as a line of a list."""
    facts = project_facts(workspace, one, today)
    ahead = facts["next"] or {"stage": "", "missing": []}
    return Row(one.id, one.stage, facts["owner"], facts["health"], ahead["stage"], len(ahead["missing"]))


# The portfolio.

_FEW = ("project", "stage", "gates", "health", "money", "risks", "priority")
_ALL = (
    *("project", "title", "stage", "sponsor", "envisioning", "build", "production", "health", "schedule", "budget"),
    *("scope", "quality", "planned", "spent", "forecast", "risks", "top_risk", "priority", "yearly_benefit", "benefit"),
)


def print_portfolio(session: Session, workspace: Workspace, format: Any) -> None:
    """Print all projects and proposals, with what a portfolio review weighs."""
    every = [project_facts(workspace, one, session.today) for one in in_order(workspace.all(Project))]
    if format == "table":
        if every:
            few = [_brief(one, workspace.settings.currency) for one in every]
            right = [_FEW.index(name) for name in ("money", "risks", "priority")]
            print_list(_FEW, few, kind="", key="", format="table", colour=session.colour, right=right)
            session.note("gates: envisioning, build, production; money: forecast or spent of what was approved")
        session.note("next: mofkit review prepare portfolio" if every else "no projects; `mofkit project new ID …`")
        return
    rows = [_whole(one) for one in every]
    print_list(_ALL, rows, kind="project-portfolio", key="projects", format=format, colour=session.colour)


def _brief(one: dict[str, Any], currency: str) -> tuple[object, ...]:
    gates = " ".join(_LETTERS[gate["state"]] for gate in one["gates"])
    return (
        one["id"],
        one["stage"],
        gates,
        one["health"],
        _money(one["budget"], currency),
        _risks(one),
        one["priority"] or "",
    )


def _money(budget: dict[str, str], currency: str) -> str:
    used, planned = budget["forecast"] or budget["spent"], budget["planned"]
    return f"{used or 0} of {planned} {currency}".rstrip() if planned else ""


def _risks(one: dict[str, Any]) -> str:
    return f"{len(one['risks'])}, top {one['risks'][0]['exposure'] or '?'}" if one["risks"] else ""


def _whole(one: dict[str, Any]) -> tuple[object, ...]:
    gates = {gate["gate"]: gate["state"] for gate in one["gates"]}
    lights = {each["area"]: each["light"] for each in one["verdicts"]}
    risks, budget = one["risks"], one["budget"]
    return (
        *(one["id"], one["title"], one["stage"], one["sponsor"]),
        *(gates[name] for name in ("envisioning", "build", "production")),
        *(one["health"], *(lights.get(area, "") for area in ("schedule", "budget", "scope", "quality"))),
        *(budget["planned"], budget["spent"], budget["forecast"]),
        *(len(risks), risks[0]["title"] if risks else "", one["priority"], one["yearly_benefit"], one["benefit"]),
    )


# Links.


def print_trace(
    session: Session, workspace: Workspace, projects: Sequence[Project], format: Any, *, missing: bool
) -> None:
    """Print the links of projects, or only the missing ones."""
    found = [link for one in projects for link in project_trace.links(workspace, one, session.today)]
    chosen = [one for one in found if one.missing or not missing]
    gone = sum(one.missing for one in found)
    if format == "table":
        names = ("project", "link", "id", "state")
        rows = [(one.project, one.link, one.id, f"{one.state}{' !' if one.missing else ''}") for one in chosen]
        _print_short(session, names, rows, several=len(projects) > 1)
        session.note(f"{len(found)} links, {gone} missing (!){'; --format md says why' if gone else ''}")
        return
    print_list(project_trace.COLUMNS, chosen, kind="project-trace", key="links", format=format, colour=session.colour)


def _print_short(session: Session, names: Sequence[str], rows: Sequence[Sequence[object]], *, several: bool) -> None:
    """Print rows at a terminal; the project is said if there are several."""
    first = 0 if several else 1
    if rows:
        cells = [row[first:] for row in rows]
        print_list(names[first:], cells, kind="", key="", format="table", colour=session.colour)


# The schedule.


def print_schedule(session: Session, workspace: Workspace, projects: Sequence[Project], format: str) -> None:
    """Print the tasks of projects: as a table, a chart or a calendar."""
    if format == "mermaid":
        title = projects[0].title if len(projects) == 1 else "Projects"
        data(gantt(project_schedule.charted(projects, session.today), title=title))
        return
    if format == "ics":
        data(calendar(_named(workspace), _entries(workspace, projects, session.today), session.today))
        return
    found = project_schedule.lines(workspace, projects, session.today)
    if format == "table":
        names = ("project", "stage", "start", "when", "who", "status", "what")
        rows = [
            (one.project, one.stage, one.start, one.when, one.who or one.role, _state(one), one.what) for one in found
        ]
        _print_short(session, names, rows, several=len(projects) > 1)
        session.note(f"{len(found)} tasks, {sum(one.late for one in found)} late")
        return
    assert format in ("json", "csv", "md")
    _print_lines(session, found, format)


def _print_lines(session: Session, found: Sequence[project_schedule.Line], format: str) -> None:
    if format == "json":
        body = [one._asdict() for one in found]
        data(json.dumps({"schema_version": 1, "kind": "project-schedule", "tasks": body}, indent=1))
        return
    cells = [[*one[:-1], "yes" if one.late else ""] for one in found]
    shape: Any = format
    print_list(project_schedule.COLUMNS, cells, kind="", key="", format=shape, colour=session.colour)


def _state(one: project_schedule.Line) -> str:
    return f"{one.status} late" if one.late else one.status


def _named(workspace: Workspace) -> str:
    organisation = workspace.settings.organisation
    return f"Projects of {organisation}" if organisation else "Projects"


def _entries(workspace: Workspace, projects: Iterable[Project], today: date) -> Iterator[Entry]:
    """Each task with a day as an event, from its first day to the day after its last."""
    for project in projects:
        for one in project_schedule.lines(workspace, [project], today):
            start, when = one.start or one.when, one.when or one.start
            if start:
                yield Entry(
                    uid_of(workspace.settings.organisation, f"schedule of project:{project.id}/{one.task}"),
                    f"{project.title}: {one.what or one.task} ({one.who or one.role or 'nobody'})",
                    date.fromisoformat(start),
                    max(date.fromisoformat(when), date.fromisoformat(start)) + timedelta(days=1),
                    description=f"{one.stage}: {one.status}",
                    categories=(project.id,),
                    state="CANCELLED" if one.status == "dropped" else "CONFIRMED",
                )
