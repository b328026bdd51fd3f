"""`mofkit scenario list` and `show`."""

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.content.opening import opened_by
from mofkit.content.scenarios import assets, costs, patching, scenario, scenarios, slug_of
from mofkit.content.types import Scenario, Step
from mofkit.errors import BadOption

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
    table: Annotated[int | None, typer.Option(metavar="N", help="Only the step of this table of the job aid.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a scenario: what hurts, what helps, and step by step who does what, with what opens each thing it names.

    Example: mofkit scenario show support-customers --reader manager
    """
    session: Session = ctx.obj
    one = scenario(slug_of(word))
    steps = _steps(one, table)
    if format == "json":
        body = one.model_dump(mode="json")
        shown = steps if table is not None else one.steps
        body["steps"] = [_step_data(step, reader) for step in shown]
        data(json.dumps({"schema_version": 1, "kind": "scenario", "scenario": body}, indent=1))
        return 0
    if table is not None:
        lines = [line for step in steps for line in _step(step, reader, colour=session.colour)]
        lines = lines or list(_key_questions(colour=session.colour))
        # The one table that nobody acts on is the one that is filled with figures.
        lines += _cost_matrix(colour=session.colour) if steps and not steps[0].actions else []
    else:
        lines = _page(one, reader, colour=session.colour)
    out("\n".join(lines).rstrip() + "\n")
    session.note(f"next: mofkit plan start {one.number}" if table is None else "")
    return 0


def _steps(one: Scenario, table: int | None) -> list[Step]:
    """The step of a table; none for the table of key questions; raises BadOption for a table of another scenario."""
    found = [step for step in one.steps if step.table == table]
    if table is not None and not found and (patching().scenario, patching().table) != (one.number, table):
        known = [step.table for step in one.steps if step.table]
        where = next((each.number for each in scenarios() for step in each.steps if step.table == table), 0)
        where = where or (patching().scenario if table == patching().table else 0)
        hint = f"`mofkit scenario show {where} --table {table}`" if where else "`mofkit scenario list`"
        raise BadOption(f"scenario {one.number} has no Table {table}; it has {', '.join(map(str, known))}", hint=hint)
    return found


def _step_data(step: Step, reader: str | None) -> dict[str, Any]:
    body = step.model_dump(mode="json")
    body["actions"] = [
        {
            **action.model_dump(mode="json"),
            "see": [{**see.model_dump(), "opened_by": opened_by(see)} for see in action.see],
        }
        for action in step.actions
        if reader in (None, action.reader)
    ]
    return body


def _cost_matrix(*, colour: bool) -> Iterator[str]:
    words = costs()
    for title, group in (("Rows", words.categories), ("Columns", words.types), ("One matrix for each", words.periods)):
        yield from section(title, (item(f"{one.name}:", one.text, indent=2) for one in group), colour=colour)


def _key_questions(*, colour: bool) -> Iterator[str]:
    yield heading(f"Table {patching().table}: the key questions about patching", colour=colour)
    for area in patching().areas:
        yield from ("", heading(area.name, colour=colour), wrapped(area.text))
        for one in area.questions:
            yield item(one.id, one.text, indent=2)
            yield item("why:", one.why, indent=4)
            yield item("look for:", "; ".join(one.look_for), indent=4)


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
            for one in actions:
                lines.append(item(one.id, ("consider: " if one.optional else "") + one.text, indent=4))
                opened = dict.fromkeys(opened_by(see) for see in one.see)
                # Not wrapped, so that it can be copied.
                lines += [f"      open: mofkit {command}" for command in opened if command]
    listed = [one.name for one in assets().assets if step.id in one.steps]
    if listed and reader is None:
        lines.append(item("assets:", "; ".join(listed), indent=2))
    return [*lines, ""]
