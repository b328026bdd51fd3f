"""What belongs to a project, link by link, and the links that should be there and are not."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mofkit.analysis.stages import GATES
from mofkit.model.project import Project
from mofkit.report.projects import gates_of, risks_of
from mofkit.workspace import projects as kept
from mofkit.workspace.workspace import Workspace

COLUMNS = ("project", "link", "id", "state", "missing", "note")


class Link(NamedTuple):
    """One link: to what, which record, how it stands; or that it is missing, and why it should be there."""

    project: str
    link: str
    id: str
    state: str
    missing: bool = False
    note: str = ""


def links(workspace: Workspace, project: Project, today: date) -> list[Link]:
    """The links of a project: RFC, changes, reviews, risks, documents, services, requirements."""
    of = (_rfc, _changes, _reviews, _risks, _documents, _services, _requirements)
    return [each for find in of for each in find(workspace, project, today)]


def _rfc(workspace: Workspace, one: Project, _: date) -> Iterator[Link]:
    if not one.change:
        wanted = one.reached("build")
        note = "production cannot trace it" if wanted else "is written for the Project Plan Approved review"
        yield Link(one.id, "RFC", "", "missing" if wanted else "not yet", wanted, note)
        return
    found = next((record for record, home in workspace.placed("change") if home.id == one.change and record), None)
    if found is None:
        yield Link(one.id, "RFC", one.change, "missing", missing=True, note="there is no such change")
        return
    back = getattr(found, "project", "") in (one.id, *one.aliases)
    note = "" if back else f"{one.change} does not name the project"
    yield Link(one.id, "RFC", one.change, str(getattr(found, "state", "")), not back, note)


def _changes(workspace: Workspace, one: Project, _: date) -> Iterator[Link]:
    for each in kept.naming(workspace, "change", one):
        if each.id != one.change:
            yield Link(one.id, "change", each.id, str(getattr(each, "state", "")), note=str(getattr(each, "title", "")))


def _reviews(workspace: Workspace, one: Project, today: date) -> Iterator[Link]:
    gates = gates_of(workspace, one, today)
    for stage in GATES:
        gate, behind = gates[stage], one.reached(stage)
        state = gate.state if gate.review or behind else "not yet"
        note = "; ".join(gate.missing) if gate.review or behind else ""
        yield Link(one.id, f"gate {gate.gate}", gate.review, state, behind and not gate.open, note)


def _risks(workspace: Workspace, one: Project, _: date) -> Iterator[Link]:
    found = risks_of(workspace, one)
    for each in found:
        exposure = f"{each['exposure']} of 25" if each["exposure"] else "unrated"
        yield Link(one.id, "risk", str(each["id"]), exposure, note=str(each["title"]))
    if not found and one.running:
        yield Link(one.id, "risk", "", "missing", missing=True, note="no risk that may still happen names the project")


def _documents(workspace: Workspace, one: Project, _: date) -> Iterator[Link]:
    wanted = kept.delivered(workspace, one)
    for each in wanted:
        over = one.reached(each.stage) and one.stage != each.stage
        yield Link(
            one.id, f"document {each.template}", each.document, each.state, over and not each.settled, each.written
        )
    listed = {each.document for each in wanted}
    for other in kept.documents_about(workspace, one):
        if other.id not in listed:
            yield Link(one.id, f"document {other.template}", other.id, other.state)


def _services(workspace: Workspace, one: Project, _: date) -> Iterator[Link]:
    for each in one.services:
        known = each in workspace.ids("service")
        yield Link(one.id, "service", each, "" if known else "missing", not known)
    if not one.services:
        yield Link(one.id, "service", "", "missing", missing=True, note="which services does it make or change?")


def _requirements(_: Workspace, one: Project, __: date) -> Iterator[Link]:
    for each in one.requirements:
        gaps = [name for name in ("feature", "test") if not getattr(each, name)]
        way = " → ".join(filter(None, (each.what, each.feature, each.test)))
        state = f"no {' and no '.join(gaps)}" if gaps else "mapped"
        yield Link(one.id, "requirement", each.id, state, bool(gaps), way)
