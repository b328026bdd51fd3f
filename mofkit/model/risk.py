"""A risk: what may happen, how bad it would be, what is done about it; and how it was rated before."""

from typing import Annotated, Literal

from pydantic import Field

from mofkit.model.action import Status
from mofkit.model.headers import columns
from mofkit.model.record import Day, Kind, PersonRef, Record, Ref, Score, ServiceRef

Response = Literal["", "avoid", "reduce", "transfer", "accept", "research"]
RiskState = Literal["open", "accepted", "happened", "closed"]
RiskRef = Annotated[str, Ref("risk")]


class Risk(Record):
    """One line of risks.csv. What is done about it (what, who, when) is in the list of actions too."""

    title: Annotated[str, columns("risk", "event", "what may happen")] = Field(
        min_length=1, description="What may happen, in a few words."
    )
    condition: Annotated[str, columns("cause")] = Field("", description="What is true today and makes it possible.")
    consequence: Annotated[str, columns("effect")] = Field(
        "", description="What it would do to a service, a goal or money."
    )
    service: Annotated[ServiceRef, columns("service id")] = Field("", description="The service it would hit.")
    project: Annotated[str, Ref("project"), columns("project id")] = Field("", description="The project it belongs to.")
    change: Annotated[str, Ref("change"), columns("rfc", "change id")] = Field(
        "", description="The change it comes with, or that removes it."
    )
    likelihood: Annotated[Score | None, columns("probability")] = Field(
        None, description="1 hardly ever, 3 even, 5 nearly certain."
    )
    impact: Annotated[Score | None, columns("severity")] = Field(
        None, description="1 a nuisance, 3 a goal at risk, 5 the goal lost."
    )
    response: Annotated[Response, columns("treatment", "strategy")] = Field(
        "", description="avoid, reduce, transfer, accept, or research while nobody knows enough."
    )
    accepted_by: PersonRef = Field("", description="The person who decided to live with it.")
    what: Annotated[str, columns("mitigation", "action")] = Field("", description="What is done about it now.")
    who: PersonRef = Field("", description="The one person who does that.")
    when: Annotated[Day | None, columns("due", "due date")] = Field(None, description="The day by which that is done.")
    status: Status = Field("todo", description="How far that is: todo, doing, done or dropped.")
    done_on: Day | None = Field(None, description="The day it was done.")
    evidence: str = Field("", description="What shows that it was done.")
    trigger: Annotated[str, columns("sign")] = Field("", description="The sign that it is happening.")
    contingency: str = Field("", description="What is done then: who, what, how soon.")
    owner: Annotated[PersonRef, columns("risk owner")] = Field(
        "", description="The one person who watches the trigger."
    )
    state: RiskState = Field("open", description="open, accepted, happened or closed.")
    opened: Annotated[Day | None, columns("found on", "raised")] = Field(None, description="The day it was found.")
    closed: Day | None = Field(None, description="The day it happened or went away.")
    last_reviewed: Day | None = Field(
        None, description="The day it was last looked at; `mofkit risk review` writes it."
    )
    note: Annotated[str, columns("notes", "comment")] = Field("", description="Anything else, such as how it ended.")

    @property
    def alive(self) -> bool:
        """Whether it may still happen."""
        return self.state in ("open", "accepted")

    @property
    def exposure(self) -> int | None:
        """Likelihood times impact, 1 to 25; nothing while it is unrated."""
        return self.likelihood * self.impact if self.likelihood and self.impact else None


class RiskRating(Record):
    """One line of risks-history.csv: how a risk was rated on a day."""

    risk: RiskRef = Field(min_length=1, description="The risk.")
    on: Annotated[Day, columns("date", "day")] = Field(description="The day.")
    likelihood: Score = Field(description="As it was seen then.")
    impact: Score = Field(description="As it was seen then.")
    who: PersonRef = Field("", description="Who rated it.")
    note: Annotated[str, columns("why", "reason")] = Field("", description="What had changed, and why.")

    @property
    def exposure(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact


KIND = Kind("risk", "risks", Risk, "risks.csv", "what may happen, how bad it would be, what is done about it")
RATING = Kind("risk-rating", "risk-ratings", RiskRating, "risks-history.csv", "how a risk was rated on a day")
