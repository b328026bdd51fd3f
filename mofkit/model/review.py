"""A management review as it is held: agenda, inputs, answers, decisions, actions and sign-off of one meeting.

What the framework says about a review, such as its questions, is content and not here.
"""

from typing import ClassVar, Literal

from pydantic import Field

from mofkit.model.action import Todo
from mofkit.model.approval import Signed
from mofkit.model.record import Day, Kind, Part, PersonRef, PersonRefs, Texts

Outcome = Literal["", "go", "go-with-conditions", "no-go"]


class ReviewedInput(Part):
    """Something to look at, and whether it was there."""

    id: str = Field(min_length=1, description="The input of the framework's review.")
    text: str = Field("", description="The input in words, as it was when the review was prepared.")
    state: Literal["collected", "missing"] = Field("missing", description="collected or missing.")
    where: str = Field("", description="Where it is: files of the workspace, or a place that a person names.")
    found: str = Field("", description="What was found there; written by `mofkit review prepare`.")
    note: str = Field("", description="Why it is missing, or anything else.")


class ReviewAnswer(Part):
    """A question and what the meeting said to it."""

    id: str = Field(min_length=1, description="The question of the framework's review.")
    question: str = Field("", description="The question in words, as it was when the review was prepared.")
    answer: str = Field("", description="What the meeting said.")


class Decision(Part):
    """What was decided, by whom and why."""

    what: str = Field(min_length=1, description="What was decided.")
    who: PersonRef = Field("", description="The one person who decided it and answers for it.")
    why: str = Field("", description="The reason.")
    about: str = Field("", description="The matter, as KIND:ID; without it, what the review is about.")
    outcome: Outcome = Field("", description="For a gate: go, go-with-conditions or no-go.")


class Override(Part):
    """A gate that was opened without a signed go: by whom and why."""

    who: PersonRef = Field(min_length=1, description="The person who opened it and answers for it.")
    reason: str = Field(min_length=1, description="Why it could not wait for the review.")
    date: Day = Field(description="The day.")
    about: str = Field("", description="The matter, as KIND:ID; without it, what the review is about.")


class HeldReview(Signed):
    """One meeting of a management review, from its planning to its sign-off."""

    # Whoever opens the gate in spite of a review says nothing about what the meeting said.
    unsigned: ClassVar[frozenset[str]] = Signed.unsigned | {"overrides"}

    review: str = Field(min_length=1, description="The review of the framework, such as operational-health.")
    about: str = Field("", description="The one matter it is about, as KIND:ID, such as project:crm; most have none.")
    status: Literal["planned", "prepared", "held", "closed"] = Field(
        "planned", description="planned, prepared, held or closed."
    )
    planned: Day | None = Field(None, description="The day for which it is planned.")
    held: Day | None = Field(None, description="The day on which it was held.")
    chair: PersonRef = Field("", description="The person who leads it.")
    attendees: PersonRefs = Field((), description="Persons of the workspace who were there.")
    guests: Texts = Field((), description="Others who were there, by name.")
    agenda: Texts = Field((), description="What is talked about, in order.")
    inputs: tuple[ReviewedInput, ...] = Field((), description="What was looked at, and what was missing.")
    answers: tuple[ReviewAnswer, ...] = Field((), description="The questions of the review and what was said.")
    decisions: tuple[Decision, ...] = Field((), description="What was decided.")
    outputs: Texts = Field((), description="What came out of it besides decisions and actions.")
    actions: tuple[Todo, ...] = Field((), description="Who does what by when.")
    note: str = Field("", description="Anything else.")
    overrides: tuple[Override, ...] = Field((), description="Who opened its gate without a signed go, and why.")

    def verdicts(self, about: str) -> tuple[Decision, ...]:
        """The decisions on a matter that say go or no-go."""
        return tuple(one for one in self.decisions if one.outcome and (one.about or self.about) == about)


KIND = Kind("review", "reviews", HeldReview, "reviews/*/*.yaml", "one meeting of a management review, and its sign-off")
