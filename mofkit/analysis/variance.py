"""What was spent against what was planned, with a tolerance."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from mofkit.analysis.costs_matrix import TOLERANCE_AMOUNT, TOLERANCE_PERCENT, threshold
from mofkit.analysis.money import EXACT, ZERO, percent
from mofkit.model.ledger import Cost

OVER, UNDER, WITHIN, UNPLANNED, UNSPENT = "over", "under", "within", "not planned", "not spent"
BY = ("category", "service", "cost_centre", "period")


class Tolerance(NamedTuple):
    """How far actual may be from planned: in percent of the plan, and never less than an amount."""

    percent: Decimal = Decimal(5)
    amount: Decimal = ZERO


def tolerance_of(settings: Mapping[str, str]) -> Tolerance:
    """The tolerance as the workspace says it."""
    share = threshold(settings.get(TOLERANCE_PERCENT, ""))
    amount = threshold(settings.get(TOLERANCE_AMOUNT, ""))
    default = Tolerance()
    return Tolerance(default.percent if share is None else share, default.amount if amount is None else amount)


class Variance(NamedTuple):
    """Planned and actual of one category, service, cost centre or period."""

    name: str
    planned: Decimal
    actual: Decimal
    verdict: str

    @property
    def difference(self) -> Decimal:
        """How much more was spent than planned."""
        return EXACT.subtract(self.actual, self.planned)

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of the plan; nothing where nothing was planned."""
        return percent(self.difference, self.planned)


def variances(costs: Iterable[Cost], by: str, tolerance: Tolerance) -> list[Variance]:
    """One row for each value of a field, the largest difference first, ties by name."""
    planned: dict[str, Decimal] = {}
    actual: dict[str, Decimal] = {}
    for cost in costs:
        side, name = (planned if cost.basis == "planned" else actual), getattr(cost, by)
        side[name] = EXACT.add(side.get(name, ZERO), cost.amount)
    rows = [variance(name, planned.get(name), actual.get(name), tolerance) for name in {*planned, *actual}]
    return sorted(rows, key=lambda row: (-abs(row.difference), row.name))


def total(rows: Iterable[Variance], tolerance: Tolerance) -> Variance:
    """All rows as one."""
    planned = actual = ZERO
    for row in rows:
        planned, actual = EXACT.add(planned, row.planned), EXACT.add(actual, row.actual)
    return variance("", planned, actual, tolerance)


def variance(name: str, planned: Decimal | None, actual: Decimal | None, tolerance: Tolerance) -> Variance:
    """The verdict on one pair; nothing planned, or nothing spent, is a verdict of its own."""
    if planned is None or actual is None:
        verdict = UNPLANNED if planned is None else UNSPENT
        return Variance(name, planned or ZERO, actual or ZERO, verdict)
    difference = EXACT.subtract(actual, planned)
    allowed = max(tolerance.amount, EXACT.divide(EXACT.multiply(abs(planned), tolerance.percent), Decimal(100)))
    verdict = WITHIN if abs(difference) <= allowed else OVER if difference > 0 else UNDER
    return Variance(name, planned, actual, verdict)
