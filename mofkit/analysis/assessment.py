"""Views of several people brought together cell by cell: nothing is averaged, and what nobody knows counts as unknown.

Marks are steps: missing 0, needs improvement 1, satisfactory 2. `None` is a cell that nobody was asked about, and
`not-assessed` one that somebody could not tell; both are no view.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from mofkit.model.assessment import ATTRIBUTES, Assessment, Mark

STEPS: Mapping[str, int] = {"missing": 0, "needs-improvement": 1, "satisfactory": 2}
State = Literal["missing", "needs-improvement", "satisfactory", "disputed", "not-assessed"]
STATES: tuple[State, ...] = ("satisfactory", "needs-improvement", "missing", "disputed", "not-assessed")
_TWO_STEPS = 2


class View(NamedTuple):
    """What one person says about a cell."""

    who: str
    mark: Mark
    note: str = ""


class Cell(NamedTuple):
    """An SMF and an attribute with every view of it, by assessor."""

    smf: str
    attribute: str
    views: tuple[View, ...] = ()

    @property
    def name(self) -> str:
        """Such as problem-management.outcomes."""
        return f"{self.smf}.{self.attribute}"

    @property
    def steps(self) -> tuple[int, ...]:
        """The lowest and the highest step that somebody gave; nothing if nobody gave one."""
        given = [STEPS[view.mark] for view in self.views]
        return (min(given), max(given)) if given else ()

    @property
    def spread(self) -> int:
        """How many steps lie between the views: 0 is agreement, 2 is missing against satisfactory."""
        return self.steps[1] - self.steps[0] if self.views else 0

    @property
    def state(self) -> State:
        """The mark that all views share; disputed if they do not."""
        if not self.views:
            return "not-assessed"
        return "disputed" if self.spread else self.views[0].mark

    @property
    def weak(self) -> bool:
        """Whether somebody sees something missing or to improve."""
        return bool(self.views) and self.steps[0] < STEPS["satisfactory"]

    @property
    def far_apart(self) -> bool:
        """Whether one says missing and another satisfactory."""
        return self.spread == _TWO_STEPS


class Tally(NamedTuple):
    """How many cells are in each state; together they are all cells."""

    satisfactory: int
    needs_improvement: int
    missing: int
    disputed: int
    not_assessed: int

    @property
    def assessed(self) -> int:
        """How many cells somebody has a view of."""
        return self.total - self.not_assessed

    @property
    def total(self) -> int:
        """How many cells there are."""
        return sum(self)

    @property
    def weak(self) -> int:
        """How many assessed cells are not satisfactory to everybody who looked."""
        return self.assessed - self.satisfactory

    @property
    def percent(self) -> int | None:
        """The share of the assessed cells that is satisfactory, rounded down; nothing if none is assessed."""
        return 100 * self.satisfactory // self.assessed if self.assessed else None


class Sheet(NamedTuple):
    """Table 6 as several people fill it in: the cells in scope, row by row."""

    who: tuple[str, ...]
    smfs: tuple[str, ...]
    left_out: tuple[str, ...]
    cells: tuple[Cell, ...]

    def cell(self, smf: str, attribute: str) -> Cell:
        """One cell; one without views if it is out of scope."""
        found = (one for one in self.cells if (one.smf, one.attribute) == (smf, attribute))
        return next(found, Cell(smf, attribute))

    def row(self, smf: str) -> tuple[Cell, ...]:
        """The cells of an SMF."""
        return tuple(one for one in self.cells if one.smf == smf)

    def column(self, attribute: str) -> tuple[Cell, ...]:
        """The cells of an attribute."""
        return tuple(one for one in self.cells if one.attribute == attribute)


def latest(every: Iterable[Assessment], until: date | None = None) -> tuple[Assessment, ...]:
    """Each assessor's last assessment up to a day, by assessor. One without a day counts as the oldest."""
    found: dict[str, Assessment] = {}
    for one in sorted(every, key=_age):
        if until is None or (one.date or date.min) <= until:
            found[one.who] = one
    return tuple(found[who] for who in sorted(found))


def _age(one: Assessment) -> tuple[date, str]:
    return one.date or date.min, one.id


def sheet(many: Iterable[Assessment], smfs: Sequence[str]) -> Sheet:
    """The views of several people, one assessment each. In scope is what at least one of them looks at."""
    chosen = sorted(many, key=lambda one: (one.who, one.id))
    scopes = [set(one.scope or smfs) | set(one.smfs) for one in chosen]
    wanted = set().union(*scopes) if scopes else set(smfs)
    rows = tuple(smf for smf in smfs if smf in wanted)
    cells = tuple(Cell(smf, attribute, _views(chosen, smf, attribute)) for smf in rows for attribute in ATTRIBUTES)
    left_out = tuple(smf for smf in smfs if smf not in wanted)
    return Sheet(tuple(dict.fromkeys(one.who for one in chosen)), rows, left_out, cells)


def _views(many: Sequence[Assessment], smf: str, attribute: str) -> tuple[View, ...]:
    found = []
    for one in many:
        row = one.smfs.get(smf)
        mark = row.mark(attribute) if row else None
        if row and mark and mark in STEPS:
            found.append(View(one.who, mark, row.notes.get(attribute, "")))
    return tuple(found)


def tally(cells: Iterable[Cell]) -> Tally:
    """How many cells are in each state."""
    states = [one.state for one in cells]
    return Tally(*(states.count(state) for state in STATES))


class Ranked(NamedTuple):
    """An SMF or an attribute with what its cells come to."""

    key: str
    tally: Tally


def weakest(found: Sheet) -> tuple[Ranked, ...]:
    """The SMFs with anything weak, worst first: by weak cells, then by missing ones, then in the order of the sheet."""
    return _worst(Ranked(smf, tally(found.row(smf))) for smf in found.smfs)


def weakest_attributes(found: Sheet) -> tuple[Ranked, ...]:
    """The attributes with anything weak, in the same order."""
    return _worst(Ranked(attribute, tally(found.column(attribute))) for attribute in ATTRIBUTES)


def _worst(rows: Iterable[Ranked]) -> tuple[Ranked, ...]:
    weak = [one for one in rows if one.tally.weak]
    return tuple(sorted(weak, key=lambda one: (-one.tally.weak, -one.tally.missing)))


def disputes(found: Sheet) -> tuple[Cell, ...]:
    """The cells that assessors see differently, the furthest apart and the most looked at first."""
    split = [one for one in found.cells if one.spread]
    return tuple(sorted(split, key=lambda one: (-one.spread, -len(one.views))))


# Over time.

Turn = Literal["better", "worse", "moved", "new", "gone", "unchanged"]
TURNS: tuple[Turn, ...] = ("better", "worse", "moved", "new", "gone", "unchanged")


class Change(NamedTuple):
    """A cell at two times. `same_people`: only those who looked both times are compared."""

    smf: str
    attribute: str
    before: Cell
    after: Cell
    turn: Turn
    same_people: bool


def changes(before: Sheet, after: Sheet, smfs: Sequence[str]) -> tuple[Change, ...]:
    """What became of every cell that was in scope at one of two times and that somebody assessed."""
    rows = [smf for smf in smfs if smf in before.smfs or smf in after.smfs]
    pairs = [(before.cell(smf, name), after.cell(smf, name)) for smf in rows for name in ATTRIBUTES]
    return tuple(_change(*pair) for pair in pairs if pair[0].views or pair[1].views)


def _change(before: Cell, after: Cell) -> Change:
    both = {view.who for view in before.views} & {view.who for view in after.views}
    then, now = (_only(before, both), _only(after, both)) if both else (before, after)
    return Change(before.smf, before.attribute, then, now, _turn(then.steps, now.steps), bool(both))


def _only(cell: Cell, who: set[str]) -> Cell:
    return cell._replace(views=tuple(view for view in cell.views if view.who in who))


def _turn(then: tuple[int, ...], now: tuple[int, ...]) -> Turn:
    """Better only if neither the lowest nor the highest view fell, and one of them rose."""
    if not then:
        return "new"
    if not now:
        return "gone"
    signs = {(new > old) - (new < old) for old, new in zip(then, now, strict=True)} - {0}
    if signs == {1}:
        return "better"
    if signs == {-1}:
        return "worse"
    return "moved" if signs else "unchanged"
