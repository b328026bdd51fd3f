"""What indirect cost is shared out by: users, revenue, or any fixed key, for each service and customer group."""

from pydantic import Field

from mofkit.model.record import Kind, Money, Record, ServiceRef


class CostDriver(Record):
    """How much of one driver a customer group has in one service, such as 85 users of e-mail in Planning."""

    driver: str = Field(min_length=1, description="What is counted: users, revenue, or the name of a fixed key.")
    service: ServiceRef = Field("", description="The service; all services that have no line of their own if left out.")
    customer: str = Field(min_length=1, description="The customer group.")
    value: Money = Field(ge=0, description="How much: users, money, points. Only the proportion counts.")


KIND = Kind("cost-driver", "cost-drivers", CostDriver, "costs/drivers.csv", "what indirect cost is shared out by")
