"""Risks: their exposure and order, which way they go, and what is done about them in the list of actions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.analysis.actions import assignments
from mofkit.analysis.risks import Wanted, band, days_between, last_look, matrix, ranked, standing, trend, trends
from mofkit.model.risk import Risk, RiskRating

TODAY = date(2026, 11, 23)
SINCE = date(2026, 9, 1)


def risk(id: str = "r", **fields: Any) -> Risk:
    return Risk.model_validate({"id": id, "title": "The supplier gives up", **fields})


def test_exposure_is_likelihood_times_impact_and_nothing_while_one_is_unknown() -> None:
    assert risk(likelihood="4", impact="5").exposure == 20
    assert risk(likelihood="4").exposure is None


def test_what_is_done_about_a_risk_is_an_assignment() -> None:
    one = risk(what="Find a second one", who="kim", when="2026-12-01")
    [found] = assignments([("risk", one)])
    assert (found.owner, found.what, found.who, found.when, found.open) == (
        "risk:r", "Find a second one", "kim", date(2026, 12, 1), True,
    )  # fmt: skip


def test_a_risk_about_which_nothing_is_done_is_no_assignment() -> None:
    assert assignments([("risk", risk(response="accept", accepted_by="kim"))]) == []


@pytest.mark.parametrize(("state", "status"), [("open", "todo"), ("accepted", "todo"), ("closed", "dropped")])
def test_nobody_has_to_ward_off_a_risk_that_is_over(state: str, status: str) -> None:
    [found] = assignments([("risk", risk(what="Find a second one", state=state))])
    assert found.status == status


# The order of the list, and the matrix.


def test_the_greatest_exposure_comes_first_of_equals_the_greater_impact_and_unrated_ones_last() -> None:
    one = risk("a", likelihood="4", impact="3")
    two = risk("b", likelihood="3", impact="4")
    three = risk("c", likelihood="5", impact="5")
    blank = risk("d", impact="5")
    assert [each.id for each in ranked([blank, one, two, three])] == ["c", "b", "a", "d"]


@pytest.mark.parametrize(
    ("exposure", "name"),
    [(25, "extreme"), (15, "extreme"), (12, "high"), (10, "high"), (9, "moderate"), (5, "moderate"), (4, "low"),
     (1, "low"), (None, "unrated")],
)  # fmt: skip
def test_bands_are_those_of_the_risk_template(exposure: int | None, name: str) -> None:
    assert band(exposure) == name


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(), ["a", "b"]),
        (Wanted(state=""), ["a", "b", "c"]),
        (Wanted(state="over"), ["c"]),
        (Wanted(state="accepted"), ["b"]),
        (Wanted(owner="kim"), ["a"]),
        (Wanted(service="mail"), ["b"]),
        (Wanted(project="crm", state=""), ["c"]),
        (Wanted(change="CHG-1"), ["a"]),
        (Wanted(band="unrated"), ["b"]),
    ],
)
def test_a_list_holds_what_somebody_asks_for(wanted: Wanted, ids: list[str]) -> None:
    every = [
        risk("a", owner="kim", change="CHG-1", likelihood="2", impact="2"),
        risk("b", service="mail", state="accepted"),
        risk("c", project="crm", state="closed"),
    ]
    assert [one.id for one in ranked(every, wanted)] == ids


@given(st.lists(st.integers(0, 24), max_size=12))
@settings(max_examples=30)
def test_every_rated_risk_is_in_one_cell_of_the_matrix(scores: list[int]) -> None:
    every = [risk(f"r{at}", likelihood=one // 5 + 1, impact=one % 5 + 1) for at, one in enumerate(scores)]
    cells = matrix([*every, risk("blank")])
    assert sorted(one.id for cell in cells.values() for one in cell) == sorted(one.id for one in every)
    assert all((one.likelihood, one.impact) == at for at, cell in cells.items() for one in cell)


# Which way it goes.


def rating(on: str, likelihood: int, impact: int = 4, risk: str = "r") -> RiskRating:
    return RiskRating.model_validate(
        {"id": f"{risk}-{on}", "risk": risk, "on": on, "likelihood": str(likelihood), "impact": str(impact)}
    )


@pytest.mark.parametrize(
    ("ratings", "way", "before"),
    [
        ([("2026-08-01", 2)], "rising", 8),
        ([("2026-08-01", 3)], "steady", 12),
        ([("2026-08-01", 5)], "falling", 20),
        ([("2026-07-01", 1), ("2026-08-01", 5)], "falling", 20),  # the last before the day counts
        ([("2026-10-01", 4), ("2026-11-01", 3)], "falling", 16),  # without one, the first since
        ([], "unknown", None),
    ],
)
def test_a_trend_is_from_what_it_was_on_the_day_to_what_it_is(
    ratings: list[tuple[str, int]], way: str, before: int | None
) -> None:
    one = risk(likelihood="3", impact="4", opened="2026-07-01")
    found = trend(one, [rating(*each) for each in ratings], SINCE, TODAY)
    assert (found.way, found.before) == (way, before)


def test_a_risk_found_since_is_new_and_one_that_ended_since_is_over() -> None:
    new = risk(likelihood="3", impact="4", opened="2026-10-01")
    over = risk(state="happened", closed="2026-10-01")
    assert [trend(one, [], SINCE, TODAY).way for one in (new, over)] == ["new", "over"]


def test_what_was_over_before_the_day_is_in_no_trend() -> None:
    assert trends([risk(state="closed", closed="2026-08-01"), risk(state="closed")], [], SINCE, TODAY) == []


def test_the_order_of_the_lines_of_history_does_not_matter() -> None:
    lines = [rating("2026-08-01", 2), rating("2026-11-01", 3), rating("2026-07-01", 5)]
    one = risk(likelihood="3", impact="4")
    assert trends([one], lines, SINCE, TODAY) == trends([one], reversed(lines), SINCE, TODAY)


def test_how_it_stood_counts_what_was_known_on_the_day() -> None:
    every = [
        risk("r", likelihood="3", impact="4", opened="2026-08-01"),
        risk("later", likelihood="5", impact="5", opened="2026-10-01"),
        risk("gone", likelihood="2", impact="5", opened="2026-01-01", state="closed", closed="2026-10-01"),
    ]
    lines = [rating("2026-08-01", 2), rating("2026-10-15", 3)]
    assert standing(every, lines, SINCE)[1:] == (2, 1, 18)
    assert standing(every, lines, TODAY)[1:] == (2, 2, 37)


def test_a_period_is_looked_at_on_the_first_of_each_month_and_at_both_ends() -> None:
    assert list(map(str, days_between(date(2026, 9, 15), TODAY))) == [
        "2026-09-15", "2026-10-01", "2026-11-01", "2026-11-23",
    ]  # fmt: skip


def test_the_last_look_is_the_review_else_the_day_it_was_found() -> None:
    found, seen = date(2026, 8, 1), date(2026, 9, 1)
    assert last_look(risk(opened=found.isoformat())) == found
    assert last_look(risk(opened=found.isoformat(), last_reviewed=seen.isoformat())) == seen
    assert last_look(risk()) is None
