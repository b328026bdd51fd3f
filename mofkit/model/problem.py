"""A problem: the cause under incidents that keep coming back, what is known of it, and what is done for good."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mofkit.model.action import Todo
from mofkit.model.record import Day, Flag, Kind, Part, PersonRef, Record, Score, ServiceRefs, Texts

Technique = Literal["five-whys", "ishikawa", "fault-tree", "timeline", "is-is-not"]
ProblemStatus = Literal["open", "analysing", "known-error", "fixing", "resolved", "dropped"]


def _count(value: Any) -> Any:
    if isinstance(value, str):
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            raise ValueError("a whole number")
        return int(value)
    return value


class Step(Part):
    """One question of a technique, and the answer."""

    id: str = Field(min_length=1, description="The question's short name in the technique; your own: x-….")
    ask: str = Field(min_length=1, description="The question, as it was when the analysis was begun.")
    answer: str = Field("", description="What was found, in your own words.")


class Progress(Part):
    """What was done about it on a day."""

    on: Day = Field(description="The day.")
    what: str = Field(min_length=1, description="What was done or found, in a sentence that can be read aloud.")
    who: PersonRef = Field("", description="Who did it.")


class Problem(Record):
    """One problem, from the first suspicion to the fix that lasts."""

    title: str = Field(min_length=1, description="The problem in a few words, as users see it.")
    owner: PersonRef = Field("", description="The one person who sees it through.")
    status: ProblemStatus = Field("open", description="open, analysing, known-error, fixing, resolved or dropped.")
    opened: Day | None = Field(None, description="The day it was recorded.")
    services: ServiceRefs = Field((), description="The services that suffer.")
    category: str = Field("", description="The category of its tickets, as the service desk writes it.")
    impact: Score | None = Field(None, description="How much it hurts when it strikes: 1 little … 5 very much.")
    harm: str = Field("", description="Whom it hurts and how, in words.")
    recurrence: Annotated[int | None, BeforeValidator(_count)] = Field(
        None, ge=0, description="How many tickets it makes in a month."
    )
    recurrence_note: str = Field("", description="Where that number comes from, and where it is going.")
    tickets: Texts = Field((), description="Numbers of tickets that show it.")
    known_error: Flag = Field(False, description="Whether the cause is known while the fix is still to come.")
    workaround: str = Field("", description="What helps until it is fixed, step by step.")
    technique: Technique | None = Field(None, description="five-whys, ishikawa, fault-tree, timeline or is-is-not.")
    analysis: tuple[Step, ...] = Field((), description="The questions of the technique, and the answers.")
    root_cause: str = Field("", description="Why it happens, down to what can be changed.")
    fix: str = Field("", description="What will end it for good.")
    change: str = Field("", description="The id of the change that brings the fix, or its number elsewhere.")
    progress: tuple[Progress, ...] = Field((), description="What was done, day by day.")
    actions: tuple[Todo, ...] = Field((), description="What comes next: who, what, when.")
    closed_on: Day | None = Field(None, description="The day it was resolved or dropped.")
    outcome: str = Field("", description="How it ended, and how one knows.")
    note: str = Field("", description="Anything else.")

    @property
    def alive(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.status not in ("resolved", "dropped")

    @property
    def cause_known(self) -> bool:
        """Whether the root cause is found."""
        return bool(self.root_cause.strip())


KIND = Kind("problem", "problems", Problem, "problems/*.yaml", "the cause under incidents that keep coming back")
