"""`mofkit desk report`."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from mofkit.analysis.desk import DIMENSIONS
from mofkit.cli import desk_output
from mofkit.cli.changes import change
from mofkit.cli.fields import pairs
from mofkit.cli.listing import Format
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption, NoWorkspace
from mofkit.model.record import id_problem
from mofkit.model.ticket_map import TicketMap
from mofkit.report.desk import desk_report
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import from_bytes, load
from mofkit.workspace.ticket_exports import KNOWN, file_export, map_called, own_exports, with_options
from mofkit.workspace.tickets import Export
from mofkit.workspace.workspace import Workspace, kind_named

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="What the tickets of a service desk say."
)
_ALONE = b"schema_version: 1\n"
File = Annotated[list[str] | None, typer.Argument(metavar="[FILE…]", help="Ticket exports, of any size.")]
Every = Annotated[bool, typer.Option("--all", help="The exports of operations/tickets/.")]
MapName = Annotated[
    str, typer.Option(metavar="MAP", help="A name in operations/maps, servicenow, glpi, jira, plain, or a YAML file.")
]
Columns = Annotated[list[str] | None, typer.Option("--column", metavar="FIELD=HEADER", help="Which column is a field.")]
Dates = Annotated[Literal["ymd", "dmy", "mdy"] | None, typer.Option(help="The order of dates, if it cannot be told.")]


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
        Literal["month", "service", "priority", "category"] | None, typer.Option(help="Only this table.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --save-map: show the map, write nothing.")] = False,
) -> int:
    """Count what a ticket export says: volumes, first line, reopened, targets in service hours, and what is missing.

    Several rows of a ticket count once, by the latest. Every row is accounted for, and what cannot be read is told.

    Example: mofkit desk report --all --by month
    """
    session: Session = ctx.obj
    wrong = id_problem(save_map) if save_map else ""
    if wrong:
        raise BadOption(f"--save-map {save_map!r} is no name of a file", hint=f"use {wrong}")
    workspace = opened(session)
    exports = exports_of(session, workspace, files or [], every=every, map=map, said=options(column, dates))
    found = desk_report(workspace, exports, session.today)
    dimensions = (by,) if by else DIMENSIONS
    if format == "json":
        data(desk_output.as_json(found))
    elif format == "csv":
        data(desk_output.as_csv(found, dimensions))
    elif format == "md":
        data(desk_output.markdown(found, dimensions))
    else:
        out(desk_output.page(found, dimensions, colour=session.colour))
    return _keep(session, save_map, exports[0].map, dry_run=dry_run) if save_map else 0


def _keep(session: Session, name: str, map: TicketMap, *, dry_run: bool) -> int:
    def act(draft: Draft) -> str:
        """The change: the map, unless it is there and says the same."""
        there = draft.workspace.get(TicketMap, name)
        if there is None or there.model_copy(update={"id": map.id}) != map:
            told = map.model_dump(mode="json", exclude_defaults=True, exclude={"id", "aliases"})
            draft.add(kind_named("ticket-map"), {"id": name, **told})
        return f"kept operations/maps/{name}.yaml"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit desk report FILE --map {name}")


def opened(session: Session) -> Workspace:
    """The workspace; an empty one where there is none, as an export can be read anywhere."""
    try:
        return load(session.root)
    except NoWorkspace:
        return from_bytes(Path(), {"mofkit.yaml": _ALONE})


def options(column: list[str] | None, dates: str | None) -> dict[str, Any]:
    """What options say of a map, by its fields."""
    found: dict[str, Any] = {"columns": pairs(column)} if column else {}
    return {**found, "dates": dates} if dates else found


def exports_of(
    session: Session, workspace: Workspace, files: list[str], *, every: bool, map: str, said: dict[str, Any]
) -> list[Export]:
    """The exports that are named, each with its map; raises BadOption if it is not said which."""
    if bool(files) == every:
        why = "name exports or say --all, not both" if every else "no export is named"
        raise BadOption(why, hint="`mofkit desk report FILE`, or `--all` for those of operations/tickets/")
    chosen = map_called(workspace, map, session.path(map)) if map else None
    if every:
        exports = own_exports(workspace, chosen)
    else:
        exports = [
            file_export(session.path(one), one, chosen or workspace.get(TicketMap, Path(one).stem) or KNOWN["plain"])
            for one in files
        ]
    return [one._replace(map=with_options(one.map, said)) for one in exports]
