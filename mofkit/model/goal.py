"""The goals of a phase, of the Manage Layer or of an SMF in figures, and how the layer stands in a phase."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from mofkit.model.action import Todo
from mofkit.model.assessment import Marked
from mofkit.model.record import Day, Kind, Part, Record, Score

Figure = Annotated[Decimal, Field(max_digits=18, decimal_places=6)]


class Goal(Part):
    """One goal of the framework as this organisation measures it."""

    goal: str = Field(
        min_length=1, description="The goal or outcome of the content, such as operate-goal-1 or team-outcome-2."
    )
    measure: str = Field("", description="How it is measured.")
    measured_right: Literal["yes", "no", "unsure"] | None = Field(
        None, description="Whether that is the right way to measure it: yes, no or unsure."
    )
    unit: str = Field("", description="The unit of the figures, such as % or hours.")
    better: Literal["higher", "lower"] = Field("higher", description="Which way is better: higher or lower.")
    baseline: Figure | None = Field(None, description="Where it stood at the beginning.")
    target: Figure | None = Field(None, description="Where it should be.")
    actual: Figure | None = Field(None, description="Where it stands now.")
    measured_on: Day | None = Field(None, description="The day of the actual figure.")
    impact: Score | None = Field(None, description="What closing the gap does for the business: 1 low, 5 high.")
    action: Todo | None = Field(None, description="What is done about a missing figure or the gap.")
    note: str = Field("", description="Anything else.")


class Focus(Part):
    """How one SMF of the Manage Layer stands in a phase."""

    mark: Marked = Field(None, description="missing, needs-improvement, satisfactory or not-assessed.")
    gap: str = Field("", description="What is missing.")
    consequence: str = Field("", description="What that leads to.")
    action: Todo | None = Field(None, description="What is done about it.")


class ManageLayer(Part):
    """The three focuses of the Manage Layer."""

    grc: Focus = Field(Focus(), description="Governance, risk and compliance: objectives, risks, controls.")
    change_and_configuration: Focus = Field(Focus(), description="Change and configuration.")
    team: Focus = Field(Focus(), description="Team: role types, responsibilities, goals.")


FOCUSES: tuple[str, ...] = tuple(ManageLayer.model_fields)


class PhaseGoals(Record):
    """One phase, the layer or an SMF; its id is plan, deliver, operate, manage, or the SMF's."""

    goals: tuple[Goal, ...] = Field((), description="Its goals.")
    manage_layer: ManageLayer = Field(ManageLayer(), description="How the three focuses of the layer stand in it.")


KIND = Kind("goal", "goals", PhaseGoals, "goals/*.yaml", "the goals of a phase, the Manage Layer or an SMF, in figures")
