"""What the framework around the scenarios is made of: SMFs, reviews, documents, roles, terms and phases.

It is the framework of the published guides in our own words; `provenance` says what is the guide's and what is ours.
"""

from typing import Literal

from pydantic import Field

from mofkit.content.types import Provenance
from mofkit.model.record import Flag, Part, Reader

Phase = Literal["plan", "deliver", "operate", "manage"]
Said = Provenance | Literal[""]
Holds = Literal["process", "role-types", "outcomes", "terms", "smfs", "review", "focus", "objectives"]


class Place(Part):
    """Where in the guides something stands."""

    smf: str = ""
    overview: str = ""
    document: str = ""
    part: str = ""
    process: int | None = None
    table: int | None = None
    tables: tuple[int, ...] = ()


class Sourced(Part):
    """Something with an id and a word on where it comes from; none where that is said of what it is part of."""

    id: str = Field(description="The id by which it is shown and referred to.")
    provenance: Said = Field("", description="Whether the job aid, the guide or mofkit says so.")


class Statement(Sourced):
    """One sentence."""

    text: str = Field(description="Our words for it.")


class Outcome(Statement):
    """What an SMF achieves, and how one would see it."""

    measures: tuple[str, ...]


class Term(Statement):
    """A word and its meaning."""

    term: str = Field(description="The word.")
    see: tuple[str, ...] = Field((), description="Terms to read next.")


class SmfRole(Sourced):
    """A role type as one SMF uses it."""

    name: str
    accountability: str
    responsibilities: tuple[str, ...]


class GuideTable(Part):
    """A numbered table of a guide, and what it holds."""

    number: int
    holds: Holds
    process: int | None = None
    accountability: str = ""
    review: str = ""
    terms: tuple[str, ...] = Field((), description="The terms it lists, if it does not list all of them.")
    provenance: Said = ""


class Activity(Statement):
    """An activity of a process: what to ask, what goes in, what comes out, what works well."""

    name: str
    also: tuple[str, ...] = ()
    questions: tuple[Statement, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    best_practices: tuple[str, ...]
    source: Place


class Process(Statement):
    """A process of an SMF."""

    number: int
    name: str
    also: tuple[str, ...] = ()
    table: int
    note: str = ""
    source: Place
    activities: tuple[Activity, ...]


class Focus(Part):
    """What the three SMFs of the Manage Layer look at in a phase or an SMF."""

    grc: str
    change_and_configuration: str
    team: str


class Smf(Sourced):
    """A service management function."""

    name: str
    short: str = Field("", description="The short name, such as SMC.")
    phase: Phase
    source: Place
    purpose: str
    principles: tuple[Statement, ...] = ()
    goals: tuple[Statement, ...]
    outcomes: tuple[Outcome, ...]
    terms: tuple[Term, ...]
    role_types: tuple[SmfRole, ...]
    tables: tuple[GuideTable, ...]
    processes: tuple[Process, ...]
    manage_layer: Focus | None = None


class ReviewInput(Statement):
    """What a review looks at, and where in a workspace it is kept."""

    found_in: str | None = Field(None, description="The files of a workspace that hold it.")


class Review(Sourced):
    """A management review."""

    name: str
    also: tuple[str, ...] = ()
    phase: Phase
    purpose: str
    gate: str | None = Field(None, description="What it opens, if it is a gate.")
    opens: str = Field("", description="The gate by its name, such as build.")
    signers: tuple[str, ...] = Field((), description="The role types that may sign for the gate.")
    frequency: str
    every_months: int | None = Field(None, description="The least cadence that the frequency allows.")
    owner: str
    attendees: tuple[str, ...]
    inputs: tuple[ReviewInput, ...]
    questions: tuple[Statement, ...]
    decisions: tuple[str, ...]
    outputs: tuple[str, ...]
    note: str = ""
    source: Place


class DocumentField(Part):
    """A blank to fill in."""

    name: str
    hint: str
    required: Flag


class DocumentSection(Part):
    """A section of a document, with what belongs in it."""

    id: str
    heading: str
    guidance: str
    required: Flag
    rows: Flag = Field(False, description="Whether it holds many of a thing: its fields are then columns of a table.")
    fields: tuple[DocumentField, ...]
    example: str = ""


class Document(Statement):
    """The outline of a document that the job aid names."""

    name: str
    also: tuple[str, ...] = ()
    for_: tuple[str, ...] = Field((), alias="for", description="What one writes it for.")
    smf: str
    owner: Reader
    source: Place
    sections: tuple[DocumentSection, ...]
    checklist: tuple[str, ...]


class RoleType(Statement):
    """A role type: what somebody does, not who somebody is."""

    name: str
    also: tuple[str, ...] = ()
    responsibilities: tuple[str, ...]
    goal: str


class Accountability(Statement):
    """A field of work for which one person answers, with its role types."""

    name: str
    goals: tuple[str, ...]
    smfs: tuple[str, ...]
    supports: tuple[str, ...] = Field((), description="SMFs in which it takes part.")
    role_types: tuple[RoleType, ...]
    shared_role_types: tuple[str, ...] = Field((), description="Role types of another one that work here too.")


class Combination(Sourced):
    """Two roles that one person should not hold, or may well hold, and why."""

    roles: tuple[str, ...]
    reason: str
    unless: str = ""


class Raci(Sourced):
    """Who takes which part in a process, by role types; exactly one is accountable."""

    smf: str
    process: int
    accountable: str
    responsible: tuple[str, ...] = Field(min_length=1)
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()


class Roles(Part):
    """All accountabilities and role types, which go together, and which part each takes in which process."""

    accountabilities: tuple[Accountability, ...]
    not_together: tuple[Combination, ...]
    good_together: tuple[Combination, ...] = ()
    raci: tuple[Raci, ...] = ()


class Glossary(Part):
    """The words of the framework."""

    provenance: Provenance
    terms: tuple[Term, ...]


class Objective(Sourced):
    """What a phase is to reach, what could go wrong, and what keeps it from going wrong."""

    objective: str
    risk: str
    controls: tuple[str, ...]
    reviews: tuple[str, ...] = ()


class Milestone(Statement):
    """What stands between two SMFs of a phase."""

    name: str
    after: str
    review: str | None = None


class LifecyclePhase(Sourced):
    """A phase of the lifecycle, or the layer under all of them."""

    name: str
    kind: Literal["phase", "layer"]
    purpose: str
    goals: tuple[Statement, ...]
    smfs: tuple[str, ...]
    reviews: tuple[str, ...]
    milestones: tuple[Milestone, ...] = ()
    objectives: tuple[Objective, ...]
    focus: Focus
    tables: tuple[GuideTable, ...]
    note: str = ""
    source: Place


class Lifecycle(Part):
    """The three phases and the layer."""

    phases: tuple[LifecyclePhase, ...]
