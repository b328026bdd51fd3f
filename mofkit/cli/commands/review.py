"""`mofkit review list` and `show`."""

import json
from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import review_named, reviews
from mofkit.content.framework_types import Review

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="The management reviews.")


@app.command("list")
def listed(
    ctx: typer.Context,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the management reviews: which one, how often, who leads it.

    Example: mofkit review list
    """
    session: Session = ctx.obj
    names = ("review", "name", "phase", "owner", "frequency")
    rows = [(one.id, one.name, one.phase, one.owner, one.frequency) for one in reviews()]
    print_list(names, rows, kind="management-review-list", key="reviews", format=format, colour=session.colour)
    if format == "table":
        session.note("next: mofkit review show operational-health")
    return 0


@app.command("show")
def show(
    ctx: typer.Context,
    word: Annotated[str, typer.Argument(metavar="REVIEW", help="Its id or one of its names, such as OHMR.")],
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a management review: who comes, what to bring, what to ask, what to decide and what comes out.

    Example: mofkit review show portfolio
    """
    session: Session = ctx.obj
    one = review_named(word)
    if format == "json":
        body = one.model_dump(mode="json")
        data(json.dumps({"schema_version": 1, "kind": "management-review", "review": body}, indent=1))
        return 0
    out("\n".join(_page(one, colour=session.colour)).rstrip() + "\n")
    return 0


def _page(one: Review, *, colour: bool) -> Iterator[str]:
    yield heading(one.name, colour=colour)
    yield from (wrapped(one.purpose), "")
    facts = (
        ("also called:", "; ".join(one.also)),
        ("stands in:", _place(one)),
        ("opens:", one.gate or ""),
        ("how often:", one.frequency),
        ("owner:", one.owner),
        ("with:", "; ".join(one.attendees)),
        ("note:", one.note),
    )
    yield from (item(name, text, indent=2) for name, text in facts if text)
    yield ""
    inputs = (
        item("-", f"{each.text} [{each.found_in}]" if each.found_in else each.text, indent=2) for each in one.inputs
    )
    yield from section("What to look at [where a workspace keeps it]", inputs, colour=colour)
    questions = (item(each.id, each.text, indent=2) for each in one.questions)
    yield from section("What to ask", questions, colour=colour)
    yield from section("What to decide", (item("-", text, indent=2) for text in one.decisions), colour=colour)
    yield from section("What comes out", (item("-", text, indent=2) for text in one.outputs), colour=colour)


def _place(one: Review) -> str:
    part = "Manage Layer" if one.phase == "manage" else f"{one.phase.capitalize()} Phase"
    tables = "".join(f", Table {number}" for number in one.source.tables)
    guide = one.source.smf and f"; the {one.source.smf} SMF, process {one.source.process}, Table {one.source.table}"
    return f"the overview of the {part}{tables}{guide}"
