"""`mofkit document list`, `show`, `check` and `approve`."""

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

import typer

from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.content import files
from mofkit.content.framework import document_named, documents
from mofkit.content.framework_types import Document, DocumentSection
from mofkit.errors import BadOption, NoWorkspace

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Documents and their templates."
)

About = Annotated[str, typer.Option("--for", metavar="RECORD", help="Only those about a record, or a kind: project.")]
_AT_THE_TERMINAL = ("document", "name")
_MADE_AT_THE_TERMINAL = ("document", "about", "filled", "state", "owner", "review_on")


@app.command("list")
def listed(
    ctx: typer.Context,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
    made: Annotated[bool, typer.Option("--made", help="Only the documents of this workspace.")] = False,
    about: About = "",
) -> int:
    """List the templates of documents, and the documents of this workspace with how much of them is written.

    Example: mofkit document list --for service:booking
    """
    session: Session = ctx.obj
    mine, kind = _made_rows(session, about) if made or about or format == "table" else ([], "")
    if made or (mine and format == "table"):
        from mofkit.cli.document_output import MADE

        _print(MADE, mine, "made-document-list", format, _MADE_AT_THE_TERMINAL, colour=session.colour)
        if made:
            return 0
        out("\n")
    names = ("document", "name", "smf", "owner", "for")
    fitting = [one for one in documents() if kind in ("", *one.for_)]
    rows = [(one.id, one.name, one.smf, one.owner, ", ".join(one.for_)) for one in fitting]
    _print(names, rows, "document-outline-list", format, _AT_THE_TERMINAL, colour=session.colour)
    if format == "table":
        session.note("next: mofkit document show sla")
    return 0


def _print(
    names: Sequence[str], rows: Sequence[Sequence[str]], kind: str, format: Format, few: Sequence[str], *, colour: bool
) -> None:
    """Print a list; at a terminal only the columns that fit there."""
    chosen = few if format == "table" else names
    at = [names.index(name) for name in chosen]
    cut = [[row[each] for each in at] for row in rows]
    right = [chosen.index("filled")] if "filled" in chosen else []
    print_list(chosen, cut, kind=kind, key="documents", format=format, colour=colour, right=right)


def _made_rows(session: Session, about: str) -> tuple[list[tuple[str, ...]], str]:
    """The documents of the workspace, and the kind they are asked for; none where there is no workspace."""
    from mofkit.cli.document_output import made_row
    from mofkit.model.document import MadeDocument
    from mofkit.model.kinds import KINDS
    from mofkit.workspace.documents import about_record, made
    from mofkit.workspace.load import load

    try:
        root = session.root
    except NoWorkspace:
        if about:
            raise
        return [], ""
    workspace = load(root)
    chosen = about_record(workspace, about) if about else workspace.all(MadeDocument)
    kind = about if about in (known.name for known in KINDS) else workspace.find(about)[1].kind.name if about else ""
    return [made_row(made(workspace, one)) for one in chosen], kind


@app.command("show")
def show(
    ctx: typer.Context,
    word: Annotated[
        str,
        typer.Argument(metavar="TEMPLATE|ID", help="A template by id or name, such as RFC; or a document you made."),
    ],
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a template: its sections with what to fill in; or a document of this workspace: how much of it is written.

    Example: mofkit document show sla
    """
    session: Session = ctx.obj
    mine = None if word in files.names("documents") else _made(session, word)
    if mine:
        from mofkit.cli.document_output import as_data, page

        workspace, one = mine
        if format == "json":
            data(json.dumps({"schema_version": 1, "kind": "made-document", **as_data(one)}, indent=1))
        else:
            out("\n".join(page(workspace, one, colour=session.colour)).rstrip() + "\n")
        return 0
    template = document_named(word)
    if format == "json":
        body = template.model_dump(mode="json", by_alias=True)
        data(json.dumps({"schema_version": 1, "kind": "document-outline", "document": body}, indent=1))
        return 0
    out("\n".join(_page(template, colour=session.colour)).rstrip() + "\n")
    return 0


def _made(session: Session, word: str) -> tuple[Any, Any] | None:
    """The workspace and its document of an id; nothing if there is none."""
    from mofkit.model.document import MadeDocument
    from mofkit.workspace.documents import made
    from mofkit.workspace.load import load

    try:
        root = session.root
    except NoWorkspace:
        return None
    workspace = load(root)
    found = workspace.get(MadeDocument, word.removeprefix("document:"))
    return (workspace, made(workspace, found)) if found else None


@app.command("check")
def check(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="[ID]", help="A document; all but the retired if left out.")] = "",
    about: About = "",
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Say what is still to be written, and where; exit 1 if something required is missing.

    Example: mofkit document check
    """
    from mofkit.cli.document_output import as_data, check_page
    from mofkit.model.document import MadeDocument
    from mofkit.workspace.documents import about_record, made, made_named
    from mofkit.workspace.load import load

    session: Session = ctx.obj
    if id and about:
        raise BadOption("name a document or --for a record, not both", hint=f"`mofkit document check {id}`")
    workspace = load(session.root)
    every_one = about_record(workspace, about) if about else workspace.all(MadeDocument)
    chosen = [made_named(workspace, id)] if id else [one for one in every_one if one.state != "retired"]
    if not chosen:
        hint = "`mofkit document list` shows the templates, `mofkit new document sla --for RECORD` makes one"
        raise BadOption(f"there are no documents {f'about {about} ' if about else ''}to check", hint=hint)
    every = [made(workspace, one) for one in chosen]
    if format == "json":
        body = {"documents": [as_data(one) for one in every]}
        data(json.dumps({"schema_version": 1, "kind": "document-check", **body}, indent=1))
    else:
        out("\n".join(check_page(every)) + "\n")
    return 0 if all(one.whole for one in every) else 1


@app.command("approve")
def approve(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The document.")],
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who approves it.")],
    role: Annotated[str, typer.Option(help="In which role.")] = "",
    note: Annotated[str, typer.Option(help="Anything else, such as a condition.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Approve a document as it is now, record and text; exit 1 if something required is not written.

    When either is changed later, the approval no longer stands.

    Example: mofkit document approve sla-email --who ada-quill --role Provider
    """
    from mofkit.cli.changes import change
    from mofkit.workspace.documents import approve_document
    from mofkit.workspace.draft import Draft

    session: Session = ctx.obj

    def act(draft: Draft) -> str:
        """The change: one approval more, and the state."""
        approve_document(draft, id, who=who, role=role, today=session.today, note=note)
        return f"{id} is approved by {who}"

    return change(session, act, dry_run=dry_run, next_step="mofkit lint")


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
        many = "" if not part.rows else ", one row each"
        title = f"{number}. {part.heading}{'' if part.required else ' (if it applies)'}{many}"
        yield from section(title, _section(part), colour=colour)
    yield from section("Check", (item("-", text, indent=2) for text in one.checklist), colour=colour)


def _section(one: DocumentSection) -> Iterator[str]:
    yield wrapped(one.guidance, indent=2)
    for field in one.fields:
        yield item("-", f"{field.name}{'' if field.required else ' (optional)'}: {field.hint}", indent=2)
    if one.example:
        yield item("example:", one.example, indent=2)
