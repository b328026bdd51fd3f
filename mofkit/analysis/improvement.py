"""What the cells of a self-assessment come to: issues and solutions, ranked by the rule of Table 5."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mofkit.analysis.assessment import Sheet
from mofkit.analysis.priority import Columns, rank
from mofkit.model.assessment import SOLUTION_KINDS, Assessment, Issue, Solution


class Raised(NamedTuple):
    """An issue, and the assessment that holds it with the field where it is written."""

    assessment: Assessment
    field: str
    issue: Issue


class Proposed(NamedTuple):
    """A solution with its issue, and the field where it is written."""

    raised: Raised
    field: str
    solution: Solution


class Placed(NamedTuple):
    """Where one of several things comes: its number among them, and its priority; what it lacks if it has none."""

    at: int
    priority: int | None = None
    quadrant: str = ""
    lacks: tuple[str, ...] = ()


def raised(many: Iterable[Assessment]) -> tuple[Raised, ...]:
    """Every issue of some assessments, in their order."""
    return tuple(Raised(one, f"issues.{at}", issue) for one in many for at, issue in enumerate(one.issues))


def proposed(issues: Iterable[Raised]) -> tuple[Proposed, ...]:
    """Every solution of some issues, in their order."""
    return tuple(
        Proposed(one, f"{one.field}.solutions.{at}", solution)
        for one in issues
        for at, solution in enumerate(one.issue.solutions)
    )


def issues_in_order(issues: Sequence[Raised]) -> tuple[Placed, ...]:
    """Issues by difficulty × impact; those without a score come last."""
    return _order([(one.issue.what, one.issue.difficulty, one.issue.impact) for one in issues])


def solutions_in_order(solutions: Sequence[Proposed]) -> tuple[Placed, ...]:
    """Solutions by difficulty × impact of their own; those without a score come last."""
    return _order([(one.solution.what, one.solution.difficulty, one.solution.impact) for one in solutions])


def _order(things: Sequence[tuple[str, int | None, int | None]]) -> tuple[Placed, ...]:
    # Where a thing stands in the list takes the place of its line.
    rows = ((at, (name, str(ease or ""), str(gain or ""))) for at, (name, ease, gain) in enumerate(things))
    found = rank(rows, Columns(0, 1, 2, None, 3))
    scored = [Placed(one.line, one.priority, one.quadrant) for one in found.ranked()]
    return (*scored, *(Placed(one.line, lacks=one.missing) for one in found.unscored))


def untold(found: Sheet, issues: Iterable[Raised]) -> tuple[str, ...]:
    """The weak cells that no issue names."""
    told = {cell for one in issues for cell in one.issue.cells}
    return tuple(one.name for one in found.cells if one.weak and one.name not in told)


def mix(solutions: Iterable[Proposed]) -> dict[str, int]:
    """How many solutions there are of each kind; the job aid asks for all three."""
    kinds = Counter(one.solution.kind for one in solutions)
    return {kind: kinds[kind] for kind in SOLUTION_KINDS}
