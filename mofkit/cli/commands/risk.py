"""`mofkit risk list`, `matrix`, `top`, `trend` and `review`."""

from datetime import date
from typing import Annotated, Literal

import typer

from mofkit.analysis.risks import PERIOD, Trend, Wanted, ranked
from mofkit.cli import risk_output
from mofkit.cli.changes import change as write
from mofkit.cli.fields import day, pairs
from mofkit.cli.listing import Format, print_list
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption
from mofkit.model.risk import Risk
from mofkit.report.problems import names_of
from mofkit.report.risk_matrix import svg
from mofkit.report.risks import known_trends, standings
from mofkit.workspace import risks
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="What may happen, and what is done about it.",
)
Owner = Annotated[str, typer.Option(metavar="PERSON", help="Only those that one person watches.")]
Service = Annotated[str, typer.Option(metavar="ID", help="Only those of a service.")]
Project = Annotated[str, typer.Option(metavar="ID", help="Only those of a project.")]
Change = Annotated[str, typer.Option(metavar="ID", help="Only those of a change.")]
State = Annotated[
    Literal["alive", "over", "open", "accepted", "happened", "closed", "all"],
    typer.Option(help="Those that may still happen, or that stand so."),
]
Band = Annotated[
    Literal["extreme", "high", "moderate", "low", "unrated"] | None, typer.Option(help="Only this band of exposure.")
]
Since = Annotated[str, typer.Option(metavar="DATE", help="From which day on; a quarter back if left out.")]


@app.command("list")
def listed(
    ctx: typer.Context,
    owner: Owner = "",
    service: Service = "",
    project: Project = "",
    change: Change = "",
    state: State = "alive",
    band: Band = None,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List risks, the greatest exposure (likelihood × impact) first. `mofkit new risk` adds one.

    Example: mofkit risk list --service booking
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    wanted = _wanted(workspace, Wanted(owner, service, project, change, "" if state == "all" else state, band or ""))
    found = ranked(workspace.all(Risk), wanted)
    risk_output.print_risks(found, format=format, colour=session.colour)
    unrated = sum(one.exposure is None for one in found)
    session.note(f"{len(found)} risk{'' if len(found) == 1 else 's'}{f', {unrated} unrated' if unrated else ''}")
    return 0


@app.command("matrix")
def matrix(
    ctx: typer.Context,
    owner: Owner = "",
    service: Service = "",
    project: Project = "",
    change: Change = "",
    format: Annotated[Literal["table", "json", "csv", "md", "svg"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show where risks lie between likelihood and impact, five by five.

    Example: mofkit risk matrix --format svg
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    found = ranked(workspace.all(Risk), _wanted(workspace, Wanted(owner, service, project, change)))
    if format == "table":
        out(risk_output.matrix_page(found, colour=session.colour))
    elif format == "svg":
        data(svg(found))
    elif format == "md":
        data(risk_output.matrix_markdown(found))
    else:
        names, rows = ("likelihood", "impact", "exposure", "band", "risks"), risk_output.matrix_rows(found)
        if format == "csv":
            rows = [(*row[:4], "; ".join(map(str, row[4]))) for row in rows]  # type: ignore[call-overload]
        print_list(names, rows, kind="risk-matrix", key="cells", format=format, colour=False)
    unrated = sum(one.exposure is None for one in found)
    session.note(f"{unrated} unrated, so in no cell" if unrated else "")
    return 0


@app.command("top")
def top(
    ctx: typer.Context,
    most: Annotated[int, typer.Option("--top", min=1, metavar="N", help="How many.")] = 10,
    since: Since = "",
    owner: Owner = "",
    service: Service = "",
    project: Project = "",
    change: Change = "",
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Tell the top risks as in a meeting: how bad, which way they went, who watches for what, what comes next.

    Example: mofkit risk top --top 5
    """
    session: Session = ctx.obj
    workspace, begin = load(session.root), _since(since, session.today)
    found = ranked(workspace.all(Risk), _wanted(workspace, Wanted(owner, service, project, change)))[:most]
    changes: dict[str, Trend] = {one.risk.id: one for one in known_trends(workspace, found, begin, session.today)}
    names = names_of(workspace)
    if format == "json":
        data(risk_output.top_json(found, changes, names, session.today, begin))
    else:
        out(risk_output.top_page(found, changes, names, session.today, colour=session.colour))
    session.note("" if found else "no risk is written down: `mofkit new risk title=…` begins the register")
    return 0


@app.command("trend")
def trend(
    ctx: typer.Context,
    since: Since = "",
    owner: Owner = "",
    service: Service = "",
    project: Project = "",
    change: Change = "",
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show which risks rise, fall, are new or over since a day, why, and how all of them together stood.

    Example: mofkit risk trend --since 2026-09-01
    """
    session: Session = ctx.obj
    workspace, begin = load(session.root), _since(since, session.today)
    found = ranked(workspace.all(Risk), _wanted(workspace, Wanted(owner, service, project, change, state="")))
    changes = known_trends(workspace, found, begin, session.today)
    stood = standings(workspace, found, begin, session.today)
    risk_output.print_trend(changes, stood, since=begin, today=session.today, format=format, colour=session.colour)
    session.note(f"since {begin}; exposure is likelihood × impact")
    return 0


@app.command("review")
def review(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The risk.")],
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE…", help="likelihood, impact; also state, response, when …"),
    ] = None,
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who looked.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="What has changed, and why.")] = "",
    on: Annotated[str, typer.Option(metavar="DATE", help="The day, if not today.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Look at a risk again: its row gets the new values, risks-history.csv a line. Without values it is as before.

    Example: mofkit risk review disk-space likelihood=2 impact=4 --who iris-fenn --note "the new disks are in"
    """
    session: Session = ctx.obj
    wanted, looked = pairs(values or []), day(on, "--on") if on else session.today

    def act(draft: Draft) -> str:
        """The change: a row, and a line of history."""
        person = person_named(draft.workspace, who).id if who else ""
        before = risks.risk_called(draft.workspace, id)[0]
        now = risks.review(draft, id, wanted, on=looked, who=person, note=note)
        was = f", was {before.exposure}" if before.exposure not in (None, now.exposure) else ""
        return f"{now.id}: {now.likelihood} × {now.impact} = {now.exposure}{was}; {now.state}"

    return write(session, act, dry_run=dry_run, next_step="mofkit risk top")


def _since(text: str, today: date) -> date:
    since = day(text, "--since") if text else today - PERIOD
    if since > today:
        raise BadOption(f"--since {text} is still to come", hint=f"name a day before {today}")
    return since


def _wanted(workspace: Workspace, wanted: Wanted) -> Wanted:
    """What is asked for, by ids that exist; raises UnknownRecord."""
    kinds = {"owner": "person", "service": "service", "project": "project", "change": "change"}
    said = {field: _known(workspace, field, kind, getattr(wanted, field)) for field, kind in kinds.items()}
    return wanted._replace(**said)


def _known(workspace: Workspace, field: str, kind: str, id: str) -> str:
    homes = workspace.ids(kind).get(id)
    if homes or not id:
        return homes[0].id if homes else ""
    # What risks speak of may be asked for, even if the record itself is gone.
    if all(getattr(one, field) != id for one in workspace.all(Risk)):
        workspace.find(f"{kind}:{id}")
    return id
