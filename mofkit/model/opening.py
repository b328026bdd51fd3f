"""An opening: a position to fill, what it asks for, and who decides. Nothing in it is about one candidate."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from mofkit.model.record import Day, Flag, Kind, Part, PersonRef, Record, Ref, Score, ServiceRefs, id_problem

Area = Literal["mindset", "people", "process", "technical"]
OpeningStatus = Literal["open", "filled", "closed"]
Verdict = Literal["", "right", "partly", "wrong"]


def _short(text: str) -> str:
    # A field such as `scorecards.0.marks.help` leads to a mark, so a criterion is one word of such a path.
    wrong = id_problem(text) or ("a word with a letter in it, without dots" if "." in text or text.isdigit() else "")
    if wrong:
        raise ValueError(wrong)
    return text


class JobPart(Part):
    """One part of the job: what somebody does, where the framework says so, and how one sees that it is done well."""

    what: str = Field(min_length=1, description="What is done, beginning with a verb.")
    source: str = Field("", description="The role type or the process of an SMF that it comes from.")
    standard: str = Field("", description="How one sees that it is done well.")


class Criterion(Part):
    """What every candidate is screened by."""

    id: Annotated[str, AfterValidator(_short)] = Field(description="A short name, by which it is scored.")
    name: str = Field(min_length=1, description="The criterion in a few words.")
    area: Area = Field("technical", description="mindset, people, process or technical.")
    must: Flag = Field(False, description="Whether somebody who lacks it is turned down, whatever else they can do.")
    weight: Score = Field(3, description="How much it counts: 1 a little … 5 very much.")
    text: str = Field("", description="What is meant.")
    questions: tuple[str, ...] = Field((), description="What to ask.")
    low: str = Field("", description="How a mark of 1 sounds.")
    high: str = Field("", description="How a mark of 5 sounds.")


class Interviewer(Part):
    """Somebody who screens."""

    who: PersonRef = Field("", description="The person.")
    trained_on: Day | None = Field(None, description="The day on which they were trained to screen.")


class LookBack(Part):
    """What became of it: whether the right person was hired."""

    on: Day | None = Field(None, description="The day on which one looked back.")
    outcome: Verdict = Field("", description="right, partly or wrong.")


class Opening(Record):
    """One position to fill."""

    role: str = Field(min_length=1, description="The role type, as `mofkit role list` has it.")
    title: str = Field("", description="What the position is called.")
    team: str = Field("", description="The team it belongs to.")
    services: ServiceRefs = Field((), description="The services it is for; all if left out.")
    manager: PersonRef = Field("", description="The hiring manager, who decides and answers for the choice.")
    status: OpeningStatus = Field("open", description="open, filled or closed.")
    opened: Day | None = Field(None, description="The day it was opened.")
    closed_on: Day | None = Field(
        None, description="The day it was filled or closed; from then on data is kept so long."
    )
    parts: tuple[JobPart, ...] = Field((), description="The parts of the job.")
    criteria: tuple[Criterion, ...] = Field((), description="What every candidate is screened by.")
    panel: tuple[Interviewer, ...] = Field((), description="Who screens.")
    chosen: Annotated[str, Ref("candidate")] = Field("", description="The candidate who was chosen, by code.")
    look_back: LookBack | None = Field(None, description="Half a year later: was it the right person?")
    note: str = Field("", description="Anything else that is about no candidate.")


KIND = Kind("opening", "openings", Opening, "team/hiring/*/opening.yaml", "a position to fill, and how one chooses")
