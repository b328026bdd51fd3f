"""Where the bundled data is: beside the package in a wheel, one folder up in a checkout."""

from pathlib import Path


def folder(name: str) -> Path:
    """The folder `content` or `workspace-template`."""
    inside = Path(__file__).parent / "_bundled" / name
    return inside if inside.is_dir() else Path(__file__).parent.parent / name
