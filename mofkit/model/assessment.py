"""One person's view of how well the SMFs are practised: Table 6 of the job aid, with issues and solutions."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mofkit.model.action import Todo
from mofkit.model.record import Day, Kind, Part, PersonRef, Record, Score, Texts

Mark = Literal["missing", "needs-improvement", "satisfactory", "not-assessed"]
MARKS: tuple[Mark, ...] = ("missing", "needs-improvement", "satisfactory", "not-assessed")
# The job aid's own signs, and what people type for them.
_SIGNS: dict[str, Mark] = {
    "-": "missing",
    "☹": "needs-improvement",
    ":(": "needs-improvement",
    ":-(": "needs-improvement",
    "improve": "needs-improvement",
    "☺": "satisfactory",
    ":)": "satisfactory",
    ":-)": "satisfactory",
    "?": "not-assessed",
}
SolutionKind = Literal["quick-hit", "longer-term", "individual"]
SOLUTION_KINDS: tuple[SolutionKind, ...] = ("quick-hit", "longer-term", "individual")


def mark_of(text: str) -> Mark | None:
    """The mark of a word or a sign; nothing for any other text."""
    word = text.strip().casefold()
    return next((mark for mark in MARKS if mark == word), _SIGNS.get(word))


def _mark(value: Any) -> Any:
    return mark_of(value) or value if isinstance(value, str) else value


Marked = Annotated[Mark | None, BeforeValidator(_mark)]


class Row(Part):
    """One SMF: a mark for each attribute, and what is missing or weak in words."""

    roles: Marked = Field(None, description="Whether the role types are held by somebody.")
    goals: Marked = Field(None, description="Whether the goals of the SMF are ours, and met.")
    outcomes: Marked = Field(None, description="Whether the outcomes are reached and measured.")
    terminology: Marked = Field(None, description="Whether people use the key terms alike.")
    process_flows: Marked = Field(None, description="Whether the processes are known and followed.")
    inputs: Marked = Field(None, description="Whether the processes get what they need.")
    management_reviews: Marked = Field(None, description="Whether reviews look at it, decide and follow up.")
    manage_layer: Marked = Field(None, description="Whether it works with GRC, Change and Configuration, and Team.")
    notes: dict[str, str] = Field(
        {}, description="What exactly is missing or weak, by attribute; may cite content ids."
    )

    def mark(self, attribute: str) -> Mark | None:
        """The mark of an attribute; nothing if nobody was asked yet."""
        found: Mark | None = getattr(self, attribute)
        return found


ATTRIBUTES: tuple[str, ...] = tuple(name for name in Row.model_fields if name != "notes")


class Solution(Todo):
    """Something that would help with an issue: who, what, when, and what it takes."""

    kind: SolutionKind | None = Field(
        None, description="quick-hit, longer-term, or individual: what a person can do without a project."
    )
    difficulty: Score | None = Field(None, description="How hard it is: 5 easy, 1 hard.")
    impact: Score | None = Field(None, description="What it does for the business: 1 low, 5 high.")
    needs: str = Field("", description="What it takes from others: money, people, a tool, a policy, an owner.")
    authorised_by: PersonRef = Field("", description="Who has authorised what it needs.")


class Issue(Part):
    """What one or more cells come to, with a priority and possible solutions."""

    id: str = Field(min_length=1, description="A short mark by which it is named.")
    what: str = Field(min_length=1, description="What is wrong, in a sentence.")
    cells: Texts = Field((), description="The cells it comes from, such as problem-management.outcomes.")
    difficulty: Score | None = Field(None, description="How hard to fix: 5 easy, 1 hard.")
    impact: Score | None = Field(None, description="What fixing it does for the business: 1 low, 5 high.")
    note: str = Field("", description="Anything else.")
    solutions: tuple[Solution, ...] = Field((), description="What could be done about it.")


class Assessment(Record):
    """The view of one person on one day. Of each person the latest counts."""

    who: PersonRef = Field(min_length=1, description="The person who assesses.")
    date: Day | None = Field(None, description="The day of the assessment.")
    scope: Texts = Field((), description="The SMFs that this person looks at; all sixteen if left out.")
    smfs: dict[str, Row] = Field({}, description="The marks, by SMF.")
    issues: tuple[Issue, ...] = Field((), description="What the cells come to.")
    note: str = Field("", description="Anything else, such as who was in the room.")


KIND = Kind(
    "assessment",
    "assessments",
    Assessment,
    "assessments/*.yaml",
    "one person's view of how well the SMFs are practised",
)
