"""The cost component matrix, Table 1 of the job aid: what each category costs by each type, past and future.

A line counts once for its category and once for the side it takes of each pair, so the eight types of a category add up
to four times the category.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from mofkit.analysis.money import EXACT, ZERO, percent
from mofkit.model.ledger import CATEGORIES, TYPES, Cost

RED, YELLOW, GREEN = "red", "yellow", "green"
ALL = ""


class Thresholds(NamedTuple):
    """From which percentages on a cost needs attention. `floor`: a share too small for growth to matter."""

    growth_red: Decimal = Decimal(15)
    growth_yellow: Decimal = Decimal(5)
    variance_red: Decimal = Decimal(10)
    variance_yellow: Decimal = Decimal(5)
    share_yellow: Decimal = Decimal(30)
    floor: Decimal = Decimal(2)


PREFIX = "costs."
TOLERANCE_PERCENT, TOLERANCE_AMOUNT = "costs.tolerance", "costs.tolerance.amount"
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,4})?")


def threshold_names() -> tuple[str, ...]:
    """What the thresholds are called in mofkit.yaml, such as costs.growth.red."""
    own = (PREFIX + name.replace("_", ".") for name in Thresholds._fields)
    return (*own, TOLERANCE_PERCENT, TOLERANCE_AMOUNT)


def threshold(text: str) -> Decimal | None:
    """A number, with or without %; nothing if it is none."""
    number = text.strip().removesuffix("%").rstrip()
    return Decimal(number) if _NUMBER.fullmatch(number) else None


def thresholds_of(settings: Mapping[str, str]) -> Thresholds:
    """The thresholds as the workspace says them; what is no number leaves the default."""
    said = {name: threshold(settings.get(PREFIX + name.replace("_", "."), "")) for name in Thresholds._fields}
    return Thresholds()._replace(**{name: value for name, value in said.items() if value is not None})


class Cell(NamedTuple):
    """One category by one type (an empty type: the whole category; empty both: everything)."""

    category: str
    type: str
    past: Decimal
    future: Decimal
    colour: str
    why: str
    own: bool = False

    @property
    def change(self) -> Decimal:
        """How much more it will be."""
        return EXACT.subtract(self.future, self.past)

    @property
    def growth(self) -> Decimal | None:
        """The change in percent of the past, one decimal; nothing where there was no cost."""
        return percent(self.change, self.past)


class Matrix(NamedTuple):
    """The cells by category and type, and the periods they speak of."""

    cells: Mapping[tuple[str, str], Cell]

    @property
    def rows(self) -> list[str]:
        """The categories that cost anything, in the order of the job aid."""
        return [one for one in CATEGORIES if self.cells[one, ALL].past or self.cells[one, ALL].future]

    def attention(self, colour: str) -> list[Cell]:
        """The cells of a colour, the dearest first, whole categories and totals aside."""
        found = [cell for cell in self.cells.values() if cell.colour == colour and cell.category and cell.type]
        return sorted(found, key=lambda cell: (-max(cell.future, cell.past), cell.category, cell.type))


Sums = dict[tuple[str, str], Decimal]


def sums(costs: Iterable[Cost]) -> Sums:
    """What costs come to by category and type, by category, by type, and in all."""
    found: Sums = {}
    for cost in costs:
        for category in (cost.category, ALL):
            for type in (*cost.types, ALL):
                found[category, type] = EXACT.add(found.get((category, type), ZERO), cost.amount)
    return found


def matrix(
    past: Iterable[Cost],
    future: Iterable[Cost],
    *,
    plan_of_past: Iterable[Cost] = (),
    marks: Mapping[tuple[str, str], tuple[str, str]] | None = None,
    thresholds: Thresholds | None = None,
) -> Matrix:
    """Past and future side by side, each cell with a colour: the user's own, or by the thresholds.

    `marks` are the user's: (category, type) to (colour, why). A mark on a whole category holds for it as a whole.
    """
    was, will, plan = sums(past), sums(future), sums(plan_of_past)
    limits, own = thresholds or Thresholds(), marks or {}
    whole = limits._replace(share_yellow=Decimal(101))
    cells = {}
    for category in (*CATEGORIES, ALL):
        for type in (*TYPES, ALL):
            at = (category, type)
            amounts = (was.get(at, ZERO), will.get(at, ZERO), plan.get(at, ZERO))
            shares = (was.get((ALL, ALL), ZERO), will.get((ALL, ALL), ZERO))
            # A share of all cost says something of one cost, not of a total.
            colour, why = own.get(at) or by_thresholds(amounts, shares, limits if category else whole)
            cells[at] = Cell(category, type, amounts[0], amounts[1], colour, why, at in own)
    return Matrix(cells)


def by_thresholds(
    amounts: tuple[Decimal, Decimal, Decimal], totals: tuple[Decimal, Decimal], limits: Thresholds
) -> tuple[str, str]:
    """The colour of past, future and planned past, and what speaks for it. A cost too small to matter is green."""
    past, future, planned = amounts
    share = max(percent(past, totals[0]) or ZERO, percent(future, totals[1]) or ZERO)
    if share < limits.floor:
        return GREEN, ""
    growth = percent(EXACT.subtract(future, past), past) if totals[1] and totals[0] else None
    over = percent(EXACT.subtract(past, planned), planned) if planned else None
    reasons = []
    if growth is not None and growth >= limits.growth_yellow:
        reasons.append((growth >= limits.growth_red, f"grows by {growth} %"))
    if future and not past and totals[0]:
        reasons.append((True, "new"))
    if over is not None and over >= limits.variance_yellow:
        reasons.append((over >= limits.variance_red, f"was {over} % over plan"))
    if share >= limits.share_yellow:
        reasons.append((False, f"is {share} % of all cost"))
    if not reasons:
        return GREEN, ""
    return RED if any(red for red, _ in reasons) else YELLOW, "; ".join(why for _, why in reasons)
