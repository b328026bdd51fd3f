"""Where the workspace stands, on one page: triage, plans, actions, services, and what to do next."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.actions import Wanted, assignments, chosen, short_names
from mofkit.analysis.planning import is_late, next_tasks, placed, progress
from mofkit.analysis.priority import QUICK_WIN, quadrant
from mofkit.analysis.reviews import schedule, took_place
from mofkit.analysis.survey import Asked, combined
from mofkit.content.framework import reviews
from mofkit.model.person import Person
from mofkit.model.plan import Plan
from mofkit.model.review import HeldReview
from mofkit.model.service import Service
from mofkit.model.triage import Triage
from mofkit.workspace.reviews import months_of
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
        "actions": _actions(workspace, today),
        "reviews": _reviews(workspace, today),
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


def _actions(workspace: Workspace, today: date) -> dict[str, Any]:
    """All who, what and when but the tasks of plans, which have a line of their own."""
    every = [one for one in assignments(workspace.every(), workspace.all(Person)) if one.kind != "plan"]
    names = short_names(every)
    still = [one for one in chosen(every, Wanted(), today) if one.open]
    late = [one for one in still if one.late(today)]
    soon = [one for one in still if one.when and not one.late(today)]
    shown = {
        name: [{"id": names[one.name], "what": one.what, "who": one.who, "when": _day(one.when)} for one in found]
        for name, found in (("late", late), ("soon", soon[:_NAMED]))
    }
    return {"open": len(still), **shown, "done": sum(one.status == "done" for one in every)}


def _reviews(workspace: Workspace, today: date) -> dict[str, Any]:
    held = workspace.all(HeldReview)
    dues = schedule(reviews(), held, today, months_of(workspace.settings)) if held else []
    ahead = sorted((one.day, one.review) for one in dues if one.day and one.day >= today)
    return {
        "held": sum(took_place(one, today) for one in held),
        "overdue": [one.review for one in dues if one.state in ("overdue", "missed")],
        "next": ahead[0][1] if ahead else "",
        "next_day": _day(ahead[0][0]) if ahead else "",
        "overridden": sum(len(one.overrides) for one in held),
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
