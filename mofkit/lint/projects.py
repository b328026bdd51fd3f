"""What several rules on projects ask: how the gates of one stand."""

from mofkit.analysis.gates import GateState
from mofkit.analysis.stages import gate_states
from mofkit.lint.rule import Scope
from mofkit.model.person import Person
from mofkit.model.project import Project
from mofkit.model.review import HeldReview
from mofkit.workspace.reviews import earlier_names


def gates_of(scope: Scope, project: Project) -> dict[str, GateState]:
    """How each gate stands for a project on the day, by the stage that it opens."""
    about = f"project:{project.id}"
    held, people = scope.workspace.all(HeldReview), scope.workspace.all(Person)
    return gate_states(about, held, people, scope.today, also=earlier_names(scope.workspace, about))
