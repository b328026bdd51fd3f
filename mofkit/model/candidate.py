"""A candidate: everything about one person who applied, in one file, so that it can be erased as one."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mofkit.model.record import PRIVATE, Day, Kind, Part, PersonRef, Record

CandidateStatus = Literal["applied", "interviewed", "chosen", "turned-down", "withdrawn"]
_MONTH = re.compile(r"[12][0-9]{3}-(0[1-9]|1[0-2])")
LOWEST, HIGHEST = 1, 5


def _month(value: Any) -> Any:
    if isinstance(value, str) and value.strip() and not _MONTH.fullmatch(value.strip()):
        raise ValueError("a month such as 2024-09")
    return value.strip() if isinstance(value, str) else value


Month = Annotated[str, BeforeValidator(_month)]


class Station(Part):
    """One station of a CV: work, study, care, whatever it names."""

    since: Month = Field("", description="The first month, such as 2021-04.")
    until: Month = Field("", description="The last month; nothing while it goes on.")
    what: str = Field("", description="What the CV says.")


class Scorecard(Part):
    """What one interviewer saw, by criterion. Each fills in their own, before the others have spoken."""

    by: PersonRef = Field("", description="The interviewer.")
    on: Day | None = Field(None, description="The day.")
    marks: dict[str, str] = Field({}, description="A mark from 1 to 5 for each criterion, by its id.")
    notes: dict[str, str] = Field({}, description="What was said that led to the mark, by criterion.")


class Candidate(Record):
    """One person who applied. The id is a code; the rest is for those who screen."""

    status: CandidateStatus = Field("applied", description="applied, interviewed, chosen, turned-down or withdrawn.")
    received: Day | None = Field(None, description="The day the application came.")
    keep_until: Day | None = Field(None, description="The day until which the person agreed to be kept on file.")
    name: Annotated[str, PRIVATE] = Field("", description="The person's name. Private.")
    contact: Annotated[str, PRIVATE] = Field("", description="How to reach the person. Private.")
    cv: Annotated[tuple[Station, ...], PRIVATE] = Field((), description="The stations of the CV. Private.")
    scorecards: Annotated[tuple[Scorecard, ...], PRIVATE] = Field(
        (), description="What each interviewer saw. Private; `mofkit team hire rank` compares them."
    )
    decision: Annotated[str, PRIVATE] = Field("", description="Why the person was chosen or turned down. Private.")
    note: Annotated[str, PRIVATE] = Field("", description="Anything else. Private.")

    @property
    def opening(self) -> str:
        """The opening that the person applied for, by id."""
        return self.id.partition(".")[0]

    @property
    def code(self) -> str:
        """The id without the opening's."""
        return self.id.partition(".")[2]


KIND = Kind(
    "candidate", "candidates", Candidate, "team/hiring/*/candidates/*.yaml", "somebody who applied; mostly private"
)
