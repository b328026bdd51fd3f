"""`mofkit lint` without options: what hooks and editors run all day, without a command line parser in the way."""

from collections.abc import Sequence
from pathlib import Path

from mofkit.cli.linting import Wish, check
from mofkit.cli.session import Session


def quick(argv: Sequence[str]) -> int | None:
    """The exit code, if the folder and the day are all that is said; else nothing."""
    *before, _ = argv
    given = dict(zip(before[::2], before[1::2], strict=False))
    if len(before) != 2 * len(given) or set(given) - {"-C", "--as-of"}:
        return None
    folder = Path(given.get("-C", "."))
    if not folder.is_dir():
        return None
    return check(Session(folder, given.get("--as-of", "")), Wish())
