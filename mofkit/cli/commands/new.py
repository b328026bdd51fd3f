"""`mofkit new`."""

from typing import Annotated

import typer

from mofkit.cli.changes import change
from mofkit.cli.fields import pairs, typed
from mofkit.cli.session import Session
from mofkit.workspace.draft import Draft
from mofkit.workspace.records import fresh_id, holds_many
from mofkit.workspace.workspace import kind_named


def run(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="person, service, catalog-entry, action …")],
    values: Annotated[
        list[str] | None, typer.Argument(metavar="FIELD=VALUE…", help="The fields of the record.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Add a record. Without an id it gets one that no other branch will choose.

    Example: mofkit new action what="Agree an on-call rota" who=ada-quill when=2026-12-15
    """
    session: Session = ctx.obj
    found = kind_named(kind)
    given = {field: typed(value, many=holds_many(found, field)) for field, value in pairs(values or []).items()}
    id = given.pop("id", None)

    def act(draft: Draft) -> str:
        """The change: one record more."""
        data = {"id": id or fresh_id(found, session.today), **given}
        path = draft.add(found, data)
        return f"added {found.name} {data['id']} to {path}"

    return change(session, act, dry_run=dry_run, next_step="mofkit lint")
