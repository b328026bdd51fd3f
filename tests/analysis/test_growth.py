"""Weeks, promises and requests, and how they go on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.analysis.growth import (
    friday,
    is_week,
    longest_trouble,
    monday,
    of_person,
    requests,
    trend,
    unkept,
    week_of,
    weeks_open,
)
from mofkit.model.growth import GrowthWeek


def week(name: str, who: str = "kim", **said: Any) -> GrowthWeek:
    return GrowthWeek.model_validate({"id": f"{name}-{who}", "week": name, "who": who, **said})


@given(st.dates(date(1900, 1, 1), date(2999, 1, 1)))
@settings(max_examples=60)
def test_a_day_lies_in_its_week_and_weeks_sort_as_days_do(day: date) -> None:
    name = week_of(day)
    assert monday(name) <= day <= monday(name) + timedelta(days=6)
    assert friday(name).weekday() == 4
    assert is_week(name)
    assert (week_of(day + timedelta(days=7)) > name) is True


@pytest.mark.parametrize(
    "text", ["2026-W54", "2026-W00", "2025-W53", "0000-W01", "2026W48", "26-W48", "", "2026-Wx1", "2026-W٤8"]
)
def test_what_is_no_week_is_known_as_none(text: str) -> None:
    assert not is_week(text)


def test_a_week_that_a_year_lacks_is_the_one_after() -> None:
    assert monday("2025-W53") == monday("2026-W01")


def test_open_promises_of_earlier_weeks_come_back_the_oldest_first() -> None:
    grant = {"id": "g", "what": "order it", "who": "cora"}
    weeks = [
        week("2026-W47", will=[{"id": "b", "what": "two"}, {"id": "c", "what": "three", "status": "done"}]),
        week(
            "2026-W46",
            will=[{"id": "a", "what": "one", "who": "kim"}],
            asks=[{"what": "x", "to": "cora", "grant": grant}],
        ),
        week("2026-W48", will=[{"id": "d", "what": "four"}]),
    ]
    assert [one.todo.what for one in unkept(weeks, "kim", "2026-W48")] == ["one", "two"]
    assert [one.field for one in unkept(weeks, "cora", "2026-W48")] == ["asks.0.grant"]


def test_requests_know_who_asks_whom_wherever_they_are_written() -> None:
    weeks = [
        week("2026-W47", "cora", heard=[{"what": "two days", "by": "hugo", "answer": "refused"}]),
        week("2026-W46", asks=[{"id": "m", "what": "a headset", "to": "cora", "answer": "later"}]),
    ]
    found = requests(weeks)
    assert [(one.by, one.to, one.open, one.name) for one in found] == [
        ("kim", "cora", True, "m"),
        ("hugo", "cora", False, "2026-W47-cora/heard.0"),
    ]
    assert [weeks_open(one, "2026-W48") for one in found] == [2, 1]
    assert weeks_open(found[1], "2026-W01") == 0


def test_a_trend_counts_each_week_and_says_how_long_a_goal_is_in_trouble() -> None:
    asks = [{"what": "x", "answer": "granted"}, {"what": "y", "answer": "refused"}, {"what": "z"}]
    weeks = [
        week("2026-W46", goals=[{"goal": "old"}, {"goal": "slow"}]),
        week("2026-W47", goals=[{"goal": "slow"}], asks=asks, did=[{"what": "x"}], thanks=[{"who": "ben"}]),
        week(
            "2026-W48", goals=[{"goal": "new"}, {"goal": "slow"}], will=[{"what": "a", "status": "done"}, {"what": "b"}]
        ),
        week("2026-W48", "ben", will=[{"what": "c"}]),
    ]
    rows = trend(weeks)
    assert [row[:8] for row in rows] == [
        ("2026-W46", 0, 0, 0, 0, 0, 0, 0),
        ("2026-W47", 0, 0, 1, 1, 3, 1, 1),
        ("2026-W48", 3, 1, 0, 0, 0, 0, 0),
    ]
    assert longest_trouble(rows) == [("slow", 3), ("new", 1)]
    assert longest_trouble([]) == []
    assert [one.week for one in of_person(weeks, "kim", "2026-W47")] == ["2026-W46", "2026-W47"]
