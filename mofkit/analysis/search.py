"""Which documents answer a question best: pure, of an index and of documents that came after it was made.

What a find adds depends on how rare the term is and on what it says of the document. A document that answers all parts
of the question beats one that answers some of them often; and one that has them side by side, or as its name, beats
one that has them apart.
"""

from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from mofkit.analysis.question import Part, Question, Source, likelier
from mofkit.content.search_documents import Document, strengths
from mofkit.content.search_index import Index
from mofkit.content.search_words import Token, Wording, folded, tokens, words

_GAP = 20
_ENOUGH = 0.4
_COVERAGE, _NAME, _CLOSE = 1.5, 0.6, 0.3
# More than a close look can make of any other.
_EXACT = 3


class Hit(NamedTuple):
    """A document that answers, and how well."""

    document: Document
    score: float


def ranked(
    question: Question,
    index: Index,
    sources: Sequence[Source] = (),
    *,
    top: int = 10,
    wanted: Callable[[Document], bool] | None = None,
) -> list[Hit]:
    """The documents that answer, the best first."""
    later = [one for source in sources for one in source.about(question.beginnings)]
    scores = _scores(question, index, later)
    above = _EXACT * (1 + max(scores.values(), default=0.0))
    scores |= {number: above + scores.get(number, 0.0) for number in _exact(question, index, later)}
    kinds = likelier(question, index)
    most = (1 + _NAME + _CLOSE) * max(kinds.values(), default=1.0)
    best = _Best()
    for number in sorted(scores, key=lambda number: (-scores[number], number)):
        # The rest cannot come among the first, however close a look shows them to be.
        if scores[number] * most <= best.least(top):
            break
        one = later[-number - 1] if number < 0 else index.document(number)
        if wanted is None or wanted(one):
            score = scores[number] * _closer(one, question, index.wording, kinds.get(one.kind, 1.0))
            best.add(Hit(one, round(score, 4)))
    return best.hits[:top]


class _Best:
    """Hits in their order, a record by its best passage alone."""

    def __init__(self) -> None:
        self.hits: list[Hit] = []
        self._of: dict[tuple[str, str], Hit] = {}

    def add(self, hit: Hit) -> None:
        """Put a hit in its place, unless another passage of its record is better."""
        key = (hit.document.id, hit.document.kind)
        other = self._of.get(key)
        if other and other.score >= hit.score:
            return
        if other:
            self.hits.remove(other)
        self._of[key] = hit
        insort(self.hits, hit, key=lambda hit: -hit.score)

    def least(self, top: int) -> float:
        """What a hit must score to come among the first so many."""
        return self.hits[top - 1].score if len(self.hits) >= top else 0.0


def _exact(question: Question, index: Index, later: Sequence[Document]) -> list[int]:
    """The documents of an id that is asked for, as the job aid or mofkit writes it; a record's may lack its kind."""
    written = question.written.strip().casefold()
    found = [-1 - at for at, one in enumerate(later) if written in (one.id.casefold(), _of_record(one.id).casefold())]
    number = index.with_id(written.replace(".", "-")) if written and not set(written) & set(" \t\n") else None
    return found if number is None else [*found, number]


def _of_record(id: str) -> str:
    return id.partition(":")[2] or id


def _scores(question: Question, index: Index, later: Sequence[Document]) -> dict[int, float]:
    """What each document is worth by its number; those of `later` count down from -1."""
    beginnings = question.every_beginning
    extra = [strengths(one, index.wording, index.weights, beginnings) for one in later]
    scores: dict[int, float] = {}
    covered: dict[int, float] = {}
    whole = 0.0
    for part in question.parts:
        found, mass = _finds(part, index, extra)
        whole += mass
        for number, value in found.items():
            scores[number] = scores.get(number, 0.0) + value
            covered[number] = covered.get(number, 0.0) + min(mass, value / _ENOUGH)
    return {number: score * (covered[number] / whole) ** _COVERAGE for number, score in scores.items()}


def _finds(part: Part, index: Index, extra: Sequence[Mapping[str, float]]) -> tuple[dict[int, float], float]:
    """What the best find of a part adds to each document, and how much the part weighs in the question."""
    found: dict[int, float] = {}
    mass = 0.0
    for term, weight in part.terms.items():
        rare, postings = _postings(term, index, extra)
        mass = max(mass, rare * weight)
        for number, strength in postings:
            value = weight * rare * strength
            if value > found.get(number, 0.0):
                found[number] = value
    return found, mass


def _postings(term: str, index: Index, extra: Sequence[Mapping[str, float]]) -> tuple[float, list[tuple[int, float]]]:
    """How rare a term is, and how much it says of which documents.

    Rarity is that of the index, so that a workspace does not change how the content is ranked.
    """
    posting = index.posting(term)
    found = [(-1 - at, one[term]) for at, one in enumerate(extra) if term in one]
    held_by = posting.held_by if posting else len(found)
    rare = log(1 + (max(len(index), held_by) - held_by + 0.5) / (held_by + 0.5)) if held_by else 0.0
    return rare, [*(posting.documents if posting else ()), *found]


def _closer(one: Document, question: Question, rules: Wording, likelier: float) -> float:
    """How much better a document is than the sum of its finds, by the order of its words and by its name."""
    beginnings = question.every_beginning
    name, text = ([*tokens(field, rules, beginnings)] for field in (one.name, one.text))
    pairs = list(pairwise(question.parts))
    close = sum(_adjoin(name, *pair) or _adjoin(text, *pair) for pair in pairs) / len(pairs) if pairs else 0.0
    named = _named(one.name, name, question, rules)
    return (1 + _NAME * named + _CLOSE * close) * (likelier if named else 1.0)


def _named(name: str, found: Sequence[Token], question: Question, rules: Wording) -> float:
    """How much of the name is asked for, times how much of the question is in the name; 1 if they are the same."""
    finds = [token for token in found if token.term in question.terms]
    if not finds:
        return 0.0
    terms = {token.term for token in finds}
    answered = sum(not terms.isdisjoint(part.terms) for part in question.parts) / len(question.parts)
    telling = [one for one in words(name) if folded(one[0]) not in rules.stopwords]
    asked_for = sum(any(find.start <= one.start() and one.end() <= find.end for find in finds) for one in telling)
    return answered * asked_for / max(len(telling), 1)


def _adjoin(text: Sequence[Token], a: Part, b: Part) -> bool:
    """Whether a find of one part is followed by one of the other, with little between."""
    end = -_GAP
    for token in text:
        if token.start - end < _GAP and token.term in b.terms:
            return True
        if token.term in a.terms:
            end = token.end
    return False
