"""`mofkit document list` and `show`."""

import json
from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import document_named, documents
from mofkit.content.framework_types import Document, DocumentSection

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="The outlines of documents.")


@app.command("list")
def listed(
    ctx: typer.Context,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the documents that the job aid names.

    Example: mofkit document list
    """
    session: Session = ctx.obj
    names = ("document", "name", "smf", "owner", "for")
    rows = [(one.id, one.name, one.smf, one.owner, ", ".join(one.for_)) for one in documents()]
    print_list(names, rows, kind="document-outline-list", key="documents", format=format, colour=session.colour)
    if format == "table":
        session.note("next: mofkit document show sla")
    return 0


@app.command("show")
def show(
    ctx: typer.Context,
    word: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its id or one of its names, such as RFC.")],
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a document: what it is for, its sections with what to fill in, and what to check before it goes out.

    Example: mofkit document show sla
    """
    session: Session = ctx.obj
    one = document_named(word)
    if format == "json":
        body = one.model_dump(mode="json", by_alias=True)
        data(json.dumps({"schema_version": 1, "kind": "document-outline", "document": body}, indent=1))
        return 0
    out("\n".join(_page(one, colour=session.colour)).rstrip() + "\n")
    return 0


def _page(one: Document, *, colour: bool) -> Iterator[str]:
    yield heading(one.name, colour=colour)
    yield from (wrapped(one.text), "")
    facts = (
        ("also called:", "; ".join(one.also)),
        ("for:", ", ".join(one.for_)),
        ("SMF:", one.smf),
        ("owner:", one.owner),
        ("named in:", f"Table {', '.join(map(str, one.source.tables))} of the job aid" if one.source.tables else ""),
    )
    yield from (item(name, text, indent=2) for name, text in facts if text)
    yield ""
    for number, part in enumerate(one.sections, 1):
        title = f"{number}. {part.heading}{'' if part.required else ' (if it applies)'}"
        yield from section(title, _section(part), colour=colour)
    yield from section("Check", (item("-", text, indent=2) for text in one.checklist), colour=colour)


def _section(one: DocumentSection) -> Iterator[str]:
    yield wrapped(one.guidance, indent=2)
    for field in one.fields:
        yield item("-", f"{field.name}{'' if field.required else ' (optional)'}: {field.hint}", indent=2)
    if one.example:
        yield item("example:", one.example, indent=2)
