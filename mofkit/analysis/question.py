"""A question in people's own words, as the terms to look for: typing errors mended, synonyms beside each word."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from mofkit.analysis.spelling import meant
from mofkit.content.search_documents import Document, Weights
from mofkit.content.search_index import Index
from mofkit.content.search_words import NEAR, SAME, folded, stem, tokens, words

_MOST_WORDS = 40
_SHORTEST_HALF = 3
_BEGINNING = 4


class Source(Protocol):
    """Documents that are not in the index: those of a workspace, or of a pack."""

    def words(self) -> Iterable[str]:
        """Every word in them, folded; asked for only when a word is not known otherwise."""

    def about(self, beginnings: Sequence[Sequence[str]]) -> Iterable[Document]:
        """The documents that may answer, by the letters with which the words of each part of the question begin."""


class Part(NamedTuple):
    """A word of a question, and the terms that stand for it with how much a find of each counts."""

    word: str
    terms: Mapping[str, float]


class Question(NamedTuple):
    """What is looked for: as it was written, and as `text` with its typing errors mended.

    `terms` are those of all parts; `beginnings` are for each part the first letters of the words that may be finds.
    `meant` are words taken for others, `nowhere` those that nothing has.
    """

    written: str
    text: str
    parts: tuple[Part, ...]
    terms: frozenset[str]
    beginnings: tuple[tuple[str, ...], ...]
    meant: tuple[tuple[str, str], ...] = ()
    nowhere: tuple[str, ...] = ()

    @property
    def every_beginning(self) -> tuple[str, ...]:
        """The first letters of every word that may be a find."""
        return tuple(one for part in self.beginnings for one in part)


def asked(text: str, index: Index, sources: Sequence[Source] = ()) -> Question:
    """The question that a text asks of an index and of documents that came later."""
    pieces, repaired, nowhere = [], [], []
    at = 0
    for one in list(words(text))[:_MOST_WORDS]:
        written = folded(one[0])
        better = written if _known(written, index) else _repaired(written, index, sources)
        if better and better != written:
            repaired.append((one[0], better))
        elif not better:
            nowhere.append(one[0])
        pieces += [text[at : one.start()], one[0] if better == written else better]
        at = one.end()
    mended = "".join(pieces)
    parts = _parts(mended, index)
    terms = frozenset(term for part in parts for term in part.terms)
    beginnings = tuple(_beginnings(part, index) for part in parts)
    return Question(text, mended, parts, terms, beginnings, tuple(repaired), tuple(nowhere))


def _known(word: str, index: Index) -> bool:
    rules = index.wording
    return word in rules.stopwords or stem(word, rules) in rules.phrases or index.has(stem(word, rules))


def _repaired(word: str, index: Index, sources: Sequence[Source]) -> str:
    """The word or words that were meant; nothing if there are none."""
    others = {stem(other, index.wording): other for source in sources for other in source.words()}
    if stem(word, index.wording) in others:
        return word
    for at in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1):
        if _known(word[:at], index) and _known(word[at:], index):
            return f"{word[:at]} {word[at:]}"
    written = {reduced: (other, count) for reduced, other, count in index.words()}
    known = [*((reduced, count) for reduced, (_, count) in written.items()), *((other, 1) for other in others)]
    found = meant(stem(word, index.wording), known)
    return written[found][0] if found in written else others.get(found, "")


def _parts(text: str, index: Index) -> tuple[Part, ...]:
    found, asking = list(words(text)), _asking(text, index)
    telling = [one for one in found if folded(one[0]) not in index.wording.stopwords]
    topical = [one for one in telling if folded(one[0]) not in asking]
    every = list(tokens(text, index.wording))
    parts = []
    for one in topical or telling or found:
        terms = {stem(folded(one[0]), index.wording): 1.0}
        for token in every:
            if token.start <= one.start() and one.end() <= token.end:
                terms[token.term] = _weight(token.term, index.weights)
        parts.append(Part(folded(one[0]), terms))
    return tuple(parts)


def _weight(term: str, weights: Weights) -> float:
    return weights.same if term.startswith(SAME) else weights.near if term.startswith(NEAR) else 1.0


def _asking(text: str, index: Index) -> set[str]:
    """The words of a question that say what kind of thing is asked for, and not about what."""
    plain = _plain(text)
    return {word for phrase in index.about["asking"] if f" {phrase} " in plain for word in phrase.split()}


def _plain(text: str) -> str:
    return f" {' '.join(folded(one[0]) for one in words(text))} "


def _beginnings(part: Part, index: Index) -> tuple[str, ...]:
    """The first letters of every word by which a part of a question may be found."""
    rules = index.wording
    firsts = {term for term in part.terms if term[0] not in (SAME, NEAR)}
    things = [f"\t{term}\n" for term in part.terms if term[0] in (SAME, NEAR)]
    if things:
        firsts |= {first for first, rows in rules.phrases.items() if any(one in f"{rows}\n" for one in things)}
    # What is reduced in another way than by its ending, such as `people` to `person`.
    firsts |= {word for word, reduced in rules.words.items() if reduced in firsts}
    return tuple(sorted({first[:_BEGINNING] for first in firsts}))


def likelier(question: Question, index: Index) -> dict[str, float]:
    """Which kinds of document are likelier than others, by the words around what is asked."""
    text = _plain(question.text)
    factors: dict[str, float] = {}
    for phrases, kinds in index.about["hints"]:
        if any(f" {phrase} " in text for phrase in phrases):
            for kind, factor in kinds.items():
                factors[kind] = factors.get(kind, 1.0) * factor
    return factors
