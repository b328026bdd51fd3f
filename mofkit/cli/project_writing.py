"""`mofkit project new`, `record` and `advance`: beginning a project, writing down what happens, moving it on."""

from datetime import date
from typing import Annotated, Any, Literal

import typer

from mofkit.analysis.project_schedule import proposed
from mofkit.analysis.stages import GATES, next_stage
from mofkit.cli.changes import change
from mofkit.cli.fields import day, pairs
from mofkit.cli.prose import item
from mofkit.cli.session import Session, out
from mofkit.content.delivery import delivery
from mofkit.content.framework import role_named
from mofkit.errors import BadOption
from mofkit.model.project import KIND
from mofkit.report.projects import answer_of
from mofkit.workspace import projects as kept
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import open_whole
from mofkit.workspace.workspace import Workspace

Id = Annotated[str, typer.Argument(metavar="ID", help="The project.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]
Target = Literal["envision", "plan", "build", "stabilize", "deploy", "closed", "stopped"]


def new(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="A short name, such as hosted-bookings.")],
    title: Annotated[str, typer.Option(help="What people call it.")],
    owner: Annotated[str, typer.Option(metavar="PERSON", help="Who leads it from day to day.")] = "",
    sponsor: Annotated[str, typer.Option(metavar="PERSON", help="Who pays for it and answers for its use.")] = "",
    start: Annotated[str, typer.Option(metavar="DATE", help="The first day of Envision; dates follow from it.")] = "",
    team: Annotated[
        list[str] | None, typer.Argument(metavar="[ROLE=PERSON…]", help="Who has which role in the team.")
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """Propose a project by the one method: its team by role types, deliverables, the work of each stage with dates.

    Example: mofkit project new intranet --title "A new intranet" --owner ella-thorne product-manager=ella-thorne
    """
    session: Session = ctx.obj
    held = {_role(role): who for role, who in pairs(team or []).items()}
    begin = day(start, "--start") if start else session.today

    def act(draft: Draft) -> str:
        """The change: one project more."""
        workspace = draft.workspace
        who = {role: person_named(workspace, person).id for role, person in held.items() if person}
        named = {
            name: person_named(workspace, one).id if one else ""
            for name, one in (("owner", owner), ("sponsor", sponsor))
        }
        draft.add(KIND, {"id": id, "title": title, "stage": "proposed", **named, **_scaffold(workspace, begin, who)})
        return f"proposed {id}, with the work of {len(delivery().stages)} stages from {begin} on"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit project status {id}")


def _role(word: str) -> str:
    accountability, kind = role_named(word)
    if kind is None:
        raise BadOption(f"{accountability.id} is an accountability, not a role type", hint="see `mofkit role list`")
    return kind.id


def _scaffold(workspace: Workspace, begin: date, held: dict[str, str]) -> dict[str, Any]:
    """What the method brings into a project: stages, team, deliverables, tasks, questions."""
    method = delivery()
    stages, tasks = proposed(method.stages, begin, workspace.settings.calendar.holidays)
    roles = dict.fromkeys([*(one.role for one in method.team), *held])
    return {
        "stages": [{"stage": stage, "planned": days.first} for stage, days in stages.items()],
        "team": [{"role": role, **({"who": held[role]} if role in held else {})} for role in roles],
        "deliverables": [
            {"document": each.document, "stage": one.stage, "role": each.role, "when": stages[one.stage].last}
            for one in method.stages
            for each in one.deliverables
        ],
        "tasks": [
            {
                "id": each.action,
                "what": each.text,
                "stage": one.stage,
                "role": each.role,
                **({"who": held[each.role]} if each.role in held else {}),
                "start": tasks[each.action].first,
                "when": tasks[each.action].last,
                **({"after": list(each.after)} if each.after else {}),
                **({"milestone": "true"} if each.milestone else {}),
            }
            for one in method.stages
            for each in one.tasks
        ],
        "checks": [{"id": one.id, "question": one.text} for one in method.checks],
    }


def record(
    ctx: typer.Context,
    id: Id,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[PART [NAME]] FIELD=VALUE…",
            help=f"Fields of the project, or of a part of it: {', '.join(kept.PARTS)}.",
        ),
    ],
    dry_run: DryRun = False,
) -> int:
    """Write down what happens in a project: a field, or one task, requirement, scope change, pilot, lesson …

    A part of that name is changed, a new one is added. Who, what and when besides the schedule:
    `mofkit action add project:ID`.

    Example: mofkit project record hosted-bookings requirement refunds what="Refunds within a day" days=3
    """
    session: Session = ctx.obj
    at = next((at for at, word in enumerate(words) if "=" in word), len(words))
    values = pairs(words[at:])

    def act(draft: Draft) -> str:
        """The change: fields of a project or of one part."""
        one = kept.project_named(draft.workspace, id)
        told = kept.record(draft, draft.workspace.home(one), words[:at], values, session.today)
        return f"{one.id}: {told}"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit project status {id}")


def advance(
    ctx: typer.Context,
    id: Id,
    stage: Annotated[Target | None, typer.Argument(metavar="[STAGE]", help="The next stage, or stopped.")] = None,
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who moves it on; its owner if left out.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="Anything to remember; why it is stopped.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Move a project into the next stage; exit 1 with all that is missing, if its gate is shut or work is not done.

    Example: mofkit project advance hosted-bookings plan
    """
    session: Session = ctx.obj

    def act(draft: Draft) -> str:
        """The change: the stage, and a line on how the project came there."""
        workspace = draft.workspace
        one = kept.project_named(workspace, id)
        to = stage or next_stage(one)
        if to == one.stage:
            return ""
        person = person_named(workspace, who or one.owner).id if who or one.owner else ""
        if to == "stopped":
            return _stop(draft, one.id, person, note, session.today)
        found = answer_of(workspace, one, to, session.today)
        if not found.open:
            raise _Shut(one.id, to, found.missing)
        opened = found.gate.review if found.gate and to in GATES else ""
        said = {"date": session.today, "who": person, "review": opened, "without": list(found.without), "note": note}
        kept.move(draft, workspace.home(one), to, said)
        spite = (
            f", though {len(found.without)} things are missing: an override opened its gate" if found.without else ""
        )
        return f"{one.id} is in {to}{spite}"

    try:
        return change(session, act, dry_run=dry_run, next_step=f"mofkit project status {id}", opened=open_whole)
    except _Shut as no:
        first = f"{no.id} does not enter {no.to} yet:" if no.to else f"{no.id} goes no further:"
        lines = [first, *(item("-", text, indent=2) for text in no.missing)]
        out("\n".join(lines) + "\n")
        session.note(f"next: {_hint(no.id, no.to)}")
        return 1


def _hint(id: str, to: str) -> str:
    gate = GATES.get(to)
    return f"mofkit review prepare {gate} --about project:{id}" if gate else f"mofkit project status {id}"


def _stop(draft: Draft, id: str, who: str, note: str, today: date) -> str:
    one = kept.project_named(draft.workspace, id)
    if one.stage == "closed":
        raise _Shut(id, "stopped", ("it is closed",))
    if not note.strip():
        raise BadOption("a project is stopped for a reason", hint='say --note "…"')
    kept.move(draft, draft.workspace.home(one), "stopped", {"date": today, "who": who, "note": note})
    return f"{id} is stopped: {note}"


class _Shut(Exception):
    """A project lacks something that it cannot go on without."""

    def __init__(self, id: str, to: str, missing: tuple[str, ...]) -> None:
        super().__init__(id)
        self.id, self.to, self.missing = id, to, missing
