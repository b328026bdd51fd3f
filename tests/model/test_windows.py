"""Weeks, months, quarters and years by their labels."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.model.windows import window, window_of, windows_over

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
PERS = st.sampled_from(("week", "month", "quarter", "year"))


@pytest.mark.parametrize(
    ("label", "first", "last"),
    [
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-q4", "2026-10-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        (" 2026-W53 ", "2026-12-28", "2027-01-03"),
    ],
)
def test_a_label_means_its_days(label: str, first: str, last: str) -> None:
    found = window(label)
    assert found
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("label", ["", "2026-13", "2026-Q5", "2025-W53", "2026-W00", "26-10", "October", "2026-10-01"])
def test_what_is_no_label_means_nothing(label: str) -> None:
    assert window(label) is None


@given(DAYS, PERS)
def test_a_day_is_in_its_window_and_the_label_leads_back(day: date, per: str) -> None:
    found = window_of(day, per)
    assert found.first <= day <= found.last
    assert window(found.label) == found


@given(DAYS, PERS)
def test_windows_follow_each_other_without_a_gap(day: date, per: str) -> None:
    here = window_of(day, per)
    following = window_of(here.last + timedelta(days=1), per)
    assert following.first == here.last + timedelta(days=1)


def test_of_the_windows_over_some_days_those_that_end_in_them_count_and_the_running_one() -> None:
    over = ("quarter", date(2026, 9, 1), date(2026, 11, 30))
    assert [one.label for one in windows_over(*over, date(2026, 11, 23))] == ["2026-Q3", "2026-Q4"]
    assert [one.label for one in windows_over(*over, date(2027, 2, 1))] == ["2026-Q3"]


def test_a_month_is_said_in_words_and_others_by_their_label() -> None:
    assert [window_of(date(2026, 10, 6), per).words for per in ("month", "quarter")] == ["October 2026", "2026-Q4"]
