"""Opportunities against a goal: committed, realised, and what is still to be found."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from mofkit.analysis.money import EXACT, ZERO, percent, total
from mofkit.model.cost_goal import CostGoal
from mofkit.model.ledger import Cost
from mofkit.model.opportunity import Opportunity


class GoalState(NamedTuple):
    """How far a goal is. `ideas` nobody has promised yet; they fill no gap."""

    goal: CostGoal
    base: Decimal
    target: Decimal
    committed: Decimal
    realised: Decimal
    ideas: Decimal
    opportunities: tuple[Opportunity, ...]

    @property
    def gap(self) -> Decimal:
        """What nobody has promised yet; never less than nothing."""
        return max(EXACT.subtract(self.target, self.committed), ZERO)

    @property
    def percent(self) -> Decimal | None:
        """The committed share of the target."""
        return percent(self.committed, self.target)


def goal_state(goal: CostGoal, opportunities: Iterable[Opportunity], base: Iterable[Cost]) -> GoalState:
    """The state of a goal; `base` are the costs that a percentage is of."""
    whole = total(cost.amount for cost in base if _is_meant(goal, cost.category, cost.service))
    mine = [one for one in opportunities if serves(one, goal)]
    committed = total(worth(one) for one in mine if one.committed)
    realised = total(worth(one) for one in mine if one.status == "done")
    ideas = total(one.saving or ZERO for one in mine if not one.committed)
    return GoalState(goal, whole, goal.target(whole), committed, realised, ideas, tuple(mine))


def worth(opportunity: Opportunity) -> Decimal:
    """What an opportunity counts for: what it did save, once that is known, else what it is to save."""
    known = opportunity.status == "done" and opportunity.realised is not None
    return (opportunity.realised if known else opportunity.saving) or ZERO


def serves(opportunity: Opportunity, goal: CostGoal) -> bool:
    """Whether an opportunity counts towards a goal: same period, and inside what the goal is about."""
    alive = opportunity.status != "dropped" and opportunity.period == goal.period
    return alive and _is_meant(goal, opportunity.category or "", opportunity.service)


def _is_meant(goal: CostGoal, category: str, service: str) -> bool:
    return goal.category in (None, category) and goal.service in ("", service)


def taken_from(opportunity: Opportunity, costs: Iterable[Cost]) -> Decimal:
    """What the cost that an opportunity is taken from comes to: its category, type and service, as far as it says."""
    return total(
        cost.amount
        for cost in costs
        if opportunity.category in (None, cost.category)
        and (opportunity.type is None or opportunity.type in cost.types)
        and opportunity.service in ("", cost.service)
    )


def ranked(opportunities: Iterable[Opportunity]) -> list[Opportunity]:
    """Opportunities by difficulty × impact, then impact, then saving, then id; those without scores come last."""
    return sorted(
        opportunities,
        key=lambda one: (-(priority(one) or 0), -(one.impact or 0), -(one.saving or ZERO), one.id),
    )


def priority(opportunity: Opportunity) -> int | None:
    """Difficulty × impact; nothing where one of them is missing."""
    return opportunity.difficulty * opportunity.impact if opportunity.difficulty and opportunity.impact else None
