"""What has to be watched of a service, and whether it is."""

from typing import Annotated

from pydantic import Field

from mofkit.model.headers import columns
from mofkit.model.record import Day, Kind, PersonRef, Record, ServiceRef


class Monitor(Record):
    """One line of operations/monitoring.csv: a monitoring requirement."""

    service: Annotated[ServiceRef, columns("service id")] = Field(min_length=1, description="The service to watch.")
    what: Annotated[str, columns("check", "metric", "requirement")] = Field(
        min_length=1, description="What is looked at, and how often."
    )
    threshold: Annotated[str, columns("alert when", "limit")] = Field("", description="From when on it is an alert.")
    tool: Annotated[str, columns("how", "watched by")] = Field("", description="What watches.")
    alert_to: Annotated[str, columns("alert to", "alerts", "goes to")] = Field(
        "", description="Who hears of it, and how."
    )
    owner: Annotated[PersonRef, columns("who", "responsible")] = Field("", description="The person who looks after it.")
    since: Annotated[Day | None, columns("running since", "live since")] = Field(
        None, description="The day from which it runs; empty while it is only required."
    )
    note: Annotated[str, columns("notes", "comment")] = Field("", description="Anything else.")


KIND = Kind("monitor", "monitors", Monitor, "operations/monitoring.csv", "what has to be watched of a service")
