"""`mofkit content trace`, `show` and `lint`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from mofkit.cli.linting import Checked, Wish, judged, manual
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.content.active import laying
from mofkit.content.elements import trace
from mofkit.errors import NoWorkspace

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="The content itself, and packs over it."
)


@app.callback()
def content() -> None:
    """The content itself, and packs over it."""


@app.command("trace")
def traced(
    ctx: typer.Context,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show which bundled element carries each statement of the job aid, and what is missing. Exit 1 if anything is.

    Example: mofkit content trace --format json
    """
    session: Session = ctx.obj
    # What a pack hides is still carried by what is bundled.
    with laying(None):
        found = trace()
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": "trace", **found._asdict()}, indent=1))
    else:
        out("".join(f"{statement}: {', '.join(ids)}\n" for statement, ids in found.cited.items()))
        out("".join(f"{statement}: missing\n" for statement in found.missing))
        session.note(f"{len(found.cited)} statements are carried, {len(found.missing)} are missing")
    return int(bool(found.missing))


@app.command("show")
def show(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of any element, such as term-incident.")],
    origin: Annotated[bool, typer.Option("--origin", help="Say where each text is written, and instead of what.")] = (
        False
    ),
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it; json has the origin.")] = "text",
) -> int:
    """Show an element of the content as it is written, field by field.

    Example: mofkit content show term-incident --origin
    """
    from mofkit.content.origin import provenance_of

    session: Session = ctx.obj
    found = provenance_of(id.strip())
    if format == "json":
        body = [{**one._asdict(), "texts": [text._asdict() for text in one.texts]} for one in found]
        data(json.dumps({"schema_version": 1, "kind": "content-element", "elements": body}, indent=1))
        return 0
    for one in found:
        out(heading(f"{one.id}, of content/{one.file}.yaml", colour=session.colour) + "\n")
        if one.hidden_by:
            out(item("hidden by", one.hidden_by, indent=2) + "\n")
        for text in one.texts:
            out(item(f"{text.field}:", text.text, indent=2) + "\n")
            out(
                "".join(f"{line}\n" for line in _origin(text.place, text.replaces, text.replaces_place))
                if origin
                else ""
            )
    return 0


def _origin(place: str, replaces: str, replaces_place: str) -> Iterator[str]:
    # A place is for copying: it is never broken over two lines.
    yield wrapped(f"from {place}", indent=6)
    if replaces:
        yield item("instead of", f"“{replaces}”" + (f" from {replaces_place}" if replaces_place else ""), indent=6)


@app.command("lint")
def lint(
    ctx: typer.Context,
    pack: Annotated[str, typer.Argument(metavar="PACK", help="The folder of a pack, or its name in packs/.")],
    format: Annotated[
        Literal["text", "json", "github", "gitlab", "sarif", "junit", "markdown"],
        typer.Option(help="How to print findings."),
    ] = "text",
) -> int:
    """Check a pack: ids, fields, texts, translations and licence. Exit 1 if there is an error.

    It needs no workspace; `mofkit lint` checks the packs that a workspace lists.

    Example: mofkit content lint packs/lindenbrook
    """
    from mofkit.content.packs import ActivePacks, check
    from mofkit.workspace.packs import pack_in

    session: Session = ctx.obj
    folder, shown = _folder(session, pack)
    found = pack_in(folder, shown)
    weights = {page.code: page.severity for page in manual()}
    wrong = check(ActivePacks((found,), "en"))
    findings = tuple(one._replace(severity=weights[one.label.code]) for one in wrong)
    return judged(session, session.folder, Wish(format=format), Checked(findings, 0, 0, found.size, "error"))


def _folder(session: Session, pack: str) -> tuple[Path, str]:
    """The folder of a pack, and how its path is shown."""
    given = session.path(pack)
    if not given.is_dir():
        try:
            named = session.root / "packs" / pack
        except NoWorkspace:
            return given, pack
        if pack and "/" not in pack and named.is_dir():
            return named, session.shown(named)
    return given, pack.rstrip("/") or pack
