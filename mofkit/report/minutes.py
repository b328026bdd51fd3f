"""The minutes of one review: what people read, print and file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.actions import Assignment, assignments
from mofkit.content.framework import reviews
from mofkit.model.approval import stands
from mofkit.model.person import Person
from mofkit.model.review import HeldReview
from mofkit.report.templates import render
from mofkit.workspace.workspace import Workspace

TEMPLATE = "minutes.md.j2"
OUTCOMES = {"go": "Go", "go-with-conditions": "Go, with conditions", "no-go": "No go", "": ""}


def minutes(one: HeldReview, workspace: Workspace, today: date) -> str:
    """The minutes as Markdown; of a review that is still to come, its agenda and what is there for it."""
    return render(TEMPLATE, facts(one, workspace, today), workspace.root)


def facts(one: HeldReview, workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the minutes, people by their names."""
    names = {name: person.name for person in workspace.all(Person) for name in (*person.aliases, person.id)}
    told = assignments([("review", one)], workspace.all(Person))
    return {
        "organisation": workspace.settings.organisation,
        "id": one.id,
        "title": title_of(one.review),
        "about": one.about,
        "status": one.status,
        "day": str(one.held or one.planned or ""),
        "held": one.held is not None,
        "chair": names.get(one.chair, one.chair),
        "attendees": [names.get(each, each) for each in one.attendees],
        "guests": list(one.guests),
        "agenda": list(one.agenda),
        "inputs": [each.model_dump() for each in one.inputs],
        "answers": [each.model_dump() for each in one.answers if each.answer or not one.held],
        "unanswered": sum(not each.answer for each in one.answers) if one.held else 0,
        "decisions": [
            {**each.model_dump(), "who": names.get(each.who, each.who), "outcome": OUTCOMES[each.outcome]}
            for each in one.decisions
        ],
        "outputs": list(one.outputs),
        "actions": [action(each, names, today) for each in told],
        "note": one.note,
        "approvals": [
            {
                "who": names.get(each.who, each.who),
                "role": each.role,
                "date": str(each.date or ""),
                "note": each.note,
                "stands": stands(each, one),
            }
            for each in one.approvals
        ],
        "overrides": [{**each.model_dump(mode="json"), "who": names.get(each.who, each.who)} for each in one.overrides],
    }


def action(one: Assignment, names: Mapping[str, str], today: date) -> dict[str, Any]:
    """An assignment as reports show it."""
    return {
        "name": one.name,
        "mark": one.mark,
        "what": one.what,
        "who": names.get(one.who, one.who),
        "when": str(one.when or ""),
        "status": one.status,
        "open": one.open,
        "late": one.late(today),
        "done_on": str(one.done_on or ""),
        "evidence": one.evidence,
        "owner": one.owner,
    }


def title_of(id: str) -> str:
    """The name of a review of the framework; the id of one that it does not know."""
    return next((each.name for each in reviews() if each.id == id), id)
