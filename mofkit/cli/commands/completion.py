"""`mofkit completion`."""

from typing import Annotated, Literal

import typer

from mofkit.cli.session import Session, out


def run(
    ctx: typer.Context,
    shell: Annotated[Literal["bash", "zsh", "fish", "powershell"], typer.Argument(help="For which shell.")],
) -> int:
    """Print what makes a shell complete commands, options and their values at the Tab key.

    Example: mofkit completion bash > ~/.local/share/bash-completion/completions/mofkit
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined] # it lives a door further in

    session: Session = ctx.obj
    out(get_completion_script(prog_name="mofkit", complete_var="_MOFKIT_COMPLETE", shell=shell))
    session.note("next: let your shell read it at its start")
    return 0
