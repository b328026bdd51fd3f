"""Names of budget periods: the days they mean, their order, and what is missing between them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.model.ledger_map import LedgerMap
from mofkit.model.period import gaps, in_order, period


@pytest.mark.parametrize(
    ("label", "first", "last"),
    [
        ("2026-27", date(2026, 4, 1), date(2027, 3, 31)),
        ("2026/2027", date(2026, 4, 1), date(2027, 3, 31)),
        ("2009-10", date(2009, 4, 1), date(2010, 3, 31)),
        ("1999-00", date(1999, 4, 1), date(2000, 3, 31)),
        ("FY27", date(2026, 4, 1), date(2027, 3, 31)),
        ("fy 2027", date(2026, 4, 1), date(2027, 3, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026Q4", date(2027, 1, 1), date(2027, 3, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_name_means_days_where_years_begin_in_april(label: str, first: date, last: date) -> None:
    found = period(f" {label} ", 4)
    assert found
    assert (found.first, found.last) == (first, last)


def test_where_years_begin_in_january_a_financial_year_is_the_year_it_is_named_for() -> None:
    assert period("FY27") == (date(2027, 1, 1), date(2027, 12, 31), "FY27")
    assert period("2026-Q2") == (date(2026, 4, 1), date(2026, 6, 30), "2026-Q2")


@pytest.mark.parametrize(
    "label", ["", "next year", "2026-28", "2026-13", "2026-Q5", "26", "2026-2028", "0999", "x" * 99]
)
def test_a_name_that_tells_nothing_has_no_days(label: str) -> None:
    assert period(label, 4) is None


def test_periods_are_put_in_order_by_their_days_and_words_come_last() -> None:
    assert in_order(["soon", "2027", "2026-27", "2026-02", "later"], 4) == [
        "2026-02",
        "2026-27",
        "2027",
        "later",
        "soon",
    ]


def test_gaps_are_between_periods_of_one_length() -> None:
    found = gaps(["2025-26", "2027-28", "2026-04", "2026-05", "soon"], 4)
    assert [(one.label, other.label) for one, other in found] == [("2025-26", "2027-28")]
    assert gaps(["2025-26", "2026/2027"], 4) == []


@given(st.text(max_size=9), st.integers(1, 12))
def test_any_text_is_a_period_or_none_and_never_breaks(label: str, starts: int) -> None:
    found = period(label, starts)
    assert found is None or (found.first < found.last and 1 <= found.months <= 12)


@pytest.mark.parametrize(("said", "lines"), [(3, 3), ("3", 3), (" 3", None), ("-1", None), ("x", None)])
def test_a_map_takes_a_whole_number_of_lines(said: object, lines: int | None) -> None:
    if lines is None:
        with pytest.raises(ValueError, match="a whole number"):
            LedgerMap.model_validate({"id": "a", "skip_lines": said})
    else:
        assert LedgerMap.model_validate({"id": "a", "skip_lines": said}).skip_lines == lines
