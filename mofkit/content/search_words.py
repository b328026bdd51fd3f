"""A text as the terms by which it is found: reduced words, words joined where a hyphen may stand, and synonyms.

The rules are data, in `content/search.yaml`. Nothing heavy is imported here: an answer to a search is to come about
as fast as the version.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_VOWELS = frozenset("aeiouy")
_STAY_DOUBLED = frozenset("lsz")
_HYPHENS = ("-", "‐", "‑")
_LONGEST = 60
# What the term of a synonym begins with; no word does.
SAME, NEAR = "=", "~"


Step = tuple[tuple[str, ...], Sequence[tuple[str, str, int]]]


class Token(NamedTuple):
    """A term and the characters of the text that it stands for."""

    term: str
    start: int
    end: int


class Wording(NamedTuple):
    """The rules of comparing words.

    A step is its endings, and each of them with what takes its place and how many letters must stay before it.
    `phrases` give, for the first word of each name of a thing, a line with the words that follow, a tab, and the
    thing's term.
    """

    stopwords: frozenset[str]
    steps: Sequence[Step]
    words: Mapping[str, str]
    joined: frozenset[str]
    phrases: Mapping[str, str]


def words(text: str) -> Iterator[re.Match[str]]:
    """Each word as it is written."""
    return _WORD.finditer(text)


def folded(word: str) -> str:
    """A word in lower case, without the ending of a possessive."""
    word = word.casefold()
    if not word.isalnum():
        word = word.replace("’", "'").removesuffix("'s").replace("'", "")
    return word[:_LONGEST]


def stem(word: str, wording: Wording) -> str:
    """A word, already folded, reduced to what its forms and spellings share."""
    if not word.isalpha():
        return word
    known = wording.words.get(word)
    for endings, step in wording.steps:
        if known:
            return known
        if word.endswith(endings):
            word = _reduced(word, step)
            known = wording.words.get(word)
    return known or word


def _reduced(word: str, step: Sequence[tuple[str, str, int]]) -> str:
    for ending, instead, least in step:
        if word.endswith(ending):
            kept = word[: len(word) - len(ending)]
            if len(kept) >= least and not _VOWELS.isdisjoint(kept):
                return _undoubled(kept) if ending in ("ing", "ed") else kept + instead
    return word


def _undoubled(kept: str) -> str:
    """`plann` was `plan`; `bill` was always so."""
    return kept[:-1] if kept[-1:] == kept[-2:-1] and kept[-1] not in _STAY_DOUBLED else kept


def tokens(text: str, wording: Wording, beginnings: tuple[str, ...] = ("",)) -> Iterator[Token]:
    """Every term of a text in order: each word that says something, and what words make together.

    With `beginnings`, only the terms whose first word begins so: most words of a text are never asked for.
    """
    found = [(folded(one[0]), *one.span()) for one in words(text)]
    for at, (word, start, end) in enumerate(found):
        if word.startswith(beginnings):
            reduced = stem(word, wording)
            if word not in wording.stopwords:
                yield Token(reduced, start, end)
            if reduced in wording.phrases:
                for term, last in _synonyms(wording.phrases[reduced], found, at, wording):
                    yield Token(term, start, last)
        if at + 1 < len(found):
            other, begin, close = found[at + 1]
            gap, joined = text[end:begin], word + other
            if (gap in _HYPHENS or (gap == " " and joined in wording.joined)) and joined.startswith(beginnings):
                yield Token(stem(joined, wording), start, close)


def _synonyms(rows: str, found: Sequence[tuple[str, int, int]], at: int, wording: Wording) -> Iterator[tuple[str, int]]:
    """The things whose names stand at a word, and where each name ends."""
    for row in rows.split("\n"):
        rest, _, term = row.rpartition("\t")
        after = rest.split()
        follow = found[at + 1 : at + 1 + len(after)]
        if len(follow) == len(after) and all(
            stem(word, wording) == one for (word, _, _), one in zip(follow, after, strict=True)
        ):
            yield term, follow[-1][2] if follow else found[at][2]


def length(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def hyphened(text: str) -> Iterator[str]:
    """The words of a text that a hyphen makes of two, as one."""
    found = list(words(text))
    for one, other in pairwise(found):
        if text[one.end() : other.start()] in _HYPHENS:
            yield folded(one[0]) + folded(other[0])


def wording(data: Mapping[str, Any], joined: Iterable[str]) -> Wording:
    """The rules as `content/search.yaml` has them; `joined` are words that are also written apart."""
    steps = [step_of([_ending(one) for one in step]) for step in data["steps"]]
    as_they_are = {word: word for word, target in data["words"].items() if word == target}
    rules = Wording(frozenset(data["stopwords"]), steps, as_they_are, frozenset(joined), {})
    rules = rules._replace(words={word: stem(target, rules) for word, target in data["words"].items()})
    return rules._replace(phrases=_phrases(data, rules))


def step_of(endings: Sequence[tuple[str, str, int]]) -> Step:
    """A step of its endings."""
    return tuple(ending for ending, _, _ in endings), endings


def _ending(row: str) -> tuple[str, str, int]:
    ending, instead, least = row.split("=")
    return ending, instead, int(least)


def _phrases(data: Mapping[str, Any], rules: Wording) -> dict[str, str]:
    found: dict[str, dict[str, None]] = {}
    for mark, groups in ((SAME, data["same"]), (NEAR, data["near"])):
        for number, group in enumerate(groups):
            for first, *rest in (way for form in group for way in _ways_to_write(form, rules)):
                found.setdefault(first, {})[f"{' '.join(rest)}\t{mark}{number}"] = None
    return {first: "\n".join(rows) for first, rows in found.items()}


def _ways_to_write(form: str, rules: Wording) -> Iterator[list[str]]:
    """The words of a name; and the one word that a hyphen makes of two."""
    yield [stem(folded(one[0]), rules) for one in words(form)]
    if "-" in form:
        yield [stem(folded(one[0]), rules) for one in words(form.replace("-", ""))]
