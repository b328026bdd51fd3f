"""What keeps coming back in tickets: category × service × word, each explained by its tickets."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mofkit.model.problem import Problem
from mofkit.model.ticket import REOPENED, Batch, Ticket

_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
_DULL = frozenset(
    """
    about after again all and any are been before but can cannot cant could does doesn doesnt done dont for from get
    gets getting has have having help her his how into its just like more need needs new not now one only our out please
    problem request she since some still than that the their them then there they this ticket time today under user
    users very want wants was when where which while who why will with work working works would yesterday you your
    bitte nicht eine einen einem oder sich wird kann mehr nach beim wenn seit auch sind
    """.split()  # noqa: SIM905 - words are read more easily as words
)
_MOST_PAIRS = 200_000
_EXAMPLES = 5
Key = tuple[str, str, str]


class Example(NamedTuple):
    """A ticket as evidence."""

    id: str
    line: int
    month: str
    summary: str


class Candidate(NamedTuple):
    """Tickets of one category and service that share a word, and whether a problem about them is known."""

    category: str
    service: str
    word: str
    tickets: int
    share: float
    months: Mapping[str, int]
    reopened: int
    examples: tuple[Example, ...]
    ids: tuple[str, ...]
    known: tuple[str, ...]


class Words:
    """The first reading: how often words recur within a category and service."""

    def __init__(self) -> None:
        self.groups: Counter[tuple[str, str]] = Counter()
        self.words: Counter[Key] = Counter()
        self._floor = 1

    def add_all(self, batch: Batch) -> None:
        """Some tickets more."""
        for ticket in batch.tickets():
            self.add(ticket)

    def add(self, ticket: Ticket) -> None:
        """One ticket more."""
        self.groups[ticket.category, ticket.service] += 1
        for word in words_in(ticket.summary):
            self.words[ticket.category, ticket.service, word] += 1
        if len(self.words) > _MOST_PAIRS:
            # What came so seldom until now can hardly be among those that recur most.
            self._floor += 1
            self.words = Counter({key: times for key, times in self.words.items() if times >= self._floor})

    def recurring(self, at_least: int, most: int) -> list[Key]:
        """The combinations with most tickets; one word for each category and service, or none where none is common."""
        best: dict[tuple[str, str], tuple[int, str]] = {}
        for (category, service, word), times in self.words.items():
            there = best.get((category, service), (0, ""))
            if times >= at_least and (-times, word) < (-there[0], there[1]):
                best[category, service] = (times, word)
        found = [
            (best.get(group, (times, ""))[0], *group, best.get(group, (0, ""))[1])
            for group, times in self.groups.items()
            if times >= at_least and any(group)
        ]
        found.sort(key=lambda one: (-one[0], one[1:]))
        return [(category, service, word) for _, category, service, word in found[:most]]


class Evidence:
    """The second reading: the tickets of the combinations that recur."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._wanted: dict[tuple[str, str], str] = {key[:2]: key[2] for key in keys}
        self.tickets: dict[tuple[str, str], list[Example]] = defaultdict(list)
        self.reopened: Counter[tuple[str, str]] = Counter()
        self.every: Counter[tuple[str, str]] = Counter()

    def add_all(self, batch: Batch) -> None:
        """Some tickets more."""
        for ticket in batch.tickets():
            self.add(ticket)

    def add(self, ticket: Ticket) -> None:
        """One ticket more."""
        group = (ticket.category, ticket.service)
        word = self._wanted.get(group)
        if word is None:
            return
        self.every[group] += 1
        if not word or word in words_in(ticket.summary):
            self.tickets[group].append(Example(ticket.id, ticket.line, ticket.month, ticket.summary.strip()))
            self.reopened[group] += bool(ticket.flags & REOPENED)

    def candidates(self, problems: Iterable[Problem]) -> list[Candidate]:
        """Each combination with its tickets, the most first."""
        known = [one for one in problems if one.alive]
        found = []
        for (category, service), word in self._wanted.items():
            tickets = self.tickets[category, service]
            months = dict(sorted(Counter(one.month for one in tickets).items()))
            every = self.every[category, service]
            found.append(
                Candidate(
                    category,
                    service,
                    word,
                    len(tickets),
                    100 * len(tickets) / every if every else 0.0,
                    months,
                    self.reopened[category, service],
                    tuple(tickets[-_EXAMPLES:]),
                    tuple(one.id for one in tickets),
                    tuple(_known(known, category, service, {one.id for one in tickets})),
                )
            )
        return sorted(found, key=lambda one: (-one.tickets, one.category, one.service))


def words_in(text: str) -> frozenset[str]:
    """The telling words of a summary."""
    return frozenset(word for word in _WORD.findall(text.casefold()) if word not in _DULL)


def _known(problems: Iterable[Problem], category: str, service: str, ids: set[str]) -> Iterable[str]:
    for one in problems:
        alike = one.category and one.category.casefold() == category.casefold()
        if ids.intersection(one.tickets) or (alike and (not one.services or not service or service in one.services)):
            yield one.id
