"""Regions of a text that a program keeps, between two marks; all else in the text belongs to people.

A region begins with `<!-- mofkit:begin NAME DIGITS -->` and ends with `<!-- mofkit:end NAME -->`, each on a line of its
own. The digits say what was written into it, so that a hand edit is noticed. All of this is done on bytes: whatever
the encoding and the line ends, what is outside of regions stays as it is.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

_LINE = re.compile(
    rb"^[ \t]*<!--[ \t]*mofkit:(?P<mark>begin|end)[ \t]+(?P<name>[a-z0-9-]+)(?:[ \t]+(?P<digits>[0-9a-f]+))?[ \t]*-->"
    rb"[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
_DIGITS = 12


class Region(NamedTuple):
    """One region: its name, what its mark says was written, what stands there, and where: in bytes, and its line."""

    name: str
    digits: str
    body: bytes
    begin: int
    start: int
    end: int
    after: int
    line: int

    @property
    def edited(self) -> bool:
        """Whether somebody changed by hand what was written there."""
        return digits_of(self.body) != self.digits


class Broken(NamedTuple):
    """A mark that has no counterpart, or whose name is taken."""

    name: str
    line: int
    why: str


def digits_of(body: bytes) -> str:
    """What a mark says of what was written; line ends and blank lines around it do not count."""
    return sha256(b"\n".join(line.rstrip() for line in body.strip().splitlines())).hexdigest()[:_DIGITS]


def scan(raw: bytes) -> tuple[tuple[Region, ...], tuple[Broken, ...]]:
    """The regions of a text in order, and the marks that make none."""
    found: dict[str, Region] = {}
    broken: list[Broken] = []
    opened: re.Match[bytes] | None = None
    for mark in _LINE.finditer(raw):
        name, line = mark["name"].decode(), raw.count(b"\n", 0, mark.start()) + 1
        if mark["mark"] == b"begin":
            if opened:
                broken.append(_unended(raw, opened))
            opened = mark
        elif opened is None or opened["name"] != mark["name"]:
            broken.append(Broken(name, line, "ends what did not begin"))
        else:
            one = _region(raw, opened, mark)
            if name in found:
                broken.append(Broken(name, one.line, "is there twice"))
            found.setdefault(name, one)
            opened = None
    if opened:
        broken.append(_unended(raw, opened))
    return tuple(found.values()), tuple(broken)


def _unended(raw: bytes, mark: re.Match[bytes]) -> Broken:
    return Broken(mark["name"].decode(), raw.count(b"\n", 0, mark.start()) + 1, "has no end")


def _region(raw: bytes, begin: re.Match[bytes], end: re.Match[bytes]) -> Region:
    line = raw.count(b"\n", 0, begin.start()) + 1
    return Region(
        begin["name"].decode(),
        (begin["digits"] or b"").decode(),
        raw[begin.end() : end.start()],
        *(begin.start(), begin.end(), end.start(), end.end(), line),
    )


def region(name: str, body: str) -> str:
    """A region as it is first written."""
    text = _closed(body)
    return f"<!-- mofkit:begin {name} {digits_of(text.encode())} -->\n{text}<!-- mofkit:end {name} -->\n"


def _closed(body: str) -> str:
    # With blank lines around it a table is a table, whatever mark stands next to it.
    stripped = body.strip("\n")
    return f"\n{stripped}\n\n" if stripped else "\n"


def refreshed(raw: bytes, bodies: Mapping[str, str], *, move_edits: bool = False) -> bytes:
    """A text with its regions written anew. One that was edited by hand stays, or moves below its region.

    Regions that nobody names stay too.
    """
    for one in reversed(scan(raw)[0]):
        if one.name in bodies and (move_edits or not one.edited) and not _is_fresh(one, bodies[one.name]):
            raw = raw[: one.begin] + _written(raw, one, bodies[one.name]) + raw[one.after :]
    return raw


def stale(one: Region, bodies: Mapping[str, str]) -> bool:
    """Whether a region that nobody edited would be written anew."""
    return one.name in bodies and not one.edited and not _is_fresh(one, bodies[one.name])


def _is_fresh(one: Region, body: str) -> bool:
    return digits_of(body.encode()) == one.digits and not one.edited


def _written(raw: bytes, one: Region, body: str) -> bytes:
    line_end = b"\r\n" if b"\r\n" in raw[one.begin : one.after] else b"\n"
    new = region(one.name, body).encode().replace(b"\n", line_end)
    if one.edited and one.body.strip():
        return new + line_end + one.body.strip(b"\r\n") + line_end
    return new
