"""The days of a project: proposed from the method, and judged against each other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mofkit.analysis.planning import working_day
from mofkit.content.delivery import DeliveryStage
from mofkit.model.project import Project, ProjectTask


class Days(NamedTuple):
    """The first and the last day of something."""

    first: date
    last: date


def proposed(
    stages: Iterable[DeliveryStage], start: date, holidays: Iterable[date] = ()
) -> tuple[dict[str, Days], dict[str, Days]]:
    """The days of each stage and of each task, if work begins on a day: a stage after the other, on working days."""
    closed = frozenset(holidays)
    of_stages: dict[str, Days] = {}
    of_tasks: dict[str, Days] = {}
    begin = working_day(start, closed)
    for stage in stages:
        for task in stage.tasks:
            before = [of_tasks[one].last for one in task.after if one in of_tasks]
            first = _next(max(before), closed) if before else begin
            of_tasks[task.action] = Days(first, _last(first, task.days, closed))
        end = max((of_tasks[task.action].last for task in stage.tasks), default=begin)
        of_stages[stage.stage] = Days(begin, end)
        begin = _next(end, closed)
    of_stages["closed"] = Days(begin, begin)
    return of_stages, of_tasks


def _next(day: date, closed: frozenset[date]) -> date:
    return working_day(day + timedelta(days=1), closed)


def _last(first: date, days: int, closed: frozenset[date]) -> date:
    last = first
    for _ in range(days - 1):
        last = _next(last, closed)
    return last


def late(task: ProjectTask, today: date) -> bool:
    """Whether a task is open past its last day."""
    return task.open and task.when is not None and task.when < today


def clashes(tasks: Sequence[ProjectTask]) -> list[tuple[int, str]]:
    """What cannot be in a schedule, by the number of the task: it begins before another has ended, or ends first."""
    by_id = {task.id: task for task in tasks}
    found = []
    for at, task in enumerate(tasks):
        if task.start and task.when and task.when < task.start:
            found.append((at, f"ends on {task.when}, before it begins on {task.start}"))
        for id in task.after:
            before = by_id.get(id)
            if before is None:
                found.append((at, f"comes after {id}, and there is no such task"))
            elif task.start and before.when and task.start <= before.when and before.open:
                found.append((at, f"begins on {task.start}, before {id} ends on {before.when}"))
        if _leads_back(task.id, by_id):
            found.append((at, "comes after itself"))
    return found


def _leads_back(id: str, by_id: Mapping[str, ProjectTask]) -> bool:
    """Whether what comes before a task comes after it too."""
    seen: set[str] = set()
    ahead = list(by_id[id].after)
    while ahead:
        one = ahead.pop()
        if one == id:
            return True
        if one in by_id and one not in seen:
            seen.add(one)
            ahead += by_id[one].after
    return False


def behind(project: Project, today: date) -> tuple[str, date] | None:
    """The stage that should have begun by now, and when; nothing if none should. It is `closed` for a late end."""
    for one in project.stages:
        if one.planned and one.planned < today and not project.reached(one.stage) and one.stage != "stopped":
            return one.stage, one.planned
    return None
