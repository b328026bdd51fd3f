"""A file cut into passages: a row of a table, a part of a YAML file up to the next item of a list, a section of a page.

A passage keeps the lines of its file, so that a find in it has a line.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from operator import add
from typing import NamedTuple

_NAMES = ("name", "title", "what", "service name", "service_name")
# A longer row holds a cell that no table takes; the lint says so.
_LONGEST_ROW = 1_000_000
_DELIMITERS = ",;\t|"
_ITEM = re.compile(r"\s*- +[\w-]+:(\s|$)")
_PAIR = re.compile(r"\s*(?:- +)*([\w-]+):\s+(.*)")
_OWN_ID = re.compile(r"^id:[ \t]+(.+)$", re.MULTILINE)
_MARKS = re.compile(r"^\s*(?:- +)+|(?::\s+|^)[|>][+-]?\s*$|\s#\s.*$|^\s*#+\s*|[\"']")


class Passage(NamedTuple):
    """Lines of a file, the number of the first one, and what the file says of all: a header, or the id of a record."""

    first: int
    lines: list[str]
    head: str = ""

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


class Said(NamedTuple):
    """What a passage says of itself; no id where it is that of the file."""

    id: str
    name: str
    text: str


_Cut = Callable[[str], Iterable[Passage]]
_Read = Callable[[Passage], Said]


def ways(path: str) -> tuple[_Cut, _Read]:
    """How a file is cut into passages, and how one is read."""
    if path.endswith(".csv"):
        return _rows, _row
    return (_sections, _section) if path.endswith(".md") else (_items, _item)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _cut(text: str, begins: Callable[[str], object], head: str = "") -> Iterator[Passage]:
    """A text, cut before each line that begins something."""
    held = Passage(1, [], head)
    for number, line in enumerate(_lines(text), start=1):
        if held.lines and begins(line):
            yield held
            held = Passage(number, [], head)
        held.lines.append(line)
    yield held


def _sections(text: str) -> Iterator[Passage]:
    return _cut(text, lambda line: line.startswith("#"))


def _section(passage: Passage) -> Said:
    return Said("", passage.lines[0].lstrip("# "), passage.text)


def _items(text: str) -> Iterator[Passage]:
    own = _OWN_ID.search(text)
    return _cut(text, _ITEM.match, _bare(own[1]) if own else "")


def _item(passage: Passage) -> Said:
    """A part of a YAML file; the id is that of the whole record."""
    pairs = {found[1]: found[2] for line in reversed(passage.lines) if (found := _PAIR.match(line))}
    name = next((_bare(pairs[key]) for key in _NAMES if pairs.get(key)), "")
    said = [_bare(line) for line in passage.lines]
    # Shown on one line, the fields of a record still stand apart.
    after = [*passage.lines[1:], ""]
    ends = [";" if line[-1:].isalnum() and _PAIR.match(below) else "" for line, below in zip(said, after, strict=True)]
    return Said(passage.head, name, "\n".join(map(add, said, ends)))


def _bare(line: str) -> str:
    """A line without the marks of YAML."""
    return _MARKS.sub("", line).strip()


def _rows(text: str) -> Iterator[Passage]:
    """The rows of a table: lines, together as long as a quote is open."""
    head, *lines = _lines(text)
    held: list[str] = []
    is_open = False
    for number, line in enumerate(lines, start=2):
        held.append(line)
        is_open ^= line.count('"') % 2 == 1
        if not is_open:
            if line:
                yield Passage(number - len(held) + 1, held, head)
            held = []
    # A quote that never closes is the lint's to tell; each line is still a row.
    yield from (Passage(len(lines) + 2 - len(held) + at, [line], head) for at, line in enumerate(held) if line)


def _row(passage: Passage) -> Said:
    delimiter = max(_DELIMITERS, key=passage.head.count)
    header, cells = _cells([passage.head], delimiter), _cells(passage.lines, delimiter)
    row = {label.strip().casefold(): cell.strip() for label, cell in zip(header, cells, strict=False)}
    name = next((row[key] for key in _NAMES if row.get(key)), "")
    said = (f"{label}: {cell}" for label, cell in zip(header, cells, strict=False) if cell.strip())
    return Said(row.get("id", ""), name, "; ".join(said))


def _cells(lines: list[str], delimiter: str) -> list[str]:
    if not any('"' in line for line in lines) or sum(map(len, lines)) > _LONGEST_ROW:
        return "\n".join(lines).split(delimiter)
    from mofkit.text.csvread import Dialect, reader_of

    return next(reader_of((f"{line}\n" for line in lines), Dialect(delimiter)), [])
