"""`mofkit team roles`, `raci`, `work`, `assign` and `approve`."""

from typing import Annotated, Any

import typer

from mofkit.analysis.team_work import work
from mofkit.cli import team_output
from mofkit.cli.changes import change
from mofkit.cli.fields import day
from mofkit.cli.listing import Format
from mofkit.cli.session import Session
from mofkit.content.framework import process_numbered, role_named, smf_named
from mofkit.errors import BadOption
from mofkit.model.task import OngoingTask
from mofkit.report.roles import Names, Overview, overview, raci_lines, warnings
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load, open_whole
from mofkit.workspace.team_roles import approve as approve_rows
from mofkit.workspace.team_roles import assign as assign_role

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]
SmfName = Annotated[str, typer.Argument(metavar="[SMF]", help="An SMF by id, name or short name; all if left out.")]
FormatOption = Annotated[Format, typer.Option(help="How to print it.")]


def roles(
    ctx: typer.Context,
    accountability: Annotated[
        str, typer.Option(metavar="NAME", help="Only one of the seven, such as operations.")
    ] = "",
    team: Annotated[str, typer.Option(metavar="NAME", help="Only what is held in this team.")] = "",
    service: Annotated[str, typer.Option(metavar="ID", help="Only what is held for this service.")] = "",
    who: Annotated[str, typer.Option(metavar="PERSON", help="Only what this person holds.")] = "",
    load_: Annotated[bool, typer.Option("--load", help="How much each person is given instead.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if something is to be acted on.")] = False,
    format: FormatOption = "table",
) -> int:
    """Show who holds which role and who answers for what; gaps, overload, single heads and roles to keep apart.

    Rows are in team/roles.csv; role types of people.csv count where it has none.

    Example: mofkit team roles --accountability operations
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    if service:
        workspace.find(f"service:{service}")
    found, names = overview(workspace, session.today), Names(workspace)
    chosen = _chosen(found, accountability, team, service, who)
    if load_:
        team_output.print_loads(chosen, names, format=format, colour=session.colour)
    elif format == "table":
        told = (workspace.settings.organisation, session.today.isoformat())
        narrowed = bool(accountability or team or service or who)
        team_output.print_roles(chosen, names, told, colour=session.colour, narrowed=narrowed)
    else:
        team_output.list_roles(chosen, names, format=format)
    if format == "table":
        session.note("next: mofkit team assign ROLE PERSON, or mofkit team raci")
    return int(check and any(warnings(found, names)))


def _chosen(found: Overview, accountability: str, team: str, service: str, who: str) -> Overview:
    """The overview narrowed to what is asked for; raises BadOption for an accountability that is none."""
    wanted = role_named(accountability)[0].id if accountability else ""
    held = tuple(
        one
        for one in found.held
        if wanted in ("", one.accountability)
        and team.casefold() in ("", one.team.casefold())
        and service in ("", one.service)
        and who in ("", one.person)
    )
    kept = {id(one) for one in held}
    return found._replace(
        held=held,
        heads={one: who for one, who in found.heads.items() if wanted in ("", one)},
        loads=[one for one in found.loads if any(each.person == one.person for each in held)],
        single=[one for one in found.single if id(one) in kept],
        clashes=[one for one in found.clashes if id(one.first) in kept or id(one.second) in kept],
    )


def raci(
    ctx: typer.Context,
    smf: SmfName = "",
    process: Annotated[int, typer.Option(metavar="N", min=0, help="Only the process of this number.")] = 0,
    grid: Annotated[bool, typer.Option("--grid", help="A column for each person, with letters in it.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if a role that would act is nobody's.")] = False,
    format: FormatOption = "table",
) -> int:
    """Show who is responsible, accountable, consulted and informed, process by process.

    The roles are the framework's, or those of your pack; the people are those who hold them.

    Example: mofkit team raci change-and-configuration --format md
    """
    session: Session = ctx.obj
    one = smf_named(smf) if smf else None
    if process and not one:
        raise BadOption("--process needs an SMF", hint="write it as `mofkit team raci operations --process 2`")
    if one and process:
        process_numbered(one, process)
    workspace = load(session.root)
    found, names = raci_lines(workspace, session.today, one.id if one else "", process), Names(workspace)
    team_output.print_raci(found, names, grid=grid, format=format, colour=session.colour)
    gaps = list(dict.fromkeys(role for line in found for role in line.gaps))
    if gaps:
        session.note(f"nobody holds {', '.join(gaps)}: `mofkit team assign {gaps[0]} PERSON`")
    return int(check and bool(gaps))


def work_(
    ctx: typer.Context,
    smf: SmfName = "",
    open_: Annotated[bool, typer.Option("--open", help="Only what nobody does, or somebody without the role.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if there is such work.")] = False,
    format: FormatOption = "table",
) -> int:
    """List the work to be done and who does it now: processes, responsibilities of roles, ongoing tasks.

    This is process 1 of the Team SMF; its questions are a worksheet: `mofkit worksheet new team --process 1`.

    Example: mofkit team work operations --open
    """
    session: Session = ctx.obj
    one = smf_named(smf) if smf else None
    workspace = load(session.root)
    lines = raci_lines(workspace, session.today, one.id if one else "")
    tasks = [each for each in workspace.all(OngoingTask) if not each.paused]
    items = work(lines, tasks, overview(workspace, session.today).held, only=one)
    shown = [each for each in items if each.gap or not open_]
    team_output.print_work(shown, Names(workspace), format=format, colour=session.colour)
    bad = sum(bool(each.gap) for each in items)
    session.note(f"{len(items)} pieces of work, {bad} to settle")
    return int(check and bool(bad))


def assign(
    ctx: typer.Context,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="A role type, or an accountability, by id or name.")],
    person: Annotated[str, typer.Argument(metavar="[PERSON]", help="Who holds it; left out, it is vacant.")] = "",
    team: Annotated[str, typer.Option(metavar="NAME", help="In which team; all if left out.")] = "",
    service: Annotated[str, typer.Option(metavar="ID", help="For which service; all if left out.")] = "",
    share: Annotated[int, typer.Option(metavar="N", min=0, max=100, help="How many percent of the week.")] = 0,
    since: Annotated[str, typer.Option(metavar="DATE", help="The first day; today for somebody new.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="The last day.")] = "",
    stand_in: Annotated[str, typer.Option(metavar="PERSON", help="Who does it while the holder is away.")] = "",
    safeguard: Annotated[str, typer.Option(metavar="TEXT", help="What keeps two duties of one person apart.")] = "",
    agreed: Annotated[bool, typer.Option("--agreed", help="The person has said yes.")] = False,
    dry_run: DryRun = False,
) -> int:
    """Give a role to a person, in team/roles.csv and in people.csv; or say that it is vacant.

    A vacant row of the role is filled; the person's own row of it is changed.

    Example: mofkit team assign incident-resolver nell-croft --team "Service Desk" --share 80 --agreed
    """
    session: Session = ctx.obj
    values: dict[str, Any] = {"team": team, "service": service, "share": share or None, "stand_in": stand_in}
    values |= {"safeguard": safeguard, "since": day(since, "--since") if since else None}
    values |= {"until": day(until, "--until") if until else None, "agreed_on": session.today if agreed else None}

    def act(draft: Draft) -> str:
        """The change: a row of team/roles.csv, and the role type in people.csv."""
        id, new = assign_role(draft, role, person, values, session.today)
        return f"{'added' if new else 'changed'} {id}: {person or 'nobody yet'}"

    return change(session, act, dry_run=dry_run, next_step="mofkit team roles, then mofkit team approve --who DIRECTOR")


def approve(
    ctx: typer.Context,
    who: Annotated[str, typer.Option(metavar="PERSON", help="The director who approves.")],
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID…]", help="Rows; all that hold if left out.")] = None,
    dry_run: DryRun = False,
) -> int:
    """Approve who holds which role, as a director; a row that is changed later is to be approved again.

    Exit 1 if it is not this person's to approve.

    Example: mofkit team approve --who ada-quill
    """
    session: Session = ctx.obj

    def act(draft: Draft) -> str:
        """The change: an approval in each row that lacks one."""
        done = approve_rows(draft, ids or [], who, session.today)
        return f"{who} approved {len(done)} assignment{'s' if len(done) != 1 else ''}: {', '.join(done)}"

    return change(session, act, dry_run=dry_run, next_step="mofkit team roles", opened=open_whole)
