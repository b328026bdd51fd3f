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
    """The ranking of all scenarios; no verdict if the first two are too close, and what to ask then.

    `turning` says in a clause what would change the answer.
    """

    verdict: str | None
    ranking: tuple[Scored, ...]
    ask: tuple[tuple[str, str, str], ...]
    turning: str


def short(words: str, limit: int = 90) -> str:
    """Words cut at a blank, so that they fit a line."""
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def named(one: Scored) -> str:
    """A scenario as it stands in a sentence."""
    return f"scenario {one.number}, {one.title}"
