"""Which scenario a complaint in people's own words points to: a weighted lexicon, and nothing that cannot be explained.

The words are cut into clauses. In each, phrases of the lexicon are found as concepts, and single words as stems,
both tolerant of typing errors; a clause that says "that is not the problem" counts against what it names. Every
find adds its weight to each scenario: the sums are the scores, and the finds are the reasons.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from math import exp
from typing import Any, NamedTuple

from mofkit.analysis.spelling import typing_errors

_WORD = re.compile(r"[^\W\d_]+|\d+")
_SENTENCE_END = re.compile(r"[.!?;:\n()–—]+|,(?=\s)")
DISMISSED = -0.35
_TYPO_LENGTH, _TWO_TYPOS_LENGTH = 5, 9
_MOST_CHARACTERS, _MOST_CLAUSES, _MOST_MENDED = 20_000, 3_000, 800


class Find(NamedTuple):
    """Something of the lexicon in a text: a concept or a word, as written, and whether the clause dismisses it."""

    feature: str
    words: str
    dismissed: bool


class Clause(NamedTuple):
    """Words that belong together."""

    words: tuple[str, ...]
    dismissed: bool


class Language(NamedTuple):
    """The lexicon of one language, ready for matching: long texts that are taken apart only where a word leads.

    `forms` and `prefixes` give, for the first word of a form or its first `prefix` letters, `concept=words` a line.
    """

    name: str
    prefix: int
    stopwords: frozenset[str]
    dismissals: tuple[tuple[str, ...], ...]
    breaks: frozenset[str]
    endings: tuple[str, ...]
    known: frozenset[str]
    forms: Mapping[str, str]
    prefixes: Mapping[str, str]


def language(name: str, words: Mapping[str, Any]) -> Language:
    """A lexicon as `content.lexicon.indexed` makes it, as a language."""
    return Language(
        name,
        words["prefix"],
        frozenset(words["stopwords"].split()),
        tuple(tuple(one.split()) for one in words["dismissals"].split("\n")),
        frozenset(words["breaks"].split()),
        tuple(words["endings"].split()),
        frozenset(words["known"].split()),
        words["forms"],
        words["prefixes"],
    )


def clauses(text: str, tongue: Language) -> list[Clause]:
    """The clauses of a text, each with its words in lower case."""
    found = []
    for piece in _SENTENCE_END.split(text[:_MOST_CHARACTERS].casefold()):
        words: list[str] = []
        for word in _WORD.findall(piece):
            if word in tongue.breaks and words:
                found.append(words)
                words = []
            words.append(word)
        if words:
            found.append(words)
    return [Clause(tuple(words), _dismisses(words, tongue)) for words in found[:_MOST_CLAUSES]]


def _dismisses(words: list[str], tongue: Language) -> bool:
    return any(_matches(words, at, one) for one in tongue.dismissals for at in range(len(words)))


def finds(text: str, tongue: Language) -> Iterator[Find]:
    """Everything of the lexicon in a text."""
    every = clauses(text, tongue)
    written = dict.fromkeys(word for clause in every for word in clause.words)
    # A word that is not known is compared with thousands; nobody's complaint needs that often.
    meant = {word: _mended(word, tongue) for word in islice(written, _MOST_MENDED)}
    for clause in every:
        words = [meant.get(word, word) for word in clause.words]
        yield from (Find(concept, phrase, clause.dismissed) for concept, phrase in _concepts(words, clause, tongue))
        yield from _words(words, clause, tongue)


def _words(words: list[str], clause: Clause, tongue: Language) -> Iterator[Find]:
    """Each word that is not a small one, and each two of them that follow one another."""
    before, before_written = "", ""
    for word, written in zip(words, clause.words, strict=True):
        if word not in tongue.stopwords:
            this = stem(word, tongue)
            yield Find(f"w:{this}", written, clause.dismissed)
            if before:
                yield Find(f"w:{before} {this}", f"{before_written} … {written}", clause.dismissed)
            before, before_written = this, written


def _concepts(words: list[str], clause: Clause, tongue: Language) -> Iterator[tuple[str, str]]:
    for at, word in enumerate(words):
        for row in _rows(word, tongue):
            concept, _, form = row.partition("=")
            end = _matches(words, at, form.split())
            if end:
                yield f"c:{concept}", " ".join(clause.words[at:end])


def _rows(word: str, tongue: Language) -> Iterator[str]:
    """The forms that may begin with a word."""
    for holder, key in ((tongue.forms, word), (tongue.prefixes, word[: tongue.prefix])):
        found = holder.get(key)
        if found:
            yield from found.split("\n")


def _matches(words: Sequence[str], at: int, form: Sequence[str]) -> int:
    """Where a form that begins at a word ends; 0 if it does not stand there. `_` is up to two words."""
    if not form:
        return at
    if form[0] == "_":
        return next((end for skip in range(3) if (end := _matches(words, at + skip, form[1:]))), 0)
    if at >= len(words):
        return 0
    same = words[at].startswith(form[0][:-1]) if form[0].endswith("*") else words[at] == form[0]
    return _matches(words, at + 1, form[1:]) if same else 0


def stem(word: str, tongue: Language) -> str:
    """A word without its ending, if enough of it is left."""
    for ending in tongue.endings:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _mended(word: str, tongue: Language) -> str:
    """The word of the vocabulary that was meant, if this one is not known and one typing error away."""
    if len(word) < _TYPO_LENGTH or word in tongue.known or stem(word, tongue) in tongue.known:
        return word
    if any(word.startswith(row.partition("=")[2].split()[0][:-1]) for row in _rows(word, tongue)):
        return word
    allowed = 2 if len(word) >= _TWO_TYPOS_LENGTH else 1
    best, least = word, allowed + 1
    for candidate in _by_letter(tongue.known).get(word[0], ()):
        distance = typing_errors(word, candidate, least)
        if distance < least:
            best, least = candidate, distance
    return best


@lru_cache(maxsize=3)
def _by_letter(known: frozenset[str]) -> dict[str, list[str]]:
    """The known words by their first letter: typing errors seldom strike that one."""
    found: dict[str, list[str]] = {}
    for word in sorted(known):
        found.setdefault(word[0], []).append(word)
    return found


def features(text: str, tongue: Language) -> dict[str, float]:
    """What counts of a text: each find once, however often it is said; dismissed ones against."""
    found: dict[str, float] = {}
    for find in finds(text, tongue):
        value = DISMISSED if find.dismissed else 1.0
        found[find.feature] = max(found.get(find.feature, value), value)
    return found


def shares(scores: list[float]) -> list[float]:
    """Scores as shares of one."""
    top = max(scores)
    raised = [exp(score - top) for score in scores]
    return [one / sum(raised) for one in raised]
