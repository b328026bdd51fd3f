"""`mofkit costs matrix`, `variance`, `allocate`, `goal`, `opportunities` and `import`."""

from typing import Annotated, Literal

import typer

from mofkit.analysis.cost_periods import past_period
from mofkit.analysis.variance import BY, OVER, UNPLANNED, Tolerance, tolerance_of, total, variances
from mofkit.cli import cost_matrix_output, cost_output
from mofkit.cli.costs_import import run as import_
from mofkit.cli.listing import Format
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption
from mofkit.report import cost_facts
from mofkit.report.cost_facts import Books, books, compared, periods_named
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="What services cost, and how to cut it."
)
Currency = Annotated[str, typer.Option(metavar="CODE", help="Which currency, if the ledger has several.")]
Basis = Literal["planned", "actual"]


@app.command("matrix")
def matrix(
    ctx: typer.Context,
    past: Annotated[str, typer.Option(metavar="PERIOD", help="The past; the last period that is over.")] = "",
    future: Annotated[str, typer.Option(metavar="PERIOD", help="The future; the next period to begin.")] = "",
    currency: Currency = "",
    format: Annotated[
        Literal["table", "json", "csv", "md", "svg"], typer.Option(help="How to print the matrix.")
    ] = "table",
) -> int:
    """Show what each cost category costs by each cost type, past and future side by side (Table 1 of the job aid).

    Red, yellow and green are those of costs/attention.csv, else by the thresholds of mofkit.yaml. A period may be a
    pattern that takes several together, such as '2026-*'.

    Example: mofkit costs matrix --past 2025-26 --future 2027-28
    """
    session: Session = ctx.obj
    found = compared(load(session.root), session.today, past=past, future=future, currency=currency)
    if format == "table":
        out(cost_matrix_output.page(found, colour=session.colour))
    elif format == "svg":
        from mofkit.report.heatmap import svg

        data(svg(found))
    else:
        pages = {
            "json": cost_matrix_output.as_json,
            "csv": cost_matrix_output.as_csv,
            "md": cost_matrix_output.markdown,
        }
        data(pages[format](found))
    session.note(found.books.note)
    if not found.future:
        session.note("no period to come is planned in the ledger; `--future` names another")
    return 0


@app.command("variance")
def variance(
    ctx: typer.Context,
    by: Annotated[Literal["category", "service", "cost-centre", "period"], typer.Option(help="What a row is.")] = (
        "category"
    ),
    period: Annotated[str, typer.Option(metavar="PERIOD", help="The last period that is over, if left out.")] = "",
    tolerance: Annotated[str, typer.Option(metavar="PERCENT", help="How far off is still within; 5 if unset.")] = "",
    currency: Currency = "",
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if a row is over its tolerance.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Compare what was spent with what was planned, by category, service, cost centre or period.

    Example: mofkit costs variance --by service --tolerance 10
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    found = books(workspace, currency)
    chosen = _periods(found, workspace, session, period, every=by == "period")
    limits = _tolerance(workspace, tolerance)
    field = by.replace("-", "_")
    assert field in BY
    rows = variances((cost for cost in found.costs if cost.period in chosen), field, limits)
    cost_output.print_variances(rows, total(rows, limits), found, by=by, format=format, colour=session.colour)
    told = "" if by == "period" else f"of {', '.join(chosen)}; "
    session.note(f"{told}within {limits.percent} % of the plan counts as within")
    session.note(found.note)
    return int(check and any(row.verdict in (OVER, UNPLANNED) for row in rows))


@app.command("allocate")
def allocate(
    ctx: typer.Context,
    driver: Annotated[str, typer.Option(metavar="NAME", help="A driver of costs/drivers.csv.")] = "users",
    period: Annotated[str, typer.Option(metavar="PERIOD", help="The last period that is over, if left out.")] = "",
    basis: Annotated[Basis, typer.Option(help="Which amounts.")] = "actual",
    by: Annotated[Literal["service", "customer"], typer.Option(help="What a row is.")] = "service",
    currency: Currency = "",
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Share indirect cost out by a driver: what each service, or each customer group, costs in the end (TCO).

    Cents that are left go to the largest remainders, so that allocated and unallocated make the total, to the cent.

    Example: mofkit costs allocate --driver users --by customer
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    found = books(workspace, currency)
    chosen = _periods(found, workspace, session, period)
    shared = cost_facts.allocated(found, cost_facts.drivers(workspace, driver), chosen, basis)
    cost_output.print_allocation(shared, found, by=by, format=format, colour=session.colour)
    session.note(f"{', '.join(chosen)}, {basis}; shared out by {driver}")
    session.note(found.note)
    return 0


@app.command("goal")
def goal(
    ctx: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if a goal still has a gap.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show how far each goal is: what is committed by opportunities, what is realised, and the gap.

    A goal is a row of costs/goals.csv: `mofkit new cost-goal id=save what="…" period=2027-28 amount=280000`.
    Committed is what somebody has promised by a day; an opportunity without either is an idea and fills no gap.

    Example: mofkit costs goal
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    states = cost_facts.goals(workspace, session.today)
    if not states and format == "table":
        raise BadOption(
            "no goal is set yet",
            hint='a director sets one: `mofkit new cost-goal id=save what="…" period=… amount=…`',
        )
    cost_output.print_goals(states, workspace.settings.currency, format=format, colour=session.colour)
    return int(check and any(state.gap for state in states))


@app.command("opportunities")
def opportunities(
    ctx: typer.Context,
    lens: Annotated[
        Literal["eliminate", "substitute", "rework", "invest"] | None, typer.Option(help="Only those of one question.")
    ] = None,
    reader: Annotated[
        Literal["director", "manager", "contributor"] | None, typer.Option(help="Only those of this reader's people.")
    ] = None,
    who: Annotated[str, typer.Option(metavar="ID", help="Only those of one person.")] = "",
    all: Annotated[bool, typer.Option("--all", help="Done and dropped ones too.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the ways to bring costs down, by difficulty × impact, under the four questions of the job aid's Table 2.

    An opportunity is a row of costs/opportunities.csv: `mofkit new opportunity id=nights what="…" lens=eliminate
    category=outside-services type=variable period=2027-28 saving=34800 difficulty=4 impact=4 who=… when=…`.

    Example: mofkit costs opportunities --lens rework
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    chosen = cost_output.chosen_opportunities(workspace, lens=lens, reader=reader, who=who, all=all)
    cost_output.print_opportunities(chosen, workspace, session.today, format=format, colour=session.colour)
    return 0


app.command("import")(import_)


def _periods(
    found: Books, workspace: Workspace, session: Session, wanted: str, *, every: bool = False
) -> tuple[str, ...]:
    """The periods asked for; else the last that is over, or all."""
    if wanted:
        return periods_named(found, wanted, "--period")
    bases = {label: frozenset(cost.basis for cost in found.costs if cost.period == label) for label in found.periods}
    last = past_period(bases, session.today, workspace.settings.calendar.financial_year_starts)
    return found.periods if every or not last else (last,)


def _tolerance(workspace: Workspace, wanted: str) -> Tolerance:
    from mofkit.analysis.costs_matrix import threshold

    own = tolerance_of(workspace.settings.thresholds)
    if not wanted:
        return own
    share = threshold(wanted)
    if share is None:
        raise BadOption(f"--tolerance {wanted!r} is no percentage", hint="write a number such as 10")
    return own._replace(percent=share)
