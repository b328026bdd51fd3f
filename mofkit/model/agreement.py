"""An agreement about services: with customers (SLA), between teams of IT (OLA), with a supplier (UC)."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from mofkit.model.approval import Signed
from mofkit.model.hours import Hours, Zone
from mofkit.model.record import Day, Flag, Kind, Part, PersonRef, Ref, ServiceRefs, Texts, id_parts

SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86_400}
TIMES = ("response", "resolution", "fulfilment", "update")
AVAILABILITY = "availability"
_DECIMAL = re.compile(r"-?\d{1,12}(\.\d{1,6})?")

AgreementType = Literal["sla", "ola", "uc"]
Comparator = Literal["at-least", "at-most"]
Window = Literal["week", "month", "quarter", "year"]
WINDOWS: tuple[Window, ...] = ("week", "month", "quarter", "year")


def _decimal(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()
        if not _DECIMAL.fullmatch(text):
            raise ValueError("a number such as 99.9")
        return Decimal(text)
    return value


Number = Annotated[Decimal, BeforeValidator(_decimal)]
AgreementRefs = Annotated[tuple[Annotated[str, Ref("agreement")], ...], BeforeValidator(id_parts)]


class Target(Part):
    """One number that is promised, and how it is counted."""

    id: str = Field(min_length=1, description="A short name of its own, by which measurements refer to it.")
    metric: str = Field(
        min_length=1,
        description="What is promised: availability, response, resolution, fulfilment, update, or a word of your own.",
    )
    priority: str = Field("", description="For which support priority, such as P1; empty for all.")
    comparator: Comparator = Field("at-most", description="at-least or at-most.")
    value: Number = Field(description="The number.")
    unit: Literal["%", "s", "min", "h", "d", "count"] = Field(description="Of what: %, s, min, h, d or count.")
    per: Window = Field("month", description="Over which time it is judged: week, month, quarter or year.")
    share: Number | None = Field(None, ge=0, le=100, description="In how many of 100 cases; all if left out.")
    maintenance: Literal["left-out", "counted"] = Field(
        "left-out", description="Whether planned maintenance counts as downtime: left-out or counted."
    )
    note: str = Field("", description="How it is measured, and anything else.")

    @property
    def seconds(self) -> Decimal | None:
        """A time in seconds; nothing for what is no time."""
        return self.value * SECONDS[self.unit] if self.unit in SECONDS else None


class SupportPriority(Part):
    """What a priority of the service desk means in this agreement."""

    name: str = Field(min_length=1, description="Such as P1.")
    meaning: str = Field("", description="When it applies, in the customer's words.")


class Escalation(Part):
    """Whom one turns to when it takes too long."""

    after: str = Field("", description="When, such as 2 h or 80 % of the target.")
    who: PersonRef = Field("", description="The person, if it is one of ours.")
    contact: str = Field("", description="Anybody else: a role, a number, an address.")


class Party(Part):
    """One side of the agreement."""

    name: str = Field(min_length=1, description="The department, team or company.")
    side: Literal["provider", "customer"] = Field(description="provider or customer.")
    signs: PersonRef = Field("", description="The person who signs for it, if it is one of ours.")
    contact: str = Field("", description="How to reach it.")


class Agreement(Signed):
    """What is promised about services, by whom to whom, from when until when."""

    # Who keeps it and when it is looked at again is no part of the promise.
    unsigned: ClassVar[frozenset[str]] = Signed.unsigned | {"retired", "owner", "review_on"}

    title: str = Field(min_length=1, description="What people call it.")
    type: AgreementType = Field(description="sla (with a customer), ola (between teams) or uc (with a supplier).")
    parties: tuple[Party, ...] = Field((), description="Who promises, and to whom.")
    services: ServiceRefs = Field((), description="The services it is about.")
    supports: AgreementRefs = Field(
        (), description="The agreements whose promises rest on it; found by the services if left out."
    )
    hours: Hours = Field("", description="When the promise holds, such as Mon-Fri 08:00-18:00 or 24x7.")
    time_zone: Zone | None = Field(None, description="The clock of the hours; the workspace's if left out.")
    starts: Day | None = Field(None, description="The first day it holds.")
    ends: Day | None = Field(None, description="The last day it holds; open if left out.")
    review_on: Day | None = Field(None, description="The day of the next review with the other side.")
    owner: PersonRef = Field("", description="The person who keeps it, usually the Service Level Manager.")
    retired: Flag = Field(False, description="Whether it no longer counts, whatever its days say.")
    targets: tuple[Target, ...] = Field((), description="What is promised, in numbers.")
    priorities: tuple[SupportPriority, ...] = Field((), description="The support priorities and what they mean.")
    escalation: tuple[Escalation, ...] = Field((), description="Whom one turns to, step by step.")
    exclusions: Texts = Field((), description="What no target counts for.")
    note: str = Field("", description="Anything else.")

    def holds_on(self, day: date) -> bool:
        """Whether the promise counts on a day."""
        return not self.retired and (not self.starts or self.starts <= day) and (not self.ends or day <= self.ends)


KIND = Kind("agreement", "agreements", Agreement, "agreements/*.yaml", "an SLA, OLA or contract with a supplier")
