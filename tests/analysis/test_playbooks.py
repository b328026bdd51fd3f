"""How fresh a section is, and on which days first weeks fall."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mofkit.analysis.playbooks import SectionState, first_weeks, freshness, review_due, working_day
from mofkit.content.types import OnboardingStep
from mofkit.model.playbook import PlaybookSection


def section(**said: Any) -> PlaybookSection:
    return PlaybookSection.model_validate({"id": "desk.x", "team": "Desk", "section": "x", **said})


@pytest.mark.parametrize(
    ("reviewed", "months", "due", "state"),
    [
        (None, "12", None, "never"),
        ("2025-11-22", "12", date(2026, 11, 22), "overdue"),
        ("2025-11-23", "12", date(2026, 11, 23), "due soon"),
        ("2026-06-30", "6", date(2026, 12, 30), "fresh"),
        ("2026-08-31", "6", date(2027, 2, 28), "fresh"),
        ("2026-11-23", "1", date(2026, 12, 23), "due soon"),
    ],
)
def test_a_section_is_due_so_many_months_after_its_review(
    reviewed: str | None, months: str, due: date | None, state: str
) -> None:
    one = section(reviewed_on=reviewed, review_months=int(months))
    assert review_due(one) == due
    assert freshness(one, date(2026, 11, 23)) == state


def test_what_is_to_do_is_said_in_words_the_worst_first() -> None:
    found = SectionState("overdue", "", ("a", "b"), ("c",), ("d",), ("e has no end",))
    assert found.to_do == (
        "nobody owns it",
        "its review is overdue",
        "1 mark is broken",
        "1 region was edited by hand",
        "1 region is stale",
        "2 items are empty",
    )
    assert SectionState("fresh", "kim", (), (), (), ()).to_do == ()


def test_working_days_leave_out_weekends_and_holidays_both_ways() -> None:
    friday = date(2026, 12, 18)
    holidays = (date(2026, 12, 25), date(2026, 12, 28))
    assert working_day(friday, 0, holidays) == friday
    assert working_day(friday, 5, holidays) == date(2026, 12, 29)
    assert working_day(friday, -5) == date(2026, 12, 11)
    assert working_day(date(2026, 12, 20), 0) == date(2026, 12, 20)


def test_first_weeks_have_a_person_and_a_day_for_each_step() -> None:
    steps = [
        OnboardingStep(id="onboarding-desk", whose="manager", working_day=-1, text="A desk"),
        OnboardingStep(id="onboarding-read", whose="new", working_day=1, text="Read"),
    ]
    found = first_weeks(steps, {"new": "kim", "mentor": "ben", "manager": ""}, date(2026, 12, 1))
    assert found == [
        {"id": "desk", "what": "A desk", "when": date(2026, 11, 30)},
        {"id": "read", "what": "Read", "who": "kim", "when": date(2026, 12, 2)},
    ]
