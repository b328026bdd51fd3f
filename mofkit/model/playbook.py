"""A section of a team's playbook: who keeps it, and whether somebody has looked at it. Its text stands beside it."""

from pydantic import Field

from mofkit.model.action import Todo
from mofkit.model.record import Day, Kind, Part, PersonRef, Record


class Reading(Part):
    """Somebody has read it."""

    who: PersonRef = Field("", description="The person.")
    date: Day | None = Field(None, description="The day.")


class PlaybookSection(Record):
    """One section of the playbook of one team; its id is the team's and the section's, such as desk.stakeholders."""

    team: str = Field(min_length=1, description="The team, as people.csv has it.")
    section: str = Field(min_length=1, description="The section of the outline; one of your own begins with x-.")
    owner: PersonRef = Field("", description="The person who keeps it true.")
    reviewed_on: Day | None = Field(None, description="The day on which somebody last saw whether it still holds.")
    reviewed_by: PersonRef = Field("", description="Who that was.")
    review_months: int = Field(12, ge=1, le=60, description="After how many months somebody looks again.")
    readings: tuple[Reading, ...] = Field((), description="Who has read it, and when.")
    actions: tuple[Todo, ...] = Field((), description="What is out of date or missing, and who sees to it.")


KIND = Kind(
    "playbook",
    "playbooks",
    PlaybookSection,
    "team/playbook/*/*.yaml",
    "a section of a team's playbook, its text beside it",
    True,
)
