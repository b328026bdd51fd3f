"""`mofkit team hire …`."""

import typer

from mofkit.errors import BadOption

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Hire the right people.")


@app.command("show")
def show(ctx: typer.Context) -> int:
    """Show the openings.

    Example: mofkit team hire show
    """
    raise BadOption(f"`{ctx.command_path}` is still being built", hint="`mofkit team roles` lists who holds what")
