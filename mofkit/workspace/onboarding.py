"""A new person's first weeks, written down as promises."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mofkit.errors import BadOption
from mofkit.model.onboarding import KIND
from mofkit.model.person import Person
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Workspace


def people(workspace: Workspace, person: str, mentor: str, manager: str) -> Mapping[str, str]:
    """Who is the new one, the mentor and the manager; the manager may be nobody.

    Raises:
        UnknownRecord: one of them is no person of the workspace.
        BadOption: somebody would be their own mentor.
    """
    new, helper = person_named(workspace, person), person_named(workspace, mentor)
    if new.id == helper.id:
        raise BadOption(f"{new.id} cannot be their own mentor", hint="name somebody who knows the work")
    chief = person_named(workspace, manager).id if manager else _manager(workspace, new)
    return {"new": new.id, "mentor": helper.id, "manager": chief}


def _manager(workspace: Workspace, new: Person) -> str:
    """The manager of somebody's team; nobody if there is none, or several."""
    found = [
        one.id
        for one in workspace.all(Person)
        if one.reader == "manager" and new.team and one.team == new.team and one is not new
    ]
    return found[0] if len(found) == 1 else ""


def begin(draft: Draft, who: Mapping[str, str], starts: date, steps: Sequence[Mapping[str, Any]]) -> str:
    """Write the steps down; the path of the file. Raises TakenId if this person has begun already."""
    team = person_named(draft.workspace, who["new"]).team
    said = {"id": who["new"], "person": who["new"], "team": team, "mentor": who["mentor"], "starts": starts}
    return draft.add(KIND, {**said, "steps": [dict(one) for one in steps]})
