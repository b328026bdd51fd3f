"""Issues and solutions in the order of their priority."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.assessment import sheet
from mofkit.analysis.improvement import issues_in_order, mix, proposed, raised, solutions_in_order, untold
from mofkit.model.assessment import Assessment

scores = st.one_of(st.none(), st.integers(1, 5))


def holding(*issues: dict[str, Any], **more: Any) -> Assessment:
    """An assessment with these issues."""
    return Assessment.model_validate({"id": "a", "who": "ada", "issues": list(issues), **more})


def issue(id: str, difficulty: int | None = None, impact: int | None = None, **more: Any) -> dict[str, Any]:
    """An issue that is called by its id."""
    return {"id": id, "what": id, "difficulty": difficulty, "impact": impact, **more}


def test_an_issue_comes_by_difficulty_times_impact_and_the_unscored_last() -> None:
    found = raised([holding(issue("a", 2, 5), issue("b"), issue("c", 5, 5), issue("d", None, 4))])
    order = issues_in_order(found)
    assert [found[one.at].issue.id for one in order] == ["c", "a", "b", "d"]
    assert [one.priority for one in order] == [25, 10, None, None]
    assert [one.quadrant for one in order[:2]] == ["quick win", "big bet"]
    assert [one.lacks for one in order[2:]] == [("difficulty", "impact"), ("difficulty",)]


def test_a_solution_has_a_priority_of_its_own_and_knows_where_it_is_written() -> None:
    solutions = [{"what": "slow", "difficulty": 1, "impact": 5}, {"what": "quick", "difficulty": 5, "impact": 5}]
    found = proposed(raised([holding(issue("a"), issue("b", 3, 3, solutions=solutions))]))
    assert [found[one.at].solution.what for one in solutions_in_order(found)] == ["quick", "slow"]
    assert [one.field for one in found] == ["issues.1.solutions.0", "issues.1.solutions.1"]


@given(st.lists(st.tuples(scores, scores), max_size=8))
def test_every_issue_is_in_the_order_once_and_priorities_fall(pairs: list[tuple[int | None, int | None]]) -> None:
    order = issues_in_order(raised([holding(*(issue(f"i{at}", *pair) for at, pair in enumerate(pairs)))]))
    assert sorted(one.at for one in order) == list(range(len(pairs)))
    ranked = [one.priority for one in order if one.priority is not None]
    assert ranked == sorted(ranked, reverse=True)
    assert len(ranked) == sum(None not in pair for pair in pairs)


def test_the_mix_counts_all_three_kinds() -> None:
    kinds = [{"what": "a", "kind": "quick-hit"}, {"what": "b", "kind": "quick-hit"}, {"what": "c"}]
    found = proposed(raised([holding(issue("a", solutions=kinds))]))
    assert mix(found) == {"quick-hit": 2, "longer-term": 0, "individual": 0}


def test_a_weak_cell_that_no_issue_names_is_told() -> None:
    one = holding(
        issue("a", cells=["team.roles"]), smfs={"team": {"roles": "-", "goals": "☹", "inputs": "☺"}}, scope=["team"]
    )
    assert untold(sheet([one], ("team",)), raised([one])) == ("team.goals",)
