"""Roles and openings: what their fields take."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from mofkit.model.candidate import Candidate
from mofkit.model.opening import Criterion
from mofkit.model.role_assignment import RoleAssignment


@pytest.mark.parametrize(("text", "share"), [("40", 40), (" 100 % ", 100), ("1%", 1), (25, 25)])
def test_a_share_is_a_percentage(text: Any, share: int) -> None:
    assert RoleAssignment(id="a", share=text).share == share


@pytest.mark.parametrize("text", ["0", "101", "half", "1.5", "-3", "²"])
def test_what_is_no_share_of_a_week_is_refused(text: Any) -> None:
    with pytest.raises(ValidationError, match="from 1 to 100 percent"):
        RoleAssignment(id="a", share=text)


@pytest.mark.parametrize("id", ["a.b", "7", "", "a b"])
def test_a_criterion_is_named_by_one_word(id: str) -> None:
    with pytest.raises(ValidationError):
        Criterion(id=id, name="x")


@pytest.mark.parametrize("month", ["2024-13", "2024", "soon", "2024-1"])
def test_a_station_has_months(month: str) -> None:
    with pytest.raises(ValidationError, match="a month such as"):
        Candidate.model_validate({"id": "d.c", "cv": [{"since": month}]})


def test_the_id_of_a_candidate_says_the_opening_and_the_code() -> None:
    one = Candidate(id="desk.c-k7qm")
    assert (one.opening, one.code) == ("desk", "c-k7qm")
