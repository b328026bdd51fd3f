"""`mofkit smf list` and `show`."""

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from mofkit.cli import smf_output, smf_reader
from mofkit.cli.listing import Format, print_list
from mofkit.cli.session import Session, data, out
from mofkit.cli.smf_output import Part
from mofkit.content.framework import process_numbered, smf_named, smfs
from mofkit.content.framework_types import Smf
from mofkit.errors import BadOption
from mofkit.model.record import Reader

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="The sixteen SMFs.")


@app.command("list")
def listed(
    ctx: typer.Context,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the service management functions (SMFs) of the framework.

    Example: mofkit smf list
    """
    session: Session = ctx.obj
    names = ("smf", "name", "short", "phase", "processes")
    rows = [(one.id, one.name, one.short, one.phase, len(one.processes)) for one in smfs()]
    print_list(names, rows, kind="smf-list", key="smfs", format=format, colour=session.colour, right=(4,))
    if format == "table":
        session.note("next: mofkit smf show customer-service")
    return 0


@app.command("show")
def show(
    ctx: typer.Context,
    word: Annotated[str, typer.Argument(metavar="SMF", help="Its id, its name or its short name, such as SMC.")],
    process: Annotated[int | None, typer.Option(metavar="N", help="One process with all its activities.")] = None,
    table: Annotated[str, typer.Option(metavar="N", help="A table of its guide, or several, such as 5-9.")] = "",
    part: Annotated[Part | None, typer.Option(help="One part alone.")] = None,
    activity: Annotated[str, typer.Option(metavar="NAME", help="One activity alone.")] = "",
    reader: Annotated[
        Reader | None, typer.Option(help="What matters to this reader, and what sends them here.")
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show an SMF: purpose, goals, outcomes, terms, role types and processes; or one part of it.

    For a director: goals, measures, reviews. For a manager: processes with what goes in and comes out, role types.
    For a contributor: role types, activities, words, and of a process the questions. Each with the actions of the
    scenarios that name the SMF for that reader.

    Example: mofkit smf show customer-service --process 1

    Example: mofkit smf show customer-service --table 5-9
    """
    session: Session = ctx.obj
    if sum(map(bool, (process is not None, table, part, activity))) > 1:
        raise BadOption(
            "only one of --process, --table, --part and --activity can be shown", hint="leave the others out"
        )
    if reader and (table or part or activity):
        raise BadOption("--reader goes with the whole SMF or with --process", hint="leave --reader out")
    one = smf_named(word)
    kind, body, lines = _chosen(one, process, table, part, activity, colour=session.colour)
    if reader:
        chosen = process_numbered(one, process) if process is not None else None
        body |= smf_reader.as_data(one, chosen, reader)
        lines = smf_reader.page(one, chosen, reader, colour=session.colour)
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": kind, **body}, indent=1))
        return 0
    out("\n".join(lines).rstrip() + "\n")
    session.note(_next(one, kind, reader))
    return 0


def _next(one: Smf, kind: str, reader: str | None) -> str:
    if reader and kind == "smf-process":
        return "next: mofkit explain ID shows an action"
    return (
        f"next: mofkit smf show {one.id} --process 1{f' --reader {reader}' if reader else ''}" if kind == "smf" else ""
    )


def _chosen(
    one: Smf, process: int | None, table: str, part: Part | None, activity: str, *, colour: bool
) -> tuple[str, dict[str, Any], Iterator[str]]:
    """What is asked for: its kind, its data, and its lines."""
    body: dict[str, Any]
    if process is not None:
        chosen = process_numbered(one, process)
        body = {"smf": one.id, "process": chosen.model_dump(mode="json")}
        return "smf-process", body, smf_output.process_page(one, chosen, colour=colour)
    if table:
        found = smf_output.tables_numbered(one, smf_output.numbers_in(table))
        pages = (line for each in found for line in smf_output.table_page(one, each, colour=colour))
        parts = [smf_output.part_as_data(one, each.holds, each) for each in found]
        return "smf-part", {"smf": one.id, "parts": parts}, pages
    if part:
        body = {"smf": one.id, "parts": [smf_output.part_as_data(one, part)]}
        return "smf-part", body, smf_output.part_page(one, part, colour=colour)
    if activity:
        where, what = smf_output.activity_named(one, activity)
        body = {"smf": one.id, "process": where.number, "activity": what.model_dump(mode="json")}
        return "smf-activity", body, smf_output.activity_page(one, where, what, colour=colour)
    return "smf", {"smf": one.model_dump(mode="json")}, smf_output.page(one, colour=colour)
