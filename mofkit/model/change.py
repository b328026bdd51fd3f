"""A change: something to be altered in production, from the request to the look back at how it went."""

from typing import Annotated, ClassVar, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field

from mofkit.model.action import Todo
from mofkit.model.approval import Signed
from mofkit.model.hours import Zone, zone
from mofkit.model.moments import Moment, second_of
from mofkit.model.record import Day, Flag, Kind, Part, PersonRef, PersonRefs, Ref, Score, ServiceRefs, Texts, id_parts

ChangeState = Literal["draft", "submitted", "approved", "scheduled", "released", "closed", "rejected", "withdrawn"]
Category = Literal["standard", "minor", "significant", "major"]
Priority = Literal["low", "medium", "high", "emergency"]
Result = Literal["success", "with-problems", "backed-out", "failed"]
Reached = Literal["yes", "partly", "no"]
# Whether anything of it may still happen.
AHEAD = ("draft", "submitted", "approved", "scheduled")
# What went in as it was meant to, though perhaps with trouble.
WENT_IN = ("success", "with-problems")

ChangeRef = Annotated[str, Ref("change")]
ChangeRefs = Annotated[tuple[ChangeRef, ...], BeforeValidator(id_parts)]
ProjectRef = Annotated[str, Ref("project")]
ProblemRef = Annotated[str, Ref("problem")]
MonitorRefs = Annotated[tuple[Annotated[str, Ref("monitor")], ...], BeforeValidator(id_parts)]
Minutes = Annotated[int, Field(ge=0, le=100_000)]


def _minutes(value: object) -> object:
    if isinstance(value, str):
        if not (value.isascii() and value.isdigit() and len(value) < 7):
            raise ValueError("whole minutes")
        return int(value)
    return value


WholeMinutes = Annotated[Minutes, BeforeValidator(_minutes)]


class Window(Part):
    """When it is carried out, as planned."""

    start: Moment = Field("", description="When it begins, such as 2026-12-05 20:00.")
    end: Moment = Field("", description="When it is over, a way back included.")
    zone: Zone | None = Field(None, description="The clock of both; that of the workspace if left out.")

    def seconds(self, clock: ZoneInfo) -> tuple[int, int] | None:
        """Beginning and end as seconds since 1970, nothing while one is not said; `clock` is that of the workspace."""
        if not (self.start.strip() and self.end.strip()):
            return None
        own = zone(self.zone) if self.zone else clock
        return second_of(self.start, own), second_of(self.end, own)


class WorkStep(Part):
    """One step of carrying it out."""

    what: str = Field(min_length=1, description="What is done, so that a colleague could do it.")
    minutes: WholeMinutes | None = Field(None, description="How long it takes, in minutes.")
    who: str = Field("", description="The person or the role who does it.")


class Tested(Part):
    """One test and what came of it."""

    what: str = Field(min_length=1, description="What was tested, the way back included.")
    passed: Flag | None = Field(None, description="Whether it passed; left out until it was run.")
    on: Day | None = Field(None, description="The day it was run.")
    who: PersonRef = Field("", description="Who ran it; better not only who built it.")
    where: str = Field("", description="Where the result is kept, or in which environment it ran.")


class Notice(Part):
    """Who is told of it before it happens."""

    who: str = Field(min_length=1, description="Who is told: users, the service desk, a supplier.")
    what: str = Field("", description="What they are told, and by which way.")
    on: Day | None = Field(None, description="The day by which they are told.")
    sent: Day | None = Field(None, description="The day on which they were told.")


class Implemented(Part):
    """How it went, against what was planned."""

    start: Moment = Field("", description="When it began.")
    end: Moment = Field("", description="When it was over; empty while it runs.")
    outcome: Result | None = Field(None, description="success, with-problems, backed-out or failed.")
    unauthorised: Flag = Field(False, description="Whether it went in without the approvals it needed.")
    downtime_minutes: WholeMinutes | None = Field(None, description="Minutes in which users could not work.")
    incidents: Texts = Field((), description="Numbers of the incidents it caused.")
    note: str = Field("", description="What went differently from the plan.")


class ChangeReview(Part):
    """The look back: whether it brought what it was made for, and what one learns."""

    on: Day | None = Field(None, description="The day of the review.")
    who: PersonRef = Field("", description="The person who led it.")
    reached: Reached | None = Field(None, description="Whether the result was reached: yes, partly or no.")
    went_well: str = Field("", description="What went well.")
    went_badly: str = Field("", description="What did not, and why.")
    lessons: str = Field("", description="What is done differently next time.")


class Moved(Part):
    """One step of the change from state to state."""

    to: ChangeState = Field(description="The state it came to.")
    on: Day = Field(description="The day.")
    who: PersonRef = Field("", description="The person who moved it.")
    why: str = Field("", description="The reason, where it was sent back, rejected or withdrawn.")


class ConflictOverride(Part):
    """A conflict in the schedule that somebody accepts."""

    conflict: str = Field(min_length=1, description="The conflict, as `mofkit change conflicts` names it.")
    who: PersonRef = Field("", description="The person who accepts it and answers for it.")
    reason: str = Field("", description="Why.")
    date: Day | None = Field(None, description="The day.")


class Change(Signed):
    """One change. People approve what is done, to what, when, at which risk, and the way back.

    How far it is, who carries it out, what the tests said and how it went are not part of what they approve.
    """

    unsigned: ClassVar[frozenset[str]] = Signed.unsigned | {
        *(
            "requested_by",
            "requested_on",
            "owner",
            "people",
            "project",
            "problem",
            "release",
            "repeats",
            "test_evidence",
        ),
        *("monitoring", "monitoring_note", "notices", "actions", "state", "moves", "implemented", "review"),
        *("overrides", "note"),
    }

    title: str = Field(min_length=1, description="The service and what changes, in a few words.")
    reason: str = Field("", description="Why it is needed.")
    result: str = Field("", description="What one can see or measure when it has worked.")
    requested_by: PersonRef = Field("", description="The person who asks for it.")
    requested_on: Day | None = Field(None, description="The day it was asked for.")
    owner: PersonRef = Field("", description="The person who sees it through to the end.")
    category: Category | None = Field(None, description="standard, minor, significant or major: it says who approves.")
    priority: Priority | None = Field(None, description="low, medium, high or emergency: how soon it goes in.")
    impact: Score | None = Field(
        None, description="How much it does to the business, for better or worse: 1 little … 5 very much."
    )
    likelihood: Score | None = Field(None, description="How likely it goes wrong: 1 hardly … 5 almost surely.")
    urgency: Score | None = Field(None, description="How little it can wait: 1 long … 5 not at all.")
    procedure: str = Field("", description="For a standard change: the procedure that was approved in advance.")
    services: ServiceRefs = Field((), description="The services it touches.")
    configuration_items: Texts = Field((), description="The servers, programs and other items that it alters.")
    project: ProjectRef = Field("", description="The project it belongs to.")
    problem: ProblemRef = Field("", description="The problem that it ends for good.")
    repeats: ChangeRefs = Field((), description="Earlier changes that did the same.")
    release: str = Field("", description="The release it goes out with.")
    window: Window | None = Field(None, description="When it is carried out.")
    downtime_minutes: WholeMinutes | None = Field(None, description="Minutes in which users cannot work, as planned.")
    people: PersonRefs = Field((), description="The persons who carry it out.")
    steps: tuple[WorkStep, ...] = Field((), description="How it is carried out, step by step.")
    back_out: str = Field("", description="How one goes back to what was there before, and when one gives up.")
    test_evidence: tuple[Tested, ...] = Field((), description="What was tested and what came of it.")
    monitoring: MonitorRefs = Field((), description="The monitoring requirements that change with it.")
    monitoring_note: str = Field("", description="What changes in monitoring, or why nothing does.")
    notices: tuple[Notice, ...] = Field((), description="Who is told of it beforehand.")
    actions: tuple[Todo, ...] = Field(
        (), description="What has to be done for it, or follows from its review: who, what, when."
    )
    state: ChangeState = Field(
        "draft", description="draft, submitted, approved, scheduled, released, closed, rejected or withdrawn."
    )
    moves: tuple[Moved, ...] = Field((), description="How it came to its state; written by `mofkit change move`.")
    implemented: Implemented | None = Field(None, description="How it went.")
    review: ChangeReview | None = Field(None, description="The review after it was carried out.")
    overrides: tuple[ConflictOverride, ...] = Field((), description="Conflicts in the schedule that somebody accepts.")
    note: str = Field("", description="Anything else.")

    @property
    def risk(self) -> int | None:
        """Likelihood times impact, 1 to 25; nothing while one of the two is not said."""
        return self.likelihood * self.impact if self.likelihood and self.impact else None

    @property
    def ahead(self) -> bool:
        """Whether it may still happen."""
        return self.state in AHEAD


KIND = Kind("change", "changes", Change, "changes/*.yaml", "something altered in production, from request to review")
