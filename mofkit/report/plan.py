"""How far the plans are: by step and reader, what is late, what comes next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from mofkit.analysis.planning import READERS, is_late, next_tasks, placed, progress
from mofkit.model.person import Person
from mofkit.model.plan import Plan, Task
from mofkit.report.gantt import Bar, Section, State, gantt
from mofkit.workspace.workspace import Workspace

_NEXT = 5


def plan(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report."""
    plans = workspace.all(Plan)
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "plans": [_plan(one, workspace, today) for one in plans],
    }


def _plan(one: Plan, workspace: Workspace, today: date) -> dict[str, Any]:
    every = [task for _, _, task in one.tasks()]
    return {
        "id": one.id,
        "reason": one.reason,
        "progress": _state(every, today),
        "readers": [{"reader": name, **_state([t for t in every if t.reader == name], today)} for name in READERS],
        "steps": [
            {
                "title": step.title or step.id,
                **_state(step.tasks, today),
                "tasks": [_task(task, workspace, today) for task in step.tasks],
            }
            for step in one.steps
        ],
        "late": [_task(task, workspace, today) for task in every if is_late(task, today)],
        "next": [_task(found.task, workspace, today) for found in next_tasks(placed([one]), today)[:_NEXT]],
        "chart": chart(one, today),
    }


def chart(one: Plan, today: date) -> str:
    """The steps of a plan as a Mermaid Gantt chart, with the state of each reader's tasks."""
    return gantt(_sections(one, today))


def _sections(one: Plan, today: date) -> Iterator[Section]:
    begin = one.started or min((task.due for _, _, task in one.tasks() if task.due), default=today)
    for step in one.steps:
        end = max((task.due for task in step.tasks if task.due), default=begin)
        every = ((name, [task for task in step.tasks if task.reader == name]) for name in READERS)
        yield Section(step.title or step.id, tuple(_bar(name, mine, begin, end, today) for name, mine in every if mine))
        begin = max(begin, end)


def _bar(reader: str, tasks: Sequence[Task], begin: date, end: date, today: date) -> Bar:
    found = progress(tasks, today)
    state: State = "active" if found.doing or found.done else ""
    state = "done" if found.percent == 100 else "crit" if found.late else state
    settled = found.done + found.skipped
    return Bar(f"{reader} {settled} of {found.total}", begin, max(end, begin + timedelta(days=1)), state)


def _state(tasks: Any, today: date) -> dict[str, Any]:
    found = progress(tasks, today)
    return {**found._asdict(), "percent": found.percent}


def _task(task: Task, workspace: Workspace, today: date) -> dict[str, Any]:
    owner = workspace.get(Person, task.owner) if task.owner else None
    return {
        "id": task.id,
        "what": task.what,
        "reader": task.reader,
        "owner": owner.name if owner else task.owner,
        "due": task.due.isoformat() if task.due else "",
        "status": task.status,
        "late": is_late(task, today),
        "proof": task.evidence or task.reason or task.note,
    }
