"""`mofkit review prepare`, `record` and `close`: what a review is from its agenda to its signature."""

from typing import Annotated, Literal

import typer

from mofkit.analysis.gates import may_sign
from mofkit.analysis.reviews import lacking
from mofkit.cli.changes import change
from mofkit.cli.fields import day, pairs
from mofkit.cli.prose import item
from mofkit.cli.session import Session, out
from mofkit.content.framework import review_named, reviews, role_named
from mofkit.content.framework_types import Review
from mofkit.errors import BadOption
from mofkit.model.approval import Approval
from mofkit.model.person import Person
from mofkit.model.review import KIND, HeldReview
from mofkit.report import agenda
from mofkit.workspace import assigning
from mofkit.workspace import reviews as held
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import open_whole
from mofkit.workspace.workspace import Home, Workspace

Meeting = Annotated[str, typer.Argument(metavar="ID", help="Such as portfolio.2026-11-02; portfolio if one is open.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]
Outcome = Literal["go", "go-with-conditions", "no-go"]
_WORDS = {
    "go": "{} goes on to {}",
    "go-with-conditions": "{} goes on to {} once the conditions are met",
    "no-go": "{} does not go on to {}",
}


def prepare(
    ctx: typer.Context,
    review: Annotated[str, typer.Argument(metavar="REVIEW", help="Its id or one of its names, such as OHMR.")],
    date: Annotated[str, typer.Option("--date", metavar="DATE", help="The day of the meeting.")] = "",
    about: Annotated[
        str, typer.Option(metavar="KIND:ID", help="The one matter it is about, such as project:crm.")
    ] = "",
    dry_run: DryRun = False,
) -> int:
    """Write the agenda of a review and collect its inputs from the workspace; what is not there is shown as missing.

    Without --date it is the day that is planned, else the day on which it is due, else today. Run again, it looks
    anew and leaves alone what people wrote.

    Example: mofkit review prepare operational-health --date 2026-12-07
    """
    session: Session = ctx.obj
    one = review_named(review)
    given = day(date, "--date") if date else None

    def act(draft: Draft) -> str:
        """The change: the record of a meeting to come."""
        workspace = draft.workspace
        subject = held.matter(workspace, about) if about else ""
        when = given or agenda.next_day(workspace, one, subject, session.today)
        path = KIND.path_of(held.id_for(one.id, when, subject))
        found = agenda.inputs(one, workspace, session.today, but=path)
        items = agenda.agenda(one, workspace, session.today)
        id = held.prepare(draft, one, when, subject, agenda=items, inputs=found)
        missing = sum(each["state"] == "missing" for each in found)
        return f"{id}: {len(found) - missing} of {len(found)} inputs are here, {missing} are missing"

    next_step = f"mofkit review minutes {one.id} prints the agenda"
    return change(session, act, dry_run=dry_run, next_step=next_step, opened=open_whole)


def record(
    ctx: typer.Context,
    meeting: Meeting,
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE…",
            help="held, chair, attendees, guests, outputs, note; q1 … for answers; input-1 … for where an input is.",
        ),
    ],
    decision: Annotated[
        bool, typer.Option("--decision", help="The fields are a decision: what, who, why, outcome, about.")
    ] = False,
    action: Annotated[bool, typer.Option("--action", help="The fields are an action: what, who, when.")] = False,
    dry_run: DryRun = False,
) -> int:
    """Write down what a meeting said: who was there, answers, decisions, actions. A day in `held` makes it held.

    With --decision or --action the fields are those of one decision or one action.

    Example: mofkit review record operational-health held=2026-11-02 attendees=ada-quill,dov-marsh q1="None was missed"
    """
    session: Session = ctx.obj
    wanted = pairs(values)
    if decision and action:
        raise BadOption("--decision and --action are two things", hint="record one, then the other")

    def act(draft: Draft) -> str:
        """The change: a piece of what was said."""
        one, home = held.review_called(draft.workspace, meeting)
        if not (decision or action):
            held.record(draft, one, wanted)
            return f"{one.id}: {', '.join(wanted)}"
        held.refuse_closed(one)
        if decision:
            held.decide(draft, home, wanted)
            return f"{one.id}: decided: {wanted.get('what', '')}"
        return f"review:{one.id}/{assigning.add(draft, home, wanted)}: {wanted.get('what', '')}"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit review close {meeting} --who … --role …")


def close(
    ctx: typer.Context,
    meeting: Meeting,
    who: Annotated[str, typer.Option(metavar="ID", help="The person who signs.")],
    role: Annotated[str, typer.Option(metavar="ROLE", help="In which role, such as portfolio-manager.")],
    decision: Annotated[Outcome | None, typer.Option(help="What the gate review decides on its matter.")] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="A word beside the signature.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Close a review and sign it. The signature is bound to what the record says; exit 1 if anything is missing.

    A gate is signed in one of the roles that `mofkit review show` names, by somebody who holds it in people.csv. A
    closed review is signed by a second person, or anew after a change, with the same command.

    Example: mofkit review close portfolio --decision go --who ada-quill --role it-executive-officer
    """
    session: Session = ctx.obj

    def act(draft: Draft) -> str:
        """The change: one review closed and signed."""
        one, home = held.review_called(draft.workspace, meeting)
        gate = next((each for each in reviews() if each.id == one.review and each.opens), None)
        name = _role_name(role)
        if decision:
            _decide(draft, home, one, gate, decision, who)
        now = draft.record(home)
        assert isinstance(now, HeldReview)
        missing = lacking(now, gate.opens if gate else "", session.today)
        missing += [_refusal(draft.workspace, gate, who, name)] if gate else []
        if any(missing):
            raise _NotReady(one.id, tuple(filter(None, missing)))
        held.close(draft, home, who=who, role=name, today=session.today, note=note)
        return f"{one.id} is closed, signed by {who} as {name}"

    try:
        return change(session, act, dry_run=dry_run, next_step=f"mofkit review minutes {meeting}")
    except _NotReady as no:
        out("\n".join([f"{no.id} cannot be closed yet:", *(item("-", text, indent=2) for text in no.missing)]) + "\n")
        return 1


class _NotReady(Exception):
    """A review lacks something that it cannot be closed without."""

    def __init__(self, id: str, missing: tuple[str, ...]) -> None:
        super().__init__(id)
        self.id = id
        self.missing = missing


def _role_name(word: str) -> str:
    """A role type by its name in the framework; a role that the framework does not know as it is written."""
    try:
        role = role_named(word)[1]
    except BadOption:
        return word
    return role.name if role else word


def _refusal(workspace: Workspace, gate: Review, who: str, role: str) -> str:
    """Why somebody may not sign for a gate; nothing if they may."""
    person, _ = workspace.find(f"person:{who}")
    assert isinstance(person, Person | None)
    return may_sign(gate, Approval(who=who, role=role), person)


def _decide(draft: Draft, home: Home, one: HeldReview, gate: Review | None, outcome: str, who: str) -> None:
    """Write go or no-go on the matter of a gate review, unless it is written already."""
    if gate is None:
        raise BadOption(f"{one.review} opens no gate, so it decides no {outcome}", hint="leave --decision out")
    if not one.about:
        hint = f"`mofkit review record {one.id} --decision what=… about=project:… outcome={outcome} who={who}`"
        raise BadOption(f"{one.id} is about no single matter", hint=hint)
    said = [(at, each) for at, each in enumerate(one.decisions) if each.outcome and each.about in ("", one.about)]
    if not said:
        held.decide(
            draft, home, {"what": _WORDS[outcome].format(one.about, gate.opens), "who": who, "outcome": outcome}
        )
    elif [each.outcome for _, each in said] != [outcome]:
        places = ", ".join(f"{each.outcome} ({each.what})" for _, each in said)
        raise BadOption(f"{one.id} says already: {places}", hint="change that decision, then close the review")
