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

    def join(self, other: "Account", lines: int) -> None:
        """What became of the rows that follow, whose lines were counted from the row after `lines` others."""
        for name in ("rows", "tickets", "earlier", "duplicates", "rejections", "not_last"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        later = [one._replace(line=one.line + lines) for one in other.rejected]
        self.rejected = [*self.rejected, *later][:_KEPT_REJECTED]
        self.missing.update(other.missing)
        self.states.update(other.states)
        for mine, theirs in ((self.unreadable, other.unreadable), (self.unknown_states, other.unknown_states)):
            for name, odd in theirs.items():
                there = mine.get(name, odd._replace(times=0, line=odd.line + lines))
                mine[name] = there._replace(times=there.times + odd.times)
        self.fields |= other.fields
        self.desk_groups |= other.desk_groups
        self.bypass_channels |= other.bypass_channels
        self.answers |= other.answers
        self.several_rows |= other.several_rows


def note_odd(found: dict[str, Odd], name: str, label: str, line: int, value: str) -> None:
    """One more of what cannot be understood."""
    there = found.get(name)
    found[name] = there._replace(times=there.times + 1) if there else Odd(1, label, line, value)
