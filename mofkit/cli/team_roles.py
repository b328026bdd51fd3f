"""`mofkit team roles` and `raci`."""

from typing import Annotated

import typer

from mofkit.cli.listing import Format, print_list
from mofkit.cli.session import Session
from mofkit.errors import BadOption
from mofkit.model.person import Person
from mofkit.workspace.load import load


def roles(ctx: typer.Context, format: Annotated[Format, typer.Option(help="How to print it.")] = "table") -> int:
    """List who holds which role type.

    Example: mofkit team roles
    """
    session: Session = ctx.obj
    people = load(session.root).all(Person)
    rows = [(role, one.id) for one in people for role in one.role_types]
    print_list(("role", "person"), rows, kind="team-roles", key="roles", format=format, colour=session.colour)
    return 0


def raci(ctx: typer.Context) -> int:
    """Show who is responsible, accountable, consulted and informed, process by process.

    Example: mofkit team raci
    """
    raise BadOption(f"`{ctx.command_path}` is still being built", hint="`mofkit team roles` lists who holds what")
