"""A goal for cost reduction, as a director sets it."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from mofkit.model.ledger import Category
from mofkit.model.record import Day, Kind, Money, PersonRef, Record, ServiceRef


def _percent(value: Any) -> Any:
    return value.strip().removesuffix("%").rstrip() if isinstance(value, str) else value


Percent = Annotated[Money, BeforeValidator(_percent)]


class CostGoal(Record):
    """By how much the cost of a period goes down: an amount, or a share of what an earlier period cost."""

    what: str = Field(min_length=1, description="The goal in words.")
    period: str = Field(min_length=1, description="The budget period in which it is to be reached.")
    amount: Money | None = Field(None, gt=0, description="How much less, in the workspace's currency.")
    percent: Percent | None = Field(None, gt=0, le=100, description="How much less, in percent of `of`.")
    of: str = Field("", description="The period that `percent` is of; the past one if left out.")
    category: Category | None = Field(None, description="Only this cost category.")
    service: ServiceRef = Field("", description="Only this service.")
    who: PersonRef = Field("", description="Who set it.")
    set_on: Day | None = Field(None, description="The day it was set.")
    note: str = Field("", description="Anything else.")

    def target(self, base: Decimal) -> Decimal:
        """How much less, given what the base period cost; cents, half up."""
        if self.amount is not None:
            return self.amount
        share = (self.percent or Decimal(0)) / 100
        return (base * share).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")


KIND = Kind("cost-goal", "cost-goals", CostGoal, "costs/goals.csv", "by how much a cost is to go down")
