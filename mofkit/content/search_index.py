"""The index of a search: made of documents once, kept as one file, and read no further than a question leads.

The file begins with a line of four sizes in bytes, and has four parts of these sizes. The first holds the rules of
words, the weights, and what else holds for all documents. The second has a line for each term, in order: the term, a
word for it as it is written, how many documents have it, and where its line of the fourth part is and how long. The
third says the same of each document, in numbers of a fixed width. The fourth has the lines themselves: those of terms
with the number of each document and how much the term says of it, those of documents with their fields.
"""

import marshal
import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple, Self

from mofkit import bundled
from mofkit.content.search_documents import Document, Weights
from mofkit.content.search_words import Wording, step_of

# To import json would cost an answer more than to read the whole index; any Python reads this old form of marshal.
MARSHAL = 2
PREPARED = ("prepared/search", "index")
WHOLE = 1000
WIDTH = 10
# The triage's words are not searched.
_LEFT_OUT = "lexicon"


class Posting(NamedTuple):
    """What an index has of a term: in how many documents it is, their numbers, and how much it says of each."""

    held_by: int
    documents: Sequence[tuple[int, float]]


class Index:
    """An index, taken apart only where a question leads. It closes the file that it reads."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        sizes = [int(size) for size in file.readline().split()]
        self.about: dict[str, Any] = marshal.loads(file.read(sizes[0]))  # noqa: S302 - our own build wrote it
        self._terms = file.read(sizes[1]).split(b"\n")
        self._places = file.read(sizes[2])
        self._start = file.tell()
        rules = self.about["wording"]
        steps = [step_of(step) for step in rules["steps"]]
        small, joined = frozenset(rules["stopwords"].split()), frozenset(rules["joined"].split())
        self.wording = Wording(small, steps, rules["words"], joined, rules["phrases"])
        self.weights = Weights(**self.about["weights"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._places) // (2 * WIDTH)

    def has(self, term: str) -> bool:
        """Whether any document has a term."""
        at = self._at(term)
        return at < len(self._terms) and self._terms[at].startswith(_key(term))

    def _at(self, term: str) -> int:
        return bisect_left(self._terms, _key(term))

    def posting(self, term: str) -> Posting | None:
        """What it has of a term."""
        if not self.has(term):
            return None
        _, _, count, start, length = self._terms[self._at(term)].split(b"\t")
        numbers = list(map(int, self._line(int(start), int(length)).split()))
        strengths = [strength / WHOLE for strength in numbers[1::2]]
        return Posting(int(count), list(zip(numbers[::2], strengths, strict=True)))

    def words(self) -> Iterator[tuple[str, str, int]]:
        """Each reduced word with a word for it as it is written, and how many documents have it."""
        for line in self._terms:
            term, word, count, _, _ = line.decode().split("\t")
            if term[0].isalnum():
                yield term, word, int(count)

    def document(self, number: int) -> Document:
        """A document by its number."""
        place = self._places[2 * WIDTH * number : 2 * WIDTH * (number + 1)]
        line = self._line(int(place[:WIDTH]), int(place[WIDTH:]))
        return Document(*line.decode().split("\t"))

    def with_id(self, id: str) -> int | None:
        """The number of the first document of an id."""
        first = int(self._places[:WIDTH])
        rows = self._line(first, -1)
        at = (b"\n" + rows).find(b"\n" + _key(id))
        return rows.count(b"\n", 0, at) if at >= 0 else None

    def _line(self, start: int, length: int) -> bytes:
        self._file.seek(self._start + start)
        return self._file.read(length)


def _key(text: str) -> bytes:
    """How the line of a term or of an id begins; of bytes that are no text, how none does."""
    return f"{text}\t".encode(errors="backslashreplace")


def index() -> Index:
    """The index of the content: as it was prepared when mofkit was built, else made now."""
    target = bundled.compiled(*PREPARED)
    sources = [] if bundled.installed() else list(_sources())
    if bundled.fresh(target, sources):
        found = Index(open(target, "rb"))  # noqa: SIM115 - the index closes it
        # What was taken away has no time to compare.
        if bundled.installed() or found.about["sources"] == len(sources):
            return found
        found.__exit__()
    return _made_now()


def _made_now() -> Index:
    from io import BytesIO

    from mofkit.content.search_build import made

    return Index(BytesIO(made()))


def _sources() -> Iterator[str]:
    """The files that an index is made from, and the code that makes it."""
    package = bundled.PACKAGE
    yield from _files(bundled.folder_name("content"), ".yaml")
    for folder in ("content", "model"):
        yield from _files(f"{package}/{folder}", ".py")


def _files(folder: str, ending: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith(ending):
                yield entry.path
            elif entry.is_dir() and entry.name != _LEFT_OUT:
                yield from _files(entry.path, ending)


def count_sources() -> int:
    """How many files an index is made from."""
    return sum(1 for _ in _sources())
