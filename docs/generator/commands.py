"""commands.md: every command out of its own help."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from generator.markdown import block, code, prose, table, whole_page
from mofkit import errors
from mofkit.cli.app import app
from mofkit.cli.boundary import BUG, INTERRUPTED
from mofkit.cli.table import COMMANDS, PANELS

LEAD = """\
For everyone who types `mofkit`: what each command takes, what it does and what it answers. `mofkit COMMAND --help`
prints the same. Results go to standard output, everything else to standard error. Nothing that only looks ever writes;
what writes says what it changed, and most of it takes `--dry-run`."""
CODES = (
    (0, "Done. For a check: the answer is yes."),
    (1, "The answer is no: a finding that weighs enough, a report that is not up to date, something in the way."),
    (errors.MofkitError.exit_code, "Did not run: wrong option, no workspace, a file that cannot be read or written."),
    (BUG, "A bug in mofkit. Nothing was half written. Run it again with `MOFKIT_DEBUG=1` and report what it prints."),
    (INTERRUPTED, "Interrupted, for instance by Ctrl-C. Nothing was left half done."),
)
# When a command answers no, where its help does not say it in a clause that stands alone.
NO = {
    "mofkit content trace": "if a statement of the job aid is carried by nothing",
    "mofkit costs goal": "with `--check`, if a goal still has a gap",
    "mofkit costs variance": "with `--check`, if a row is over its tolerance or was not planned",
    "mofkit costs import": "if a row is rejected, unless `--skip-rejected` says to leave it out",
    "mofkit doctor": "if something stands in the way",
    "mofkit lint": "if a finding weighs enough (`fail_on` in `mofkit.yaml`, or `--fail-on`)",
    "mofkit report": "with `--check`, if a file in `reports/` is not up to date",
}
VARIABLES = (
    ("MOFKIT_TODAY", "The day to take for today, as `--as-of` does; `--as-of` is the stronger."),
    ("NO_COLOR, FORCE_COLOR", "Never colours; colours even into a pipe."),
    ("CI", "Set by most CI systems. The lint's cache then goes by content, as every file's time is new."),
    ("MOFKIT_NO_CACHE", "Lint everything anew and keep nothing."),
    ("XDG_CACHE_HOME", "Where the lint's cache is kept, in a folder `mofkit`; `~/.cache` if it is not set."),
    ("MOFKIT_PROCESSES", "`1` reads a large workspace with one process instead of two."),
    ("MOFKIT_DEBUG", "Print the whole traceback of a bug."),
)
_NO = re.compile(r"\bexit 1\s+(.+?)\.(?:\s|$)", re.IGNORECASE | re.DOTALL)
_DEFAULT = re.compile(r"\s*\[(default: [^\]]*|required|[^\]]*[<>]=?[^\]]*)\]")


def page_parts() -> Iterator[str]:
    """The page, section by section."""
    group = get_command(app)
    context = group.make_context("mofkit", [], resilient_parsing=True)
    yield "## Before the command"
    yield "These stand between `mofkit` and the command: `mofkit -C acme --as-of 2026-11-23 lint`."
    yield _parameters(group, context)
    yield "## Exit codes"
    yield table(("code", "meaning"), ((f"`{number}`", words) for number, words in CODES))
    yield "## Variables"
    yield table(("variable", "meaning"), ((_codes(name), words) for name, words in VARIABLES))
    for panel in PANELS:
        members = [one for one in COMMANDS if one.panel == panel]
        if members:
            yield f"## {panel}"
        for one in members:
            yield from section(group.get_command(context, one.name), f"mofkit {one.name}", context)
    yield "## When it does not run"
    yield "Each message says what and where; the line after it, what to do. These are the situations:"
    yield table(("situation", "what it means"), _situations())


def page() -> str:
    """The whole page."""
    return whole_page("Commands", LEAD, *page_parts())


def section(command: Any, name: str, parent: Any, level: int = 3) -> Iterator[str]:
    """One command, and the commands below it."""
    context = command.make_context(name, [], parent=parent, resilient_parsing=True)
    yield f"{'#' * level} {name}"
    words, examples = _split(command.help or "")
    yield prose(words)
    if examples:
        yield block("\n".join(examples), "sh")
    rows = _parameters(command, context)
    if rows:
        yield rows
    if not hasattr(command, "list_commands"):
        yield _answers(name, command, words)
        return
    for below in command.list_commands(context):
        yield from section(command.get_command(context, below), f"{name} {below}", context, min(level + 1, 6))


def leaves() -> Iterator[tuple[str, Any]]:
    """Every command that can be run, by its words after `mofkit`."""
    group = get_command(app)
    context = group.make_context("mofkit", [], resilient_parsing=True)
    pending = [(name, group.get_command(context, name)) for name in group.list_commands(context)]
    for name, command in pending:
        if hasattr(command, "list_commands"):
            pending += [
                (f"{name} {below}", command.get_command(context, below)) for below in command.list_commands(context)
            ]
        else:
            yield name, command


def examples_of(command: Any) -> list[str]:
    """The example lines of a command's help."""
    return _split(command.help or "")[1]


def _split(help: str) -> tuple[str, list[str]]:
    """A help text without its examples, and the examples."""
    paragraphs, examples = [], []
    for paragraph in inspect.cleandoc(help.replace("\b\n", "")).split("\n\n"):
        first, _, rest = paragraph.partition(":")
        if first in ("Example", "Examples"):
            examples += [line.strip() for line in " ".join(rest.split()).replace(" mofkit ", "\nmofkit ").split("\n")]
        else:
            paragraphs.append(" ".join(paragraph.split()))
    return "\n\n".join(paragraphs), [line for line in examples if line]


def _parameters(command: Any, context: Any) -> str:
    rows = []
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record and "--help" not in record[0]:
            left, right = record
            asides = _DEFAULT.findall(right)
            required = "required" in asides
            asides = [part for aside in asides for part in aside.split("; ")]
            default = next((one.removeprefix("default: ") for one in asides if one.startswith("default: ")), "")
            limits = [one for one in asides if one != "required" and not one.startswith("default: ")]
            words = prose(_DEFAULT.sub("", right).strip()) + "".join(f" ({_limit(one)})" for one in limits)
            rows.append((code(left), words, "required" if required else code(default) if default else ""))
    return table(("argument or option", "meaning", "default"), rows) if rows else ""


def _limit(text: str) -> str:
    """A range as people say it: `x>=1` is at least 1."""
    low, high = re.match(r"(\d+)<=x", text) or re.search(r"x>=(\d+)", text), re.search(r"x<=(\d+)", text)
    if low and high:
        return f"{low[1]} to {high[1]}"
    return f"at least {low[1]}" if low else f"at most {high[1]}" if high else text


def _answers(name: str, command: Any, words: str) -> str:
    no = [NO[name]] if name in NO else [match[1] for match in _NO.finditer(words)]
    for parameter in command.params:
        help = (getattr(parameter, "help", "") or "").strip()
        if re.search(r"\bexit 1\b", help) and name not in NO:
            no.append(
                f"with `{max(parameter.opts, key=len)}`: {help[0].lower()}{help[1:].split(';')[0]}, and it is not"
            )
    one = f" · `1` {'; '.join(no)}" if no else ""
    return f"Exit: `0` done{one} · `{errors.MofkitError.exit_code}` did not run."


def _situations() -> Iterator[tuple[str, str]]:
    for name, one in vars(errors).items():
        if isinstance(one, type) and issubclass(one, errors.MofkitError) and one is not errors.MofkitError:
            yield code(name), prose(inspect.cleandoc(one.__doc__ or "").split("\n\n")[0])


def _codes(names: str) -> str:
    return ", ".join(code(name) for name in names.split(", "))
