"""Plans as people and as programs read them."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from mofkit.analysis.planning import READERS, Placed, drift, is_late, progress
from mofkit.cli.prose import heading, item
from mofkit.content.lexicon import SCENARIOS
from mofkit.content.scenarios import scenario
from mofkit.model.plan import Plan, Task
from mofkit.shown import safe_text

_MARKS = {"todo": "[ ]", "doing": "[~]", "done": "[x]", "skipped": "[-]"}


def page(plan: Plan, reader: str | None, today: date, *, colour: bool) -> str:
    """A plan step by step, with a bar for each reader."""
    every = [task for _, _, task in plan.tasks()]
    state = progress(every, today)
    late = f", {state.late} late" if state.late else ""
    lines = [heading(f"{plan.id}: {state.percent} % ({state.done} of {state.total} done{late})", colour=colour)]
    for name in READERS:
        mine = progress([task for task in every if task.reader == name], today)
        lines.append(f"  {name:<12}{_bar(mine.percent)} {mine.done + mine.skipped:>3} of {mine.total}")
    for step in plan.steps:
        tasks = [task for task in step.tasks if reader in (None, task.reader)]
        if tasks:
            lines += ["", heading(f"{step.id}  {step.title}", colour=colour), *(_row(task, today) for task in tasks)]
    lines += ["", *_drifted(plan)]
    return "\n".join(lines).rstrip("\n") + "\n\n"


def _bar(percent: int) -> str:
    return "#" * (percent // 5) + "." * (20 - percent // 5)


def _row(task: Task, today: date) -> str:
    due = f"{task.due}{' LATE' if is_late(task, today) else ''}" if task.due else "no day"
    about = [task.owner or task.reader, *([due] if task.open else []), *(["to consider"] if task.optional else [])]
    return item(_MARKS[task.status], f"{task.id}  {task.what} ({', '.join(about)})", indent=2)


def _drifted(plan: Plan) -> list[str]:
    if plan.scenario not in SCENARIOS:
        return [f"no scenario {plan.scenario!r}: this plan is the organisation's own"]
    found = drift(plan, scenario(plan.scenario))
    lines = [f"the content now says otherwise: {id}: {new}" for id, _, new in found.changed]
    lines += [f"no longer in the content: {safe_text(id)}" for id in found.gone]
    if found.added:
        lines.append(f"new in the content: {', '.join(found.added)}; `mofkit plan start {plan.id}` adds them")
    return lines


def next_page(found: Sequence[Placed], today: date) -> str:
    """The next tasks with where they come from and how to close them."""
    if not found:
        return "nothing is open\n"
    lines = [_row(one.task, today) + f"\n      {one.plan.id}, {safe_text(one.step.title)}" for one in found]
    first = safe_text(found[0].task.id)
    return "\n".join(lines) + f"\n\nwhen it is done: mofkit plan set {first} status=done evidence=…\n"


def next_as_json(found: Iterable[Placed], today: date) -> str:
    """The next tasks for programs."""
    rows = [
        {"plan": one.plan.id, "step": one.step.id, "late": is_late(one.task, today), **one.task.model_dump(mode="json")}
        for one in found
    ]
    return json.dumps({"schema_version": 1, "kind": "next-tasks", "tasks": rows}, indent=1)


def as_json(plans: Iterable[Plan], reader: str | None, today: date) -> str:
    """Plans for programs, with their progress by reader; the tasks of one reader alone if asked."""
    rows = []
    for plan in plans:
        every = [task for _, _, task in plan.tasks()]
        by_reader = {name: progress([t for t in every if t.reader == name], today)._asdict() for name in READERS}
        body = plan.model_dump(mode="json")
        for step in body["steps"]:
            step["tasks"] = [task for task in step["tasks"] if reader in (None, task["reader"])]
        rows.append({**body, "progress": progress(every, today)._asdict(), "by_reader": by_reader})
    return json.dumps({"schema_version": 1, "kind": "plan-list", "plans": rows}, indent=1)
