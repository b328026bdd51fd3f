"""Goals in figures: gap, state, and what pays back most."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.goals import (
    acted_on,
    covered,
    first_to_close,
    focuses,
    gap,
    layer_gaps,
    missing_figures,
    smf_standings,
    standings,
    state,
)
from mofkit.content.framework import lifecycle, smf, smfs
from mofkit.model.goal import Goal, PhaseGoals

PHASES = lifecycle().phases
figures = st.decimals(-1000, 1000, places=2)


def goal(id: str = "operate-goal-1", **fields: Any) -> Goal:
    """A goal with figures as a file says them."""
    return Goal.model_validate(
        {"goal": id, **{name: str(value) for name, value in fields.items() if value is not None}}
    )


def kept(*goals: Goal, phase: str = "operate", **more: Any) -> PhaseGoals:
    return PhaseGoals.model_validate({"id": phase, "goals": [one.model_dump() for one in goals], **more})


@pytest.mark.parametrize(
    ("fields", "expected", "left"),
    [
        ({"target": 90, "actual": 78}, "short", 12),
        ({"target": 90, "actual": 91}, "met", 0),
        ({"target": 4, "actual": 9, "better": "lower"}, "short", 5),
        ({"target": 4, "actual": 3, "better": "lower"}, "met", 0),
        ({"target": 0, "actual": 0}, "met", 0),
        ({"actual": 3}, "no target", None),
        ({"target": 3}, "no actual", None),
        ({}, "no target", None),
    ],
)
def test_a_gap_is_what_is_missing_to_the_target(fields: dict[str, Any], expected: str, left: int | None) -> None:
    assert (state(goal(**fields)), gap(goal(**fields))) == (expected, left)


@pytest.mark.parametrize(
    ("fields", "percent"),
    [
        ({"baseline": 70, "target": 90, "actual": 80}, 50),
        ({"baseline": 10, "target": 4, "actual": 8, "better": "lower"}, 33),
        ({"baseline": 70, "target": 90, "actual": 60}, 0),
        ({"baseline": 70, "target": 90, "actual": 95}, 100),
        ({"baseline": 70, "target": 70, "actual": 70}, None),
        ({"target": 90, "actual": 80}, None),
        ({"baseline": 1, "actual": 80}, None),
        ({"baseline": 1, "target": 80}, None),
    ],
)
def test_the_way_that_is_done_needs_a_beginning_and_an_end(fields: dict[str, Any], percent: int | None) -> None:
    assert covered(goal(**fields)) == percent


@given(figures, figures)
def test_a_gap_is_never_negative_and_higher_and_lower_are_mirrors(target: Decimal, actual: Decimal) -> None:
    up = gap(goal(target=target, actual=actual))
    down = gap(goal(target=-target, actual=-actual, better="lower"))
    assert up is not None
    assert up == down
    assert up >= 0
    assert (up == 0) == (actual >= target)


@given(figures, figures, figures)
def test_the_way_is_0_at_the_baseline_and_100_at_the_target(
    baseline: Decimal, target: Decimal, actual: Decimal
) -> None:
    found = covered(goal(baseline=baseline, target=target, actual=actual))
    assert found is None or 0 <= found <= 100
    if baseline != target:
        assert covered(goal(baseline=baseline, target=target, actual=baseline)) == 0
        assert covered(goal(baseline=baseline, target=target, actual=target)) == 100


def test_every_goal_of_the_framework_stands_in_the_list_also_those_that_nobody_measures() -> None:
    found = standings(PHASES, [kept(goal(target=1, actual=1))])
    assert [one.goal for one in found] == [each.id for phase in PHASES for each in phase.goals]
    by_id = {one.goal: one for one in found}
    assert (by_id["operate-goal-1"].state, by_id["plan-goal-1"].state) == ("met", "not measured")
    assert by_id["operate-goal-1"].lacks == ("baseline",)
    assert by_id["plan-goal-1"].lacks == ("baseline", "target", "actual")


@pytest.mark.parametrize(
    ("status", "needs"), [("todo", False), ("doing", False), ("done", True), ("dropped", True), (None, True)]
)
def test_a_missing_baseline_or_target_needs_an_action_that_is_open(status: str | None, *, needs: bool) -> None:
    action = {"what": "measure it", "status": status} if status else None
    one = Goal.model_validate({"goal": "operate-goal-1", "target": "5", "action": action})
    assert acted_on(one) is not needs
    found = next(each for each in standings(PHASES, [kept(one)]) if each.goal == "operate-goal-1")
    assert found.needs_action is needs


def test_a_missing_actual_alone_needs_no_action() -> None:
    one = goal(baseline=1, target=2)
    assert missing_figures(one) == ("actual",)
    assert not next(each for each in standings(PHASES, [kept(one)]) if each.goal == "operate-goal-1").needs_action


def test_the_gap_that_pays_back_most_comes_first_then_the_one_with_most_of_the_way_left() -> None:
    far = goal("deliver-goal-1", baseline=0, target=10, actual=1, impact=3)
    near = goal("deliver-goal-2", baseline=0, target=10, actual=9, impact=3)
    best = goal("deliver-goal-3", target=10, actual=9, impact=5)
    unscored = goal("deliver-goal-4", baseline=0, target=10, actual=0)
    met = goal("deliver-goal-5", target=1, actual=1, impact=5)
    found = first_to_close(standings(PHASES, [kept(unscored, near, met, far, best, phase="deliver")]))
    assert [one.goal for one in found] == ["deliver-goal-3", "deliver-goal-1", "deliver-goal-2", "deliver-goal-4"]


def test_the_three_focuses_stand_in_every_phase_with_what_the_content_looks_for() -> None:
    layer = {
        "grc": {"gap": "no risk list"},
        "team": {"mark": "satisfactory"},
        "change_and_configuration": {"mark": "-"},
    }
    found = focuses(PHASES, [kept(manage_layer=layer)])
    assert len(found) == 12
    assert all(one.looks_for for one in found)
    gaps = layer_gaps(found)
    assert [(one.phase, one.focus) for one in gaps] == [("operate", "grc"), ("operate", "change_and_configuration")]


def test_the_goals_and_outcomes_of_an_smf_stand_with_the_measures_that_the_framework_proposes() -> None:
    mine = goal("operations-outcome-5", target=0, actual=3, better="lower")
    found = {one.goal: one for one in smf_standings(smf("operations"), [kept(mine, phase="operations")])}
    assert [*found][:2] == ["operations-goal-1", "operations-goal-2"]
    assert found["operations-outcome-5"].state == "short"
    assert found["operations-outcome-5"].gap == 3
    assert "overdue tasks" in found["operations-outcome-5"].measures
    assert found["operations-goal-1"].measures == ()


def test_every_goal_and_outcome_of_an_smf_begins_with_the_id_of_its_smf() -> None:
    wrong = [
        part.id
        for one in smfs()
        for name, parts in (("goal", one.goals), ("outcome", one.outcomes))
        for at, part in enumerate(parts, 1)
        if part.id != f"{one.id}-{name}-{at}"
    ]
    assert wrong == []
