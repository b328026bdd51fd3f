"""How a ticket export is read: kept with the workspace, so that next month's export comes in the same way."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mofkit.model.hours import Hours, Zone
from mofkit.model.record import Kind, Part, Record, Texts
from mofkit.model.ticket import State

DateOrder = Literal["", "ymd", "dmy", "mdy"]


def _minutes(value: Any) -> Any:
    if isinstance(value, str):
        if not (value.isascii() and value.isdigit() and len(value) < 8):
            raise ValueError("a whole number of minutes")
        return int(value)
    return value


class TicketTarget(Part):
    """What is promised for a priority where no agreement says so."""

    priority: str = Field("", description="The priority in our words, such as P1; empty for all others.")
    response: Annotated[int | None, BeforeValidator(_minutes)] = Field(
        None, ge=0, description="Minutes until somebody answers."
    )
    resolution: Annotated[int | None, BeforeValidator(_minutes)] = Field(
        None, ge=0, description="Minutes until it is solved."
    )


class TicketMap(Record):
    """Which column is which, what the words mean, and which targets hold."""

    delimiter: str = Field("", description="What separates cells; found out if left out.")
    encoding: str = Field("", description="How the file is encoded, if it is not UTF-8.")
    columns: dict[str, str] = Field({}, description="Our field: header of theirs, or #N for the N-th.")
    dates: DateOrder = Field("", description="The order of dates: ymd, dmy or mdy; found out if it can be told.")
    time_zone: Zone | None = Field(None, description="The clock of the dates; the workspace's if left out.")
    missing: Texts = Field(("?",), description="Cells that say nothing, beside empty ones.")
    states: dict[str, State] = Field({}, description="Their state: open, done or cancelled.")
    priorities: dict[str, str] = Field({}, description="Their priority: ours, such as P1.")
    services: dict[str, str] = Field({}, description="Their word for a service: the id of ours.")
    desk: Texts = Field((), description="The groups that are the service desk, first line.")
    bypass: Texts = Field((), description="The channels that lead round the service desk.")
    satisfied: Texts = Field((), description="Answers of a survey that say: well done; of figures 4 and 5 if left out.")
    targets: tuple[TicketTarget, ...] = Field((), description="What is promised where no agreement says so.")
    hours: Hours = Field("", description="The service hours of these targets; the desk's if left out.")


KIND = Kind("ticket-map", "ticket-maps", TicketMap, "operations/maps/*.yaml", "how a ticket export is read")
