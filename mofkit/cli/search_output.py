"""What a search finds, for people and for programs. Nothing heavy is imported before it is needed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mofkit.analysis.excerpt import Excerpt
from mofkit.analysis.question import Question
from mofkit.cli.terminal import columns
from mofkit.content.search_documents import Document
from mofkit.shown import safe_text

_LINES = 2
_INDENT = "    "
_BOLD, _DIM, _MARK, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[1;33m", "\x1b[0m"
_NAMES = ("rank", "id", "kind", "name", "place", "command", "excerpt")


class Found(NamedTuple):
    """A hit with its number and the piece of it to show."""

    rank: int
    document: Document
    excerpt: Excerpt
    score: float

    @property
    def command(self) -> str:
        """What opens it, as one would type it; a file that is no record has only its place."""
        return f"mofkit {self.document.command}" if self.document.command else ""


def room(wide: int) -> int:
    """How many characters of an excerpt a terminal of so many columns shows."""
    return _LINES * (wide - len(_INDENT)) - len(_INDENT)


def as_text(found: Sequence[Found], *, colour: bool) -> str:
    """Hits for people: what it is, what it says, and how to open it."""
    wide = columns()
    return "\n".join("".join(_block(one, wide, colour=colour)) for one in found)


def _block(one: Found, wide: int, *, colour: bool) -> Iterator[str]:
    bold, dim, plain = (_BOLD, _DIM, _PLAIN) if colour else ("", "", "")
    document, kind = one.document, safe_text(one.document.kind)
    name = _cut(safe_text(": ".join(filter(None, (document.id, document.name)))), wide - len(_INDENT) - len(kind) - 3)
    yield f"{one.rank:>{len(_INDENT) - 2}}  {bold}{name}{plain} ({kind})\n"
    yield from (f"{_INDENT}{line}\n" for line in _lines(one.excerpt, wide - len(_INDENT), colour=colour))
    place, command = safe_text(document.place), safe_text(one.command)
    if len(place) + len(command) + 3 <= wide - len(_INDENT) or not command:
        yield f"{_INDENT}{dim}{place}{plain}{' · ' if command else ''}{command}\n"
    else:
        yield f"{_INDENT}{dim}{_cut(place, wide - len(_INDENT))}{plain}\n{_INDENT}{command}\n"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: max(most, 8) - 1].rstrip()}…"


def _lines(piece: Excerpt, wide: int, *, colour: bool) -> Iterator[str]:
    """An excerpt in at most two lines, with its finds marked; what is cut off is said to be."""
    words = list(_words(piece, colour=colour))
    lines: list[list[str]] = [[]]
    used = 0
    for length, word in words:
        if used and used + 1 + length > wide:
            if len(lines) == _LINES:
                yield from (" ".join(line) for line in lines[:-1])
                yield f"{' '.join(lines[-1])} …"
                return
            lines.append([])
            used = 0
        lines[-1].append(word)
        used += length + (1 if used else 0)
    yield from (" ".join(line) for line in lines if line)


def _words(piece: Excerpt, *, colour: bool) -> Iterator[tuple[int, str]]:
    """The words of an excerpt, made safe, each with its width."""
    at = 0
    for word in piece.text.split(" "):
        if word:
            yield len(safe_text(word)), _marked(word, at, piece.marks) if colour else safe_text(word)
        at += len(word) + 1


def _marked(word: str, at: int, marks: Sequence[tuple[int, int]]) -> str:
    inside = [any(start <= at + place < end for start, end in marks) for place in range(len(word))]
    shown, on = "", False
    for char, marked in zip(word, inside, strict=True):
        shown += (_MARK if marked else _PLAIN) * (marked != on) + safe_text(char)
        on = marked
    return shown + _PLAIN * on


def as_list(found: Sequence[Found], question: Question, format: str) -> None:
    """Hits for programs: JSON, CSV or a Markdown table."""
    from mofkit.cli.listing import print_list
    from mofkit.cli.session import data

    if format == "json":
        import json

        data(json.dumps(_as_json(found, question), indent=1))
        return
    rows = [
        (one.rank, document.id, document.kind, document.name, document.place, one.command, one.excerpt.text)
        for one in found
        for document in (one.document,)
    ]
    print_list(_NAMES, rows, kind="search", key="hits", format="md" if format == "md" else "csv", colour=False)


def _as_json(found: Sequence[Found], question: Question) -> dict[str, object]:
    hits = [
        {
            **{name: getattr(one.document, name) for name in ("id", "kind", "name", "place", "origin", "reader")},
            "rank": one.rank,
            "score": one.score,
            "command": one.command,
            "excerpt": one.excerpt.text,
            "marks": one.excerpt.marks,
        }
        for one in found
    ]
    meant = [{"written": written, "meant": better} for written, better in question.meant]
    return {
        "schema_version": 1,
        "kind": "search",
        "question": question.text,
        "meant": meant,
        "nowhere": question.nowhere,
        "hits": hits,
    }
