"""How much of a text that was made from a template is written.

A section is known by the first word of a comment below its heading, else by the words of the heading. Comments are
guidance: they never count as written. See docs/design/documents.md.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mofkit.content.framework_types import Document, DocumentSection
from mofkit.text.markdown import Cell, MarkdownText, Part, Row, tables
from mofkit.workspace.skeleton import CHECKLIST

_STRONG = re.compile(
    r"[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(?P<mark>\*\*|__)(?P<name>[^*_]{1,80})(?P=mark)[ \t]*:?(?P<rest>.*)"
)
_PLAIN = re.compile(r"[ \t]*[-*+][ \t]+(?P<name>[^:*_|]{1,80}):(?P<rest>.*)")
_TICK = re.compile(r"[ \t]*[-*+][ \t]+\[(?P<mark>[ xX])\][ \t]")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*[.)]?[ \t]+")
_APART = re.compile(r"[\W_]+")
_MEANS = re.compile(r"\w|\?\?")
_NOT_YET = frozenset(("tbd", "tba", "tbc", "todo", "to do", "xxx", "fixme", "to be done", "to be decided", "to follow"))


class Blank(NamedTuple):
    """A field of a section: whether it is written, and where; line 0 if it is not in the text."""

    name: str
    required: bool
    written: bool
    line: int = 0
    column: int = 1


class Written(NamedTuple):
    """A section as it stands in a text; line 0 if it does not."""

    section: DocumentSection
    blanks: tuple[Blank, ...]
    line: int = 0
    column: int = 1

    @property
    def counts(self) -> bool:
        """Whether its required fields have to be written: it is required, or somebody has begun it."""
        return self.section.required or any(one.written for one in self.blanks)

    @property
    def empty(self) -> tuple[Blank, ...]:
        """The required fields that are not written, if they have to be."""
        return tuple(one for one in self.blanks if one.required and not one.written) if self.counts else ()


class Outline(NamedTuple):
    """How much of a document is written."""

    sections: tuple[Written, ...]
    ticked: int = 0
    questions: int = 0

    @property
    def missing(self) -> tuple[Written, ...]:
        """The required sections that the text does not have."""
        return tuple(one for one in self.sections if one.section.required and not one.line)

    @property
    def required(self) -> int:
        """How many fields have to be written."""
        return sum(one.required for part in self.sections if part.counts for one in part.blanks)

    @property
    def filled(self) -> int:
        """How many of those are."""
        return self.required - sum(len(part.empty) for part in self.sections)

    @property
    def percent(self) -> int:
        """The filled share; 100 only if nothing is empty."""
        return 100 * self.filled // self.required if self.required else 100

    @property
    def whole(self) -> bool:
        """Whether all that is required is there and written."""
        return not self.missing and self.filled == self.required


def outline(template: Document, text: MarkdownText) -> Outline:
    """How much of a text made from a template is written."""
    found = _placed(template, text.parts)
    ends = {part.line for part in found.values()}
    sections = []
    for one in template.sections:
        part = found.get(one.id)
        if part is None:
            sections.append(Written(one, tuple(Blank(each.name, each.required, written=False) for each in one.fields)))
        else:
            rows = list(below(part, text.parts, ends))
            sections.append(Written(one, tuple(_blanks(one, rows)), part.line, part.column))
    boxes = [_TICK.match(row.text) for row in _checklist(found, text, ends)]
    marks = [box["mark"] for box in boxes if box]
    return Outline(tuple(sections), sum(mark != " " for mark in marks), len(marks))


def _placed(template: Document, parts: Sequence[Part]) -> dict[str, Part]:
    """The heading of each section: the one with its comment, else the one with its words."""
    ids = [*(one.id for one in template.sections), CHECKLIST]
    found: dict[str, Part] = {}
    for part in parts:
        for comment in part.comments:
            said = comment.text.split(maxsplit=1)
            if part.level and said and said[0].rstrip(":") in ids:
                found.setdefault(said[0].rstrip(":"), part)
    taken = set(found.values())
    by_words = {_folded(part.title): part for part in reversed(parts) if part.level and part not in taken}
    for one in template.sections:
        if one.id not in found and _folded(one.heading) in by_words:
            found[one.id] = by_words[_folded(one.heading)]
    return found


def below(part: Part, parts: Sequence[Part], ends: set[int]) -> Iterator[Row]:
    """What stands below a heading, headings of a lower level included, up to the next section."""
    yield from part.rows
    for other in parts[parts.index(part) + 1 :]:
        if other.level <= part.level or other.line in ends:
            return
        yield Row(other.line, other.title, verbatim=True)
        yield from other.rows


def _checklist(found: dict[str, Part], text: MarkdownText, ends: set[int]) -> Iterator[Row]:
    return below(found[CHECKLIST], text.parts, ends) if CHECKLIST in found else iter(())


class _Slot(NamedTuple):
    """A place for a field: the name that stands there, whether something is written, and where it would be."""

    name: str
    written: bool
    line: int
    column: int


_NOWHERE = _Slot("", written=False, line=0, column=1)


def _blanks(section: DocumentSection, rows: Sequence[Row]) -> Iterator[Blank]:
    """Each field: by its name, else by its order among the names that nobody knows, if there are as many."""
    wanted = {_folded(one.name) for one in section.fields}
    slots = [*_columns(rows, wanted), *_labels(rows, wanted)]
    unknown = [slot for slot in slots if slot.name not in wanted]
    lost = [one.name for one in section.fields if not any(slot.name == _folded(one.name) for slot in slots)]
    in_order = dict(zip(lost, unknown, strict=True)) if len(lost) == len(unknown) else {}
    for one in section.fields:
        mine = [slot for slot in slots if slot.name == _folded(one.name)]
        mine += [in_order[one.name]] if one.name in in_order else []
        # A name that stands several times is written only if it is everywhere.
        first = next((slot for slot in mine if not slot.written), mine[0] if mine else _NOWHERE)
        yield Blank(one.name, one.required, first.written, first.line, first.column)


def _columns(rows: Sequence[Row], wanted: set[str]) -> Iterator[_Slot]:
    """The columns of tables; in a table that lists names and texts, its lines."""
    for head, *lines in tables(rows):
        listed = [line for line in (head, *lines) if len(line) > 1 and _folded(line[0].text) in wanted]
        if len(listed) > 1 or (listed and len(head) == 2 and _folded(head[1].text) not in wanted):
            for name, *said in listed:
                yield _Slot(_folded(name.text), _says(said), said[0].line, said[0].column)
            continue
        begun = [line for line in lines if _says(line)]
        for at, cell in enumerate(head):
            empty = next((line for line in begun if not _says(line[at : at + 1])), None)
            here = empty or (begun or lines or [head])[0]
            column = here[at].column if at < len(here) else 1
            yield _Slot(_folded(cell.text), bool(begun) and empty is None, here[0].line, column)


def _says(cells: Sequence[Cell]) -> bool:
    return any(means(cell.text) for cell in cells)


def _labels(rows: Sequence[Row], wanted: set[str]) -> Iterator[_Slot]:
    """Items such as `- **Customer:** Libraries`, each with all that stands below it up to the next."""
    slot: _Slot | None = None
    for row in rows:
        name, rest = _label(row, wanted)
        if name:
            if slot:
                yield slot
            slot = _Slot(name, means(rest), row.number, len(row.text.rstrip()) + 1)
        elif slot and means(row.text):
            slot = slot._replace(written=True)
    if slot:
        yield slot


def _label(row: Row, wanted: set[str]) -> tuple[str, str]:
    """The name that a line sets off, and what follows it; nothing for a line that is text."""
    strong, plain = _STRONG.fullmatch(row.text), _PLAIN.fullmatch(row.text)
    found = None if row.verbatim else strong or plain
    if found is None:
        return "", ""
    name = _folded(found["name"])
    # An unknown name is one if it is set off as fields are, at the left; else it is part of a text.
    return (name, found["rest"]) if name in wanted or (strong and not row.text[:1].isspace()) else ("", "")


def means(text: str) -> bool:
    """Whether a text says something: a letter, a digit or ??, and not that it will be said later."""
    return _MEANS.search(text) is not None and _folded(text) not in _NOT_YET


def _folded(text: str) -> str:
    return _APART.sub(" ", _NUMBER.sub("", text.strip(), count=1)).strip().casefold()
