"""Which processes are described, by SMF: what is answered, what is missing, who does what about it, who approved."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from mofkit.analysis.worksheets import coverage, gaps, signatures
from mofkit.content import files
from mofkit.content.framework import smf
from mofkit.model.action import Todo, promises
from mofkit.model.person import Person
from mofkit.model.worksheet import Worksheet
from mofkit.report.markdown import escaped, table
from mofkit.workspace.workspace import Workspace

_PARTS = {"question": "question", "input": "input", "output": "output", "best-practice": "best practice"}


class Covered(NamedTuple):
    """A process of an SMF and its worksheet; nothing in the place of one that was not begun."""

    smf: str
    process: int
    name: str
    sheet: Worksheet | None


def covered(workspace: Workspace, only: str = "") -> list[Covered]:
    """Each process of an SMF, or of every SMF that has a worksheet, with its worksheets in order."""
    sheets = sorted(workspace.all(Worksheet), key=lambda one: (one.smf, one.process, one.service))
    found = []
    for id in [only] if only else dict.fromkeys(one.smf for one in sheets):
        mine = [one for one in sheets if one.smf == id]
        found += [Covered(id, one.process, one.name, one) for one in mine]
        begun = {one.process for one in mine}
        processes = smf(id).processes if id in files.names("smfs") else ()
        found += [Covered(id, one.number, one.name, None) for one in processes if one.number not in begun]
    return sorted(found, key=lambda one: (one.smf, one.process))


def worksheets(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report."""
    every = covered(workspace)
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "smfs": [
            {
                "id": id,
                "name": smf(id).name if id in files.names("smfs") else id,
                "processes": [_process(one, workspace, today) for one in every if one.smf == id],
            }
            for id in dict.fromkeys(one.smf for one in every)
        ],
    }


def _process(one: Covered, workspace: Workspace, today: date) -> dict[str, Any]:
    about: dict[str, Any] = {"number": one.process, "name": one.name}
    if one.sheet is None:
        return {
            **about,
            "worksheet": "",
            "service": "",
            "by": "",
            "approval": "",
            "gaps": [],
            "actions": [],
            "done": {},
        }
    sheet = one.sheet
    return {
        **about,
        "worksheet": sheet.id,
        "service": sheet.service,
        "by": _name(workspace, sheet.by),
        "approval": approval(sheet, workspace),
        "done": coverage(sheet)._asdict(),
        "gaps": [{"about": gap.about, "gap": gap.words, "tended": bool(gap.actions)} for gap in gaps(sheet)],
        "actions": [_action(todo, workspace, today) for _, todo in promises(sheet) if isinstance(todo, Todo)],
    }


def _action(todo: Todo, workspace: Workspace, today: date) -> dict[str, Any]:
    return {
        "id": todo.id,
        "what": todo.what,
        "who": _name(workspace, todo.who),
        "when": todo.when.isoformat() if todo.when else "",
        "status": todo.status,
        "late": bool(todo.open and todo.when and todo.when < today),
    }


def approval(sheet: Worksheet, workspace: Workspace) -> str:
    """By whom and when a worksheet was approved, and whether it has changed since."""
    said = []
    for one in signatures(sheet):
        on = f" on {one.approval.date}" if one.approval.date else ""
        role = f", {one.approval.role}" if one.approval.role else ""
        changed = "" if one.stands else " (suspect: changed since)"
        said.append(f"{_name(workspace, one.approval.who) or 'nobody'}{role}{on}{changed}")
    return "; ".join(said)


def _name(workspace: Workspace, id: str) -> str:
    person = workspace.get(Person, id) if id else None
    return person.name if person else id


def sheet_in_markdown(sheet: Worksheet, workspace: Workspace) -> Iterator[str]:
    """A worksheet as the activity table people take to a meeting: one table for each activity."""
    yield f"# {escaped(sheet.name or sheet.id)}"
    of = f"Process {sheet.process} of {sheet.smf}" + (f", Table {sheet.table}" if sheet.table else "")
    facts = (
        (of + (f", for {sheet.service}" if sheet.service else "")),
        f"Led by {_name(workspace, sheet.by)}" if sheet.by else "",
        f"Approved by {approval(sheet, workspace)}" if sheet.approvals else "Not approved",
    )
    yield "  \n".join(escaped(fact) for fact in facts if fact)
    for activity in sheet.activities:
        yield f"## {escaped(activity.name or activity.id)}"
        rows = [
            (
                _PARTS[one.part],
                one.words,
                _joined(one.said, one.remark),
                one.row.gap,
                _doing(one.row.actions, workspace),
            )
            for one in sheet.rows()
            if one.activity is activity
        ]
        yield table(("", "What", "Answer", "Gap", "Action"), rows)
        if activity.gap or activity.actions:
            yield escaped(_joined(activity.gap.strip(), _doing(activity.actions, workspace)))


def _joined(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _doing(actions: tuple[Todo, ...], workspace: Workspace) -> str:
    return "\n".join(
        f"{todo.what} ({_name(workspace, todo.who) or 'nobody'}{f', {todo.when}' if todo.when else ''}, {todo.status})"
        for todo in actions
    )
