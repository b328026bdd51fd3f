"""Which documents answer a question best: pure, of an index and of documents that came after it was made.

Each word that says something is looked for by itself and by its synonyms. What a find adds depends on how rare the
term is and on what it says of the document; a document that has all the words beats one that has some of them often,
and one that has them side by side, or as its name, beats one that has them apart.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple, Protocol

from mofkit.analysis.spelling import meant
from mofkit.content.search_documents import Document, Weights, strengths
from mofkit.content.search_index import Index
from mofkit.content.search_words import NEAR, SAME, Token, folded, stem, tokens, words

_MOST_WORDS = 40
_GAP = 20
_ENOUGH = 0.4
_COVERAGE, _NAME, _CLOSE = 1.5, 0.6, 0.3


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
    """What is looked for; `meant` are words taken for others, `nowhere` those that nothing has."""

    text: str
    parts: tuple[Part, ...]
    terms: frozenset[str]
    meant: tuple[tuple[str, str], ...] = ()
    nowhere: tuple[str, ...] = ()



class Hit(NamedTuple):
    """A document that answers, and how well."""

    document: Document
    score: float


def asked(text: str, index: Index, source: Source | None = None) -> Question:
    """A question in people's own words, with its typing errors mended."""
    pieces, repaired, nowhere = [], [], []
    at = 0
    for one in list(words(text))[:_MOST_WORDS]:
        written = folded(one[0])
        better = written if _known(written, index) else _repaired(written, index, source)
        if better and better != written:
            repaired.append((one[0], better))
        elif not better:
            nowhere.append(one[0])
        pieces += [text[at : one.start()], one[0] if better == written else better]
        at = one.end()
    mended = "".join(pieces)
    parts = _parts(mended, index)
    terms = frozenset(term for part in parts for term in part.terms)
    return Question(mended, parts, terms, tuple(repaired), tuple(nowhere))


def _known(word: str, index: Index) -> bool:
    reduced = stem(word, index.wording)
    rules = index.wording
    return word in rules.stopwords or reduced in rules.phrases or index.posting(reduced) is not None


def _repaired(word: str, index: Index, source: Source | None) -> str:
    """The word or words that were meant; nothing if there are none."""
    others = {stem(other, index.wording): other for other in (source.words() if source else ())}
    if stem(word, index.wording) in others:
        return word
    for at in range(3, len(word) - 2):
        if _known(word[:at], index) and _known(word[at:], index):
            return f"{word[:at]} {word[at:]}"
    written = {reduced: other for reduced, other, _ in index.words()}
    known = [*((reduced, count) for reduced, _, count in index.words()), *((other, 1) for other in others)]
    found = meant(stem(word, index.wording), known)
    return written.get(found) or others.get(found, "")


def _parts(text: str, index: Index) -> tuple[Part, ...]:
    every = list(tokens(text, index.wording))
    found = list(words(text))
    asking = _asking(text, index)
    telling = [one for one in found if folded(one[0]) not in index.wording.stopwords]
    topical = [one for one in telling if folded(one[0]) not in asking]
    parts = []
    for one in topical or telling or found:
        terms = {stem(folded(one[0]), index.wording): 1.0}
        for token in every:
            if token.start <= one.start() and one.end() <= token.end:
                terms[token.term] = _weight(token.term, index.weights)
        parts.append(Part(folded(one[0]), terms))
    return tuple(parts)


def _asking(text: str, index: Index) -> set[str]:
    """The words of a question that say what kind of thing is asked for, and not about what."""
    plain = _plain(text)
    return {word for phrase in index.about["asking"] if f" {phrase} " in plain for word in phrase.split()}


def _plain(text: str) -> str:
    return f" {' '.join(folded(one[0]) for one in words(text))} "


def _weight(term: str, weights: Weights) -> float:
    return weights.same if term.startswith(SAME) else weights.near if term.startswith(NEAR) else 1.0


def ranked(
    question: Question,
    index: Index,
    source: Source | None = None,
    *,
    top: int = 10,
    wanted: Callable[[Document], bool] | None = None,
) -> list[Hit]:
    """The documents that answer, the best first."""
    later = list(source.about(_beginnings(question, index))) if source else []
    scores = _scores(question, index, later)
    kinds = _kinds(question, index)
    most = (1 + _NAME + _CLOSE) * max(kinds.values(), default=1.0)
    hits: list[Hit] = []
    for number in sorted(scores, key=lambda number: (-scores[number], number)):
        # The rest cannot come among the first, however close a look shows them to be.
        if len(hits) >= top and scores[number] * most <= hits[top - 1].score:
            break
        one = later[-number - 1] if number < 0 else index.document(number)
        if wanted is None or wanted(one):
            score = scores[number] * _closer(one, question, index, kinds.get(one.kind, 1.0))
            insort(hits, Hit(one, round(score, 4)), key=lambda hit: -hit.score)
    return hits[:top]


def _closer(one: Document, question: Question, index: Index, likelier: float) -> float:
    """How much better a document is than the sum of its finds, by the order of its words and by its name."""
    name, text = list(tokens(one.name, index.wording)), list(tokens(one.text, index.wording))
    pairs = list(zip(question.parts, question.parts[1:], strict=False))
    close = sum(_adjoin(name, *pair) or _adjoin(text, *pair) for pair in pairs) / len(pairs) if pairs else 0.0
    named = _named(name, question)
    return (1 + _NAME * named + _CLOSE * close) * (1 + (likelier - 1) * named)


def _beginnings(question: Question, index: Index) -> list[list[str]]:
    return [[term[:4] for term in part.terms] for part in question.parts]


def _scores(question: Question, index: Index, later: Sequence[Document]) -> dict[int, float]:
    """What each document is worth by its number; those of `later` count down from -1."""
    extra = [strengths(one, index.wording, index.weights) for one in later]
    scores: dict[int, float] = {}
    covered: dict[int, float] = {}
    whole = 0.0
    for part in question.parts:
        found: dict[int, float] = {}
        mass = 0.0
        for term, weight in part.terms.items():
            rare, postings = _postings(term, index, extra)
            mass = max(mass, rare * weight)
            for number, strength in postings:
                value = weight * rare * strength
                if value > found.get(number, 0.0):
                    found[number] = value
        whole += mass
        for number, value in found.items():
            scores[number] = scores.get(number, 0.0) + value
            covered[number] = covered.get(number, 0.0) + min(mass, value / _ENOUGH)
    return {number: score * (covered[number] / whole) ** _COVERAGE for number, score in scores.items()}


def _postings(term: str, index: Index, extra: Sequence[Mapping[str, float]]) -> tuple[float, list[tuple[int, float]]]:
    """How rare a term is, and how much it says of which documents."""
    posting = index.posting(term)
    found = [(-1 - at, one[term]) for at, one in enumerate(extra) if term in one]
    count = posting.count if posting else len(found)
    rare = log(1 + (len(index) - count + 0.5) / (count + 0.5)) if count else 0.0
    return rare, [*(posting.documents if posting else ()), *found]


def _kinds(question: Question, index: Index) -> dict[str, float]:
    """Which kinds are likelier, by the words around what is asked."""
    text = _plain(question.text)
    factors: dict[str, float] = {}
    for phrases, kinds in index.about["hints"]:
        if any(f" {phrase} " in text for phrase in phrases):
            for kind, factor in kinds.items():
                factors[kind] = factors.get(kind, 1.0) * factor
    return factors


def _named(name: Sequence[Token], question: Question) -> float:
    """How much of the name is asked for, times how much of the question is in the name; 1 if they are the same."""
    own = {token.term for token in name}
    single = [token.term for token in name if token.term[0] not in (SAME, NEAR)]
    if not single:
        return 0.0
    asked_for = sum(not own.isdisjoint(part.terms) for part in question.parts) / len(question.parts)
    return asked_for * sum(term in question.terms for term in single) / len(single)


def _adjoin(text: Sequence[Token], a: Part, b: Part) -> bool:
    """Whether a find of one part is followed by one of the other, with little between."""
    end = -_GAP
    for token in text:
        if token.start - end < _GAP and token.term in b.terms:
            return True
        if token.term in a.terms:
            end = token.end
    return False
