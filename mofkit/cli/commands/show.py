"""`mofkit show`."""

import json
from typing import Annotated, Literal

import typer

from mofkit.cli.session import Session, data, out
from mofkit.errors import BrokenFile
from mofkit.shown import safe_text
from mofkit.workspace.load import load
from mofkit.workspace.records import plain_record
from mofkit.workspace.tables import plain_cell


def run(
    ctx: typer.Context,
    record: Annotated[str, typer.Argument(metavar="ID", help="The record, as ID or KIND:ID.")],
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show one record, where it is written, and what refers to it.

    Example: mofkit show service:email
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    found, home = workspace.find(record)
    if found is None:
        raise BrokenFile(
            str(workspace.home_span(home)), f"{home.kind.name} {home.id} cannot be read; `mofkit lint` says why"
        )
    place, users = str(workspace.home_span(home)), workspace.referring(home)
    if format == "json":
        body = {"record": plain_record(found), "place": place, "referred_to_by": users}
        data(json.dumps({"schema_version": 1, "kind": home.kind.name, **body}, indent=1))
        return 0
    wide = max(map(len, type(found).model_fields))
    rows = [(name, plain_cell(value)) for name, value in plain_record(found).items() if value not in (None, "", [])]
    out(safe_text(f"{home.kind.name} {home.id}   {place}") + "\n")
    out("".join(f"  {name:<{wide}}  {safe_text(value)}\n" for name, value in rows))
    if users:
        out(f"  {'referred to by':<{wide}}  {safe_text(', '.join(users))}\n")
    return 0
