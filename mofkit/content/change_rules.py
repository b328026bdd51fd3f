"""The rules of changing, as content has them: states and moves, who approves, what follows from risk and urgency."""

from typing import Annotated, Literal

from pydantic import Field

from mofkit.content.framework_types import Statement
from mofkit.content.scenarios import typed
from mofkit.content.types import Provenance
from mofkit.model.change import Category, ChangeState, Priority, Result
from mofkit.model.record import Flag, Part

# What a move may ask for; `analysis/change_moves.py` knows how to look for each.
Need = Literal[
    "reason", "result", "owner", "scope", "risk", "category", "priority", "procedure", "window", "back-out",
    "approvals", "tests", "people", "notices", "implemented", "ended", "review", "why",
]  # fmt: skip
# Whoever a move is left to by what they are to the change; all other words are role types.
OF_THE_CHANGE = ("requester", "owner", "people")
Step = Annotated[int, Field(ge=1, le=25)]


class Guides(Part):
    """Where in the guides it stands."""

    smf: str
    processes: tuple[int, ...]


class Move(Part):
    """A way from one state to another."""

    to: ChangeState
    by: tuple[str, ...] = Field(description="Who may make it: role types, or requester, owner or people of the change.")
    needs: tuple[Need, ...] = Field((), description="What has to be there before.")
    text: str = Field("", description="When one makes it, where that is not plain.")


class State(Statement):
    """A state of a change, and the ways on."""

    state: ChangeState
    name: str
    moves: tuple[Move, ...] = ()


class Approver(Part):
    """One approval that is needed, by one person in any of some role types."""

    roles: tuple[str, ...]


class Weight(Statement):
    """What a category or a priority asks for."""

    name: str
    approvals: tuple[Approver, ...] = ()
    needs: tuple[Need, ...] = Field((), description="What it needs before it is submitted, besides what all need.")
    waives: tuple[Need, ...] = Field((), description="What it need not have, though a move asks for it.")
    reviewed: Flag = Field(False, description="Whether somebody looks back at each.")


class CategoryRule(Weight):
    """How much a change weighs."""

    category: Category
    days: int = Field(description="How many days it mostly takes from the request to production.")


class PriorityRule(Weight):
    """How soon a change goes in; one with approvals of its own asks for those instead of the category's."""

    priority: Priority


class When(Part):
    """What has to hold for a rule; all of it."""

    procedure: Flag | None = Field(None, description="Whether it follows a procedure that was approved in advance.")
    critical: Flag | None = Field(None, description="Whether it touches a service of criticality C1.")
    risk_from: Step | None = None
    risk_below: Step | None = None
    impact_from: Step | None = None
    urgency_from: Step | None = None
    services_from: Step | None = None


class Follows(Statement):
    """What follows when something holds; `text` completes 'because …'."""

    gives: str
    when: When = When()


class FollowsCategory(Follows):
    """A rule about the category."""

    gives: Category


class FollowsPriority(Follows):
    """A rule about the priority."""

    gives: Priority


class ChangeRules(Part):
    """The whole file."""

    provenance: Provenance
    source: Guides
    states: tuple[State, ...]
    categories: tuple[CategoryRule, ...]
    priorities: tuple[PriorityRule, ...]
    category_rules: tuple[FollowsCategory, ...] = Field(description="Read from the top; the first that holds counts.")
    priority_rules: tuple[FollowsPriority, ...] = Field(description="Read from the top; the first that holds counts.")
    reviewed_outcomes: tuple[Result, ...] = Field((), description="Outcomes after which somebody looks back, always.")

    def moves_from(self, state: ChangeState) -> tuple[Move, ...]:
        """The ways on from a state; none from one that a pack has hidden."""
        return next((one.moves for one in self.states if one.state == state), ())

    def category(self, name: Category | None) -> CategoryRule | None:
        """What a category asks for."""
        return next((one for one in self.categories if one.category == name), None)

    def priority(self, name: Priority | None) -> PriorityRule | None:
        """What a priority asks for."""
        return next((one for one in self.priorities if one.priority == name), None)


def change_rules() -> ChangeRules:
    """The rules that hold in the active packs."""
    return typed(ChangeRules, "changes")
