"""`mofkit review gate` and `override`: whether one may go on, and going on all the same."""

import json
from typing import Annotated, Literal

import typer

from mofkit.analysis.gates import GateState, gate_state
from mofkit.cli import review_output
from mofkit.cli.changes import change
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import reviews
from mofkit.content.framework_types import Review
from mofkit.errors import BadOption
from mofkit.model.person import Person
from mofkit.model.review import HeldReview
from mofkit.workspace import reviews as held
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load, open_whole
from mofkit.workspace.workspace import Workspace

Gate = Literal["envisioning", "build", "production"]


def gate(
    ctx: typer.Context,
    matter: Annotated[str, typer.Argument(metavar="PROJECT", help="The project, or any record as KIND:ID.")] = "",
    about: Annotated[str, typer.Option(metavar="KIND:ID", help="The same, as an option.")] = "",
    gate: Annotated[Gate | None, typer.Option(help="Only this gate; all three if left out.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Say whether a gate is open for a project, and what is missing; exit 1 if one that was asked for is shut.

    Example: mofkit review gate project:hosted-bookings --gate envisioning
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    if bool(matter) == bool(about):
        raise BadOption("a gate is asked for one matter", hint="`mofkit review gate project:crm`")
    subject = held.matter(workspace, matter or about)
    found = [_state(workspace, one, subject, session) for one in reviews() if one.opens and gate in (None, one.opens)]
    if format == "json":
        gates = [
            {
                **one._asdict(),
                "open": one.open,
                "override": one.override.model_dump(mode="json") if one.override else None,
            }
            for one in found
        ]
        data(json.dumps({"schema_version": 1, "kind": "gate-state", "gates": gates}, indent=1))
    else:
        out("\n".join(line for one in found for line in review_output.gate_page(one, colour=session.colour)) + "\n")
    return int(not all(one.open for one in found))


def _state(workspace: Workspace, one: Review, about: str, session: Session) -> GateState:
    also = held.earlier_names(workspace, about)
    return gate_state(one, about, workspace.all(HeldReview), workspace.all(Person), session.today, also=also)


def override(
    ctx: typer.Context,
    matter: Annotated[str, typer.Argument(metavar="PROJECT", help="The project, or any record as KIND:ID.")],
    gate: Annotated[Gate, typer.Option(help="The gate to open.")],
    who: Annotated[str, typer.Option(metavar="ID", help="The person who opens it and answers for it.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it cannot wait for the review.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Open a gate without a signed go, by name and with a reason. The lint shows it from then on.

    Example: mofkit review override hosted-bookings --gate build --who ada-quill --reason "Law changes on 1 January"
    """
    session: Session = ctx.obj
    if not reason.strip():
        raise BadOption("--reason is empty", hint="say why it cannot wait for the review")
    one = next(each for each in reviews() if each.opens == gate)

    def act(draft: Draft) -> str:
        """The change: an override in the latest record on the matter."""
        subject = held.matter(draft.workspace, matter)
        id = held.override(draft, one, subject, who=who, reason=reason, today=session.today)
        return f"{gate} of {subject} is open, though nobody signed a go: {who} answers for it (in {id})"

    next_step = "hold the review, and sign it; the lint goes on showing the override"
    return change(session, act, dry_run=dry_run, next_step=next_step, opened=open_whole)
