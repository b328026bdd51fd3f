"""`mofkit glossary`."""

import json
from typing import Annotated, Literal

import typer

from mofkit.cli.listing import print_list
from mofkit.cli.prose import wrapped
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import glossary, term_named


def run(
    ctx: typer.Context,
    word: Annotated[str, typer.Argument(metavar="[TERM]", help="A term such as SLA; all without.")] = "",
    format: Annotated[Literal["text", "json", "csv", "md"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Print what a word of the framework means. Without a word: all of them.

    Example: mofkit glossary workaround
    """
    session: Session = ctx.obj
    terms = [term_named(word)] if word else list(glossary().terms)
    if format == "json":
        body = [{"id": one.id, "term": one.term, "text": one.text, "see": one.see} for one in terms]
        data(json.dumps({"schema_version": 1, "kind": "glossary", "terms": body}, indent=1))
    elif format == "text":
        out("\n".join(wrapped(f"{one.term}: {one.text}", hang=2) for one in terms) + "\n")
        see = ", ".join(id.removeprefix("term-") for id in terms[0].see) if word else ""
        session.note(f"see also: {see}" if see else "")
    else:
        rows = [(one.term, one.text) for one in terms]
        print_list(("term", "meaning"), rows, kind="glossary", key="terms", format=format, colour=session.colour)
    return 0
