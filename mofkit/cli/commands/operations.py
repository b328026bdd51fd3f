"""`mofkit operations availability`, `due`, `done`, `coverage` and `health`."""

from typing import Annotated, Literal

import typer

from mofkit.analysis.reliability import courses
from mofkit.analysis.upkeep import turns
from mofkit.cli import health_output, operations_output
from mofkit.cli.changes import change
from mofkit.cli.listing import Format
from mofkit.cli.session import Session, data
from mofkit.errors import BadOption
from mofkit.exchange.task_days import turns_calendar
from mofkit.model.headers import CODES
from mofkit.model.service import Service
from mofkit.model.task import OngoingTask
from mofkit.model.windows import window
from mofkit.report.service_levels import coverage, known, reliability
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="How services run, what is due, what is not watched.",
)
_MOST = 120


@app.command("availability")
def availability(
    ctx: typer.Context,
    service: Annotated[str, typer.Option(metavar="ID", help="Only this service.")] = "",
    month: Annotated[str, typer.Option(metavar="MONTH", help="The last month to show; the running one.")] = "",
    months: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=_MOST, help="How many months; 3, or 6 with --trend.")
    ] = None,
    trend: Annotated[
        bool, typer.Option("--trend", help="The later half of the months against the earlier one.")
    ] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show how available services were, month by month, against what was promised, and say what went wrong.

    Both figures are given: planned maintenance left out, and counted as down. MTTR is the mean time to restore, MTBF
    the mean agreed time between failures.

    Example: mofkit operations availability --months 6 --service booking
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    chosen = workspace.get(Service, service) if service else None
    if service:
        workspace.find(f"service:{service}")
    stretch = window(month) if month else None
    if month and (not stretch or stretch.first.strftime("%Y-%m") != stretch.label):
        raise BadOption(f"--month {month!r} is no month", hint="write a month such as 2026-10")
    levels = known(workspace, session.today)
    last = min(stretch.last, session.today) if stretch else session.today
    count = months or (6 if trend else 3)
    rows = reliability(workspace, levels, last, count, service=chosen.id if chosen else "")
    if trend:
        known_from = levels.known_since or session.today
        told = courses(one for one in rows if one.window.last >= known_from)
        operations_output.print_courses(told, format=format, colour=session.colour)
    else:
        operations_output.print_availability(rows, format=format, colour=session.colour)
    session.note(operations_output.since(levels))
    return 0


@app.command("due")
def due(
    ctx: typer.Context,
    within: Annotated[int, typer.Option(metavar="DAYS", min=0, max=36_500, help="What comes in so many days too.")] = 7,
    who: Annotated[str, typer.Option(metavar="ID", help="Only the tasks of one person; `nobody` for the rest.")] = "",
    all: Annotated[bool, typer.Option("--all", help="Those that come later and those that rest too.")] = False,
    load_: Annotated[bool, typer.Option("--load", help="How much each person has instead.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if one was missed or is nobody's.")] = False,
    format: Annotated[Literal["table", "json", "csv", "md", "ics"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the ongoing tasks that were missed or are due, what is nobody's, or how much each person has.

    As a calendar (ics) it has every turn that comes in these days.

    Example: mofkit operations due --within 14 --who iris-fenn
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    holidays = frozenset(workspace.settings.calendar.holidays)
    every = turns(workspace.all(OngoingTask), session.today, within=within, holidays=holidays)
    mine = [one for one in every if not who or one.task.owner == ("" if who == "nobody" else who)]
    if format == "ics":
        if load_:
            raise BadOption("--load is no calendar", hint="leave it out, or use --format csv")
        data(turns_calendar(mine, workspace, session.today, within=within))
        return 0
    if load_:
        operations_output.print_loads(mine, format=format, colour=session.colour)
    else:
        shown = [one for one in mine if all or one.state in ("missed", "never", "due")]
        operations_output.print_turns(shown, format=format, colour=session.colour)
    session.note(operations_output.told(mine))
    bad = any(one.state in ("missed", "never") or (not one.task.owner and one.state != "paused") for one in mine)
    return int(check and bad)


@app.command("done")
def done(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="The tasks.")],
    on: Annotated[str, typer.Option(metavar="DAY", help="The day it was done, if not today.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Write down that ongoing tasks were done.

    Example: mofkit operations done check-backups --on 2026-11-20
    """
    session: Session = ctx.obj
    day = on or session.today.isoformat()

    def act(draft: Draft) -> str:
        """The change: the day of each task."""
        for id in ids:
            _, home = draft.workspace.find(f"task:{id}")
            draft.set(home, "last_done", day)
        return f"{', '.join(ids)} done on {day}"

    return change(session, act, dry_run=dry_run, next_step="mofkit operations due")


@app.command("coverage")
def covered(
    ctx: typer.Context,
    criticality: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Which services: C1, C2, C3 or ??; C1 if left out.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if a service lacks something.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show which critical services are not watched, rest on no OLA, or have no runbook and no way back from loss.

    Monitoring requirements are rows of operations/monitoring.csv, runbooks those of operations/runbooks.csv.

    Example: mofkit operations coverage --criticality C1 --criticality C2
    """
    session: Session = ctx.obj
    for code in criticality or ():
        if code not in CODES:
            raise BadOption(f"--criticality {code!r} is no criticality", hint=f"write {', '.join(CODES)}")
    found = coverage(load(session.root), session.today, tuple(criticality or ("C1",)))
    operations_output.print_coverage(found, format=format, colour=session.colour)
    bare = sum(bool(one.gaps) for one in found)
    session.note(f"{len(found)} services: {len(found) - bare} have all they need, {bare} lack something")
    return int(check and bool(bare))


@app.command("health")
def health(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV or JSON file of a monitoring tool; - for a pipe.")],
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if a service is down or degraded.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show how services are right now: what is down, whom it hits, and how much downtime the promise still bears.

    The file names a service and its state (up, degraded, down, or the words of common tools), and if it can since when
    and why.

    Example: mofkit operations health operations/status.json
    """
    session: Session = ctx.obj
    return health_output.run(session, load(session.root), file, check=check, format=format)
