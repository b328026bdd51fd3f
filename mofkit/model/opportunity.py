"""An opportunity to cut a cost: who does what by when, what it saves, and where (the job aid's Table 2)."""

from typing import Literal

from pydantic import Field

from mofkit.model.action import Promise
from mofkit.model.ledger import Category, CostType
from mofkit.model.record import Kind, Money, Record, Score, ServiceRef

Lens = Literal["eliminate", "substitute", "rework", "invest"]


class Opportunity(Promise, Record):
    """One way to bring a cost down, with a person and a day."""

    category: Category | None = Field(None, description="The cost category it takes from.")
    type: CostType | None = Field(None, description="The cost type it takes from.")
    period: str = Field("", description="The budget period in which it saves, as the ledger names it.")
    lens: Lens | None = Field(
        None, description="Which question found it: eliminate, substitute, rework or invest (`mofkit explain invest`)."
    )
    service: ServiceRef = Field("", description="The service whose cost it cuts.")
    difficulty: Score | None = Field(None, description="How hard it is: 5 easy, 1 hard.")
    impact: Score | None = Field(None, description="How much better things are then: 1 low, 5 high.")
    saving: Money | None = Field(None, ge=0, description="What it saves in the period, in the workspace's currency.")
    realised: Money | None = Field(None, ge=0, description="What it did save, once that is known.")

    @property
    def committed(self) -> bool:
        """Whether somebody has promised it by a day, or has done it."""
        return bool(self.who and self.when and self.status != "dropped")


KIND = Kind("opportunity", "opportunities", Opportunity, "costs/opportunities.csv", "one way to bring a cost down")
