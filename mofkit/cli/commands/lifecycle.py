"""`mofkit lifecycle list` and `show`."""

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from mofkit.cli import lifecycle_output
from mofkit.cli.lifecycle_output import Part
from mofkit.cli.listing import Format, print_list
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import lifecycle, phase_named
from mofkit.content.framework_types import LifecyclePhase
from mofkit.errors import BadOption

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="The phases and the layer.")


@app.command("list")
def listed(
    ctx: typer.Context,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the three phases of the lifecycle and the layer below them, with their SMFs and reviews.

    Example: mofkit lifecycle list
    """
    session: Session = ctx.obj
    names = ("phase", "kind", "smfs", "reviews")
    rows = [(one.id, one.kind, ", ".join(one.smfs), ", ".join(one.reviews)) for one in lifecycle().phases]
    print_list(names, rows, kind="lifecycle-list", key="phases", format=format, colour=session.colour)
    if format == "table":
        session.note("next: mofkit lifecycle show operate")
    return 0


@app.command("show")
def show(
    ctx: typer.Context,
    word: Annotated[str, typer.Argument(metavar="PHASE", help="plan, deliver, operate or manage.")],
    table: Annotated[int | None, typer.Option(metavar="N", help="One table of its overview.")] = None,
    part: Annotated[Part | None, typer.Option(help="One part alone.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show the overview of a phase: purpose, goals, SMFs, reviews, objectives with risks and controls; or a part of it.

    Example: mofkit lifecycle show operate

    Example: mofkit lifecycle show operate --table 2
    """
    session: Session = ctx.obj
    if table is not None and part:
        raise BadOption("only one of --table and --part can be shown", hint="leave the other one out")
    one = phase_named(word)
    if format == "json":
        data(json.dumps({"schema_version": 1, **_data(one, table, part)}, indent=1))
        return 0
    out("\n".join(_lines(one, table, part, colour=session.colour)).rstrip() + "\n")
    return 0


def _lines(one: LifecyclePhase, table: int | None, part: Part | None, *, colour: bool) -> Iterator[str]:
    if table is not None:
        return lifecycle_output.table_page(one, lifecycle_output.table_numbered(one, table), colour=colour)
    return lifecycle_output.part_page(one, part, colour=colour) if part else lifecycle_output.page(one, colour=colour)


def _data(one: LifecyclePhase, table: int | None, part: Part | None) -> dict[str, Any]:
    body: dict[str, Any]
    if table is not None:
        found = lifecycle_output.table_numbered(one, table)
        body = {"table": table, "holds": found.holds, "items": lifecycle_output.held(one, found)}
        return {"kind": "lifecycle-part", "phase": one.id, **body}
    if part:
        body = {"table": None, "holds": part, "items": lifecycle_output.part_data(one, part)}
        return {"kind": "lifecycle-part", "phase": one.id, **body}
    return {"kind": "lifecycle-phase", "phase": one.model_dump(mode="json")}
