"""A time in which a service did not work, planned or not."""

from typing import Annotated

from pydantic import Field

from mofkit.model.headers import columns
from mofkit.model.moments import Moment
from mofkit.model.record import Flag, Kind, Record, ServiceRef


class Outage(Record):
    """One line of operations/outages.csv."""

    service: Annotated[ServiceRef, columns("services", "service id")] = Field(
        min_length=1, description="The service that did not work."
    )
    start: Annotated[Moment, columns("from", "began", "started", "down since")] = Field(
        min_length=1, description="When it stopped, such as 2026-11-03 14:05, by the clock of the workspace."
    )
    end: Annotated[Moment, columns("to", "until", "ended", "up again", "restored")] = Field(
        "", description="When it worked again; empty while it does not."
    )
    planned: Annotated[Flag, columns("maintenance", "scheduled")] = Field(
        False, description="Whether it was planned maintenance."
    )
    cause: Annotated[str, columns("reason", "root cause")] = Field("", description="Why.")
    ticket: Annotated[str, columns("incident", "reference")] = Field("", description="Where more is written.")
    note: Annotated[str, columns("notes", "comment")] = Field("", description="Anything else.")


KIND = Kind("outage", "outages", Outage, "operations/outages.csv", "a time in which a service did not work")
