"""Candidates compared by a written list: marks of several interviewers, where they differ, and what is missing.

A total is a range: what is not marked counts as the lowest mark at one end and as the highest at the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from mofkit.model.candidate import HIGHEST, LOWEST, Candidate, Scorecard
from mofkit.model.opening import Criterion, Opening

BAR = 3
APART = 2
# A choice takes at least so many interviewers.
JUDGES = 2


class Value(NamedTuple):
    """What the interviewers say of one criterion: each by person, and their mean; nothing if nobody marked it."""

    criterion: Criterion
    marks: tuple[tuple[str, Fraction], ...]

    @property
    def mean(self) -> Fraction | None:
        """The mean over interviewers, each counted once."""
        return sum((mark for _, mark in self.marks), Fraction()) / len(self.marks) if self.marks else None

    @property
    def spread(self) -> Fraction:
        """How far the interviewers are apart."""
        found = [mark for _, mark in self.marks]
        return max(found) - min(found) if found else Fraction()

    @property
    def below(self) -> bool:
        """Whether it must be met and is not."""
        return self.criterion.must and self.mean is not None and self.mean < BAR

    def at(self, missing: int) -> Fraction:
        """Its mean, or what stands for it while it is missing."""
        return Fraction(missing) if self.mean is None else self.mean


class Standing(NamedTuple):
    """How a candidate stands: values by criterion, the total at its lowest and highest, and the possible places."""

    candidate: Candidate
    values: tuple[Value, ...]
    low: Fraction
    high: Fraction
    best: int = 0
    worst: int = 0

    @property
    def missing(self) -> list[str]:
        """The criteria that nobody marked."""
        return [one.criterion.id for one in self.values if not one.marks]

    @property
    def below(self) -> list[str]:
        """The criteria that must be met and are not."""
        return [one.criterion.id for one in self.values if one.below]

    @property
    def apart(self) -> list[Value]:
        """The criteria on which interviewers differ so much that they should talk."""
        return [one for one in self.values if one.spread >= APART]

    @property
    def judges(self) -> list[str]:
        """Who gave at least one mark."""
        return sorted({who for one in self.values for who, _ in one.marks})

    @property
    def incomplete(self) -> list[tuple[str, list[str]]]:
        """Who marked some criteria and not others: the person, and what they left out."""
        left = ((who, [one.criterion.id for one in self.values if who not in dict(one.marks)]) for who in self.judges)
        return [(who, criteria) for who, criteria in left if criteria]


def mark(text: str) -> int | None:
    """A mark on the scale; nothing for whatever else is written."""
    word = text.strip()
    return int(word) if word in map(str, range(LOWEST, HIGHEST + 1)) else None


def standing(opening: Opening, candidate: Candidate) -> Standing:
    """How a candidate stands by the criteria of an opening."""
    values = tuple(Value(one, tuple(_marks(candidate.scorecards, one.id))) for one in opening.criteria)
    weight = sum(one.criterion.weight for one in values) or 1
    low, high = (sum((one.criterion.weight * one.at(end) for one in values), Fraction()) / weight for end in (1, 5))
    return Standing(candidate, values, low, high)


def _marks(cards: Iterable[Scorecard], criterion: str) -> Iterator[tuple[str, Fraction]]:
    """The mark of each interviewer; somebody who wrote two counts once, with their mean."""
    said: dict[str, list[int]] = defaultdict(list)
    for card in cards:
        found = mark(card.marks.get(criterion, ""))
        if found is not None:
            said[card.by].append(found)
    yield from ((who, Fraction(sum(marks), len(marks))) for who, marks in sorted(said.items()))


def ranking(opening: Opening, candidates: Iterable[Candidate]) -> list[Standing]:
    """The candidates who have not withdrawn, the best first; who is below a bar stands after all others.

    The order of candidates, scorecards and marks changes nothing.
    """
    found = [standing(opening, one) for one in candidates if one.status != "withdrawn"]
    placed = [
        one._replace(
            best=1 + sum(_ahead(other, one) for other in found),
            worst=len(found) - sum(_ahead(one, other) for other in found),
        )
        for one in found
    ]
    return sorted(placed, key=lambda one: (bool(one.below), -one.low, -one.high, one.candidate.id))


def _ahead(one: Standing, other: Standing) -> bool:
    """Whether a candidate is ahead of another whatever the missing marks turn out to be."""
    last, first = _groups(one)[-1], _groups(other)[0]
    return last < first or (last == first and one.low > other.high)


def _groups(one: Standing) -> Sequence[int]:
    """Above the bars (0), below one (1), or either while a mark that must be met is missing."""
    if one.below:
        return (1,)
    return (0, 1) if any(each.criterion.must and not each.marks for each in one.values) else (0,)
