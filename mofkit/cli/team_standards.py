"""`mofkit team standards …`: what good work is, who falls short of it, and what is done about it (Figure 3)."""

from typing import Annotated

import typer

from mofkit.analysis.standards import about, about_team, lines
from mofkit.cli import standards_page
from mofkit.cli.changes import change
from mofkit.cli.fields import pairs
from mofkit.cli.listing import Format
from mofkit.cli.session import Session
from mofkit.content.framework import process_numbered, smf_named
from mofkit.errors import BadOption
from mofkit.model.standard import Standard
from mofkit.report.standards import teams
from mofkit.workspace import playbooks, standards
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load

HELP = "What good work looks like.\n\nExample: mofkit team standards new operations"
app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help=HELP)
Smf = Annotated[str, typer.Argument(metavar="SMF", help="Its id, its name or its short name, such as SMC.")]
MaybeSmf = Annotated[str, typer.Argument(metavar="[SMF]", help="One SMF; left out, all that have standards.")]
Person = Annotated[str, typer.Option("--person", metavar="PERSON", help="The rows of this person.")]
Team = Annotated[str, typer.Option("--team", metavar="TEAM", help="The rows of this team.")]
Shape = Annotated[Format, typer.Option("--format", help="How to print it.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]


@app.command("new")
def new(
    ctx: typer.Context,
    smf: Smf,
    processes: Annotated[
        list[int] | None, typer.Option("--process", metavar="N", help="This process alone; may be said again.")
    ] = None,
    people: Annotated[
        list[str] | None,
        typer.Option("--person", metavar="PERSON", help="With rows for this person; may be said again."),
    ] = None,
    team: Annotated[str, typer.Option("--team", metavar="TEAM", help="With rows for this team as a whole.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Write the table of an SMF: its activities and considerations, with blanks for standard, gap and objective.

    Again, it adds the rows that are missing and leaves the others alone.

    Example: mofkit team standards new customer-service --process 1 --person gwen-sallow
    """
    session: Session = ctx.obj
    one = smf_named(smf)
    chosen = [process_numbered(one, number) for number in dict.fromkeys(processes or ())] or list(one.processes)

    def act(draft: Draft) -> str:
        """The change: rows at the end of one table."""
        persons = [person_named(draft.workspace, each).id for each in people or ()]
        whole = [playbooks.team_named(draft.workspace, team)] if team else []
        added = standards.begin(draft, one, chosen, persons, whole)
        return f"{added} row{'' if added == 1 else 's'} for {', '.join((*persons, *whole)) or one.name}"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit team standards show {one.id}")


@app.command("set")
def set_(
    ctx: typer.Context,
    row: Annotated[str, typer.Argument(metavar="ACTIVITY", help="The activity such as record-contact, or a row's id.")],
    values: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE…", help="standard; level, gap, impact, shown_by; what, who, when."),
    ],
    person: Person = "",
    team: Team = "",
    dry_run: DryRun = False,
) -> int:
    """Write the standard of an activity; with --person or --team, level, gap and objective of theirs.

    An objective (what, who, when) is an action in the list of all actions; gap, impact and level are shown to nobody
    who does not ask for that very person.

    Example: mofkit team standards set record-contact standard="Name, place and number are read back"
    """
    session: Session = ctx.obj
    said = pairs(values)

    def act(draft: Draft) -> str:
        """The change: cells of one row."""
        whom = person_named(draft.workspace, person).id if person else ""
        one = standards.row_named(draft.workspace, row, whom, team)
        standards.write(draft, one, said)
        return f"{one.id}: {', '.join(said)}"

    return change(session, act, dry_run=dry_run)


@app.command("show")
def show(
    ctx: typer.Context,
    smf: MaybeSmf = "",
    person: Person = "",
    team: Team = "",
    format: Shape = "table",
) -> int:
    """Show the table of Figure 3: activities with their standards; with --person or --team, gaps and objectives.

    Example: mofkit team standards show customer-service --person gwen-sallow
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    found = lines(workspace.all(Standard), smf_named(smf).id if smf else "")
    if person and team:
        raise BadOption("--person and --team ask for two things", hint="leave one of them out")
    if person:
        found = about(found, (person_named(workspace, person).id,))
    elif team:
        found = about_team(found, playbooks.team_named(workspace, team), ())
    return standards_page.print_lines(session, found, format, whose=person or team)


@app.command("report")
def report(
    ctx: typer.Context,
    smf: MaybeSmf = "",
    team: Team = "",
    names: Annotated[
        bool, typer.Option("--names", help="Who is at which level: for the team's manager, not for others.")
    ] = False,
    person: Person = "",
    format: Shape = "table",
) -> int:
    """Show the skills matrix of each team: how many teach, meet and learn what, and what hangs on one person.

    With --person: that person's gaps and objectives. `mofkit report standards` is the page for all.

    Example: mofkit team standards report customer-service --team "Service Desk"
    """
    session: Session = ctx.obj
    if person:
        return show(ctx, smf, person, team, format)
    workspace = load(session.root)
    every = lines(workspace.all(Standard), smf_named(smf).id if smf else "")
    wanted = playbooks.team_named(workspace, team) if team else ""
    groups = {name: ids for name, ids in teams(workspace).items() if wanted in ("", name)}
    rows = [(name, line) for name, ids in groups.items() for line in about_team(every, name, ids)]
    return standards_page.print_matrix(session, rows, format, names=names)
