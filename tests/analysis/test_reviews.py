"""When reviews are due, and when one is complete."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.reviews import Due, lacking, later, schedule
from mofkit.content.framework import review, reviews
from mofkit.model.review import HeldReview

TODAY = date(2026, 11, 23)
OPERATE = review("operational-health")


def held(id: str, **fields: Any) -> HeldReview:
    return HeldReview.model_validate({"id": f"operational-health.{id}", "review": "operational-health", **fields})


def due(*records: HeldReview, months: dict[str, int] | None = None) -> list[Due]:
    return schedule([OPERATE], records, TODAY, months)


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        ("2026-10-23", 1, "2026-11-23"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-30", 12, "2027-11-30"),
        ("9999-12-01", 1, "9999-12-31"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: str, months: int, wanted: str) -> None:
    assert later(date.fromisoformat(day), months) == date.fromisoformat(wanted)


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(1, 36), st.integers(1, 36))
def test_a_longer_cadence_is_never_due_earlier(day: date, one: int, other: int) -> None:
    assert day < later(day, min(one, other)) <= later(day, max(one, other))


@pytest.mark.parametrize(
    ("records", "state", "day"),
    [
        ([], "never held", None),
        ([held("a", status="closed", held="2026-10-23")], "due", "2026-11-23"),
        ([held("a", status="held", held="2026-10-22")], "overdue", "2026-11-22"),
        (
            [held("a", status="closed", held="2026-09-01"), held("b", status="held", held="2026-11-20")],
            "due",
            "2026-12-20",
        ),
        ([held("a", status="planned", held="2026-11-20")], "never held", None),
        ([held("a", status="held", held="2026-11-24")], "never held", None),
        ([held("a", planned="2026-12-07")], "planned", "2026-12-07"),
        ([held("a", planned="2026-11-22")], "missed", "2026-11-22"),
        ([held("a", planned="2026-11-23", status="prepared")], "planned", "2026-11-23"),
        ([held("a", status="closed", held="2026-09-01"), held("b", planned="2026-12-07")], "overdue", "2026-12-07"),
    ],
)
def test_a_review_is_due_its_cadence_after_it_was_held(records: list[HeldReview], state: str, day: str | None) -> None:
    (found,) = due(*records)
    assert (found.state, found.day) == (state, date.fromisoformat(day) if day else None)


def test_a_workspace_may_have_its_own_cadence() -> None:
    (found,) = due(held("a", status="closed", held="2026-10-01"), months={"operational-health": 2})
    assert (found.months, found.due, found.state) == (2, date(2026, 12, 1), "due")


def test_a_review_that_is_held_when_needed_is_never_overdue() -> None:
    (found,) = schedule([review("release-readiness")], [], TODAY)
    assert (found.state, found.months) == ("as needed", None)


def test_each_planned_meeting_has_a_line_the_earliest_first() -> None:
    found = due(held("b", planned="2026-12-21"), held("c"), held("a", planned="2026-12-07", about="service:mail"))
    assert [one.record.rpartition(".")[2] for one in found] == ["a", "b", "c"]
    assert [one.about for one in found] == ["service:mail", "", ""]
    assert [one.state for one in found] == ["planned", "planned", "never held"]


def test_the_content_sets_a_cadence_or_a_gate_for_every_review() -> None:
    assert [(one.id, one.every_months, one.opens) for one in reviews()] == [
        ("service-alignment", 12, ""),
        ("portfolio", 3, "envisioning"),
        ("project-plan-approved", None, "build"),
        ("release-readiness", None, "production"),
        ("operational-health", 1, ""),
        ("policy-and-control", 12, ""),
    ]


def test_who_signs_for_a_gate_is_a_role_of_the_framework() -> None:
    from mofkit.content.framework import roles

    known = {role.id for one in roles().accountabilities for role in one.role_types}
    assert all(one.signers and set(one.signers) <= known for one in reviews() if one.opens)
    assert not any(one.signers for one in reviews() if not one.opens)


WHOLE: dict[str, Any] = {
    "status": "held",
    "held": "2026-11-20",
    "attendees": ["kim"],
    "decisions": [{"what": "More disks", "who": "kim"}],
    "actions": [{"what": "Order", "who": "kim", "when": "2026-12-01"}],
}
GO = {"what": "It goes", "who": "kim", "outcome": "go"}


def gaps(gate: str = "", **fields: Any) -> list[str]:
    return lacking(held("a", **{**WHOLE, **fields}), gate, TODAY)


def test_a_whole_review_lacks_nothing() -> None:
    assert gaps() == []
    assert gaps("production", about="project:crm", decisions=[GO]) == []
    assert gaps("envisioning", decisions=[{**GO, "about": "project:crm"}]) == []
    assert gaps(actions=[{"what": "Order", "status": "dropped"}]) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"held": None}, "it was not held yet: held is empty"),
        ({"held": "2026-11-24"}, "it was not held yet: held is 2026-11-24"),
        ({"attendees": []}, "nobody was there: attendees is empty"),
        ({"decisions": []}, "nothing was decided: decisions is empty"),
        ({"decisions": [{"what": "More disks"}]}, "nobody stands for the decision 'More disks'"),
        ({"actions": [{"what": "Order"}]}, "the action 'Order' does not say who and when"),
        ({"actions": [{"what": "Order", "who": "kim"}]}, "the action 'Order' does not say when"),
    ],
)
def test_what_is_missing_is_said(fields: dict[str, Any], said: str) -> None:
    assert gaps(**fields) == [said]


def test_all_that_is_missing_is_said_at_once() -> None:
    assert len(lacking(held("a"), "production", TODAY)) == 4


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "no decision says go or no-go"),
        ({"about": "project:crm"}, "no decision says go or no-go on project:crm"),
        (
            {"about": "project:crm", "decisions": [{**GO, "about": "project:erp"}]},
            "no decision says go or no-go on project:crm",
        ),
        ({"decisions": [GO]}, "a decision opens production for nothing: it has no about, and neither has the review"),
        (
            {"about": "project:crm", "actions": [], "decisions": [{**GO, "outcome": "go-with-conditions"}]},
            "go-with-conditions names no condition: actions is empty",
        ),
    ],
)
def test_a_gate_review_decides_on_its_matter(fields: dict[str, Any], said: str) -> None:
    assert gaps("production", **fields) == [said]
