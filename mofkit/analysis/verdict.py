"""What a triage comes to: a ranking with reasons, or a question back."""

from typing import NamedTuple


class Because(NamedTuple):
    """One reason for a score: what it is, how much it adds, and in which words."""

    id: str
    contribution: float
    words: str


class Scored(NamedTuple):
    """A scenario with its score from 0 to 1 and the reasons, the strongest first."""

    number: int
    scenario: str
    title: str
    score: float
    because: tuple[Because, ...]


class Verdict(NamedTuple):
    """The ranking of all scenarios; no verdict if the first two are too close, and what to ask then."""

    verdict: str | None
    ranking: tuple[Scored, ...]
    ask: tuple[tuple[str, str, str], ...]

    @property
    def margin(self) -> float:
        """How far the first is ahead of the second."""
        return self.ranking[0].score - self.ranking[1].score


def short(words: str, limit: int = 90) -> str:
    """Words cut at a blank, so that they fit a line."""
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def turning(verdict: Verdict) -> str:
    """What would change the answer, in a sentence."""
    first, second = verdict.ranking[0], verdict.ranking[1]
    if not first.because:
        return "nothing was said to apply yet"
    strongest = first.because[0]
    if verdict.margin < strongest.contribution:
        return f"without “{short(strongest.words)}” it would be scenario {second.number}, {second.title}"
    needed = verdict.margin
    return f"scenario {second.number}, {second.title}, would need {needed:.2f} more to come first"
