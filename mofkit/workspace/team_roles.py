"""Roles in a workspace: giving one to a person, and a director's approval."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from mofkit.content.framework import role_named
from mofkit.errors import BadOption, NotYet
from mofkit.model.approval import content_hash
from mofkit.model.person import Person
from mofkit.model.role_assignment import KIND, RoleAssignment
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Workspace

# The role type that approves, besides the director.
APPROVES = "it-executive-officer"


def assign(draft: Draft, word: str, person: str, values: Mapping[str, Any], today: date) -> tuple[str, bool]:
    """Give a role type, or an accountability, to a person or to nobody yet; the row's id, and whether it is new.

    A row of the same role, team and service that is vacant or the person's own is changed; else a row is added.

    Raises:
        BadOption: there is no such role.
        UnknownRecord: there is no such person, or no such service.
    """
    accountability, role = role_named(word)
    field, name = ("role", role.id) if role else ("accountability", accountability.id)
    holder = person_named(draft.workspace, person) if person else None
    if values.get("service"):
        draft.workspace.find(f"service:{values['service']}")
    if values.get("stand_in"):
        person_named(draft.workspace, str(values["stand_in"]))
    said = {name: value for name, value in values.items() if value not in (None, "")}
    row = _same(draft.workspace.all(RoleAssignment), field, name, person, values)
    if row is None:
        id = _free_id(
            draft.workspace, "-".join(filter(None, (name, person or "vacant", str(values.get("service", "")))))
        )
        draft.add(KIND, {"id": id, field: name, "person": person, "since": today, **said})
    else:
        id, home = row.id, draft.workspace.home(row)
        for each, value in {"person": person, **said}.items():
            if str(getattr(row, each) or "") != str(value):
                draft.set(home, each, value)
    if holder and role and role.id not in holder.role_types:
        # Gates ask people.csv who may sign.
        draft.set(draft.workspace.home(holder), "role_types", [*holder.role_types, role.id])
    return id, row is None


def _same(
    rows: Iterable[RoleAssignment], field: str, name: str, person: str, values: Mapping[str, Any]
) -> RoleAssignment | None:
    where = str(values.get("team") or "").casefold(), values.get("service") or ""
    mine = [one for one in rows if getattr(one, field) == name and (one.team.casefold(), one.service) == where]
    return next((one for one in mine if one.person == person), None) or next(
        (one for one in mine if not one.person), None
    )


def _free_id(workspace: Workspace, wanted: str) -> str:
    """An id that no row has yet: two of one role in two teams differ by a number."""
    taken, wanted = {one.casefold() for one in workspace.ids(KIND.name)}, wanted[:70].rstrip("-.")
    return next(id for at in range(1, len(taken) + 3) if (id := wanted if at == 1 else f"{wanted}-{at}") not in taken)


def approve(draft: Draft, ids: Iterable[str], who: str, today: date) -> list[str]:
    """Write a director's approval into rows; of all that hold and have a person, if none is named.

    Raises:
        NotYet: it is not this person's to approve.
        UnknownRecord: there is no such person or row.
    """
    person = person_named(draft.workspace, who)
    if not may_approve(person):
        lacks = [f"{person.id} is no director and does not hold {APPROVES}"]
        raise NotYet("the role assignments", "approved", lacks, hint="a director approves them")
    every = draft.workspace.all(RoleAssignment)
    wanted = [draft.workspace.find(f"role-assignment:{id}")[1].id for id in ids]
    rows = [one for one in every if (one.id in wanted if wanted else one.person and one.current(today))]
    vacant = [one.id for one in rows if not one.person]
    if vacant:
        raise BadOption(f"{', '.join(vacant)}: nobody holds it, so there is nobody to approve")
    done = []
    for one in rows:
        if one.approval != "approved":
            home = draft.workspace.home(one)
            said = {"approved_by": person.id, "approved_on": today, "approved_hash": content_hash(one)}
            for name, value in said.items():
                draft.set(home, name, value)
            done.append(one.id)
    return done


def may_approve(person: Person) -> bool:
    """Whether it is a person's right to approve who holds which role."""
    return person.reader == "director" or APPROVES in person.role_types
