"""`mofkit review list` and `show`."""

import json
from typing import Annotated, Literal

import typer

from mofkit.cli.listing import Format, print_list
from mofkit.cli.review_output import page
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import review_named, reviews

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
    out("\n".join(page(one, colour=session.colour)).rstrip() + "\n")
    return 0
