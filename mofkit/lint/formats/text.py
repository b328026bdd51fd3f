"""Findings for people: place, what is wrong, the line with a caret, and what helps."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from mofkit.finding import Finding, Severity
from mofkit.lint.formats.page import Page
from mofkit.shown import safe_text

_RED, _YELLOW, _BLUE, _BOLD, _DIM = "31", "33", "34", "1", "2"
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _BLUE}
_GUTTER = "  | "
_CUT = "..."
_NARROWEST = 24

# A CI runner that shows this text takes `::name::` at the beginning of a line for a command, blanks before it or not,
# and `##[name]` or `##vso[name]` anywhere in it.
_FIRST_COLON = re.compile(r"^(\s*):(?=:)")
_BRACKET = re.compile(r"##(vso)?\[")
# Outside of these blocks there are characters that take no cell, or two.
_ODD_WIDTH = re.compile("[^\0-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u205f]")


def render(page: Page) -> str:
    """A few lines for each finding, then the sum."""
    lines = [line for finding in page.findings for line in _lines(finding, page)]
    return "\n".join([*lines, *([""] if lines else []), page.summary, ""])


def _lines(finding: Finding, page: Page) -> Iterator[str]:
    place = _FIRST_COLON.sub(r"\1\\x3a", _plain(f"{finding.span}:"))
    severity = _painted(finding.severity, _COLOURS[finding.severity], page)
    code = _plain(finding.label.code)
    yield f"{_painted(place, _BOLD, page)} {code} {severity} {_plain(finding.message)}"
    yield from _source(page.source_line(finding.span), finding.span.column, page)
    if finding.help:
        yield f"  {_painted('help:', _DIM, page)} {_plain(finding.help)}"


def _painted(text: str, colour: str, page: Page) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if page.colour else text


def _plain(text: str) -> str:
    return _without_commands(safe_text(text))


def _without_commands(text: str) -> str:
    return _BRACKET.sub(r"##\1\\x5b", text)


def _source(line: str, column: int, page: Page) -> Iterator[str]:
    if not line or line.isspace():
        return
    room = max(page.width, _NARROWEST) - len(_GUTTER)
    at = min(max(column - 1, 0), len(line))
    # A line may be a table of ten megabytes, so only what is near the column is looked at.
    near = safe_text(line[max(at - room - 1, 0) : at]), safe_text(line[at : at + room + 1])
    before = _ending(near[0], room if len(line) <= room else room * 2 // 3)
    after = _beginning(near[1], room - _cells(before))
    gutter = _painted(_GUTTER, _DIM, page)
    yield f"{gutter}{_without_commands(before + after)}"
    yield f"{gutter}{' ' * _cells(_without_commands(before))}{_painted('^', _BOLD, page)}"


def _beginning(text: str, room: int) -> str:
    return text if _cells(text) <= room else text[: _fitting(text, room - len(_CUT))] + _CUT


def _ending(text: str, room: int) -> str:
    return text if _cells(text) <= room else _CUT + text[len(text) - _fitting(text[::-1], room - len(_CUT)) :]


def _fitting(text: str, room: int) -> int:
    """How many of the first characters have room in so many cells."""
    return bisect_right([*accumulate(map(_cells_of, text))], room) if _ODD_WIDTH.search(text) else max(room, 0)


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(map(_cells_of, text)) if _ODD_WIDTH.search(text) else len(text)


# A page of findings asks for the same few hundred characters again and again.
@lru_cache(maxsize=4096)
def _cells_of(char: str) -> int:
    from unicodedata import category, east_asian_width

    return 0 if category(char) in ("Mn", "Me", "Cf") else 2 if east_asian_width(char) in "WF" else 1
