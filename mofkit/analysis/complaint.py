"""Which scenario a complaint in people's own words points to, with the words that say so.

Every find adds its weights to the scenarios. A score is a scenario's share of one; a reason is how much more a
find says for its scenario than for the others.
"""

from collections.abc import Mapping, Sequence

from mofkit.analysis.matching import DISMISSED, Find, Language, finds, shares
from mofkit.analysis.verdict import Because, Scored, Verdict

SCREENING = "screen-"
_REASONS = 6
_LEAST_REASON = 0.05

Weights = Mapping[str, str]
Heads = Sequence[tuple[int, str, str, str]]


def from_text(
    text: str, tongue: Language, weights: Weights, bias: str, *, heads: Heads, limits: Mapping[str, float]
) -> Verdict:
    """The ranking that a text gives; no verdict where too little is said or the first two are too close.

    Weights are texts of numbers: one for each scenario, in the order of `heads` (number, slug, title and screening
    question), and a last one for naming nothing at all, which only decides whether to ask back.
    """
    found = known(text, tongue, weights)
    rows = {feature: numbers(weights[feature]) for feature in found}
    scores = numbers(bias)
    for feature, (_, value) in found.items():
        for at, weight in enumerate(rows[feature]):
            scores[at] += value * weight
    parts, nothing = shares(scores[: len(heads)]), shares(scores)[len(heads)]
    ranking = sorted(
        (
            Scored(number, slug, title, round(parts[at], 4), reasons(found, rows, at))
            for at, (number, slug, title, _) in enumerate(heads)
        ),
        key=lambda one: (-one.score, one.number),
    )
    first, second = ranking[0], ranking[1]
    if first.score - second.score >= limits["margin"] and nothing <= limits["nothing"]:
        return Verdict(first.scenario, tuple(ranking), ())
    questions = {slug: question for _, slug, _, question in heads}
    ask = tuple((SCREENING + one.scenario, one.scenario, questions[one.scenario]) for one in (first, second))
    return Verdict(None, tuple(ranking), ask)


def numbers(row: str) -> list[float]:
    """The weights in a row."""
    return [float(number) for number in row.split()]


def known(text: str, tongue: Language, weights: Weights) -> dict[str, tuple[Find, float]]:
    """The finds of a text that weigh anything, each once; one that is meant beats one that is dismissed."""
    found: dict[str, tuple[Find, float]] = {}
    for find in finds(text, tongue):
        value = DISMISSED if find.dismissed else 1.0
        if find.feature in weights and (find.feature not in found or value > found[find.feature][1]):
            found[find.feature] = (find, value)
    return found


def reasons(
    found: Mapping[str, tuple[Find, float]], rows: Mapping[str, Sequence[float]], at: int
) -> tuple[Because, ...]:
    """What speaks for the scenario at a place of the weights, the strongest first."""
    because = []
    for feature, (find, value) in found.items():
        row = rows[feature]
        gain = value * (row[at] - sum(row[:-1]) / len(row[:-1]))
        if gain >= _LEAST_REASON:
            because.append(Because(feature.removeprefix("c:").replace("w:", "word:"), round(gain, 4), find.words))
    return tuple(sorted(because, key=lambda one: (-one.contribution, one.id))[:_REASONS])
