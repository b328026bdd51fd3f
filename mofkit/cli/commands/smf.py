"""`mofkit smf list` and `show`."""

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from mofkit.cli import smf_reader
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import process_numbered, smf_named, smfs
from mofkit.content.framework_types import Activity, Process, Smf
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
    reader: Annotated[
        Reader | None, typer.Option(help="What matters to this reader, and what sends them here.")
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show an SMF: purpose, goals, outcomes, terms, role types and processes; or one process with its activities.

    For a director: goals, measures, reviews. For a manager: processes with what goes in and comes out, role types.
    For a contributor: role types, activities, words, and of a process the questions. Each with the actions of the
    scenarios that name the SMF for that reader.

    Example: mofkit smf show customer-service --process 1
    """
    session: Session = ctx.obj
    one = smf_named(word)
    chosen = process_numbered(one, process) if process is not None else None
    if format == "json":
        shown = chosen or one
        body: dict[str, Any] = (
            {"smf": one.id, "process": shown.model_dump(mode="json")}
            if chosen
            else {"smf": shown.model_dump(mode="json")}
        )
        body |= smf_reader.as_data(one, chosen, reader) if reader else {}
        data(json.dumps({"schema_version": 1, "kind": "smf-process" if chosen else "smf", **body}, indent=1))
        return 0
    if reader:
        out("\n".join(smf_reader.page(one, chosen, reader, colour=session.colour)).rstrip() + "\n")
        further = f"mofkit smf show {one.id} --process 1 --reader {reader}"
        session.note("next: mofkit explain ID shows an action" if chosen else f"next: {further}")
        return 0
    lines = _process(one, chosen, colour=session.colour) if chosen else _page(one, colour=session.colour)
    out("\n".join(lines).rstrip() + "\n")
    session.note("" if chosen else f"next: mofkit smf show {one.id} --process 1")
    return 0


def _page(one: Smf, *, colour: bool) -> Iterator[str]:
    short = f" ({one.short})" if one.short else ""
    part = "Manage Layer" if one.phase == "manage" else f"{one.phase.capitalize()} Phase"
    yield heading(f"{one.name} SMF{short}, {part}", colour=colour)
    yield from (wrapped(one.purpose), "")
    yield from section("Principles", (item("-", each.text, indent=2) for each in one.principles), colour=colour)
    yield from section("Goals", (item("-", each.text, indent=2) for each in one.goals), colour=colour)
    yield from section(f"Outcomes{_tables(one, 'outcomes')}", _outcomes(one), colour=colour)
    terms = (item(f"{each.term}:", each.text, indent=2) for each in one.terms)
    yield from section(f"Terms{_tables(one, 'terms')}", terms, colour=colour)
    yield from section(f"Role types{_tables(one, 'role-types')}", _roles(one), colour=colour)
    processes = (
        item(f"{each.number}", f"{each.name} (Table {each.table}): {each.text}", indent=2) for each in one.processes
    )
    yield from section("Processes", processes, colour=colour)
    yield from section("With the Manage Layer", _manage_layer(one), colour=colour)


def _tables(one: Smf, holds: str) -> str:
    numbers = [str(table.number) for table in one.tables if table.holds == holds and not table.accountability]
    return f" (Table{'s' if len(numbers) > 1 else ''} {', '.join(numbers)})" if numbers else ""


def _outcomes(one: Smf) -> Iterator[str]:
    for each in one.outcomes:
        yield item("-", each.text, indent=2)
        yield item("measured by:", "; ".join(each.measures), indent=4)


def _roles(one: Smf) -> Iterator[str]:
    for each in one.role_types:
        yield item(f"{each.name} ({each.accountability}):", "; ".join(each.responsibilities), indent=2)
    for table in one.tables:
        if table.accountability:
            yield item(f"Table {table.number}:", f"`mofkit role show {table.accountability}`", indent=2)


def _manage_layer(one: Smf) -> Iterator[str]:
    if one.manage_layer:
        yield item("GRC:", one.manage_layer.grc, indent=2)
        yield item("Change and Configuration:", one.manage_layer.change_and_configuration, indent=2)
        yield item("Team:", one.manage_layer.team, indent=2)


def _process(one: Smf, process: Process, *, colour: bool) -> Iterator[str]:
    yield heading(f"{one.name} SMF, process {process.number}: {process.name} (Table {process.table})", colour=colour)
    yield wrapped(process.text)
    if process.note:
        yield item("note:", process.note)
    yield ""
    for activity in process.activities:
        yield from _activity(activity, colour=colour)


def _activity(one: Activity, *, colour: bool) -> Iterator[str]:
    yield heading(one.name, colour=colour)
    yield item("id:", one.id, indent=2)
    if one.also:
        yield item("also:", "; ".join(one.also), indent=2)
    yield wrapped(one.text, indent=2)
    # A question's id is its activity's with a number behind it.
    questions = (item(each.id.removeprefix(f"{one.id}-"), each.text, indent=4) for each in one.questions)
    yield from ("  Questions", *questions)
    for name, texts in (("Inputs", one.inputs), ("Outputs", one.outputs), ("Best practices", one.best_practices)):
        yield from (f"  {name}", *(item("-", text, indent=4) for text in texts))
    yield ""
