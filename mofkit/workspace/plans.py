"""Plans in a workspace: starting one, finding a task, and changing it."""

from datetime import date
from typing import Any

from mofkit.content.types import Scenario
from mofkit.errors import BadOption, DoubtfulRecord, UnknownRecord, did_you_mean
from mofkit.model.plan import Plan, Task
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Home, Workspace, kind_named


def plan_named(workspace: Workspace, word: str, slug: str) -> Plan:
    """The plan of a scenario; raises BadOption if it was not started."""
    found = workspace.get(Plan, slug)
    if found is None:
        raise BadOption(f"no plan for {slug}", hint=f"start it with `mofkit plan start {word}`")
    return found


def find_task(workspace: Workspace, word: str) -> tuple[Plan, str, Task]:
    """The task of an id in any plan, with the dotted field where it is written.

    Raises:
        UnknownRecord: no plan has it.
        DoubtfulRecord: it stands in several places.
    """
    names = (word, word.replace(".", "-"))
    every = [(plan, field, task) for plan in workspace.all(Plan) for field, _, task in plan.tasks()]
    found = [one for one in every if one[2].id in names]
    if not found:
        raise UnknownRecord(word, [task.id for _, _, task in every])
    if len(found) > 1:
        raise DoubtfulRecord(word, [str(workspace.span(plan, f"{field}.id")) for plan, field, _ in found])
    return found[0]


def start(draft: Draft, scenario: Scenario, data: dict[str, Any]) -> tuple[int, int]:
    """Write the plan of a scenario, or add to the one that is there the tasks it lacks; how many, and how many
    there were. What people entered stays as it is.
    """
    workspace = draft.workspace
    existing = workspace.get(Plan, scenario.id)
    if existing is None:
        draft.add(kind_named("plan"), data)
        return sum(len(step.actions) for step in scenario.steps), 0
    have = {task.id for _, _, task in existing.tasks()}
    added = 0
    home = workspace.home(existing)
    steps: list[dict[str, Any]] = data["steps"]
    for step in steps:
        missing = [task for task in step["tasks"] if task["id"] not in have]
        if missing:
            _add_tasks(draft, home, existing, step, missing)
            added += len(missing)
    return added, len(have)


def _add_tasks(draft: Draft, home: Home, plan: Plan, step: dict[str, Any], missing: list[dict[str, Any]]) -> None:
    at = next((at for at, one in enumerate(plan.steps) if one.id == step["id"]), None)
    if at is None:
        draft.extend(home, "steps", [{**step, "tasks": missing}])
    else:
        draft.extend(home, f"steps.{at}.tasks", missing)


def set_task(draft: Draft, plan: Plan, field: str, values: dict[str, str | None], today: date) -> None:
    """Change fields of a task; a done one gets its day and a reopened one loses it, a skipped one must say why.

    Raises:
        BadOption: a task has no such field, or it is skipped without a reason.
    """
    task = next(task for at, _, task in plan.tasks() if at == field)
    known = [name for name in Task.model_fields if name != "id"]
    for name in values:
        if name not in known and not name.startswith("x-"):
            raise BadOption(
                f"a task has no field {name!r} to set; fields are {', '.join(known)}", hint=did_you_mean(name, known)
            )
    status = values.get("status", task.status)
    if status == "skipped" and not values.get("reason", task.reason):
        raise BadOption("a skipped task says why", hint='add reason="…"')
    if status == "done" and "done_on" not in values and not task.done_on:
        values = {**values, "done_on": today.isoformat()}
    if "status" in values and status != "done" and "done_on" not in values and task.done_on:
        values = {**values, "done_on": None}
    home = draft.workspace.home(plan)
    for name, value in values.items():
        draft.set(home, f"{field}.{name}", value)
