"""Priority = difficulty × impact, as in Table 5 of the job aid: a ranking that accounts for every row.

Difficulty runs from 5 (easy) to 1 (hard), impact from 1 (low) to 5 (high), so 25 is best. Ties go to the more
critical service, then to the higher impact, then to the name by code points, then to the earlier line.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mofkit.model.headers import CODES, criticality_code

QUICK_WIN, BIG_BET, FILL_IN, NOT_NOW = "quick win", "big bet", "fill-in", "not now"
QUADRANTS = (QUICK_WIN, BIG_BET, FILL_IN, NOT_NOW)
WANTED = "a whole number from 1 to 5"
_HIGH = 4
_BEST = 25
_SCORES = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}


class Columns(NamedTuple):
    """Where the fields are, as column numbers from 0, and how many columns the header has."""

    name: int
    difficulty: int
    impact: int
    criticality: int | None
    width: int


class Ranked(NamedTuple):
    """One row of the ranking; `line` is where the row begins."""

    rank: int
    name: str
    difficulty: int
    impact: int
    priority: int
    criticality: str
    quadrant: str
    line: int


class Unscored(NamedTuple):
    """A row that lacks a score, and which."""

    name: str
    line: int
    missing: tuple[str, ...]


class BadCell(NamedTuple):
    """A cell that keeps its row out of the ranking; `column` counts from 0."""

    column: int
    value: str
    message: str


class Rejected(NamedTuple):
    """A row that cannot be ranked, with each cell that is to blame."""

    name: str
    line: int
    cells: tuple[BadCell, ...]


class _Bucket(NamedTuple):
    """The rows of one sort key. Names and lines apart, so that a million rows are no million tuples."""

    names: list[str]
    lines: "array[int]"


class Group(NamedTuple):
    """Rows that only their names tell apart: name and line of each, in order."""

    difficulty: int
    impact: int
    priority: int
    criticality: str
    quadrant: str
    rows: list[tuple[str, int]]


class PriorityList(NamedTuple):
    """A ranking. Every row that was read is ranked, unscored or rejected."""

    tally: dict[int, int]
    buckets: dict[int, _Bucket]
    unscored: list[Unscored]
    rejected: list[Rejected]

    @property
    def placed(self) -> int:
        """How many rows are ranked."""
        return sum(self.tally.values())

    @property
    def read(self) -> int:
        """How many rows there were."""
        return self.placed + len(self.unscored) + len(self.rejected)

    def groups(self) -> Iterator[Group]:
        """The rows of equal scores and criticality together, the best first."""
        for key in sorted(self.buckets):
            names, lines = self.buckets[key]
            difficulty, impact, criticality = _unpacked(key)
            order = sorted(range(len(names)), key=names.__getitem__)
            rows = [(names[at], lines[at]) for at in order]
            place = quadrant(difficulty, impact)
            yield Group(difficulty, impact, difficulty * impact, criticality, place, rows)

    def ranked(self, top: int | None = None) -> Iterator[Ranked]:
        """The rows in order, the best first, `top` of them at most."""
        rank = 0
        for group in self.groups():
            for name, line in group.rows:
                if rank == top:
                    return
                rank += 1
                yield Ranked(rank, name, *group[:-1], line)

    def grid(self) -> dict[tuple[int, int], int]:
        """How many ranked rows have each pair of difficulty and impact."""
        found: dict[tuple[int, int], int] = {}
        for key, rows in self.tally.items():
            pair = _unpacked(key)[:2]
            found[pair] = found.get(pair, 0) + rows
        return found

    def quadrants(self) -> dict[str, int]:
        """How many ranked rows fall in each quadrant."""
        found = dict.fromkeys(QUADRANTS, 0)
        for (difficulty, impact), rows in self.grid().items():
            found[quadrant(difficulty, impact)] += rows
        return found


def quadrant(difficulty: int, impact: int) -> str:
    """Where a pair of scores lies; 4 and 5 are the upper side of both scales."""
    if impact >= _HIGH:
        return QUICK_WIN if difficulty >= _HIGH else BIG_BET
    return FILL_IN if difficulty >= _HIGH else NOT_NOW


def rank(rows: Iterable[tuple[int, Sequence[str]]], columns: Columns, *, top: int | None = None) -> PriorityList:
    """The ranking of rows, given as line and cells; with `top`, only that many are kept to be asked for."""
    found = PriorityList({}, {}, [], [])
    tally, buckets = found.tally, found.buckets
    # The same few hundred combinations of scores come again and again: each is understood once.
    keys: dict[tuple[str, str, str], int | None] = {}
    name_at, difficulty_at, impact_at, criticality_at, width = columns
    worst = sys.maxsize
    for line, cells in rows:
        try:
            written = (cells[difficulty_at], cells[impact_at], "" if criticality_at is None else cells[criticality_at])
            key = keys[written]
        except KeyError:
            key = keys[written] = _key(written)
        except IndexError:
            key = None
        if key is None or len(cells) != width:
            key = _doubtful(found, line, cells, columns)
            if key is None:
                continue
        tally[key] = tally.get(key, 0) + 1
        if key > worst:
            continue
        bucket = buckets.get(key)
        if bucket is None:
            bucket = buckets[key] = _Bucket([], array("L"))
            worst = _trim(found, top)
        bucket.names.append(cells[name_at] if name_at < len(cells) else "")
        bucket.lines.append(line)
    return found


def _trim(found: PriorityList, top: int | None) -> int:
    """Forget the buckets that no row of the best `top` can come from; the worst key still worth keeping."""
    if top is None:
        return sys.maxsize
    better = 0
    for key in sorted(found.buckets):
        if better >= top:
            del found.buckets[key]
        else:
            better += len(found.buckets[key].names)
            worst = key
    return worst if better >= top else sys.maxsize


def _key(written: tuple[str, str, str]) -> int | None:
    """The sort key of a row's scores as written, best lowest; nothing if they are not all scores."""
    difficulty, impact = _SCORES.get(written[0].strip()), _SCORES.get(written[1].strip())
    if difficulty is None or impact is None:
        return None
    code = CODES.index(criticality_code(written[2]) or CODES[-1])
    return ((_BEST - difficulty * impact) * len(CODES) + code) * 6 + (5 - impact)


def _unpacked(key: int) -> tuple[int, int, str]:
    """Difficulty, impact and criticality of a sort key."""
    rest, low = divmod(key, 6)
    gap, code = divmod(rest, len(CODES))
    impact = 5 - low
    return (_BEST - gap) // impact, impact, CODES[code]


def _doubtful(found: PriorityList, line: int, cells: Sequence[str], columns: Columns) -> int | None:
    """The key of a row of unusual width; nothing, and a word on why, for one that cannot be ranked."""
    wide = [*cells, *[""] * (columns.width - len(cells))]
    name = wide[columns.name]
    extra = next((at for at in range(columns.width, len(wide)) if wide[at].strip()), None)
    bad, missing = [], []
    if extra is not None:
        message = f"the row has {len(wide)} cells and the header {columns.width}; quote cells that hold the separator"
        bad.append(BadCell(extra, wide[extra], message))
    for field, at in (("difficulty", columns.difficulty), ("impact", columns.impact)):
        value = wide[at].strip()
        if not value:
            missing.append(field)
        elif value not in _SCORES:
            bad.append(BadCell(at, wide[at], f"{field} is no score; use {WANTED}"))
    if bad:
        found.rejected.append(Rejected(name, line, tuple(bad)))
    elif missing:
        found.unscored.append(Unscored(name, line, tuple(missing)))
    else:
        code = "" if columns.criticality is None else wide[columns.criticality]
        return _key((wide[columns.difficulty], wide[columns.impact], code))
    return None
