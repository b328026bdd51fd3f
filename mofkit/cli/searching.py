"""The answer to a search, for the quick way and the usual one. Nothing heavy is imported before it is needed."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mofkit.analysis.excerpt import excerpt
from mofkit.analysis.question import Question, Source, asked
from mofkit.analysis.search import Hit, ranked
from mofkit.cli.search_output import Found, as_list, as_text, room
from mofkit.cli.terminal import colours, columns
from mofkit.content.search_documents import CONTENT, Document
from mofkit.content.search_index import Index, index
from mofkit.shown import safe_text
from mofkit.workspace.files import PACKS, root_above
from mofkit.workspace.passages import WORKSPACE, Passages

_MOST_IN_EXCERPT = 240
_SHORTEST = 4
_ASKED = 3


class Wish(NamedTuple):
    """What is asked for, of which kinds and reader, from where, how many, and how it is printed."""

    text: str
    kinds: tuple[str, ...] = ()
    reader: str = ""
    only: str = ""
    top: int = 10
    format: str = "table"
    folder: str = "."
    quiet: bool = False

    def takes(self, one: Document) -> bool:
        """Whether a document is of the kinds, for the reader and from where it is wished."""
        kind = one.kind.partition(" (")[0].casefold()
        return (
            (not self.kinds or kind in self.kinds or one.kind.casefold() in self.kinds)
            and self.reader in ("", one.reader)
            and self.only in ("", WORKSPACE if one.origin == WORKSPACE else CONTENT)
        )


def answer(wish: Wish) -> int:
    """Print what is found; 1 if nothing is."""
    with index() as known:
        sources, replaced = _sources(wish, known)
        question = asked(wish.text, known, sources)

        def wanted(one: Document) -> bool:
            return wish.takes(one) and one not in replaced

        hits = ranked(question, known, sources, top=wish.top, wanted=wanted)
        most = room(columns()) if wish.format == "table" else _MOST_IN_EXCERPT
        found = [_found(number, hit, question, known, most) for number, hit in enumerate(hits, start=1)]
        notes = list(_notes(question) if found else _nothing(wish, question, known, sources))
    if wish.format == "table":
        sys.stdout.write(as_text(found, colour=colours()))
    else:
        as_list(found, question, wish.format)
    if not wish.quiet:
        sys.stderr.write("".join(f"{safe_text(note)}\n" for note in notes))
    return 0 if found else 1


def _sources(wish: Wish, known: Index) -> tuple[list[Source], frozenset[Document]]:
    """What is searched besides the index, and which of its documents something else has taken the place of."""
    root = root_above(os.path.realpath(wish.folder))
    sources: list[Source] = [Passages(root, known.about["homes"])] if root and wish.only != CONTENT else []
    if not root or not os.path.isdir(os.path.join(root, PACKS)):
        return sources, frozenset()
    from mofkit.content.search_packs import of_packs

    packs = of_packs()
    return ([packs, *sources], packs.replaced) if packs else (sources, frozenset())


def _found(number: int, hit: Hit, question: Question, known: Index, most: int) -> Found:
    one = hit.document
    piece = excerpt(one, question, known.wording, most)
    place = one.place
    if one.origin == WORKSPACE:
        path, _, line = place.rpartition(":")
        place = f"{path}:{int(line) + piece.line}"
    return Found(number, one._replace(place=place), piece, hit.score)


def _notes(question: Question) -> Iterator[str]:
    for written, better in question.meant:
        yield f"“{written}” is not known; searched for “{better}”"
    if question.nowhere:
        yield f"found nowhere: {', '.join(question.nowhere)}"


def _nothing(wish: Wish, question: Question, known: Index, sources: Sequence[Source]) -> Iterator[str]:
    """Why there is no answer, and what to ask instead."""
    others = ranked(question, known, sources, top=_ASKED) if question.parts else []
    if others:
        yield f"nothing of what was wished is found for “{wish.text}”; without the options there is:"
        yield from (f"  {_called(hit.document)}" for hit in others)
        return
    yield f"nothing is found for “{wish.text}”"
    near = _look_alikes(question.nowhere, known)
    yield (
        f"  hint: did you mean {' or '.join(near)}?"
        if near
        else "  hint: `mofkit glossary` lists the words to search for"
    )


def _called(one: Document) -> str:
    return f"{one.id} ({one.kind})" + (f": {one.name}" if one.name else "")


def _look_alikes(nowhere: Sequence[str], known: Index) -> list[str]:
    from mofkit.errors import nearest

    written = [word for _, word, _ in known.words() if len(word) >= _SHORTEST]
    return list(dict.fromkeys(filter(None, (nearest(word, written) for word in nowhere[:_ASKED]))))
