"""Activity standards put side by side: who meets which, what nobody can do, and where a gap has no objective."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mofkit.model.standard import LEVELS, MEETS, Standard


class Line(NamedTuple):
    """An activity: what good work is, and the rows of those who are held against it."""

    smf: str
    activity: str
    standard: Standard | None
    held: tuple[Standard, ...]

    @property
    def short(self) -> str:
        """The activity without its SMF."""
        return self.activity.removeprefix(f"{self.smf}-")

    @property
    def says(self) -> str:
        """What the work looks like when it is done right; nothing if nobody has said."""
        return self.standard.standard.strip() if self.standard else ""

    @property
    def levels(self) -> dict[str, int]:
        """How many persons are at each level; `unknown` for those of whom nobody has said."""
        found = Counter[str](one.level or "unknown" for one in self.held if one.person)
        return {level: found[level] for level in (*LEVELS, "unknown")}

    @property
    def able(self) -> tuple[str, ...]:
        """The persons who meet the standard, or could teach it."""
        return tuple(one.person for one in self.held if one.person and one.level in MEETS)

    @property
    def cover(self) -> str:
        """How well it is covered: nobody, one person alone, or enough; nothing if nobody was looked at."""
        if not any(one.person and one.level for one in self.held):
            return ""
        return {0: "nobody", 1: "one alone"}.get(len(self.able), "covered")


def lines(rows: Iterable[Standard], smf: str = "") -> list[Line]:
    """The activities of one SMF, or of all, in the order in which they are first written."""
    chosen = [one for one in rows if smf in ("", one.smf)]
    keys = dict.fromkeys((one.smf, one.activity) for one in chosen)
    return [_line(key, [one for one in chosen if (one.smf, one.activity) == key]) for key in keys]


def _line(key: tuple[str, str], rows: Sequence[Standard]) -> Line:
    own = next((one for one in rows if one.is_of_activity), None)
    return Line(*key, own, tuple(one for one in rows if not one.is_of_activity))


def about(every: Iterable[Line], whom: Iterable[str]) -> list[Line]:
    """The activities with the rows of some persons alone; those that no one of them is held against, left out."""
    names = frozenset(whom)
    chosen = (one._replace(held=tuple(row for row in one.held if row.person in names)) for one in every)
    return [one for one in chosen if one.held]


def about_team(every: Iterable[Line], team: str, people: Iterable[str]) -> list[Line]:
    """The activities with the rows of a team, and of the people in it."""
    names, wanted = frozenset(people), team.casefold()
    chosen = (
        one._replace(
            held=tuple(
                row for row in one.held if row.person in names or (not row.person and row.team.casefold() == wanted)
            )
        )
        for one in every
    )
    return [one for one in chosen if one.held]


def without_objective(one: Standard) -> bool:
    """Whether a gap is written down and nothing is to be done about it."""
    return bool(one.gap.strip()) and not one.what.strip()


class Tally(NamedTuple):
    """What a group's rows come to, without a word of whose they are."""

    activities: int
    with_standard: int
    covered: int
    one_alone: int
    nobody: int
    gaps: int
    objectives: int
    done: int


def tally(found: Sequence[Line]) -> Tally:
    """The counts of some activities."""
    rows = [row for one in found for row in one.held]
    covers = Counter(one.cover for one in found)
    aims = [row for row in rows if row.what.strip() and row.status != "dropped"]
    return Tally(
        *(len(found), sum(bool(one.says) for one in found)),
        *(covers["covered"], covers["one alone"], covers["nobody"]),
        *(sum(bool(row.gap.strip()) for row in rows), len(aims), sum(row.status == "done" for row in aims)),
    )
