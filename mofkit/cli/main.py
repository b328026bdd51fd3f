"""Where mofkit begins. What is asked too often to wait for is answered before anything is imported."""

import sys
from collections.abc import Sequence


def run() -> None:
    """The console script."""
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command. 0 done, 1 the answer is no, 2 did not run, 70 a bug, 130 interrupted."""
    if list(argv) == ["--version"] and _told_version():
        return 0
    from mofkit.cli.boundary import guarded

    return guarded(argv)


def _told_version() -> bool:
    from mofkit import __version__

    try:
        sys.stdout.write(f"mofkit {__version__}\n")
        sys.stdout.flush()
    except (AttributeError, OSError):
        return False  # stdout is closed or full; the boundary finds the words for it
    return True
