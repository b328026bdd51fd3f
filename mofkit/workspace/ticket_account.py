"""What became of every row of a ticket export, and what was not understood."""

from collections import Counter
from typing import NamedTuple

from mofkit.workspace.ticket_columns import Words

_KEPT_REJECTED = 20


class Rejected(NamedTuple):
    """A row that is no ticket: where it begins, and why."""

    label: str
    line: int
    why: str


class Odd(NamedTuple):
    """What cells of a field say that cannot be understood: how often, and where first."""

    times: int
    label: str
    line: int
    value: str


class Account:
    """What became of every row, and what was not understood.

    Rows are read = tickets + earlier rows of the same ticket + duplicates + rejected.
    """

    def __init__(self) -> None:
        self.rows = self.tickets = self.earlier = self.duplicates = self.rejections = self.not_last = 0
        self.rejected: list[Rejected] = []
        self.missing: Counter[str] = Counter()
        self.unreadable: dict[str, Odd] = {}
        self.states: Counter[str] = Counter()
        self.unknown_states: dict[str, Odd] = {}
        self.fields: dict[str, None] = {}
        self.orders: dict[str, str] = {}
        self.desk_groups: dict[str, None] = {}
        self.bypass_channels: dict[str, None] = {}
        self.answers: dict[str, None] = {}
        self.several_rows = False
        self.held = False

    def reject(self, label: str, line: int, why: str) -> None:
        """A row that is no ticket."""
        self.rejections += 1
        if len(self.rejected) < _KEPT_REJECTED:
            self.rejected.append(Rejected(label, line, why))

    def take_words(self, words: Words) -> None:
        """What the words of an export turned out to be."""
        self.desk_groups |= words.desk_groups
        self.bypass_channels |= words.bypass_channels
        self.answers |= words.answers


def note_odd(found: dict[str, Odd], name: str, label: str, line: int, value: str) -> None:
    """One more of what cannot be understood."""
    there = found.get(name)
    found[name] = there._replace(times=there.times + 1) if there else Odd(1, label, line, value)
