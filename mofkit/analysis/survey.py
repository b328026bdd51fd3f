"""Which scenario the answers point to: every answer counts the same, and silence counts for nothing.

A scenario's score is the weight of its answers over their number plus one, from 0 to 1: the more is answered and
the more it applies, the higher. The extra one keeps a single loud answer from beating a scenario of many.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mofkit.analysis.verdict import Because, Scored, Verdict, named, short

WEIGHTS = {"very-much": 1.0, "somewhat": 0.5, "not-at-all": 0.0}
SCREENING = "screen-"
CLOSE = 0.08


class Asked(NamedTuple):
    """A scenario with the ids of what is asked about it and their words; the screening question first."""

    slug: str
    number: int
    title: str
    questions: tuple[tuple[str, str], ...]


def from_answers(asked: Sequence[Asked], answers: Mapping[str, str]) -> Verdict:
    """The ranking that one respondent's answers give."""
    return decided(asked, [_scored(one, answers) for one in asked], answers)


def combined(asked: Sequence[Asked], many: Sequence[Mapping[str, str]]) -> Verdict:
    """The joint ranking of several respondents: the mean of their scores, each with the same voice."""
    each = [{one.slug: _scored(one, answers) for one in asked} for answers in many]
    joint = []
    for one in asked:
        mine = [scores[one.slug] for scores in each]
        added: dict[str, list[float]] = {}
        for scored in mine:
            for because in scored.because:
                added.setdefault(because.id, []).append(because.contribution)
        words = dict(one.questions)
        reasons = [Because(id, round(sum(parts) / len(many), 4), words[id]) for id, parts in added.items()]
        score = round(sum(scored.score for scored in mine) / max(len(mine), 1), 4)
        joint.append(Scored(one.number, one.slug, one.title, score, _strongest(reasons)))
    everything = {id: answer for answers in many for id, answer in answers.items()}
    return decided(asked, joint, everything)


def decided(asked: Sequence[Asked], scores: Iterable[Scored], answered: Mapping[str, str]) -> Verdict:
    """The verdict on scores; abstains when nothing applies or two are too close, and says what would separate them."""
    ranking = tuple(sorted(scores, key=lambda one: (-one.score, one.number)))
    first, second = ranking[0], ranking[1]
    turning = _turning(first, second)
    if first.score > 0 and _ahead(first, second) >= CLOSE:
        return Verdict(first.scenario, ranking, (), turning)
    by_slug = {one.slug: one for one in asked}
    ask = tuple(_separating(by_slug[scored.scenario], answered) for scored in (first, second))
    return Verdict(None, ranking, ask, turning)


def _ahead(first: Scored, second: Scored) -> float:
    # Rounded, or 0.58 would not be 0.08 more than 0.5.
    return round(first.score - second.score, 4)


def _turning(first: Scored, second: Scored) -> str:
    if not first.because:
        return "nothing was said to apply yet"
    margin, strongest = _ahead(first, second), first.because[0]
    if margin < CLOSE:
        return "an answer to one of the two questions"
    left = round(margin - strongest.contribution, 4)
    if left >= CLOSE:
        return f"{named(second)}, would need {margin:.2f} more to come first"
    then = f"it would be {named(second)}" if left <= -CLOSE else f"it could as well be {named(second)}"
    return f"if “{short(strongest.words)}” did not apply, {then}"


def _separating(one: Asked, answered: Mapping[str, str]) -> tuple[str, str, str]:
    """The first question about a scenario that is not answered yet; its first at all if everything is."""
    left = [question for question in one.questions if answered.get(question[0]) not in WEIGHTS]
    id, words = (left or list(one.questions))[0]
    return id, one.slug, words


class Agreement(NamedTuple):
    """How respondents answered one question: all answers by reader or name, and whether they agree."""

    id: str
    words: str
    answers: tuple[tuple[str, str], ...]
    spread: float


def agreement(asked: Sequence[Asked], many: Sequence[tuple[str, Mapping[str, str]]]) -> list[Agreement]:
    """Each question that two or more answered, the most disputed first; spread 0 is full agreement, 1 the most."""
    found = []
    for one in asked:
        for id, words in one.questions:
            given = [(who, answers[id]) for who, answers in many if answers.get(id) in WEIGHTS]
            if len(given) > 1:
                weights = [WEIGHTS[answer] for _, answer in given]
                found.append(Agreement(id, words, tuple(given), max(weights) - min(weights)))
    return sorted(found, key=lambda one: (-one.spread, one.id))


def _scored(one: Asked, answers: Mapping[str, str]) -> Scored:
    given = [(id, words, WEIGHTS[answers[id]]) for id, words in one.questions if answers.get(id) in WEIGHTS]
    parts = len(given) + 1
    reasons = [Because(id, round(weight / parts, 4), words) for id, words, weight in given if weight]
    return Scored(
        one.number, one.slug, one.title, round(sum(weight for *_, weight in given) / parts, 4), _strongest(reasons)
    )


def _strongest(reasons: list[Because]) -> tuple[Because, ...]:
    return tuple(sorted(reasons, key=lambda one: (-one.contribution, one.id)))
