"""A project: what it is for, who does it, how far it is, and what it costs, against what was planned.

Its documents, changes, risks and reviews are records of their own, which name it.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from mofkit.model.action import Status, Todo
from mofkit.model.record import Day, Flag, Kind, Money, Part, PersonRef, Record, Ref, Score, ServiceRefs, Texts

Stage = Literal["proposed", "envision", "plan", "build", "stabilize", "deploy", "closed", "stopped"]
# In their order; every one of them may end in `stopped`.
STAGES: tuple[Stage, ...] = ("proposed", "envision", "plan", "build", "stabilize", "deploy", "closed")
RUNNING = STAGES[1:-1]
Figure = Annotated[Decimal, Field(max_digits=18, decimal_places=6)]
Effort = Annotated[Decimal, Field(ge=0, max_digits=9, decimal_places=2)]
SignedEffort = Annotated[Decimal, Field(max_digits=9, decimal_places=2)]
ChangeRef = Annotated[str, Ref("change")]


class Passage(Part):
    """One stage: when it is to begin, when it began, and what opened it."""

    stage: Stage = Field(description="The stage.")
    planned: Day | None = Field(None, description="The day on which it is to begin.")
    date: Day | None = Field(None, description="The day on which it began; written by `mofkit project advance`.")
    who: PersonRef = Field("", description="The person who moved the project on.")
    review: str = Field("", description="The review that opened its gate.")
    without: Texts = Field((), description="What was missing when an override opened the gate.")
    note: str = Field("", description="Anything else; why it was stopped.")


class Member(Part):
    """A role of the team and the person who has it."""

    role: str = Field(min_length=1, description="The role type.")
    who: PersonRef = Field("", description="The person.")
    share: str = Field("", description="How much of the person's time, such as 2 days a week.")
    note: str = Field("", description="Anything else.")


class Requirement(Part):
    """What the result has to do, and where that leads: a specification map."""

    id: str = Field(min_length=1, description="A short mark of its own.")
    what: str = Field("", description="The requirement in words.")
    type: Literal["", "business", "user", "operational", "system"] = Field(
        "", description="business, user, operational or system."
    )
    who: str = Field("", description="Who asks for it: a person, a group, a law.")
    days: Effort | None = Field(None, description="The work in days, as estimated.")
    feature: str = Field("", description="The feature that does it: its place in the functional specification.")
    test: str = Field("", description="The test case that shows it.")


class Baseline(Part):
    """The scope on the day it was agreed; written when the project enters build."""

    on: Day = Field(description="The day.")
    requirements: int = Field(ge=0, description="How many requirements there were.")
    days: Effort = Field(description="The work in days, as estimated.")


class ScopeChange(Part):
    """What came into the scope or left it after the baseline. A requirement that it brings has its mark."""

    id: str = Field(min_length=1, description="A short mark of its own.")
    what: str = Field("", description="What was added, left out or altered.")
    on: Day | None = Field(None, description="The day it was asked for.")
    days: SignedEffort | None = Field(None, description="The work in days that it adds; less than 0 if it saves some.")
    cost: Money | None = Field(None, description="The money that it adds.")
    decision: Literal["", "accepted", "refused"] = Field("", description="accepted or refused; empty while it is open.")
    who: PersonRef = Field("", description="The person who decided it.")
    why: str = Field("", description="The reason.")
    change: ChangeRef = Field("", description="The RFC under which it was decided.")


class ProjectTask(Part):
    """A piece of work: who does it from when until when, and what has to be done before."""

    id: str = Field(min_length=1, description="A short mark of its own; that of the method's action if it is one.")
    what: str = Field("", description="The work in words.")
    stage: Stage | None = Field(None, description="The stage it belongs to.")
    role: str = Field("", description="The role type that does it.")
    who: PersonRef = Field("", description="The person who does it.")
    start: Day | None = Field(None, description="The first day.")
    when: Day | None = Field(None, description="The last day.")
    after: Texts = Field((), description="The tasks that have to be done before, by their marks.")
    milestone: Flag = Field(False, description="Whether it is a point in time: a review, a decision.")
    status: Status = Field("todo", description="todo, doing, done or dropped.")
    done_on: Day | None = Field(None, description="The day it was done.")
    evidence: str = Field("", description="What shows that it was done.")
    note: str = Field("", description="Why it was dropped, or anything else.")

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.status in ("todo", "doing")


class Deliverable(Part):
    """A document that a stage has to bring."""

    document: str = Field(min_length=1, description="The template, as `mofkit document list` has it.")
    stage: Stage | None = Field(None, description="The stage that brings it.")
    role: str = Field("", description="The role type that writes it.")
    owner: PersonRef = Field("", description="The person who writes it, if not who has the role.")
    when: Day | None = Field(None, description="The day by which it is approved.")
    waived: str = Field("", description="Why this project does without it.")


class Measure(Part):
    """A goal of the project or of one stage, in figures."""

    id: str = Field(min_length=1, description="A short mark of its own.")
    what: str = Field("", description="What is measured.")
    stage: Stage | None = Field(None, description="The stage whose outcome it is; the whole project if left out.")
    unit: str = Field("", description="The unit of the figures.")
    better: Literal["higher", "lower"] = Field("higher", description="Which way is better: higher or lower.")
    target: Figure | None = Field(None, description="Where it should be.")
    actual: Figure | None = Field(None, description="Where it is.")
    on: Day | None = Field(None, description="The day of the actual figure.")
    who: str = Field("", description="Who set it.")

    @property
    def reached(self) -> bool | None:
        """Whether it is where it should be; nothing while one of the figures is missing."""
        if self.target is None or self.actual is None:
            return None
        return self.actual >= self.target if self.better == "higher" else self.actual <= self.target


class Issue(Part):
    """A bug or another thing that is not as specified."""

    id: str = Field(min_length=1, description="A short mark of its own, or its number in the issue database.")
    what: str = Field("", description="What one sees.")
    severity: Score | None = Field(None, description="5 stops the work, 1 is a matter of taste.")
    on: Day | None = Field(None, description="The day it was found.")
    found_by: str = Field("", description="Who found it, or in which test.")
    decision: Literal["", "fix", "defer", "reject"] = Field(
        "", description="What the triage said: fix, defer or reject."
    )
    who: PersonRef = Field("", description="The person who fixes it.")
    workaround: str = Field("", description="How people get along until it is fixed.")
    fixed_on: Day | None = Field(None, description="The day the fix was tested.")

    @property
    def open(self) -> bool:
        """Whether it is still there."""
        return self.fixed_on is None and self.decision != "reject"


class Pilot(Part):
    """The result in real use with a few."""

    id: str = Field(min_length=1, description="A short mark of its own.")
    group: str = Field("", description="Who takes part.")
    start: Day | None = Field(None, description="The first day.")
    end: Day | None = Field(None, description="The last day.")
    success: str = Field("", description="How one sees that it went well; written before it begins.")
    result: str = Field("", description="What came out.")
    outcome: Literal["", "deploy", "patch", "stagger", "suspend", "roll-back"] = Field(
        "",
        description=(
            "deploy; patch and continue; stagger, which is a new candidate for the same group; suspend; or roll-back."
        ),
    )
    who: PersonRef = Field("", description="The person who ran it.")


class Check(Part):
    """A question on whether the result can be run and supported."""

    id: str = Field(min_length=1, description="The question of the method.")
    question: str = Field("", description="The question in words.")
    answer: Literal["", "yes", "no", "not-applicable"] = Field("", description="yes, no or not-applicable.")
    evidence: str = Field("", description="Where one sees it, or why it does not apply.")
    who: PersonRef = Field("", description="The person who answers, better one who will run it.")

    @property
    def settled(self) -> bool:
        """Whether nothing more is to be done about it."""
        return self.answer == "yes" or (self.answer == "not-applicable" and bool(self.evidence))


class QuietPeriod(Part):
    """The days after deployment in which nothing is changed and everything is watched."""

    start: Day | None = Field(None, description="The first day.")
    end: Day | None = Field(None, description="The last day.")
    results: str = Field("", description="What was measured in these days.")
    taken_over_by: PersonRef = Field("", description="The person of Operations who has taken over.")


class Feedback(Part):
    """What the customer or the users said, and what came of it."""

    id: str = Field(min_length=1, description="A short mark of its own.")
    what: str = Field("", description="What was said.")
    who: str = Field("", description="Who said it.")
    on: Day | None = Field(None, description="The day.")
    answer: str = Field("", description="What came of it.")


class Lesson(Part):
    """What the next project does in another way, or in the same."""

    id: str = Field(min_length=1, description="A short mark of its own.")
    what: str = Field("", description="What one has learnt.")
    who: str = Field("", description="Who said it.")
    next_time: str = Field("", description="What the next project does.")


class Budget(Part):
    """Money against plan, in the workspace's currency."""

    planned: Money | None = Field(None, ge=0, description="What was approved.")
    spent: Money | None = Field(None, ge=0, description="What was spent so far.")
    forecast: Money | None = Field(None, ge=0, description="What it will have cost in the end, as it looks now.")
    as_of: Day | None = Field(None, description="The day of these figures.")


class Project(Record):
    """One project, from the proposal to its lessons."""

    title: str = Field(min_length=1, description="What people call it.")
    type: Literal["", "infrastructure", "development", "service"] = Field(
        "", description="infrastructure, development or service."
    )
    stage: Stage = Field(
        "proposed",
        description="proposed, envision, plan, build, stabilize, deploy, closed or stopped; see `project advance`.",
    )
    owner: PersonRef = Field("", description="The person who leads it from day to day.")
    sponsor: PersonRef = Field("", description="The person who pays for it and answers for its use.")
    services: ServiceRefs = Field((), description="The services that it makes or changes.")
    change: ChangeRef = Field("", description="The RFC under which production can trace it.")
    need: str = Field("", description="What is wrong today, and for whom.")
    requires: str = Field("", description="What it requires: people, money, systems, other projects.")
    benefit: str = Field("", description="What it is worth to the business, and from when.")
    yearly_benefit: Money | None = Field(None, description="The same in money a year.")
    do_nothing: str = Field("", description="What happens if nobody does it.")
    difficulty: Score | None = Field(None, description="How hard it is: 5 easy, 1 hard.")
    impact: Score | None = Field(None, description="How much better things are then: 1 low, 5 high.")
    vision: str = Field("", description="How things will be when it is done, in a sentence or two.")
    stages: tuple[Passage, ...] = Field((), description="The stages with their days.")
    team: tuple[Member, ...] = Field((), description="The roles and who has them.")
    out_of_scope: Texts = Field((), description="What it does not do.")
    requirements: tuple[Requirement, ...] = Field((), description="What the result has to do.")
    baseline: Baseline | None = Field(None, description="The scope as it was agreed, by which creep is told.")
    scope_changes: tuple[ScopeChange, ...] = Field((), description="What came in or left after the baseline.")
    budget: Budget = Field(Budget(), description="Money against plan.")
    measures: tuple[Measure, ...] = Field((), description="Goals and outcomes in figures: quality against plan.")
    deliverables: tuple[Deliverable, ...] = Field((), description="The documents that the stages bring.")
    tasks: tuple[ProjectTask, ...] = Field((), description="The master schedule.")
    issues: tuple[Issue, ...] = Field((), description="Bugs and other open points of the solution.")
    pilots: tuple[Pilot, ...] = Field((), description="Trials with a few before all get it.")
    checks: tuple[Check, ...] = Field((), description="Whether the result can be run and supported.")
    quiet_period: QuietPeriod = Field(QuietPeriod(), description="The days of watching after deployment.")
    feedback: tuple[Feedback, ...] = Field((), description="What customer and users said.")
    accepted_by: PersonRef = Field("", description="The person who accepted the result for the customer.")
    accepted_on: Day | None = Field(None, description="The day of that.")
    lessons: tuple[Lesson, ...] = Field((), description="What was learnt.")
    actions: tuple[Todo, ...] = Field((), description="What else has to be done: who, what, when.")
    note: str = Field("", description="Anything else.")

    @property
    def running(self) -> bool:
        """Whether somebody works on it."""
        return self.stage in RUNNING

    @property
    def priority(self) -> int | None:
        """Difficulty times impact, 1 to 25; nothing while one of the two is not said."""
        return self.difficulty * self.impact if self.difficulty and self.impact else None

    def passage(self, stage: str) -> Passage | None:
        """What is written about a stage."""
        return next((one for one in self.stages if one.stage == stage), None)

    def holder(self, role: str) -> str:
        """The person who has a role in the team; nothing if nobody has."""
        return next((one.who for one in self.team if one.role == role and one.who), "")

    def reached(self, stage: str | None) -> bool:
        """Whether the project is in a stage, or was."""
        order: list[str] = list(STAGES)
        return stage in order and self.stage in order and order.index(stage or "") <= order.index(self.stage)

    def owned_tasks(self) -> Iterator[tuple[int, ProjectTask]]:
        """The tasks of the stages so far that somebody has, with their numbers; none unless it is running."""
        if self.running:
            for at, task in enumerate(self.tasks):
                if task.who and (task.stage is None or self.reached(task.stage)):
                    yield at, task


KIND = Kind(
    "project", "projects", Project, "projects/*/project.yaml", "what is built and brought into use, stage by stage"
)
