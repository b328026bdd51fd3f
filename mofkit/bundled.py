"""Where the bundled data is: beside the package in a wheel, one folder up in a checkout."""

from pathlib import Path

_BESIDE = Path(__file__).parent / "_bundled"


def installed() -> bool:
    """Whether this is a wheel, which carries its data inside."""
    return (_BESIDE / "content").is_dir()


def folder(name: str) -> Path:
    """The folder `content` or `workspace-template`."""
    return _BESIDE / name if installed() else _BESIDE.parent.parent / name


def compiled(name: str) -> Path:
    """Where the compiled form of a content file is, if it was compiled."""
    return _BESIDE / "compiled" / name
