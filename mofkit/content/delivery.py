"""The one method for all projects: its stages, what they bring, who does what in them, and the team."""

from pydantic import Field

from mofkit.content.framework_types import Said, Sourced, Statement
from mofkit.content.scenarios import typed
from mofkit.model.project import Stage
from mofkit.model.record import Flag, Part


class StageDeliverable(Part):
    """A document that a stage brings, and the role type that writes it."""

    document: str
    role: str


class StageTask(Part):
    """An action of Table 27 as work: who does it, how many working days it takes, what comes before."""

    action: str = Field(description="The action of the scenario that it carries out.")
    text: str = Field(description="Our words for it, short enough for a chart.")
    role: str
    days: int = Field(ge=1, le=250)
    after: tuple[str, ...] = ()
    milestone: Flag = False


class DeliveryStage(Statement):
    """A stage of the method."""

    stage: Stage
    name: str
    deliverables: tuple[StageDeliverable, ...]
    tasks: tuple[StageTask, ...]


class TeamRole(Part):
    """A role type of a project team; the core is needed from the beginning."""

    role: str
    core: Flag


class OperationsCheck(Statement):
    """A question on whether the result can be run and supported."""

    area: str


class Delivery(Sourced):
    """The method as a whole."""

    id: str = "delivery"
    stages: tuple[DeliveryStage, ...]
    team: tuple[TeamRole, ...]
    checks: tuple[OperationsCheck, ...]
    provenance: Said = "mofkit"


def delivery() -> Delivery:
    """The method for projects, with what the active packs say about it."""
    return typed(Delivery, "delivery")
