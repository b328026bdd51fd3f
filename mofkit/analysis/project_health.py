"""How a project stands against its plan: four verdicts, each with the figures it rests on."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from mofkit.analysis.project_schedule import behind, late
from mofkit.model.project import Project

Light = Literal["", "on track", "watch", "trouble"]
_LIGHTS: tuple[Light, ...] = ("", "on track", "watch", "trouble")
TOLERANCE: Mapping[str, int] = {"project-creep": 10, "project-budget": 10}
_LONG = 14
_GRAVE, _WORST = 4, 5


class Verdict(NamedTuple):
    """One of the four; without a light where nobody planned anything to hold it against."""

    area: str
    light: Light
    why: tuple[str, ...] = ()


class Creep(NamedTuple):
    """What came into the scope after the baseline, in days of work, or in number where nobody estimated.

    `silent` is what came in without a scope change.
    """

    unit: str
    baseline: Decimal
    added: Decimal
    silent: Decimal
    undecided: int

    @property
    def percent(self) -> Decimal:
        """The share of the baseline that came on top."""
        if not self.baseline:
            return Decimal(0)
        return (100 * (self.added + self.silent) / self.baseline).quantize(Decimal(1), ROUND_HALF_UP)


def creep(project: Project) -> Creep | None:
    """How far the scope has moved from its baseline; nothing before there is one."""
    if project.baseline is None:
        return None
    accepted = [one for one in project.scope_changes if one.decision == "accepted"]
    undecided = sum(not one.decision for one in project.scope_changes)
    brought = {one.id for one in accepted}
    first = [one for one in project.requirements if one.id not in brought]
    if project.baseline.days:
        now = sum((one.days or Decimal(0) for one in first), Decimal(0))
        added = sum((one.days or Decimal(0) for one in accepted), Decimal(0))
        return Creep("days", project.baseline.days, added, max(now - project.baseline.days, Decimal(0)), undecided)
    count = Decimal(project.baseline.requirements)
    silent = max(Decimal(len(first)) - count, Decimal(0))
    return Creep("requirements", count, Decimal(len(accepted)), silent, undecided)


def health(project: Project, today: date, tolerance: Mapping[str, int] = TOLERANCE) -> list[Verdict]:
    """Schedule, budget, scope and quality, in this order. A project that nobody works on has none."""
    if not project.running:
        return []
    return [
        _judged("schedule", bool(project.stages), _schedule(project, today)),
        _judged("budget", project.budget.planned is not None, _budget(project, tolerance["project-budget"])),
        _judged("scope", project.baseline is not None, _scope(project, tolerance["project-creep"])),
        _judged("quality", bool(project.measures or project.issues), _quality(project)),
    ]


def overall(verdicts: list[Verdict]) -> Light:
    """The worst of all."""
    return max((one.light for one in verdicts), key=_LIGHTS.index, default="")


def is_percent(text: str) -> bool:
    """Whether a text is a whole number of per cent."""
    return text.isascii() and text.isdigit() and len(text) <= 3


def tolerances(thresholds: Mapping[str, str]) -> dict[str, int]:
    """What a workspace tolerates, in per cent; ours where it says nothing, or no whole number."""
    given = {name: thresholds.get(name, "") for name in TOLERANCE}
    return {**TOLERANCE, **{name: int(text) for name, text in given.items() if is_percent(text)}}


def _judged(area: str, planned: bool, found: Iterator[tuple[Light, str]]) -> Verdict:
    every = list(found)
    if not planned and not every:
        return Verdict(area, "")
    light: Light = max((one for one, _ in every), key=_LIGHTS.index, default="on track")
    return Verdict(area, light, tuple(text for _, text in every))


def _schedule(project: Project, today: date) -> Iterator[tuple[Light, str]]:
    missed = behind(project, today)
    if missed:
        days = (today - missed[1]).days
        plural = "s" if days != 1 else ""
        yield "trouble" if days > _LONG else "watch", f"{missed[0]} was to begin {days} day{plural} ago, {missed[1]}"
    count = sum(late(task, today) for task in project.tasks if task.stage is None or project.reached(task.stage))
    if count:
        yield "watch", f"{count} task{'s are' if count != 1 else ' is'} late"


def _budget(project: Project, tolerated: int) -> Iterator[tuple[Light, str]]:
    budget = project.budget
    most = max(budget.forecast or Decimal(0), budget.spent or Decimal(0))
    if budget.planned is not None and most > budget.planned:
        over = most - budget.planned
        beyond = over * 100 > budget.planned * tolerated
        yield "trouble" if beyond else "watch", f"{over:,} over the {budget.planned:,} that were approved"


def _scope(project: Project, tolerated: int) -> Iterator[tuple[Light, str]]:
    found = creep(project)
    if found is None:
        return
    if found.percent > tolerated:
        yield "trouble", f"{found.percent} % more than the baseline of {found.baseline:f} {found.unit}"
    elif found.percent > 0:
        yield "watch", f"{found.percent} % more than the baseline of {found.baseline:f} {found.unit}"
    if found.silent:
        yield "trouble", f"{found.silent:f} {found.unit} came in without a scope change"
    if found.undecided:
        yield "watch", f"{found.undecided} scope change{'s' if found.undecided != 1 else ''} undecided"


def _quality(project: Project) -> Iterator[tuple[Light, str]]:
    for one in project.measures:
        if one.reached is False:
            yield "watch", f"{one.what or one.id}: {one.actual:f} instead of {one.target:f} {one.unit}".rstrip()
    grave = [one for one in project.issues if one.open and (one.severity or 0) >= _GRAVE]
    if grave:
        worst = max(one.severity or 0 for one in grave)
        count = f"{len(grave)} grave issue{'s are' if len(grave) != 1 else ' is'} open"
        yield "trouble" if worst == _WORST else "watch", count
