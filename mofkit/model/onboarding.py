"""How a new person settles in: who helps, and what happens by when."""

from pydantic import Field

from mofkit.model.action import Todo
from mofkit.model.record import Day, Kind, PersonRef, Record


class Onboarding(Record):
    """One person's first weeks in a team; its id is the person's."""

    person: PersonRef = Field(min_length=1, description="The new person.")
    team: str = Field("", description="The team whose playbook it goes by.")
    mentor: PersonRef = Field("", description="The person of the team who helps.")
    starts: Day | None = Field(None, description="The first working day.")
    steps: tuple[Todo, ...] = Field((), description="What is done by whom and by when.")
    note: str = Field("", description="Anything else.")


KIND = Kind("onboarding", "onboardings", Onboarding, "team/onboarding/*.yaml", "how a new person settles in")
