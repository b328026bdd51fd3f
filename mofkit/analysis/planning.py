"""A scenario as work: which tasks there are, when they are due, how far they are, and what comes next."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from mofkit.content.types import Action, Scenario
from mofkit.model.plan import Plan, PlanStep, Task

READERS = ("director", "manager", "contributor")


class Progress(NamedTuple):
    """How many tasks there are, and how many are done, skipped, in work, and late."""

    total: int
    done: int
    skipped: int
    doing: int
    late: int

    @property
    def percent(self) -> int:
        """The share of tasks that are settled: done, or skipped with a reason."""
        return 100 * (self.done + self.skipped) // self.total if self.total else 0


class Placed(NamedTuple):
    """A task with its plan, its step, and the dotted field where it is written."""

    plan: Plan
    field: str
    step: PlanStep
    task: Task


class Drift(NamedTuple):
    """How a plan and today's content differ: actions not yet in it, tasks whose action is gone, texts that changed."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[tuple[str, str, str], ...]


def new_plan(
    scenario: Scenario,
    start: date,
    days_per_step: int,
    holidays: Iterable[date] = (),
    owners: dict[str, str] | None = None,
) -> dict[str, Any]:
    """The plan of a scenario as plain data: one task for each action, due at the end of its step."""
    closed = frozenset(holidays)
    steps = []
    for step in scenario.steps:
        due = working_day(start + timedelta(days=days_per_step * step.number), closed)
        tasks = [new_task(action, due, (owners or {}).get(action.reader)) for action in step.actions]
        steps.append({"id": step.id, "title": step.title, "tasks": tasks})
    return {
        "id": scenario.id,
        "scenario": scenario.id,
        "started": start.isoformat(),
        "days_per_step": str(days_per_step),
        "steps": steps,
    }


def new_task(action: Action, due: date, owner: str | None = None) -> dict[str, Any]:
    """One action as a task that nobody has begun."""
    task: dict[str, Any] = {"id": action.id, "reader": action.reader, "what": action.text}
    if action.optional:
        task["optional"] = "true"
    return {**task, "owner": owner, "due": due.isoformat(), "status": "todo"}


def working_day(day: date, holidays: frozenset[date]) -> date:
    """The day itself, or the next on which people work."""
    while day.weekday() > 4 or day in holidays:
        day += timedelta(days=1)
    return day


def placed(plans: Iterable[Plan]) -> list[Placed]:
    """Every task of the plans, in their order."""
    return [Placed(plan, field, step, task) for plan in plans for field, step, task in plan.tasks()]


def progress(tasks: Iterable[Task], today: date) -> Progress:
    """How far tasks are on a day."""
    total = done = skipped = doing = late = 0
    for task in tasks:
        total += 1
        done += task.status == "done"
        skipped += task.status == "skipped"
        doing += task.status == "doing"
        late += is_late(task, today)
    return Progress(total, done, skipped, doing, late)


def is_late(task: Task, today: date) -> bool:
    """Whether a task is open past its day."""
    return task.open and task.due is not None and task.due < today


def next_tasks(tasks: Iterable[Placed], today: date, *, owner: str = "", reader: str = "") -> list[Placed]:
    """What someone should do now: their late tasks, what they have begun, then what is due, in the plan's order.

    Theirs are the tasks they own, and those of their reader that nobody owns in the step each plan has reached.
    Things to consider come after things to do.
    """
    every = list(tasks)
    reached = {id(plan): _reached(plan) for plan in (one.plan for one in every)}
    mine = [one for one in every if one.task.open and _is_for(one, owner, reader, reached[id(one.plan)])]
    return sorted(mine, key=lambda one: _urgency(one.task, today))


def _is_for(one: Placed, owner: str, reader: str, reached: str) -> bool:
    if one.task.owner:
        return one.task.owner == owner if owner else not reader or one.task.reader == reader
    return one.step.id == reached and (not reader or one.task.reader == reader)


def _reached(plan: Plan) -> str:
    """The first step that still has something to do."""
    return next((step.id for step in plan.steps if any(task.open and not task.optional for task in step.tasks)), "")


def _urgency(task: Task, today: date) -> tuple[int, date]:
    due = task.due or date.max
    if is_late(task, today):
        return 0, due
    if task.status == "doing":
        return 1, due
    return 3 if task.optional else 2, due


def drift(plan: Plan, scenario: Scenario) -> Drift:
    """How a plan differs from the scenario as it is now."""
    actions = {action.id: action for _, action in scenario.actions}
    tasks = {task.id: task for _, _, task in plan.tasks()}
    changed = [
        (id, tasks[id].what, action.text)
        for id, action in actions.items()
        if id in tasks and tasks[id].what != action.text
    ]
    return Drift(
        tuple(id for id in actions if id not in tasks), tuple(id for id in tasks if id not in actions), tuple(changed)
    )
