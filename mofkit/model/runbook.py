"""Where it is written how a service is run: the operations and services description, part by part."""

from typing import Annotated

from pydantic import Field

from mofkit.model.headers import columns
from mofkit.model.record import Day, Kind, PersonRef, Record, ServiceRef

PARTS = ("troubleshooting", "backup", "instructions")


class Runbook(Record):
    """One line of operations/runbooks.csv."""

    service: Annotated[ServiceRef, columns("service id")] = Field(min_length=1, description="The service it is about.")
    troubleshooting: Annotated[str, columns("troubleshooting guide")] = Field(
        "", description="Where the troubleshooting guide is; empty if there is none."
    )
    backup: Annotated[str, columns("backup and restore")] = Field(
        "", description="Where backup and restore are described; empty if they are not, none if it keeps no data."
    )
    instructions: Annotated[str, columns("work instructions")] = Field(
        "", description="Where the work instructions are; empty if there are none."
    )
    owner: Annotated[PersonRef, columns("who", "responsible")] = Field("", description="The person who keeps it true.")
    reviewed_on: Annotated[Day | None, columns("reviewed", "last reviewed")] = Field(
        None, description="The day somebody last held it against the service as it is."
    )
    note: Annotated[str, columns("notes", "comment")] = Field("", description="Anything else.")

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that are not written."""
        return tuple(part for part in PARTS if not getattr(self, part).strip())


KIND = Kind("runbook", "runbooks", Runbook, "operations/runbooks.csv", "where it is written how a service is run")
