"""Which scenario a complaint in people's own words points to, with the words that say so.

Every find adds its weights to the scenarios. A score is a scenario's share of one; a reason is how much more a
find says for its scenario than for the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mofkit.analysis.matching import DISMISSED, Find, Language, finds, shares
from mofkit.analysis.verdict import Because, Scored, Verdict, named, short

SCREENING = "screen-"
_REASONS = 6
_LEAST_REASON = 0.05
_WITHOUT = 3

Weights = Mapping[str, str]
Heads = Sequence[tuple[int, str, str, str]]
Found = Mapping[str, tuple[Find, float]]


class _Scale(NamedTuple):
    """What finds are weighed with: a row of weights for each, and what holds for all of them."""

    rows: Mapping[str, Sequence[float]]
    bias: Sequence[float]
    heads: Heads
    limits: Mapping[str, float]


def from_text(
    text: str, tongue: Language, weights: Weights, bias: str, *, heads: Heads, limits: Mapping[str, float]
) -> Verdict:
    """The ranking that a text gives; no verdict where too little is said or the first two are too close.

    Weights are texts of numbers: one for each scenario, in the order of `heads` (number, slug, title and screening
    question), and a last one for naming nothing at all, which only decides whether to ask back.
    """
    every = [find for find in finds(text, tongue) if find.feature in weights]
    found = each_once(every)
    scale = _Scale({feature: numbers(weights[feature]) for feature in found}, numbers(bias), heads, limits)
    verdict = _weighed(found, scale)
    return verdict._replace(turning=_turning(verdict, every, scale))


def _weighed(found: Found, scale: _Scale) -> Verdict:
    scores = list(scale.bias)
    for feature, (_, value) in found.items():
        for at, weight in enumerate(scale.rows[feature]):
            scores[at] += value * weight
    parts, nothing = shares(scores[: len(scale.heads)]), shares(scores)[len(scale.heads)]
    ranking = sorted(
        (
            Scored(number, slug, title, round(parts[at], 4), reasons(found, scale.rows, at))
            for at, (number, slug, title, _) in enumerate(scale.heads)
        ),
        key=lambda one: (-one.score, one.number),
    )
    first, second = ranking[0], ranking[1]
    if first.score - second.score >= scale.limits["margin"] and nothing <= scale.limits["nothing"]:
        return Verdict(first.scenario, tuple(ranking), (), "")
    questions = {slug: question for _, slug, _, question in scale.heads}
    ask = tuple((SCREENING + one.scenario, one.scenario, questions[one.scenario]) for one in (first, second))
    return Verdict(None, tuple(ranking), ask, "")


def _turning(verdict: Verdict, every: Sequence[Find], scale: _Scale) -> str:
    """Without which words it would be another answer: the strongest reasons are left out until it is."""
    if verdict.verdict is None:
        return "an answer to one of the two questions"
    gone: list[str] = []
    lost: set[str] = set()
    for because in verdict.ranking[0].because:
        # Finds overlap, as a phrase and its words do: a word that is left out takes every find with it that holds it.
        words = _words_of(because.words)
        if len(gone) == _WITHOUT or words <= lost:
            continue
        gone.append(because.words)
        lost |= words
        other = _weighed(each_once(find for find in every if not lost & _words_of(find.words)), scale)
        if other.verdict != verdict.verdict:
            then = f"it would be {named(other.ranking[0])}" if other.verdict else "it would be unclear"
            return f"without {_listed(gone)} {then}"
    if not gone:
        return "nothing was said to apply yet"
    return f"more than a few words: without {_listed(gone)} it would be the same"


def _words_of(phrase: str) -> set[str]:
    return set(phrase.split()) - {"…"}


def _listed(phrases: Sequence[str]) -> str:
    return " and ".join(f"“{short(words)}”" for words in phrases)


def numbers(row: str) -> list[float]:
    """The weights in a row."""
    return [float(number) for number in row.split()]


def each_once(every: Iterable[Find]) -> dict[str, tuple[Find, float]]:
    """Finds by their features with what they count; one that is meant beats one that is dismissed."""
    found: dict[str, tuple[Find, float]] = {}
    for find in every:
        value = DISMISSED if find.dismissed else 1.0
        if find.feature not in found or value > found[find.feature][1]:
            found[find.feature] = (find, value)
    return found


def reasons(found: Found, rows: Mapping[str, Sequence[float]], at: int) -> tuple[Because, ...]:
    """What speaks for the scenario at a place of the weights, the strongest first."""
    because = []
    for feature, (find, value) in found.items():
        row = rows[feature]
        gain = value * (row[at] - sum(row[:-1]) / len(row[:-1]))
        if gain >= _LEAST_REASON:
            because.append(Because(feature.removeprefix("c:").replace("w:", "word:"), round(gain, 4), find.words))
    return tuple(sorted(because, key=lambda one: (-one.contribution, one.id))[:_REASONS])
