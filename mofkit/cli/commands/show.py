"""`mofkit show`."""

import json
from typing import Annotated, Literal

import typer

from mofkit.cli.record_output import record_lines
from mofkit.cli.session import Session, data, out
from mofkit.errors import BrokenFile
from mofkit.shown import safe_text
from mofkit.workspace.load import load
from mofkit.workspace.records import plain_record


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
    out(safe_text(f"{home.kind.name} {home.id}   {place}") + "\n")
    out("".join(f"{line}\n" for line in record_lines(plain_record(found), wide=wide)))
    if users:
        out(f"  {'referred to by':<{wide}}  {safe_text(', '.join(users))}\n")
    return 0
