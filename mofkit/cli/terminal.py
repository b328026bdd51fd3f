"""What the terminal takes: how many columns, and whether colours. Nothing heavy is imported here."""

import os
import sys

_WIDEST = 100


def columns() -> int:
    """How many columns text may take."""
    given = os.environ.get("COLUMNS", "")
    try:
        wide = int(given) if given.isascii() and given.isdigit() else 0
        wide = wide or os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
    except (OSError, ValueError):
        wide = 0
    return min(wide or _WIDEST, _WIDEST)


def colours() -> bool:
    """Whether results go to a terminal that shows colours."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
