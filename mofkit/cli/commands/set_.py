"""`mofkit set`."""

from typing import Annotated

import typer

from mofkit.cli.changes import change
from mofkit.cli.fields import pairs, typed
from mofkit.cli.session import Session
from mofkit.workspace.draft import Draft
from mofkit.workspace.records import holds_many


def run(
    ctx: typer.Context,
    record: Annotated[str, typer.Argument(metavar="ID", help="The record, as ID or KIND:ID.")],
    values: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE…", help="What to set; an empty VALUE empties it.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Change fields of a record. Every other line of its file stays as it is, byte for byte.

    Example: mofkit set service:email owner=ada-quill impact=5
    """
    session: Session = ctx.obj
    wanted = pairs(values)

    def act(draft: Draft) -> str:
        """The change: the wanted fields of one record."""
        _, home = draft.workspace.find(record)
        for field, value in wanted.items():
            draft.set(home, field, typed(value, many=holds_many(home.kind, field)))
        return f"{home.kind.name} {home.id}: " + ", ".join(
            f"{field} = {value or 'nothing'}" for field, value in wanted.items()
        )

    return change(session, act, dry_run=dry_run)
