"""mofkit.yaml: what marks a folder as a workspace, and what holds for all of it."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mofkit.model.hours import Hours, Zone
from mofkit.model.pack import Language
from mofkit.model.record import Day, Id, Part, Texts

SCHEMA_VERSION = 1
SeverityName = Literal["error", "warning", "info", "off"]


def _version(value: Any) -> Any:
    if isinstance(value, str) and not (value.isascii() and value.isdigit() and len(value) < 5):
        raise ValueError("a whole number; this version of mofkit writes 1")
    return value


def _month(value: Any) -> Any:
    if isinstance(value, str):
        if value.strip() not in map(str, range(1, 13)):
            raise ValueError("a month as a number from 1 to 12")
        return int(value)
    return value


class Calendar(Part):
    """When the organisation works."""

    time_zone: Zone = Field("UTC", description="An IANA time zone such as Europe/Berlin.")
    holidays: tuple[Day, ...] = Field((), description="Days on which nobody works.")
    financial_year_starts: Annotated[int, BeforeValidator(_month)] = Field(
        1, description="The month, 1 to 12, in which a financial year such as 2026-27 begins."
    )


class ServiceDesk(Part):
    """Where users turn to."""

    name: str = Field("", description="What people call it.")
    email: str = Field("", description="Its mail address.")
    phone: str = Field("", description="Its telephone number.")
    hours: Hours = Field("", description="When it answers, such as Mon-Fri 08:00-18:00.")
    url: str = Field("", description="Its page.")


class Suppression(Part):
    """Findings that are known and accepted, with a reason and, better, an end."""

    code: str = Field(description="The rule, by code or slug.")
    reason: str = Field("", description="Why the finding is accepted; required.")
    until: Day | None = Field(None, description="The day from which it counts again.")
    path: str = Field("", description="Only in this file or folder; everywhere if left out.")
    record: str = Field("", description="Only for the record of this id.")


class LintSettings(Part):
    """Which rules hold, and how much each weighs."""

    select: Texts = Field((), description="Only these rules, by code, slug or first letters of the code.")
    ignore: Texts = Field((), description="All rules but these.")
    severity: dict[str, SeverityName] = Field({}, description="Another weight for a rule: error, warning, info or off.")
    fail_on: Literal["error", "warning", "info"] = Field("error", description="From which weight on the lint says no.")
    suppress: tuple[Suppression, ...] = Field((), description="Findings that are known and accepted.")


class Settings(Part):
    """The whole of mofkit.yaml."""

    schema_version: Annotated[int, BeforeValidator(_version)] = Field(
        description="The version of the workspace's shape."
    )
    organisation: str = Field("", description="Whose workspace this is; shown in reports.")
    currency: str = Field("", pattern=r"^([A-Z]{3})?$", description="The currency of all amounts, such as EUR.")
    calendar: Calendar = Field(Calendar(), description="When the organisation works.")
    service_desk: ServiceDesk = Field(ServiceDesk(), description="Where users turn to.")
    language: Language = Field("en", description="The language in which content is shown, where a pack has it.")
    packs: tuple[Id, ...] = Field((), description="The packs in packs/ whose content holds here; the last word wins.")
    lint: LintSettings = Field(LintSettings(), description="How the workspace is checked.")
    thresholds: dict[str, str] = Field({}, description="Limits that reports and rules use, by name.")
