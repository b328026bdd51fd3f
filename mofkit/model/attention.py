"""Which costs need attention: the red, yellow and green of the job aid's Table 1, as people see it."""

from typing import Literal

from pydantic import Field

from mofkit.model.ledger import Category, CostType
from mofkit.model.record import Kind, Record

Colour = Literal["red", "yellow", "green"]


class Attention(Record):
    """One coloured cell of the cost matrix; it outweighs what the thresholds say."""

    period: str = Field(min_length=1, description="The budget period, as the ledger names it.")
    category: Category = Field(description="The cost category.")
    type: CostType | None = Field(None, description="The cost type; the whole category if left out.")
    colour: Colour = Field(description="red: priority attention, yellow: some, green: none.")
    why: str = Field("", description="What is behind it.")


KIND = Kind("attention", "attentions", Attention, "costs/attention.csv", "a colour that people give to a cost")
