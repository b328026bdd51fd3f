"""The changes for a meeting of those who decide: what waits, what comes, how the last ones went, what repeats."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mofkit.analysis.change_actual import Actual, actuals
from mofkit.analysis.change_metrics import Figures, done_on, figures
from mofkit.analysis.change_moves import facts_of, ways
from mofkit.analysis.change_repeats import Repeat, repeats
from mofkit.analysis.changes import by_name, review_due
from mofkit.content.change_rules import ChangeRules, change_rules
from mofkit.model.change import Change
from mofkit.model.outage import Outage
from mofkit.model.person import Person
from mofkit.model.problem import Problem
from mofkit.model.service import Service
from mofkit.report.catalog import owner_name
from mofkit.workspace.workspace import Workspace

_LOOKS_BACK = timedelta(days=30)
# From the first of a month, so many days ago was the month before the last.
_TWO_MONTHS = timedelta(days=45)
# Where each state is on its way to, if nothing goes wrong.
_ON = {"draft": "submitted", "submitted": "approved", "approved": "scheduled", "scheduled": "released"}


def changes(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts: what waits for a decision, what goes in next, planned against actual, the months, and repeats."""
    every, rules = workspace.all(Change), change_rules()
    clock = ZoneInfo(workspace.settings.calendar.time_zone)
    ahead = sorted((one for one in every if one.ahead), key=_by_window)
    recent = [one for one in every if (on := done_on(one, clock)) and today - _LOOKS_BACK <= on <= today]
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "count": len(every),
        "waiting": [_ahead(workspace, one, rules, today) for one in ahead if one.state == "submitted"],
        "coming": [_ahead(workspace, one, rules, today) for one in ahead if one.state in ("approved", "scheduled")],
        "drafts": sum(one.state == "draft" for one in ahead),
        "days": _LOOKS_BACK.days,
        "went": [_went(one) for one in actuals(recent, workspace.all(Outage), clock)],
        "unreviewed": [_unreviewed(workspace, one, rules) for one in every if _owed(one, rules)],
        "figures": [_told(one) for one in _months(every, today, clock)],
        "repeats": [
            _repeat(one) for one in repeats(every, workspace.all(Service), workspace.all(Problem), clock)
        ],
    }  # fmt: skip


def _by_window(one: Change) -> tuple[str, str]:
    return (one.window.start if one.window and one.window.start else "9"), one.id


def _ahead(workspace: Workspace, one: Change, rules: ChangeRules, today: date) -> dict[str, Any]:
    found = ways(facts_of(one, rules, by_name(workspace.all(Person)), today))
    lacks = next((way.lacks for way in found if way.move.to == _ON.get(one.state)), ())
    return {
        "id": one.id,
        "title": one.title,
        "state": one.state,
        "category": one.category or "",
        "priority": one.priority or "",
        "risk": one.risk or "",
        "window": f"{one.window.start or '??'} to {one.window.end or '??'}" if one.window else "",
        "services": ", ".join(one.services),
        "owner": owner_name(workspace, one.owner),
        "reason": one.reason,
        "lacks": list(lacks),
    }


def _went(one: Actual) -> dict[str, Any]:
    done = one.change.implemented
    return {
        "id": one.change.id,
        "title": one.change.title,
        "outcome": (done.outcome or "") if done else "",
        "unauthorised": bool(done and done.unauthorised),
        "late": one.late_start,
        "minutes": one.length,
        "minutes_planned": one.length_planned,
        "downtime": one.downtime,
        "downtime_planned": one.downtime_planned,
        "note": done.note if done else "",
        "lessons": one.change.review.lessons if one.change.review else "",
    }


def _owed(one: Change, rules: ChangeRules) -> bool:
    held = one.review and one.review.on and one.review.reached
    return one.state == "released" and bool(review_due(one, rules)) and not held


def _unreviewed(workspace: Workspace, one: Change, rules: ChangeRules) -> dict[str, str]:
    return {"id": one.id, "title": one.title, "owner": owner_name(workspace, one.owner), "why": review_due(one, rules)}


def _months(every: list[Change], today: date, clock: ZoneInfo) -> Iterable[Figures]:
    first = (today.replace(day=1) - _TWO_MONTHS).replace(day=1)
    return [one for one in figures(every, first, today, clock) if one.per != "category"]


def _told(one: Figures) -> dict[str, Any]:
    return {name: "" if value is None else str(value) for name, value in one._asdict().items()} | {
        "group": one.group or "all"
    }


def _repeat(one: Repeat) -> dict[str, Any]:
    return {
        "places": ", ".join(one.places),
        "words": ", ".join(one.words),
        "changes": [f"{each.id} {each.title}" for each in one.changes],
        "problems": list(one.problems),
    }
