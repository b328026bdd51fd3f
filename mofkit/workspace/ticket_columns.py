"""Which column of a ticket export is which field, and what its words mean."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mofkit.errors import BadOption, did_you_mean
from mofkit.model.headers import matched
from mofkit.model.service import Service
from mofkit.model.settings import Settings
from mofkit.model.ticket import (
    BYPASS,
    BYPASS_WORDS,
    COLUMNS,
    DESK_WORDS,
    DONE,
    FIRST_LINE,
    NO,
    NOT_PLEASED,
    NOT_SATISFIED,
    OPEN,
    PLEASED,
    REASSIGNED,
    REOPENED,
    SAID_MET,
    SAID_MISSED,
    SATISFIED,
    STATE_WORDS,
    YES,
)
from mofkit.model.ticket_map import TicketMap
from mofkit.shown import quoted

FIELDS = tuple(COLUMNS)
# What is told of a ticket by its few words alone, in the order in which `Words.flags` takes them.
TELLING = ("state", "group", "first_group", "channel", "reassignments", "reopened", "met", "satisfaction")
_NUMBERED = re.compile(r"\s*P?(\d)\b(?!\s*\d)", re.IGNORECASE)
_SHOWN = 40


class Layout(NamedTuple):
    """The column number of each field, in the order of the fields; the width for one that is not there."""

    places: tuple[int, ...]
    width: int

    def has(self, field: str) -> bool:
        """Whether the export has a column for a field."""
        return self.places[FIELDS.index(field)] < self.width


def layout(header: Sequence[str], map: TicketMap, label: str) -> Layout:
    """The columns of an export, by its map and else by their headers.

    Raises:
        BadOption: the map names a field or column that is not there, or there is no number or no opening.
    """
    places = matched(COLUMNS, header)
    for field, wanted in map.columns.items():
        if field not in COLUMNS:
            hint = did_you_mean(field, FIELDS) or f"fields are {', '.join(FIELDS)}"
            raise BadOption(f"a ticket has no field {field!r}", hint=hint)
        places[field] = _column(header, wanted, label)
    lacking = next((field for field in ("id", "opened") if field not in places), "")
    if lacking:
        said = ", ".join(map_quoted(header[:_SHOWN]))
        raise BadOption(
            f"{label}: no column for {lacking}; columns are {said}", hint=f"say `--column {lacking}=HEADER`"
        )
    return Layout(tuple(places.get(field, len(header)) for field in FIELDS), len(header))


def map_quoted(words: Iterable[str]) -> list[str]:
    """Words in quotes, for a message."""
    return [quoted(one) for one in words]


def _column(header: Sequence[str], wanted: str, label: str) -> int:
    if re.fullmatch(r"#[1-9]\d{0,4}", wanted) and int(wanted[1:]) <= len(header):
        return int(wanted[1:]) - 1
    folded = " ".join(wanted.split()).casefold()
    found = [at for at, name in enumerate(header) if name == wanted] or [
        at for at, name in enumerate(header) if " ".join(name.split()).casefold() == folded
    ]
    if len(found) == 1:
        return found[0]
    why = "two columns" if found else "no column"
    hint = did_you_mean(wanted, header) or f"columns are {', '.join(map_quoted(header[:_SHOWN]))}"
    raise BadOption(f"{label}: {why} {quoted(wanted)}", hint=hint if not found else "name it by its place, such as #3")


class Words:
    """What the words of an export mean, by its map and this workspace."""

    def __init__(self, map: TicketMap, settings: Settings, services: Iterable[Service]) -> None:
        self.map = map
        self.missing = frozenset(("", *map.missing))
        self._states = {_folded(word): state for word, state in map.states.items()}
        self._desk = frozenset(_folded(one) for one in map.desk)
        self._desk_words = (
            *DESK_WORDS,
            *((_folded(settings.service_desk.name),) if settings.service_desk.name else ()),
        )
        self._bypass = frozenset(_folded(one) for one in map.bypass) or BYPASS_WORDS
        self._priorities = {_folded(word): ours for word, ours in map.priorities.items()}
        every = list(services)
        self._services = {name: one.id for one in every for name in (_folded(one.name), *map_folded(one.aliases))}
        self._services |= {_folded(one.id): one.id for one in every}
        self._services |= {_folded(word): ours for word, ours in map.services.items()}
        # Which of its groups were taken for the desk, and which channels for a way round it: told to the reader.
        self.desk_groups: dict[str, None] = {}
        self.bypass_channels: dict[str, None] = {}
        self.answers: dict[str, None] = {}
        self._satisfied = frozenset(_folded(one) for one in map.satisfied)

    def said(self, cell: str) -> str:
        """A cell without blanks; nothing for one that says nothing."""
        text = cell.strip()
        return "" if text in self.missing else text

    def priority(self, cell: str) -> str:
        """A priority in our words, where the map has one."""
        text = self.said(cell)
        return self._priorities.get(_folded(text), text)

    def service(self, cell: str) -> str:
        """A service by its id, where the catalog or the map knows it."""
        text = self.said(cell)
        return self._services.get(_folded(text), text)

    def state(self, cell: str) -> str:
        """open, done or cancelled; unknown for any other word, and nothing where none is."""
        text = _folded(self.said(cell))
        return self._states.get(text) or STATE_WORDS.get(text) or ("unknown" if text else "")

    def is_desk(self, group: str) -> bool:
        """Whether a group is the service desk: by the map alone if it names any, else by its name."""
        folded = _folded(group)
        desk = folded in self._desk if self._desk else any(word in folded for word in self._desk_words)
        if desk:
            self.desk_groups[group] = None
        return desk

    def flags(self, cells: Sequence[str]) -> int:
        """The measures that the words of a ticket tell; `cells` in the order of TELLING."""
        state, group, first_group, channel, moves, reopened, met, answer = (self.said(cell) for cell in cells)
        said = self.state(state)
        found = DONE if said == "done" else OPEN if said == "open" else 0
        found |= REOPENED if _count(reopened) else 0
        moved = bool(_count(moves)) or bool(first_group and group and first_group != group)
        found |= REASSIGNED if moved else 0
        found |= self._answer(answer) if answer else 0
        found |= SAID_MET if met.casefold() in YES else SAID_MISSED if met.casefold() in NO else 0
        if group and self.is_desk(group) and not moved and said == "done":
            found |= FIRST_LINE
        if _folded(channel) in self._bypass:
            self.bypass_channels[channel] = None
            found |= BYPASS
        if first_group and not self.is_desk(first_group):
            found |= BYPASS
        return found

    def _answer(self, text: str) -> int:
        """What a customer said when asked; nothing for an answer that nobody knows, which is told."""
        folded = _folded(text)
        if self._satisfied:
            return SATISFIED if folded in self._satisfied else NOT_SATISFIED
        if folded not in PLEASED | NOT_PLEASED:
            self.answers[text] = None
            return 0
        return SATISFIED if folded in PLEASED else NOT_SATISFIED


def known_priority(text: str) -> str:
    """A priority as agreements name it: `1 - Critical` is P1; other words as they are."""
    found = _NUMBERED.match(text)
    return f"P{found[1]}" if found else text


def map_folded(words: Iterable[str]) -> list[str]:
    """Words as they are compared."""
    return [_folded(one) for one in words]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _count(text: str) -> int:
    """A count; 1 for yes, 0 for what is none."""
    if text.isascii() and text.isdigit():
        return int(text[:9])
    return int(text.casefold() in YES)
