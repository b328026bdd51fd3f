"""The piece of a document in which most of what is looked for stands close together."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from mofkit.analysis.question import Question
from mofkit.content.search_documents import Document
from mofkit.content.search_words import Token, Wording, tokens

Terms = Collection[str]


class Excerpt(NamedTuple):
    """A piece of a text on one line, where in it the finds are, and on which line of the whole text it begins."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    line: int = 0


def excerpt(one: Document, question: Question, rules: Wording, most: int) -> Excerpt:
    """The most telling `most` characters of a document's text; of its details if they answer what nothing else does."""
    parts, beginnings = [part.terms for part in question.parts], question.every_beginning
    known = _answered(tokens(one.name, rules, beginnings), parts)
    best: tuple[str, list[Token], int] = (one.text or one.details, [], 0)
    for text in (one.text, one.details):
        finds = [token for token in tokens(text, rules, beginnings) if token.term in question.terms]
        answers = _answered(finds, parts)
        if len(answers - known) > best[2] or (finds and not best[1]):
            best = (text, finds, len(answers - known))
        if len(answers | known) == len(parts):
            break
    text, finds, _ = best
    return _piece(text, _start(text, finds, parts, most), most, finds)


def _answered(found: Iterable[Token], parts: Sequence[Terms]) -> set[int]:
    """The numbers of the parts of a question that are found."""
    terms = {token.term for token in found}
    return {number for number, part in enumerate(parts) if not terms.isdisjoint(part)}


def _start(text: str, finds: Sequence[Token], parts: Sequence[Terms], most: int) -> int:
    """Where a piece begins that answers most parts; at the beginning of the text if that will do."""
    room = most - 2

    def answers(start: int) -> int:
        return len(_answered((find for find in finds if start <= find.start and find.end <= start + room), parts))

    starts = [0, *(_eased(text, find.start, room) for find in finds)]
    return max(starts, key=lambda start: (answers(start), -start))


def _eased(text: str, at: int, room: int) -> int:
    """A little before a find: where its sentence or line begins, else a few words."""
    sentence = max(text.rfind(mark, 0, at) + len(mark) for mark in (". ", "? ", "\n", "; "))
    near = sentence if at - sentence < room // 2 else text.rfind(" ", 0, max(0, at - room // 3)) + 1
    return max(near, 0) if near > 1 else 0


def _piece(text: str, start: int, most: int, finds: Sequence[Token]) -> Excerpt:
    end = len(text)
    if end - start > most:
        end = text.rfind(" ", start, start + most - 2)
        end = end if end > start else start + most - 2
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    inside = sorted({(find.start, find.end) for find in finds if start <= find.start and find.end <= end})
    marks = tuple((first + shift, last + shift) for first, last in inside)
    line = text.count("\n", 0, inside[0][0] if inside else start)
    return Excerpt(f"{before}{text[start:end]}{after}".replace("\n", " "), marks, line)
