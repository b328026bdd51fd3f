"""Longer text for people: wrapped to the terminal, indented, and safe."""

import textwrap
from collections.abc import Iterable, Iterator

from mofkit.cli.terminal import columns
from mofkit.shown import safe_text


def wrapped(text: str, *, indent: int = 0, hang: int = 0) -> str:
    """A paragraph, its later lines `hang` columns further in."""
    return textwrap.fill(
        safe_text(" ".join(text.split())),
        width=columns(),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )


def item(mark: str, text: str, *, indent: int = 0) -> str:
    """A paragraph behind a mark such as an id, its lines aligned."""
    return wrapped(f"{mark} {text}", indent=indent, hang=len(mark) + 1)


def heading(text: str, *, colour: bool) -> str:
    """A line that stands out."""
    return f"\x1b[1m{safe_text(text)}\x1b[0m" if colour else safe_text(text)


def section(title: str, lines: Iterable[str], *, colour: bool) -> Iterator[str]:
    """Lines below a heading, with a blank one after; nothing at all without lines."""
    found = list(lines)
    if found:
        yield from (heading(title, colour=colour), *found, "")
