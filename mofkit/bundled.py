"""Where the bundled data is: beside the package in a wheel, one folder up in a checkout."""

import os

# Importing typing for its flag would cost every answer two milliseconds; checkers know the name.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PACKAGE = os.path.dirname(os.path.abspath(__file__))
_BESIDE = f"{PACKAGE}/_bundled"


def installed() -> bool:
    """Whether this is a wheel, which carries its data inside."""
    return os.path.isdir(f"{_BESIDE}/content")


def folder_name(name: str) -> str:
    """The path of the folder `content` or `workspace-template`."""
    return f"{_BESIDE}/{name}" if installed() else f"{os.path.dirname(PACKAGE)}/{name}"


def folder(name: str) -> "Path":
    """The folder `content` or `workspace-template`."""
    from pathlib import Path

    return Path(folder_name(name))


def compiled(name: str, ending: str = "json") -> str:
    """Where the compiled form of a content file is, if it was compiled."""
    return f"{_BESIDE}/compiled/{name}.{ending}"


def edited() -> str:
    """When a checkout's own code or content was last edited; nothing for a wheel, whose version says it all."""
    return "" if installed() else str(max(_newest(PACKAGE), _newest(folder_name("content"))))


def _newest(folder: str) -> int:
    newest = 0
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith((".py", ".yaml")):
                newest = max(newest, entry.stat().st_mtime_ns)
            elif entry.is_dir() and not entry.name.startswith("_"):
                newest = max(newest, _newest(entry.path))
    return newest


def fresh(target: str, sources: "Iterable[str]") -> bool:
    """Whether a prepared file is there and no older than its sources; in a wheel there is nothing to compare."""
    try:
        made = os.stat(target).st_mtime_ns
        return installed() or all(os.stat(source).st_mtime_ns <= made for source in sources)
    except OSError:
        return False
