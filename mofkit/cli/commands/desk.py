"""`mofkit desk report`."""

from typing import Annotated, Literal

import typer

from mofkit.cli import desk_output
from mofkit.cli.changes import change
from mofkit.cli.listing import Format
from mofkit.cli.session import Session, data, out
from mofkit.cli.ticket_options import Columns, Dates, Every, File, MapName, exports_of, opened, options
from mofkit.errors import BadOption
from mofkit.model.record import id_problem
from mofkit.model.ticket_map import TicketMap
from mofkit.report.desk import DeskReport, desk_report
from mofkit.report.markdown import table as markdown_table
from mofkit.workspace.draft import Draft
from mofkit.workspace.tables import csv_lines
from mofkit.workspace.workspace import kind_named

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="What the tickets of a service desk say."
)


@app.callback()
def desk() -> None:
    """What the tickets of a service desk say."""


@app.command("report")
def report(
    ctx: typer.Context,
    files: File = None,
    every: Every = False,
    map: MapName = "",
    save_map: Annotated[str, typer.Option(metavar="NAME", help="Keep the map as operations/maps/NAME.yaml.")] = "",
    column: Columns = None,
    dates: Dates = None,
    by: Annotated[
        Literal["month", "service", "priority", "category", "type", "knowledge", "pillar"] | None,
        typer.Option(help="Only this table."),
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --save-map: show the map, write nothing.")] = False,
) -> int:
    """Count what a ticket export says: volumes, first line, reopened, targets in service hours, and what is missing.

    Several rows of a ticket count once, by the latest. Every row is accounted for, and what cannot be read is told.
    `--by type` sets requests beside incidents, `--by knowledge` what is solved with a note how beside what is not, and
    `--by pillar` goes through recording, classification, resolution, closure and the survey of customers.

    Example: mofkit desk report --all --by month
    """
    session: Session = ctx.obj
    wrong = id_problem(save_map) if save_map else ""
    if wrong:
        raise BadOption(f"--save-map {save_map!r} is no name of a file", hint=f"use {wrong}")
    workspace = opened(session)
    exports = exports_of(session, workspace, files or [], every=every, map=map, said=options(column, dates))
    found = desk_report(workspace, exports, session.today)
    dimensions = (by,) if by else found.dimensions
    if by == "pillar":
        _print_pillars(found, format, colour=session.colour)
    elif format == "json":
        data(desk_output.as_json(found))
    elif format == "csv":
        data(desk_output.as_csv(found, dimensions))
    elif format == "md":
        data(desk_output.markdown(found, dimensions))
    else:
        out(desk_output.page(found, dimensions, colour=session.colour))
    return _keep(session, save_map, exports[0].map, dry_run=dry_run) if save_map else 0


def _print_pillars(found: DeskReport, format: Format, *, colour: bool) -> None:
    if format == "json":
        data(desk_output.as_json(found))
    elif format == "csv":
        data(csv_lines(desk_output.pillars_rows(found)))
    elif format == "md":
        names, *rows = desk_output.pillars_rows(found)
        data(markdown_table(names, rows))
    else:
        out(desk_output.pillars_page(found, colour=colour))


def _keep(session: Session, name: str, map: TicketMap, *, dry_run: bool) -> int:
    def act(draft: Draft) -> str:
        """The change: the map, unless it is there and says the same."""
        there = draft.workspace.get(TicketMap, name)
        if there is None or there.model_copy(update={"id": map.id}) != map:
            told = map.model_dump(mode="json", exclude_defaults=True, exclude={"id", "aliases"})
            draft.add(kind_named("ticket-map"), {"id": name, **told})
        return f"kept operations/maps/{name}.yaml"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit desk report FILE --map {name}")
