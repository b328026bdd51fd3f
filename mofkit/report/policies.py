"""The policies: how far each is, what is to do about it, who is excepted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.policies import SOON, overdue, running, unanswered
from mofkit.model.policy import IN_FORCE, Policy
from mofkit.report.catalog import owner_name
from mofkit.workspace import policies as written
from mofkit.workspace.workspace import Workspace

_STATES = ("enforced", "published", "under-review", "validated", "draft", "retired")


def to_do(workspace: Workspace, one: Policy, today: date) -> list[str]:
    """What is to do about a policy now, in words; nothing if nothing is."""
    if one.state == "retired":
        return []
    found = [] if one.owner else ["it has no owner"]
    if overdue(one, today):
        found.append(f"its review was due on {one.review_on}")
    for _, each in running(one):
        if each.until is None or each.until < today:
            found.append(f"the exception of {each.what} {f'ended on {each.until}' if each.until else 'has no end'}")
    return [*found, *_before_it_moves(workspace, one)]


def _before_it_moves(workspace: Workspace, one: Policy) -> list[str]:
    """What a policy lacks for where it is, or for its next move."""
    lacks = written.lacks(workspace, one)
    if one.state == "draft":
        open = unanswered(one, written.questions())
        asked = [f"{len(open)} question{'s' if len(open) != 1 else ''} of the validation to answer"] if open else []
        return [*lacks, *(asked or ["somebody is to approve it"] * (not lacks))]
    if not written.standing(workspace, one):
        lacks.append("nobody has approved it as it stands")
    if one.state == "validated":
        lacks.append("publish it")
    if one.state == "published":
        lacks.append("a director is to enforce it")
    if one.state == "under-review":
        lacks.append("say what came of the review")
    return lacks


def policies(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts: each policy with what is to do about it, those in force first, and the exceptions that run."""
    every = sorted(workspace.all(Policy), key=lambda one: (_STATES.index(one.state), one.id))
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "in_force": sum(one.state in IN_FORCE for one in every),
        "soon": SOON,
        "policies": [_row(workspace, one, today) for one in every],
        "exceptions": [
            {
                "policy": one.title,
                "what": each.what,
                "why": each.why,
                "until": each.until.isoformat() if each.until else "",
                "expired": each.until is None or each.until < today,
                "granted_by": owner_name(workspace, each.granted_by),
            }
            for one in every
            for _, each in running(one)
        ],
    }


def _row(workspace: Workspace, one: Policy, today: date) -> dict[str, Any]:
    read, _ = written.readers(workspace, one)
    said = one.publication
    return {
        "id": one.id,
        "title": one.title,
        "state": one.state,
        "owner": owner_name(workspace, one.owner),
        "binds": one.binds,
        "where": said.where if said else "",
        "review_on": one.review_on.isoformat() if one.review_on else "",
        "overdue": overdue(one, today),
        "soon": bool(one.review_on and 0 <= (one.review_on - today).days <= SOON),
        "approved_by": [owner_name(workspace, each.who) for each in written.standing(workspace, one)],
        "read_by": len(read),
        "to_do": to_do(workspace, one, today),
    }
