"""Risks: their exposure, and what is done about them in the list of actions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mofkit.analysis.actions import assignments
from mofkit.model.risk import Risk

TODAY = date(2026, 11, 23)


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
