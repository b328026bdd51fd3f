"""Who holds a role, for which team or service, how much of the week, from when until when."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from mofkit.model.approval import content_hash
from mofkit.model.headers import columns
from mofkit.model.record import Day, Kind, PersonRef, Record, ServiceRef


def _percent(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip().removesuffix("%").strip()
        if not (text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= 100):
            raise ValueError("a share of the week from 1 to 100 percent")
        return int(text)
    return value


class RoleAssignment(Record):
    """One line of team/roles.csv. A line without a person is a vacancy; one without a role, an accountability."""

    unsigned: ClassVar[frozenset[str]] = frozenset(
        ("id", "aliases", "agreed_on", "approved_by", "approved_on", "approved_hash", "note")
    )

    role: Annotated[str, columns("role type")] = Field("", description="The role type, as `mofkit role list` has it.")
    accountability: str = Field(
        "", description="Instead of a role: the accountability that the person answers for, such as operations."
    )
    person: Annotated[PersonRef, columns("who", "holder")] = Field(
        "", description="The person who holds it; nothing while it is vacant."
    )
    team: Annotated[str, columns("group")] = Field("", description="The team in which; all if left out.")
    service: Annotated[ServiceRef, columns("service id")] = Field(
        "", description="The service for which; all if left out."
    )
    share: Annotated[int | None, BeforeValidator(_percent), columns("percent", "share of week")] = Field(
        None, description="How much of the person's week it takes, in percent."
    )
    since: Annotated[Day | None, columns("from", "start")] = Field(None, description="The first day.")
    until: Annotated[Day | None, columns("to", "end")] = Field(None, description="The last day, if there is one.")
    stand_in: Annotated[PersonRef, columns("deputy", "stand in", "backup")] = Field(
        "", description="The person who does it while the holder is away."
    )
    safeguard: Annotated[str, columns("kept apart by")] = Field(
        "", description="What keeps two duties apart that one person should not hold, such as a second look by whom."
    )
    agreed_on: Annotated[Day | None, columns("agreed on", "agreed")] = Field(
        None, description="The day on which the person said yes to it."
    )
    approved_by: Annotated[PersonRef, columns("approved by")] = Field(
        "", description="The director who approved it; written by `mofkit team approve`."
    )
    approved_on: Annotated[Day | None, columns("approved on")] = Field(None, description="The day of the approval.")
    approved_hash: Annotated[str, columns("approved hash")] = Field(
        "", pattern=r"^(sha256:[0-9a-f]{64})?$", description="What was approved; written by mofkit, never by hand."
    )
    note: Annotated[str, columns("notes", "comment")] = Field("", description="Anything else.")

    def current(self, today: date) -> bool:
        """Whether it holds on a day."""
        return (self.since is None or self.since <= today) and (self.until is None or today <= self.until)

    @property
    def approval(self) -> Literal["", "approved", "changed"]:
        """Whether a director approved the line as it is, or as it was before somebody changed it."""
        if not self.approved_by:
            return ""
        return "approved" if self.approved_hash == content_hash(self) else "changed"


KIND = Kind(
    "role-assignment", "role-assignments", RoleAssignment, "team/roles.csv", "who holds a role, for what and how much"
)
