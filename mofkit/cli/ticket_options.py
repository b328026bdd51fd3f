"""Which ticket exports a command reads, and how: the same options wherever tickets are read."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from mofkit.cli.fields import pairs
from mofkit.cli.session import Session
from mofkit.errors import BadOption, NoWorkspace
from mofkit.model.ticket_map import TicketMap
from mofkit.workspace.load import from_bytes, load
from mofkit.workspace.ticket_exports import KNOWN, file_export, map_called, own_exports, with_options
from mofkit.workspace.tickets import Export
from mofkit.workspace.workspace import Workspace

_ALONE = b"schema_version: 1\n"
File = Annotated[list[str] | None, typer.Argument(metavar="[FILE…]", help="Ticket exports, of any size.")]
Every = Annotated[bool, typer.Option("--all", help="The exports of operations/tickets/.")]
MapName = Annotated[
    str, typer.Option(metavar="MAP", help="A name in operations/maps, servicenow, glpi, jira, plain, or a YAML file.")
]
Columns = Annotated[list[str] | None, typer.Option("--column", metavar="FIELD=HEADER", help="Which column is a field.")]
Dates = Annotated[Literal["ymd", "dmy", "mdy"] | None, typer.Option(help="The order of dates, if it cannot be told.")]


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
