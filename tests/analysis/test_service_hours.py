"""Service hours against cases worked by hand, against counting minute by minute, and against laws."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mofkit.analysis.intervals import Interval, merged, overlap, seconds, without
from mofkit.analysis.service_hours import ServiceHours, Timetable, due, moment, service_time
from mofkit.model.hours import week
from mofkit.model.settings import Calendar, ServiceDesk

CASES = Path(__file__).parent.parent / "cases" / "hours"
BERLIN = ZoneInfo("Europe/Berlin")


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def second(text: str, zone: str) -> int:
    found = datetime.fromisoformat(text)
    return int((found if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))).timestamp())


def duration(text: str) -> int:
    hours, minutes, rest = map(int, text.split(":"))
    return hours * 3600 + minutes * 60 + rest


def hours_of(case: dict[str, str]) -> ServiceHours:
    holidays = frozenset(date.fromisoformat(day) for day in case["holidays"].split())
    return ServiceHours(week(case["hours"]), ZoneInfo(case["zone"]), holidays)


def closed_in(case: dict[str, str]) -> Iterator[Interval]:
    for pair in filter(None, case["closed"].split(";")):
        start, end = pair.split("/")
        yield second(start, case["zone"]), second(end, case["zone"])


@pytest.mark.parametrize("case", rows("worked.csv"), ids=lambda case: case["what"])
def test_a_case_worked_by_hand_comes_out_to_the_second(case: dict[str, str]) -> None:
    start, end = second(case["start"], case["zone"]), second(case["end"], case["zone"])
    assert service_time(hours_of(case), start, end, closed=closed_in(case)) == duration(case["open"])


@pytest.mark.parametrize("case", rows("due.csv"), ids=lambda case: case["what"])
def test_a_target_runs_out_when_it_was_worked_out_to(case: dict[str, str]) -> None:
    found = due(hours_of(case), second(case["start"], case["zone"]), duration(case["target"]))
    assert found == second(case["due"], case["zone"])


def test_a_target_that_never_runs_out_has_no_moment() -> None:
    assert due(ServiceHours(week("closed"), BERLIN), 0, 1) is None


def test_a_timetable_refuses_moments_it_does_not_cover() -> None:
    table = Timetable(ServiceHours(week("24x7"), BERLIN), date(2026, 11, 23), date(2026, 11, 23))
    assert table.between(table.start, table.end) == 86_400
    with pytest.raises(ValueError, match="2026-11-23 23:00:01"):
        table.until(table.end + 1)


@pytest.mark.parametrize(
    ("zone", "day", "minute", "there"),
    [
        ("Europe/Berlin", date(2026, 3, 29), 150, "2026-03-29T01:00:00+00:00"),
        ("Europe/Berlin", date(2026, 10, 25), 150, "2026-10-25T00:30:00+00:00"),
        ("Asia/Beirut", date(2026, 3, 29), 0, "2026-03-28T22:00:00+00:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), 135, "2026-10-03T15:30:00+00:00"),
        ("Pacific/Apia", date(2011, 12, 30), 720, "2011-12-30T10:00:00+00:00"),
    ],
)
def test_a_clock_that_never_shows_a_minute_means_the_jump(zone: str, day: date, minute: int, there: str) -> None:
    assert datetime.fromtimestamp(moment(ZoneInfo(zone), day, minute), UTC).isoformat() == there


# What people write.


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Mon-Fri 8-18", "Mon-Fri 08:00-18:00"),
        ("Monday–Friday 08:00–18:00", "Mon-Fri 08:00-18:00"),
        ("Mo-Fr 08.00-18.00", "Mon-Fri 08:00-18:00"),
        ("weekdays 08:00-18:00", "Mon-Fri 08:00-18:00"),
        ("Fri-Mon 08:00-09:00", "Fri 8-9; Sat 8-9; Sun 8-9; Mon 8-9"),
        ("Mon, Wed 08:00-09:00", "Mon 8-9; Wed 8-9"),
        ("daily 00:00-24:00", "Mon-Sun 00:00-24:00"),
        ("06:00-22:00", "daily 06:00-22:00"),
        ("every day, 06:00-22:00", "daily 06:00-22:00"),
        ("24/7", "24 x 7"),
        ("Sun 22:00-02:00", "Sun 22-24; Mon 0-2"),
    ],
)
def test_hours_may_be_written_in_several_ways(text: str, same: str) -> None:
    assert week(text) == week(same)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ";",
        "Mon-Fri",
        "Mon-Fri 08:00",
        "Mon-Fri 25:00-26:00",
        "Mon-Fri 08:00-24:30",
        "Mon 9-9",
        "Foo 8-9",
        "Mon-Foo 8-9",
    ],
)
def test_hours_that_say_nothing_clear_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Mon-Fri 08:00-18:00"):
        week(text)


@pytest.mark.parametrize("text", ["Berlin", "", "../../etc/passwd", "Europe", "Europe/Berlin/x", "a" * 300, "\0"])
def test_a_zone_that_nobody_knows_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="an IANA time zone such as Europe/Berlin"):
        Calendar(time_zone=text)


def test_the_hours_of_the_service_desk_are_hours() -> None:
    assert ServiceDesk(hours="").hours == ""
    assert ServiceDesk(hours="Mon-Fri 08:00-18:00").hours == "Mon-Fri 08:00-18:00"
    with pytest.raises(ValidationError, match="hours such as"):
        ServiceDesk(hours="mostly")


# Laws.

MOMENTS = st.integers(min_value=second("2026-01-01", "UTC") // 900, max_value=second("2027-12-31", "UTC") // 900)
WEEKS = st.sampled_from(
    ["Mon-Fri 08:00-18:00", "24x7", "Sat 04:00-24:00", "Mon-Sun 05:15-06:45, 20:30-23:45", "Sun 00:00-24:00", "closed"]
)
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "Pacific/Auckland"])
DAYS_OFF = st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=20)
HOURS = st.builds(lambda text, zone, off: ServiceHours(week(text), ZoneInfo(zone), off), WEEKS, ZONES, DAYS_OFF)


def counted(hours: ServiceHours, start: int, end: int) -> int:
    """Looking at the clock each quarter of an hour."""
    total = 0
    for at in range(start, end, 900):
        local = datetime.fromtimestamp(at, hours.zone)
        minute = local.hour * 60 + local.minute
        off = local.date() in hours.holidays and not hours.week.on_holidays
        total += 900 * (not off and any(a <= minute < b for a, b in hours.week.windows[local.weekday()]))
    return total


@given(HOURS, MOMENTS, st.integers(0, 4 * 24 * 20))
def test_open_time_is_what_counting_the_clock_gives(hours: ServiceHours, quarter: int, length: int) -> None:
    start, end = quarter * 900, (quarter + length) * 900
    assert service_time(hours, start, end) == counted(hours, start, end)


@given(HOURS, MOMENTS, st.integers(0, 10**6), st.integers(0, 10**6))
def test_open_time_adds_up_wherever_it_is_cut(hours: ServiceHours, quarter: int, first: int, second: int) -> None:
    a, b, c = quarter * 900, quarter * 900 + first, quarter * 900 + first + second
    assert service_time(hours, a, b) + service_time(hours, b, c) == service_time(hours, a, c)


@given(HOURS, MOMENTS, st.integers(1, 10**6))
def test_until_a_target_runs_out_exactly_the_target_is_open(hours: ServiceHours, quarter: int, target: int) -> None:
    start = quarter * 900
    end = due(hours, start, target, horizon_days=400)
    if end is None:
        last = datetime.fromtimestamp(start, hours.zone).date() + timedelta(days=400)
        table = Timetable(hours, datetime.fromtimestamp(start, hours.zone).date(), last)
        assert table.between(start, table.end) < target
    else:
        assert service_time(hours, start, end) == target
        assert service_time(hours, start, end - 1) == target - 1


INTERVALS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)


def seen(intervals: list[Interval]) -> set[int]:
    return {at for start, end in intervals for at in range(start, end)}


@given(INTERVALS, INTERVALS)
def test_intervals_are_sets_of_seconds(one: list[Interval], other: list[Interval]) -> None:
    assert seen(merged(one)) == seen(one)
    assert seen(overlap(one, other)) == seen(one) & seen(other)
    assert seen(without(one, other)) == seen(one) - seen(other)
    assert seconds(one) == len(seen(one))
    for found in (merged(one), overlap(one, other), without(one, other)):
        assert all(start < end for start, end in found)
        assert all(before[1] <= after[0] for before, after in pairwise(found))
