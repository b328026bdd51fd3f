"""`mofkit content trace`."""

import json
from typing import Annotated, Literal

import typer

from mofkit.cli.session import Session, data, out
from mofkit.content.elements import trace

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="The bundled content itself.")


@app.callback()
def content() -> None:
    """The bundled content itself."""


@app.command("trace")
def traced(
    ctx: typer.Context,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show which element carries each statement of the job aid, and what is missing. Exit 1 if anything is.

    Example: mofkit content trace --format json
    """
    session: Session = ctx.obj
    found = trace()
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": "trace", **found._asdict()}, indent=1))
    else:
        out("".join(f"{statement}: {', '.join(ids)}\n" for statement, ids in found.cited.items()))
        out("".join(f"{statement}: missing\n" for statement in found.missing))
        session.note(f"{len(found.cited)} statements are carried, {len(found.missing)} are missing")
    return int(bool(found.missing))
