"""Issues and solutions of the self-assessment, in the order of their priority."""

from collections.abc import Iterable
from typing import Any

from mofkit.analysis.assessment import sheet
from mofkit.analysis.improvement import (
    Placed,
    Proposed,
    Raised,
    issues_in_order,
    mix,
    proposed,
    raised,
    solutions_in_order,
    untold,
)
from mofkit.content.assessing import smf_ids
from mofkit.model.assessment import Assessment
from mofkit.model.person import Person
from mofkit.workspace.workspace import Workspace


def improvement(workspace: Workspace, many: Iterable[Assessment]) -> dict[str, Any]:
    """What the cells come to: issues and solutions by priority, and weak cells that no issue names."""
    chosen = list(many)
    issues = raised(chosen)
    solutions = proposed(issues)
    return {
        "issues": [_issue(workspace, issues[one.at], one) for one in issues_in_order(issues)],
        "solutions": [_solution(workspace, solutions[one.at], one) for one in solutions_in_order(solutions)],
        "mix": mix(solutions),
        "untold": list(untold(sheet(chosen, smf_ids()), issues)),
    }


def _issue(workspace: Workspace, raised: Raised, place: Placed) -> dict[str, Any]:
    one = raised.issue
    mine = proposed((raised,))
    return {
        "id": one.id,
        "what": one.what,
        "cells": list(one.cells),
        **_scores(one.difficulty, one.impact, place),
        "note": one.note,
        "assessment": raised.assessment.id,
        "solutions": [_solution(workspace, mine[row.at], row) for row in solutions_in_order(mine)],
    }


def _solution(workspace: Workspace, proposed: Proposed, place: Placed) -> dict[str, Any]:
    one = proposed.solution
    person = workspace.get(Person, one.who)
    return {
        "id": one.id,
        "issue": proposed.raised.issue.id,
        "what": one.what,
        "type": one.kind or "",
        **_scores(one.difficulty, one.impact, place),
        "who": one.who,
        "name": person.name if person else one.who,
        "when": one.when.isoformat() if one.when else "",
        "status": one.status,
        "needs": one.needs,
        "authorised_by": one.authorised_by,
    }


def _scores(difficulty: int | None, impact: int | None, place: Placed) -> dict[str, Any]:
    about = {"priority": place.priority, "quadrant": place.quadrant, "lacks": list(place.lacks)}
    return {"difficulty": difficulty, "impact": impact, **about}
