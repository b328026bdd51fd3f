"""Where the workspace stands, on one page: triage, plans, actions, services, and what to do next."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.planning import is_late, next_tasks, placed, progress
from mofkit.analysis.priority import QUICK_WIN, quadrant
from mofkit.analysis.survey import Asked, combined
from mofkit.model.action import Action
from mofkit.model.plan import Plan
from mofkit.model.service import Service
from mofkit.model.triage import Triage
from mofkit.workspace.triages import questions, respondents
from mofkit.workspace.workspace import Workspace

_NAMED = 3


def status(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the page. What cannot be read is counted, and stops nothing."""
    plans = workspace.all(Plan)
    facts = {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "unreadable": len(workspace.problems),
        "triage": _triage(workspace),
        "plans": [_plan(plan, today) for plan in plans],
        "next": [
            {
                "id": one.task.id,
                "what": one.task.what,
                "who": one.task.owner or one.task.reader,
                "due": _day(one.task.due),
            }
            for one in next_tasks(placed(plans), today)[:_NAMED]
        ],
        "actions": _actions(workspace.all(Action), today),
        "services": _services([one for one in workspace.all(Service) if one.in_use]),
    }
    return {**facts, "step": _step(facts)}


def _triage(workspace: Workspace) -> dict[str, Any]:
    many = respondents(workspace)
    said = sum(bool(one.text and not one.answers) for one in workspace.all(Triage))
    if not many:
        return {"respondents": 0, "in_words": said, "verdict": "", "title": ""}
    found = combined([Asked(*one) for one in questions()], [one.answers for one in many])
    return {"respondents": len(many), "in_words": said, "verdict": found.verdict or "", "title": found.ranking[0].title}


def _plan(plan: Plan, today: date) -> dict[str, Any]:
    state = progress((task for _, _, task in plan.tasks()), today)
    dues = [task.due for _, _, task in plan.tasks() if task.open and task.due and not is_late(task, today)]
    return {"id": plan.id, **state._asdict(), "percent": state.percent, "next_due": _day(min(dues, default=None))}


def _actions(actions: list[Action], today: date) -> dict[str, Any]:
    still = [one for one in actions if one.open]
    late = [one for one in still if one.when and one.when < today]
    soon = sorted((one for one in still if one.when and one.when >= today), key=lambda one: (one.when or today, one.id))
    return {
        "open": len(still),
        "late": [{"id": one.id, "what": one.what, "who": one.who, "when": _day(one.when)} for one in late],
        "soon": [{"id": one.id, "what": one.what, "who": one.who, "when": _day(one.when)} for one in soon[:_NAMED]],
        "done": sum(one.status == "done" for one in actions),
    }


def _services(services: list[Service]) -> dict[str, Any]:
    scored = [one for one in services if one.difficulty and one.impact]
    wins = [one for one in scored if quadrant(one.difficulty or 1, one.impact or 1) == QUICK_WIN]
    wins.sort(key=lambda one: (-(one.difficulty or 0) * (one.impact or 0), one.name))
    return {
        "total": len(services),
        "unscored": len(services) - len(scored),
        "unowned": sum(not one.owner for one in services),
        "quick_wins": len(wins),
        "first": [one.name for one in wins[:_NAMED]],
    }


def _step(facts: Mapping[str, Any]) -> str:
    """The one command that helps most now."""
    if facts["unreadable"]:
        return "mofkit lint"
    triage = facts["triage"]
    if not facts["plans"]:
        if not triage["respondents"]:
            return "mofkit triage"
        return f"mofkit plan start {triage['verdict']}" if triage["verdict"] else "mofkit triage --combine"
    if facts["services"]["unscored"] or not facts["services"]["total"]:
        return "mofkit prioritize catalog/services.csv"
    return "mofkit plan next"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
