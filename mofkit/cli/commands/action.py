"""`mofkit action list`, `done`, `add` and `export`."""

from datetime import date
from typing import Annotated, Literal

import typer

from mofkit.analysis.actions import Assignment, Wanted, assignments, chosen, named, short_names
from mofkit.cli import action_output
from mofkit.cli.action_output import Format
from mofkit.cli.changes import change
from mofkit.cli.fields import day, pairs
from mofkit.cli.session import Session
from mofkit.errors import BadOption, UnknownRecord, nearest
from mofkit.model.approval import Signed, stands
from mofkit.model.person import Person
from mofkit.model.record import Record
from mofkit.workspace import assigning
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace, kind_named

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Who does what by when.")
Status = Literal["open", "settled", "all", "todo", "doing", "done", "dropped", "skipped"]
Who = Annotated[str, typer.Option(metavar="ID", help="Only what this person does.")]
Reader = Annotated[Literal["director", "manager", "contributor"] | None, typer.Option(help="Only this reader's.")]
Source = Annotated[str, typer.Option(metavar="KIND[:ID]", help="Only from records of this kind, or from this record.")]
Overdue = Annotated[bool, typer.Option("--overdue", help="Only what is open past its day.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]


@app.command("list")
def listed(
    ctx: typer.Context,
    who: Who = "",
    reader: Reader = None,
    source: Source = "",
    status: Annotated[Status, typer.Option(help="Only what stands so.")] = "open",
    overdue: Overdue = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List who does what by when, from every record that says so: actions, reviews, plans, tables.

    What is most urgent comes first. The first column is the name that `mofkit action done` takes.

    Example: mofkit action list --who ben-harrow
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    every = everything(workspace)
    found = _found(workspace, every, who, reader or "", source, status, session.today, overdue=overdue)
    action_output.show(session, workspace, found, short_names(every), format)
    if format == "table":
        late = sum(one.late(session.today) for one in found)
        session.note(f"{sum(one.open for one in found)} open, {late} late, {len(found)} in all")
        session.note("next: mofkit action done NAME --evidence …" if found else "")
    return 0


@app.command("export")
def export(
    ctx: typer.Context,
    who: Who = "",
    reader: Reader = None,
    source: Source = "",
    status: Annotated[Status, typer.Option(help="Only what stands so.")] = "all",
    overdue: Overdue = False,
    format: Annotated[Literal["ics", "csv", "md"], typer.Option(help="As what to print it.")] = "ics",
    shape: Annotated[
        Literal["event", "todo"],
        typer.Option("--as", help="In a calendar: events of a whole day, or tasks, which few calendars show."),
    ] = "event",
) -> int:
    """Print all actions for a calendar or another program; send it to a file with `>`.

    An action keeps its identity in a calendar when others come before it and when it is done.

    Example: mofkit action export --who ben-harrow > ben.ics
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    every = everything(workspace)
    found = _found(workspace, every, who, reader or "", source, status, session.today, overdue=overdue)
    if format == "ics":
        action_output.print_calendar(session, workspace, found, shape=shape)
    else:
        action_output.show(session, workspace, found, short_names(every), format)
    dayless = sum(one.when is None for one in found) if format == "ics" and shape == "event" else 0
    session.note(f"{dayless} without a day are left out: a calendar has no place for them" if dayless else "")
    return 0


@app.command("done")
def done(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The action, as `mofkit action list` names it.")],
    evidence: Annotated[str, typer.Option(metavar="TEXT", help="What shows that it was done.")] = "",
    on: Annotated[str, typer.Option(metavar="DATE", help="The day it was done; today if left out.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Tick an action off, in the record that owns it. A signature of that record stands as before.

    Example: mofkit action done ACT-261109-d5f --evidence "alert of 20 November reached the duty phone"
    """
    session: Session = ctx.obj
    done_on = day(on, "--on") if on else session.today

    def act(draft: Draft) -> str:
        """The change: one assignment is settled."""
        one = _one(draft.workspace, name)
        record, home = draft.workspace.find(one.owner)
        assert record is not None, "what cannot be read is in no list"
        assigning.settle(draft, record, one.field, done_on=done_on, evidence=evidence)
        return f"done: {one.what} ({one.who or 'nobody'}), in {home.path}"

    return change(session, act, dry_run=dry_run, next_step="mofkit action list")


@app.command("set")
def set_(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The action, as `mofkit action list` names it.")],
    values: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="who, when, status, note, what …")],
    dry_run: DryRun = False,
) -> int:
    """Give an action another person, day, status or note, in the record that owns it.

    Who does it by when is part of what was signed, its status and note are not.

    Example: mofkit action set ACT-261119-s4j when=2027-02-12 note="agreed with Ada"
    """
    session: Session = ctx.obj
    wanted = pairs(values)

    def act(draft: Draft) -> str:
        """The change: fields of one assignment."""
        one = _one(draft.workspace, name)
        record, home = draft.workspace.find(one.owner)
        assert record is not None, "what cannot be read is in no list"
        assigning.amend(draft, record, one.field, wanted, session.today)
        said = ", ".join(f"{field} = {value or 'nothing'}" for field, value in wanted.items())
        return f"{one.name}: {said}{_warning(record, draft.record(home))}"

    return change(session, act, dry_run=dry_run, next_step="mofkit action list")


@app.command("add")
def add(
    ctx: typer.Context,
    record: Annotated[str, typer.Argument(metavar="RECORD", help="The record that will own it, as KIND:ID.")],
    values: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="what, who, when; also source, note.")],
    dry_run: DryRun = False,
) -> int:
    """Add an action to a record, such as a review. One that belongs to no record: `mofkit new action`.

    Example: mofkit action add review:operational-health.2026-11-02 what="Order disks" who=dov-marsh when=2026-12-11
    """
    session: Session = ctx.obj
    wanted = pairs(values)

    def act(draft: Draft) -> str:
        """The change: a record holds one action more."""
        found, home = draft.workspace.find(record)
        mark = assigning.add(draft, home, wanted)
        return f"{home.kind.name}:{home.id}/{mark}: {wanted['what']}{_warning(found, draft.record(home))}"

    return change(session, act, dry_run=dry_run, next_step="mofkit lint")


def _warning(before: Record | None, after: Record) -> str:
    """What becomes of a signature that stood before a change."""
    if not isinstance(before, Signed) or not isinstance(after, Signed):
        return ""
    lost = [one for one in before.approvals if stands(one, before) and not stands(one, after)]
    return "; what was signed has changed, so it has to be signed again" if lost else ""


def everything(workspace: Workspace) -> list[Assignment]:
    """Every assignment of a workspace."""
    return assignments(workspace.every(), workspace.all(Person))


def _found(
    workspace: Workspace,
    every: list[Assignment],
    who: str,
    reader: str,
    source: str,
    status: str,
    today: date,
    *,
    overdue: bool,
) -> list[Assignment]:
    person = workspace.get(Person, who) if who else None
    if who and not person and all(one.who != who for one in every):
        workspace.find(f"person:{who}")
    if source:
        kind, colon, id = source.partition(":")
        source = f"{kind_named(kind).name}{colon}{workspace.find(source)[1].id if id else ''}"
    wanted = Wanted(person.id if person else who, reader, source, "" if status == "all" else status, overdue)
    return chosen(every, wanted, today)


def _one(workspace: Workspace, word: str) -> Assignment:
    """The assignment of a name.

    Raises:
        UnknownRecord: nothing has it.
        BadOption: several do.
    """
    every = everything(workspace)
    found = named(every, word)
    if not found:
        near = nearest(word, [one.mark for one in every] + [one.name for one in every])
        raise UnknownRecord(word, [near] if near else [])
    if len(found) > 1:
        places = [f"{one.name} ({one.what})" for one in found]
        raise BadOption(f"{word!r} could be {' or '.join(places)}", hint="name it whole, or give each an id of its own")
    return found[0]
