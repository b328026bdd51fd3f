"""`mofkit rename`."""

from typing import Annotated

import typer

from mofkit.cli.changes import change
from mofkit.cli.session import Session
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import open_whole


def run(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The record, as ID or KIND:ID.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new id.")],
    keep_alias: Annotated[bool, typer.Option("--keep-alias", help="Let the old id still answer, as an alias.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Give a record another id, and rewrite every reference to it.

    Example: mofkit rename service:mail email --keep-alias
    """
    session: Session = ctx.obj

    def act(draft: Draft) -> str:
        """The change: a new id, and the references after it."""
        _, home = draft.workspace.find(old)
        draft.rename(home, new, keep_alias=keep_alias)
        return f"{home.kind.name} {home.id} is now {new}"

    return change(session, act, dry_run=dry_run, next_step="mofkit lint", opened=open_whole)
