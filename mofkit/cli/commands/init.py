"""`mofkit init`."""

from typing import Annotated

import typer

from mofkit.cli.session import Session, out
from mofkit.errors import NotWritten
from mofkit.shown import safe_text
from mofkit.workspace.edit import apply
from mofkit.workspace.template import new_workspace


def run(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="Where; this folder if left out.")] = ".",
    demo: Annotated[
        bool, typer.Option("--demo", help="A full example of a fictional council to look around in.")
    ] = False,
    name: Annotated[str, typer.Option(metavar="NAME", help="The organisation, for reports.")] = "",
) -> int:
    """Start a workspace: settings, tables with their headers, git and editor files. Existing files stay.

    Example: mofkit init acme --demo
    """
    session: Session = ctx.obj
    target = session.path(folder)
    edits = new_workspace(target, demo=demo, name=name)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise NotWritten(folder, getattr(error, "strerror", None) or str(error)) from error
    done = apply(target, edits)
    out(f"started a workspace in {safe_text(session.shown(target))}: {len(done)} files\n")
    enter = "" if target.resolve() == session.folder.resolve() else f"cd {folder} && "
    session.note(f"next: {enter}mofkit lint")
    session.note(
        "then: mofkit prioritize catalog/services.csv" if demo else "then: fill in catalog/services.csv and people.csv"
    )
    return 0
