"""The master schedule of projects: their tasks as bars, and as lines of a table."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from mofkit.analysis.project_schedule import late
from mofkit.model.project import STAGES, Passage, Project, ProjectTask
from mofkit.report.catalog import owner_name
from mofkit.report.gantt import Bar, Section, State
from mofkit.workspace.workspace import Workspace

COLUMNS = ("project", "stage", "task", "what", "role", "who", "start", "when", "after", "status", "late")
_DAY = timedelta(days=1)


class Line(NamedTuple):
    """A task as a line of the schedule."""

    project: str
    stage: str
    task: str
    what: str
    role: str
    who: str
    start: str
    when: str
    after: str
    status: str
    late: bool


def lines(workspace: Workspace, projects: Iterable[Project], today: date) -> list[Line]:
    """The tasks of projects, each in the order of its stages and days."""
    return [_line(workspace, one, task, today) for one in projects for task in ordered(one)]


def ordered(project: Project) -> list[ProjectTask]:
    """The tasks by stage, then by day; what has no day comes last in its stage."""
    place = {stage: at for at, stage in enumerate(STAGES)}
    return sorted(
        project.tasks, key=lambda one: (place.get(one.stage or "proposed", 0), one.start or one.when or date.max)
    )


def _line(workspace: Workspace, project: Project, one: ProjectTask, today: date) -> Line:
    start, when = (day.isoformat() if day else "" for day in (one.start, one.when))
    owner = one.who or project.holder(one.role)
    who = owner_name(workspace, owner) if owner else ""
    return Line(
        *(project.id, one.stage or "", one.id, one.what, one.role, who, start, when),
        *("; ".join(one.after), one.status, late(one, today)),
    )


def charted(projects: Iterable[Project], today: date) -> list[Section]:
    """A section for each stage of a project with its tasks; of several projects, one for each with its stages."""
    every = list(projects)
    if len(every) == 1:
        return [one for stage in STAGES if (one := _stage(every[0], stage, today)).bars]
    return [Section(one.title, tuple(_stages(one, today))) for one in every if any(_stages(one, today))]


def _stage(project: Project, stage: str, today: date) -> Section:
    tasks = [one for one in ordered(project) if (one.stage or "proposed") == stage and (one.start or one.when)]
    return Section(stage, tuple(_task(one, today) for one in tasks))


def _task(one: ProjectTask, today: date) -> Bar:
    start, when = one.start or one.when, one.when or one.start
    assert start is not None
    assert when is not None
    state: State = "crit" if late(one, today) else "active" if one.status == "doing" else "" if one.open else "done"
    return Bar(f"{one.what or one.id} ({one.role or one.who or 'nobody'})", start, when + _DAY, state, one.milestone)


def _stages(project: Project, today: date) -> list[Bar]:
    """The stages of a project as bars, each up to the next; the end as a milestone."""
    known = [one for one in project.stages if (one.date or one.planned) and one.stage != "stopped"]
    known.sort(key=_begin)
    bars = []
    for at, one in enumerate(known):
        if one.stage == "closed":
            bars.append(Bar(one.stage, _begin(one), _begin(one), "", milestone=True))
        else:
            end = _begin(known[at + 1]) if at + 1 < len(known) else max(_begin(one), today) + _DAY
            bars.append(Bar(one.stage, _begin(one), end, _state(project, one, today)))
    return bars


def _begin(one: Passage) -> date:
    begun = one.date or one.planned
    assert begun is not None
    return begun


def _state(project: Project, one: Passage, today: date) -> State:
    if project.stage == one.stage:
        return "active"
    if project.reached(one.stage):
        return "done"
    return "crit" if one.planned and one.planned < today else ""
