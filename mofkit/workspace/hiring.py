"""Openings and candidates in a workspace: beginning one, somebody who applied, a scorecard, a decision."""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from mofkit.content.framework import role_named, roles, smf
from mofkit.content.scenarios import hiring
from mofkit.errors import BadOption, DoubtfulRecord, UnknownRecord, did_you_mean, nearest
from mofkit.model import candidate as candidates
from mofkit.model import opening as openings
from mofkit.model.candidate import Candidate
from mofkit.model.opening import Opening
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.records import BASE32
from mofkit.workspace.workspace import Workspace

_CODE = 4
_PREFIX = "hire-"


def opening_named(workspace: Workspace, word: str) -> Opening:
    """The opening of an id; raises UnknownRecord."""
    found = workspace.get(Opening, word.removeprefix("opening:"))
    if found is None:
        near = nearest(word, sorted(workspace.ids("opening")))
        raise UnknownRecord(f"opening:{word}", [near] if near else [])
    return found


def candidate_named(workspace: Workspace, word: str) -> Candidate:
    """The candidate of an id, or of a code that is one opening's alone; raises UnknownRecord, DoubtfulRecord."""
    wanted = word.removeprefix("candidate:")
    found = [one for one in workspace.all(Candidate) if wanted in (one.id, one.code)]
    if len(found) > 1:
        raise DoubtfulRecord(word, [f"candidate:{one.id}" for one in found])
    if not found:
        raise UnknownRecord(f"candidate:{wanted}", [])
    return found[0]


def of_opening(workspace: Workspace, opening: Opening) -> list[Candidate]:
    """Everybody who applied for an opening."""
    names = (opening.id, *opening.aliases)
    return [one for one in workspace.all(Candidate) if one.opening in names]


def begin(draft: Draft, word: str, id: str, values: Mapping[str, Any]) -> str:
    """An opening for a role type, with the parts of the job and the criteria that the content knows; its file.

    Raises:
        BadOption: there is no such role type.
    """
    accountability, role = role_named(word)
    if role is None:
        hint = ", ".join(each.id for each in accountability.role_types)
        raise BadOption(f"{accountability.name} is an accountability", hint=f"hire for one of its role types: {hint}")
    if values.get("manager"):
        person_named(draft.workspace, str(values["manager"]))
    said = {"title": role.name, **{name: value for name, value in values.items() if value}}
    data = {"id": id or role.id, "role": role.id, **said, "status": "open"}
    return draft.add(openings.KIND, {**data, "parts": list(job_parts(role.id)), "criteria": list(_criteria())})


def job_parts(role_id: str) -> Iterator[dict[str, str]]:
    """The parts of a job by the content: what the role type does, and the processes in which it acts or answers."""
    _, role = role_named(role_id)
    assert role is not None
    for at, text in enumerate(role.responsibilities):
        part = {"what": text[:1].upper() + text[1:], "source": f"role type {role.id}"}
        yield part | ({"standard": role.goal} if at == 0 else {})
    for row in roles().raci:
        if role.id in (row.accountable, *row.responsible):
            one = next(each for each in smf(row.smf).processes if each.number == row.process)
            answers = "Answers for" if role.id == row.accountable else "Takes part in"
            does = "; ".join(activity.name for activity in one.activities)
            outputs = [text for activity in one.activities for text in activity.outputs][:2]
            standard = f"There is: {'; '.join(outputs)}"
            yield {
                "what": f"{answers} “{one.name}”: {does}",
                "source": f"{row.smf} {row.process}",
                "standard": standard,
            }


def _criteria() -> Iterator[dict[str, Any]]:
    for one in hiring().criteria:
        values = {"id": one.id.removeprefix(_PREFIX), "name": one.name, "area": one.area}
        must = {"must": True} if one.must else {}
        rest = {"text": one.text, "questions": list(one.questions), "low": one.low, "high": one.high}
        yield {**values, **must, "weight": one.weight, **rest}


def apply_for(draft: Draft, opening: Opening, values: Mapping[str, Any]) -> tuple[str, str]:
    """Somebody more who applied, under a code of their own; the id and the file."""
    taken = {one.code for one in draft.workspace.all(Candidate)}
    code = next(code for code in _codes() if code not in taken)
    id = f"{opening.id}.{code}"
    return id, draft.add(candidates.KIND, {"id": id, "status": "applied", **{k: v for k, v in values.items() if v}})


def _codes() -> Iterator[str]:
    while True:
        yield "c-" + "".join(secrets.choice(BASE32) for _ in range(_CODE))


def write_marks(
    draft: Draft, one: Candidate, by: str, marks: Mapping[str, str], notes: Mapping[str, str], today: date
) -> None:
    """Write an interviewer's marks and notes; what they wrote of the same criterion before gives way."""
    home = draft.workspace.home(one)
    at = next((at for at, card in enumerate(one.scorecards) if card.by == by), None)
    if at is None:
        card = {"by": by, "on": today, "marks": dict(marks), "notes": dict(notes)}
        draft.extend(home, "scorecards", [{name: value for name, value in card.items() if value}])
    else:
        for name, said, written in (
            ("marks", marks, one.scorecards[at].marks),
            ("notes", notes, one.scorecards[at].notes),
        ):
            if said and not written:
                draft.set(home, f"scorecards.{at}.{name}", dict(said))
            for criterion, text in said.items() if written else ():
                draft.set(home, f"scorecards.{at}.{name}.{criterion}", text)
    if one.status == "applied":
        draft.set(home, "status", "interviewed")


def check_criteria(opening: Opening, names: Iterable[str]) -> None:
    """Raises BadOption for a criterion that the opening does not have."""
    known = [one.id for one in opening.criteria]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"criteria are {', '.join(known) or 'still to be written'}"
            raise BadOption(f"{opening.id} has no criterion {name!r}", hint=hint)


def decide(draft: Draft, opening: Opening, chosen: Candidate | None, why: str, today: date) -> None:
    """Write down who was chosen, or that nobody was, and turn down the others."""
    home = draft.workspace.home(opening)
    if chosen:
        draft.set(home, "chosen", chosen.id)
    draft.set(home, "status", "filled" if chosen else "closed")
    draft.set(home, "closed_on", today)
    for one in of_opening(draft.workspace, opening):
        mine, place = one.id == (chosen.id if chosen else ""), draft.workspace.home(one)
        if mine or one.status in ("applied", "interviewed"):
            draft.set(place, "status", "chosen" if mine else "turned-down")
        if mine and why:
            draft.set(place, "decision", why)
