"""A service of the catalog: the columns of the job aid's Table 5, and who owns it."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mofkit.model.headers import CRITICALITY_COLUMN, DIFFICULTY, IMPACT, NAME, PRIORITY, columns, criticality_code
from mofkit.model.record import Kind, PersonRef, Record, Score, ServiceRefs


def _criticality(value: Any) -> Any:
    if isinstance(value, str):
        code = criticality_code(value)
        if code is None:
            raise ValueError("C1 (high), C2 (medium), C3 (low) or ?? (unknown)")
        return code
    return value


_STATUS = {
    **dict.fromkeys(("live", "active", "operational", "in use", "in service", "production"), "live"),
    **dict.fromkeys(("planned", "pipeline", "proposed", "in development"), "planned"),
    **dict.fromkeys(("retired", "decommissioned", "withdrawn", "ended", "end of life"), "retired"),
}


def status_code(text: str) -> str | None:
    """live, planned or retired for what people write; nothing for any other word."""
    return _STATUS.get(text.strip().casefold())


def _status(value: Any) -> Any:
    if isinstance(value, str):
        code = status_code(value)
        if code is None:
            raise ValueError("live, planned or retired")
        return code
    return value


Status = Annotated[Literal["live", "planned", "retired"], BeforeValidator(_status)]
Criticality = Annotated[Literal["C1", "C2", "C3", "??"], BeforeValidator(_criticality)]


class Service(Record):
    """One line of the service catalog analysis (Table 5)."""

    name: Annotated[str, NAME] = Field(min_length=1, description="What customers call the service.")
    business_function: Annotated[
        str, columns("business function", "function", "what it does", "business capability")
    ] = Field("", description="What it does for the business.")
    customer: Annotated[str, columns("customers", "customer users", "customer group", "customer, users")] = Field(
        "", description="Who the service is for; ?? if unknown, DNE if there is none."
    )
    users: Annotated[str, columns("user", "number of users", "user groups")] = Field(
        "", description="Who uses it, or how many; ?? if unknown, DNE if there are none."
    )
    criticality: Annotated[Criticality, CRITICALITY_COLUMN] = Field(
        "??", description="How much the business depends on it: C1 high, C2 medium, C3 low, ?? unknown."
    )
    ci_details: Annotated[str, columns("configuration item details", "ci details", "configuration items", "cis")] = (
        Field("", description="Applications, platform and network that make up the service.")
    )
    support: Annotated[str, columns("who supports", "supported by", "support", "provider", "providers")] = Field(
        "", description="Internal and external providers."
    )
    strengths: Annotated[str, columns("strength", "positives", "what works well")] = Field(
        "", description="What works well."
    )
    problems: Annotated[
        str, columns("problems opportunities", "problems", "opportunities", "problem", "what needs improving")
    ] = Field("", description="What needs to get better.")
    comments: Annotated[str, columns("comment", "notes", "note", "remarks")] = Field("", description="Anything else.")
    difficulty: Annotated[Score | None, DIFFICULTY] = Field(None, description="How hard to fix: 5 easy, 1 hard.")
    impact: Annotated[Score | None, IMPACT] = Field(
        None, description="What fixing it does for the business: 1 low, 5 high."
    )
    priority: Annotated[str, PRIORITY] = Field(
        "", description="difficulty × impact; written by `mofkit prioritize --write`."
    )
    owner: Annotated[PersonRef, columns("service owner", "owned by", "accountable")] = Field(
        "", description="The person who answers for the service."
    )
    depends_on: Annotated[ServiceRefs, columns("depends on", "dependencies", "dependency")] = Field(
        (), description="Services this one cannot work without."
    )
    support_route: Annotated[str, columns("support route", "how to get help", "contact")] = Field(
        "", description="How a user reaches the service desk for this service."
    )
    status: Annotated[Status, columns("service status", "lifecycle", "lifecycle status")] = Field(
        "live", description="Whether it is live, planned or retired; a service that does not say is live."
    )
    source: Annotated[str, columns("imported from")] = Field(
        "", description="The list that `mofkit catalog import` keeps it up to date from; empty if it is kept by hand."
    )

    @property
    def in_use(self) -> bool:
        """Whether anybody may rely on it today."""
        return self.status == "live"


KIND = Kind("service", "services", Service, "catalog/services.csv", "one line of the service catalog analysis")
