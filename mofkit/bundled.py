"""Where the bundled data is: beside the package in a wheel, one folder up in a checkout."""

import os

# Importing typing for its flag would cost every answer two milliseconds; checkers know the name.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_BESIDE = f"{_PACKAGE}/_bundled"


def installed() -> bool:
    """Whether this is a wheel, which carries its data inside."""
    return os.path.isdir(f"{_BESIDE}/content")


def folder_name(name: str) -> str:
    """The path of the folder `content` or `workspace-template`."""
    return f"{_BESIDE}/{name}" if installed() else f"{os.path.dirname(_PACKAGE)}/{name}"


def folder(name: str) -> "Path":
    """The folder `content` or `workspace-template`."""
    from pathlib import Path

    return Path(folder_name(name))


def compiled(name: str) -> str:
    """Where the compiled form of a content file is, if it was compiled."""
    return f"{_BESIDE}/compiled/{name}.json"
