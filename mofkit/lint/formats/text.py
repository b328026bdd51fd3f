"""Findings for people: place, what is wrong, the line with a caret, and what helps."""

import re
from collections.abc import Iterable, Iterator

from mofkit.finding import Finding, Severity
from mofkit.lint.formats.page import Page
from mofkit.shown import safe_text

_RED, _YELLOW, _BLUE, _BOLD, _DIM = "31", "33", "34", "1", "2"
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _BLUE}
_GUTTER = "  | "
_NARROWEST = 24

# A CI runner that shows this text takes `::name::` at the beginning of a line for a command, and `##[name]` or
# `##vso[name]` anywhere in it. It compares by culture, which looks past characters without a shape.
_FIRST_COLON = re.compile(r"^([^!-~]*):(?=[^ -~]*:)")
_BRACKET = re.compile(r"(#[^ -~]*#[^\s\[#]*)\[")

_ODD_WIDTH = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u200a\u2010\u2300-\U0010ffff]")


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
    return _BRACKET.sub(r"\1\\x5b", text)


def _source(line: str, column: int, page: Page) -> Iterator[str]:
    if not line.strip():
        return
    room = max(page.width, _NARROWEST) - len(_GUTTER)
    at = max(column - 1, 0)
    before = _ending(line[:at], room if len(line) <= room else room * 2 // 3)
    after = _beginning(line[at:], max(room - _cells(before), 1))
    gutter = _painted(_GUTTER, _DIM, page)
    caret = " " * _cells(_without_commands(before)) + _painted("^", _BOLD, page)
    yield f"{gutter}{_without_commands(before + after)}"
    yield f"{gutter}{caret}"


def _beginning(text: str, room: int) -> str:
    near = text[: room + 1]
    shown = safe_text(near)
    if near == text and _cells(shown) <= room:
        return shown
    return "".join(_first_cells(near, room - 1)) + "…"


def _ending(text: str, room: int) -> str:
    near = text[-room - 1 :]
    shown = safe_text(near)
    if near == text and _cells(shown) <= room:
        return shown
    return "…" + "".join(reversed(_first_cells(near[::-1], room - 1)))


def _first_cells(text: str, room: int) -> Iterable[str]:
    # Most lines are plain, and character by character takes ten times as long.
    if text.isprintable() and not _ODD_WIDTH.search(text):
        return text[:room]
    kept: list[str] = []
    for shown in map(safe_text, text):
        room -= _cells(shown)
        if room < 0:
            break
        kept.append(shown)
    return kept


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if not _ODD_WIDTH.search(text):
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(char) in ("Mn", "Me", "Cf") else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )
