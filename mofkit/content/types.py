"""What the scenarios are made of. Every element has an id, its words, and the statements of the job aid it carries."""

from typing import Literal

from pydantic import Field

from mofkit.model.record import Flag, Part, Reader

# The bundled content has the first three; what a pack adds is the organisation's own.
Provenance = Literal["job-aid", "mof-guide", "mofkit", "pack"]


class Element(Part):
    """Anything with an id that `explain` can show."""

    id: str = Field(description="The id by which it is shown and referred to.")
    source: tuple[str, ...] = Field((), description="The statements of the job aid it carries.")


class Worded(Element):
    """An element that is one piece of text."""

    text: str = Field(description="Our words for it.")


class Situation(Worded):
    """Something that hurts; `symptoms` are the single complaints inside a long one."""

    symptoms: tuple[Worded, ...] = ()


class See(Part):
    """Something that an action names: a part of an SMF guide, a review, a document, a table, an asset."""

    smf: str = ""
    process: int | None = None
    processes: tuple[int, ...] = ()
    tables: tuple[int, ...] = ()
    activity: str = ""
    part: str = ""
    overview: str = ""
    review: str = ""
    document: str = ""
    table: int | None = None
    figure: int | None = None
    asset: str = ""
    playbook: str = ""
    note: str = ""


class Action(Worded):
    """What one reader does in a step."""

    reader: Reader
    smf: str = Field("", description="The SMF it works with.")
    see: tuple[See, ...] = Field((), description="What it names.")
    optional: Flag = Field(False, description="Whether it is one of the service assets to consider.")
    command: str = Field("", description="The mofkit command that does it.")
    details: tuple[Worded, ...] = ()


class Step(Worded):
    """One step of a scenario, with its table of actions."""

    number: int
    title: str
    table: int | None = None
    table_title: str | None = None
    figures: tuple[int, ...] = ()
    command: str = Field("", description="The mofkit command that does it; else a plan keeps track of it.")
    actions: tuple[Action, ...] = ()


class Scenario(Element):
    """One of the seven challenges, from what hurts to what to do."""

    number: int
    name: str
    title: str
    question: str = Field(description="The one question that screens for it.")
    summary: str
    situations: tuple[Situation, ...]
    practices: tuple[Worded, ...]
    steps: tuple[Step, ...]

    @property
    def actions(self) -> list[tuple[Step, Action]]:
        """Every action with its step, in order."""
        return [(step, action) for step in self.steps for action in step.actions]


class Asset(Worded):
    """Something the job aid points to, and what does its job today."""

    name: str
    kind: Literal["guide", "review", "template", "service", "product", "page"]
    status: Literal["retired", "moved", "current"]
    today: str
    command: str = ""
    steps: tuple[str, ...] = Field((), description="The steps under which it is listed.")
    named_in: tuple[str, ...] = ()


class Assets(Part):
    """The file of all assets."""

    assets: tuple[Asset, ...]


class Named(Worded):
    """An element with a short name besides its text."""

    name: str
    provenance: Provenance = "job-aid"
    pair: str = ""
    number: int | None = None
    command: str = Field("", description="The mofkit command that works with it.")


class ScaleStep(Part):
    """One point of a scale and what it means."""

    value: int
    name: str
    text: str


class Scale(Element):
    """A scale of five points."""

    name: str
    text: str = ""
    steps: tuple[ScaleStep, ...]
    provenance: Provenance = "mofkit"


class Costs(Part):
    """The words of the cost matrix: categories, types, periods, lenses and scales."""

    categories: tuple[Named, ...]
    types: tuple[Named, ...]
    periods: tuple[Named, ...]
    lenses: tuple[Named, ...]
    scales: tuple[Scale, ...]


class Section(Named):
    """A section of the team playbook."""

    items: tuple[Named, ...]


class OnboardingStep(Worded):
    """Something that happens in somebody's first weeks: who does it, and on which working day; 0 is the first one."""

    whose: Literal["new", "mentor", "manager"]
    working_day: int
    section: str = Field("", description="The section of the playbook that it goes by.")
    provenance: Provenance = "mofkit"


class Playbook(Part):
    """The outline of a team's playbook, and what a new person does with it."""

    sections: tuple[Section, ...]
    onboarding: tuple[OnboardingStep, ...] = ()


class PatchQuestion(Worded):
    """One of the questions about patching, why it matters, and what a good answer looks like."""

    why: str
    look_for: tuple[str, ...]
    command: str = ""
    provenance: Provenance


class PatchArea(Named):
    """An area of patching with its questions."""

    questions: tuple[PatchQuestion, ...]


class Patching(Part):
    """The key questions about patching, which are a table of their own in the job aid."""

    scenario: int
    table: int
    areas: tuple[PatchArea, ...]


class Attribute(Named):
    """What an SMF is assessed by: a column of the self-assessment."""

    field: str = Field(description="The field of an assessment that holds the mark.")
    short: str = Field(description="A heading of five letters.")


class Attributes(Part):
    """The attributes of Figure 2."""

    attributes: tuple[Attribute, ...]


SERVES = Field((), description="The actions of the job aid for which it is.")


class HiringCriterion(Named):
    """What a candidate is screened by, with what to ask and how low and high marks sound."""

    serves: tuple[str, ...] = SERVES
    area: Literal["mindset", "people", "process", "technical"]
    must: Flag
    weight: int = Field(ge=1, le=5)
    questions: tuple[str, ...]
    low: str
    high: str


class HiringRule(Worded):
    """What to do, or not to do, when people are hired."""

    serves: tuple[str, ...] = SERVES
    provenance: Provenance


class CvQuestion(Named):
    """What a CV may make one ask, and what is no reason to turn anybody down."""

    serves: tuple[str, ...] = SERVES
    ask: str
    fair: str


class Hiring(Part):
    """How the right people are found."""

    criteria: tuple[HiringCriterion, ...]
    rules: tuple[HiringRule, ...]
    flags: tuple[CvQuestion, ...]


class Figures(Part):
    """The figures of the job aid."""

    figures: tuple[Named, ...]


class Readers(Part):
    """The three readers."""

    readers: tuple[Named, ...]
