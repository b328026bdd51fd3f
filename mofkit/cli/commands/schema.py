"""`mofkit schema`."""

import json
from typing import Annotated

import typer

from mofkit.cli.changes import finish
from mofkit.cli.session import Session, data
from mofkit.workspace.load import refuse_newer
from mofkit.workspace.schemas import schema_edits, schema_of


def run(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="[KIND]", help="A kind, or settings for mofkit.yaml.")] = "settings",
    write: Annotated[bool, typer.Option("--write", help="Put all schemas into .mofkit/schema/ for editors.")] = False,
) -> int:
    """Print the JSON Schema of a kind of record, with the meaning of each field.

    Example: mofkit schema action
    """
    session: Session = ctx.obj
    if write:
        root = session.root
        refuse_newer(root)
        return finish(session, root, schema_edits(root), "schemas are up to date")
    data(json.dumps(schema_of(kind), indent=2))
    return 0
