"""`mofkit scenario list` and `show`."""

import json
from typing import Annotated, Literal

import typer

from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.content.scenarios import assets, scenario, scenarios, slug_of
from mofkit.content.types import Scenario, Step

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="The seven scenarios.")
Readers = Literal["director", "manager", "contributor"]


@app.command("list")
def listed(
    ctx: typer.Context,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the seven scenarios: which challenge are we facing?

    Example: mofkit scenario list
    """
    session: Session = ctx.obj
    names = ("number", "scenario", "title", "question")
    rows = [(one.number, one.id, one.title, one.question) for one in scenarios()]
    headers = ("#", "scenario", "what it is for", "it asks")
    print_list(
        names,
        rows,
        kind="scenario-list",
        key="scenarios",
        format=format,
        colour=session.colour,
        headers=headers,
        right=(0,),
    )
    if format == "table":
        session.note("next: mofkit triage, or mofkit scenario show 4")
    return 0


@app.command("show")
def show(
    ctx: typer.Context,
    word: Annotated[str, typer.Argument(metavar="SCENARIO", help="Its number or its name, such as 4.")],
    reader: Annotated[Readers | None, typer.Option(help="Only what this reader does.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a scenario: what hurts, what helps, and step by step who does what.

    Example: mofkit scenario show support-customers --reader manager
    """
    session: Session = ctx.obj
    one = scenario(slug_of(word))
    if format == "json":
        body = one.model_dump(mode="json")
        for step in body["steps"]:
            step["actions"] = [action for action in step["actions"] if reader in (None, action["reader"])]
        data(json.dumps({"schema_version": 1, "kind": "scenario", "scenario": body}, indent=1))
        return 0
    out("\n".join(_page(one, reader, colour=session.colour)) + "\n")
    session.note(f"next: mofkit plan start {one.number}")
    return 0


def _page(one: Scenario, reader: str | None, *, colour: bool) -> list[str]:
    lines = [heading(f"Scenario {one.number}: {one.title}", colour=colour), wrapped(one.summary), ""]
    if reader is None:
        lines += [
            heading("What hurts", colour=colour),
            *(item(part.id, part.text, indent=2) for part in one.situations),
            "",
        ]
        lines += [
            heading("What helps", colour=colour),
            *(item(part.id, part.text, indent=2) for part in one.practices),
            "",
        ]
    for step in one.steps:
        lines += _step(step, reader, colour=colour)
    return lines


def _step(step: Step, reader: str | None, *, colour: bool) -> list[str]:
    table = f" (Table {step.table})" if step.table else ""
    lines = [heading(f"Step {step.number}: {step.title}{table}", colour=colour), wrapped(step.text, indent=2)]
    for name in ("director", "manager", "contributor"):
        actions = [action for action in step.actions if action.reader == name and reader in (None, name)]
        if actions:
            lines.append(f"  {name}")
            lines += [item(one.id, ("consider: " if one.optional else "") + one.text, indent=4) for one in actions]
    listed = [one.name for one in assets().assets if step.id in one.steps]
    if listed and reader is None:
        lines.append(item("assets:", "; ".join(listed), indent=2))
    return [*lines, ""]
