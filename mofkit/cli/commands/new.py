"""`mofkit new`."""

from typing import Annotated

import typer

from mofkit.cli.changes import change
from mofkit.cli.fields import pairs, typed
from mofkit.cli.session import Session
from mofkit.errors import BadOption
from mofkit.workspace.draft import Draft
from mofkit.workspace.records import fresh_id, holds_many
from mofkit.workspace.workspace import kind_named


def run(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="person, service, catalog-entry, action, document …")],
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE…", help="The fields of the record; of a document, its template first."),
    ] = None,
    about: Annotated[str, typer.Option("--for", metavar="RECORD", help="The record that a document is about.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Add a record. Without an id it gets one that no other branch will choose.

    A document gets a Markdown text beside it, with the headings, guidance and blanks of its template.

    Example: mofkit new action what="Agree an on-call rota" who=ada-quill when=2026-12-15

    Example: mofkit new document sla --for service:email owner=ada-quill
    """
    session: Session = ctx.obj
    found = kind_named(kind)
    if found.name == "document":
        from mofkit.cli.new_document import new_document

        return new_document(session, values or [], about, dry_run=dry_run)
    if about:
        raise BadOption(f"a {found.name} takes no --for", hint="only a document is made for a record")
    given = {field: typed(value, many=holds_many(found, field)) for field, value in pairs(values or []).items()}
    id = given.pop("id", None)

    def act(draft: Draft) -> str:
        """The change: one record more."""
        data = {"id": id or fresh_id(found, session.today), **given}
        path = draft.add(found, data)
        return f"added {found.name} {data['id']} to {path}"

    return change(session, act, dry_run=dry_run, next_step="mofkit lint")
