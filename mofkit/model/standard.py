"""Activity standards (Figure 3): what good work looks like, where somebody falls short of it, and what is done."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field

from mofkit.model.action import Status
from mofkit.model.headers import columns
from mofkit.model.record import PRIVATE, Day, Kind, PersonRef, Record

Level = Literal["", "none", "learning", "meets", "teaches"]
# From not at all to well enough to teach it.
LEVELS: tuple[str, ...] = tuple(level for level in get_args(Level) if level)
MEETS = frozenset(("meets", "teaches"))


def _word(value: Any) -> Any:
    return value.strip().casefold() if isinstance(value, str) else value


class Standard(Record):
    """A row of Figure 3: of an activity as such, or of one person or team held against it."""

    activity: Annotated[str, columns("activities")] = Field(
        min_length=1, description="The activity of the content, such as customer-service-p1-record-contact."
    )
    considerations: Annotated[str, columns("consideration")] = Field(
        "", description="What to think of, as the activity table has it."
    )
    person: PersonRef = Field("", description="Who is held against the standard; left out, the team or nobody.")
    team: str = Field("", description="The team that is held against it.")
    standard: Annotated[str, columns("standards")] = Field(
        "", description="How good work on this looks; in the row without person and team."
    )
    level: Annotated[Level, BeforeValidator(_word), PRIVATE] = Field(
        "", description="none, learning, meets or teaches."
    )
    gap: Annotated[str, columns("gaps"), PRIVATE] = Field("", description="Where the work falls short of the standard.")
    impact: Annotated[str, columns("gap impact", "business impact"), PRIVATE] = Field(
        "", description="What that does to the business."
    )
    shown_by: Annotated[str, columns("gap evidence", "evidence of impact"), PRIVATE] = Field(
        "", description="The evidence of gap and impact: a ticket, a figure, an audit."
    )
    what: Annotated[str, columns("development objective", "objective")] = Field(
        "", description="The development objective: a task for the next period that closes the gap."
    )
    who: PersonRef = Field("", description="Who does it; usually the person.")
    when: Day | None = Field(None, description="The day by which it is done.")
    status: Status = Field("todo", description="How far the objective is: todo, doing, done or dropped.")
    done_on: Day | None = Field(None, description="The day it was done.")
    evidence: str = Field("", description="What shows that it was done.")
    remark: Annotated[str, PRIVATE] = Field("", description="Anything else.")

    @property
    def is_of_activity(self) -> bool:
        """Whether it says what good work is, and not how somebody's work is."""
        return not self.person and not self.team

    @property
    def smf(self) -> str:
        """The SMF, as the first word of the id says."""
        return self.id.partition(".")[0]

    @property
    def short(self) -> str:
        """The activity without its SMF."""
        return self.activity.removeprefix(f"{self.smf}-")


KIND = Kind(
    "standard", "standards", Standard, "team/standards/*.csv", "what good work is, and where somebody falls short"
)
