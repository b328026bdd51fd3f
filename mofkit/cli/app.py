"""The typer application: a group that imports a command's module when the command is called."""

import importlib
import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_command

from mofkit import __version__
from mofkit.cli.overview import overview
from mofkit.cli.packs import laid_on
from mofkit.cli.session import Session
from mofkit.cli.table import COMMANDS
from mofkit.errors import BadOption, MofkitError, UnreadableFile, did_you_mean

# typer carries its own click and exports only the leaf of its family of usage errors.
_USAGE: type[Exception] = typer.BadParameter.__mro__[2]
_COMPLETE = "_MOFKIT_COMPLETE"


class Offer(NamedTuple):
    """A word that completes what is typed, as typer's shells take it."""

    value: str
    help: str
    type: str = "plain"


@cache
def _built(name: str, run: typer.Typer | Callable[..., Any]) -> Any:
    """The command of a typer application or a function, made once for all calls in one run of Python."""
    if isinstance(run, typer.Typer):
        return get_command(run)
    one = typer.Typer(add_completion=False, rich_markup_mode=None)
    one.command(name)(run)
    return get_command(one)


class LazyGroup(TyperGroup):
    """Commands out of the table, imported one at a time."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the table."""
        return [command.name for command in COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, imported now."""
        found = next((command for command in COMMANDS if command.name == cmd_name), None)
        if found is None:
            if ctx.resilient_parsing:
                return None
            raise BadOption(
                f"no command {cmd_name!r}",
                hint=did_you_mean(cmd_name, self.list_commands(ctx)) or "`mofkit --help` lists the commands",
            )
        module = importlib.import_module(f"mofkit.cli.commands.{found.module}")
        return _built(found.name, module.app if hasattr(module, "app") else module.run)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The overview; it needs no command imported."""
        formatter.write(overview())

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The commands that begin so, out of the table; or the options."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        return [Offer(one.name, one.summary) for one in COMMANDS if one.name.startswith(incomplete)]


app = typer.Typer(cls=LazyGroup, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mofkit {__version__}")
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    folder: Annotated[str, typer.Option("-C", metavar="DIR", help="Work in this folder.")] = ".",
    as_of: Annotated[str, typer.Option(metavar="DATE", help="Take this day for today.")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Results only.")] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask.")] = False,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")] = False,
) -> None:
    """What stands before the command."""
    if not Path(folder).is_dir():
        raise UnreadableFile(folder, "it is no folder", hint="`-C` takes a folder")
    ctx.obj = Session(Path(folder), as_of, quiet, no_input)
    if as_of:
        _ = ctx.obj.today  # a day that is none is told now, by every command
    ctx.with_resource(laid_on(ctx.obj))


def call(argv: Sequence[str]) -> int:
    """Run a command; its exit code. Raises MofkitError for a wrong command line too."""
    if os.environ.get(_COMPLETE):
        return _complete()
    group = get_command(app)
    try:
        # Not by `app()`: it swallows interrupts and broken pipes, which are the boundary's business.
        with group.make_context("mofkit", list(argv)) as context:
            code = group.invoke(context)
    except _USAGE as error:
        raise _usage_error(error) from error
    except typer.Exit as stop:
        return stop.exit_code
    except (typer.Abort, EOFError):
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else 0


def _complete() -> int:
    """Answer a shell that asks what could be typed next; it says in the environment what is typed so far."""
    from typer.completion import completion_init  # type: ignore[attr-defined] # it lives a door further in

    completion_init()
    code: object = 0
    try:
        get_command(app).main([], prog_name="mofkit", complete_var=_COMPLETE, standalone_mode=False)
    except SystemExit as stop:
        code = stop.code
    except (KeyError, ValueError) as error:
        raise BadOption(f"a shell asks without {error}", hint="`mofkit completion bash` prints how to ask") from error
    return int(bool(code))


def _usage_error(error: Any) -> MofkitError:
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context else "mofkit"
    hint = f"`{path} --help` shows how it is called"
    if type(error).__name__ == "NoArgsIsHelpError":
        verbs = ", ".join(context.command.list_commands(context))
        return BadOption(f"`{path}` wants one more word: {verbs}", hint=hint)
    return BadOption(error.format_message().rstrip("."), hint=hint)
