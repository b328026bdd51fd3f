"""Availability in agreed hours, against figures worked by hand and against laws."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mofkit.analysis.availability import Availability, Down, availability, budget, by_month, months_until
from mofkit.analysis.service_hours import ServiceHours
from mofkit.model.hours import week
from mofkit.model.moments import second_of, shown_second
from mofkit.model.outage import Outage

LONDON = ZoneInfo("Europe/London")
ALWAYS = ServiceHours(week("24x7"), LONDON)
OFFICE = ServiceHours(week("Mon-Fri 08:00-18:00"), LONDON)
HOUR = 3600
NOW = second_of("2027-01-01 00:00", LONDON)


def down(start: str, end: str = "", *, planned: bool = False) -> Down:
    return Down(second_of(start, LONDON), second_of(end, LONDON) if end else None, planned)


def november(hours: ServiceHours, *outages: Down, now: int = NOW) -> Availability:
    return availability(hours, date(2026, 11, 1), date(2026, 11, 30), outages, now=now)


def test_seven_hours_and_twelve_minutes_of_a_month_are_one_percent() -> None:
    found = november(ALWAYS, down("2026-11-10 10:00", "2026-11-10 17:12"))
    assert found.agreed == 720 * HOUR
    assert (found.left_out, found.counted) == (Decimal("0.99"), Decimal("0.99"))


def test_what_happens_out_of_hours_breaks_no_promise() -> None:
    found = november(OFFICE, down("2026-11-13 17:00", "2026-11-16 09:00"))  # Friday evening to Monday morning
    assert found.agreed == 210 * HOUR  # 21 days of ten hours
    assert found.unplanned == 2 * HOUR
    assert (found.failures, found.mttr) == (1, Decimal(64 * HOUR))


def test_the_two_figures_differ_by_planned_maintenance() -> None:
    found = november(
        ALWAYS, down("2026-11-08 00:00", "2026-11-08 12:00", planned=True), down("2026-11-10 00:00", "2026-11-10 12:00")
    )
    assert found.left_out == Decimal(708 - 12) / 708
    assert found.counted == Decimal(720 - 24) / 720
    assert found.failures == 1


def test_a_failure_within_maintenance_costs_no_agreed_time() -> None:
    found = november(
        ALWAYS, down("2026-11-08 00:00", "2026-11-08 12:00", planned=True), down("2026-11-08 06:00", "2026-11-08 14:00")
    )
    assert (found.maintenance, found.unplanned) == (12 * HOUR, 2 * HOUR)


def test_what_was_reported_twice_counts_once() -> None:
    found = november(ALWAYS, down("2026-11-10 10:00", "2026-11-10 12:00"), down("2026-11-10 11:00", "2026-11-10 13:00"))
    assert (found.unplanned, found.failures, found.mttr) == (3 * HOUR, 1, Decimal(3 * HOUR))


def test_an_outage_that_lasts_counts_until_now_and_is_not_mended() -> None:
    now = second_of("2026-11-10 12:00", LONDON)
    found = november(ALWAYS, down("2026-11-10 10:00"), now=now)
    assert (found.unplanned, found.failures, found.repaired, found.mttr) == (2 * HOUR, 1, 0, None)
    assert found.agreed == (9 * 24 + 12) * HOUR


def test_a_failure_belongs_to_the_month_in_which_it_began() -> None:
    over = down("2026-10-31 23:00", "2026-11-01 01:00")
    (_, october), (_, found) = by_month(ALWAYS, months_until(date(2026, 11, 23), 2), [over], now=NOW)
    assert (october.failures, october.unplanned, found.failures, found.unplanned) == (1, HOUR, 0, HOUR)
    assert october.agreed == (31 * 24 + 1) * HOUR  # the clock went back


def test_time_between_failures_is_the_time_it_worked() -> None:
    found = november(ALWAYS, down("2026-11-10 00:00", "2026-11-10 06:00"), down("2026-11-20 00:00", "2026-11-20 06:00"))
    assert (found.mttr, found.mtbf) == (Decimal(6 * HOUR), Decimal(354 * HOUR))


def test_where_nothing_is_agreed_there_is_no_share() -> None:
    found = november(ServiceHours(week("closed"), LONDON), down("2026-11-10 00:00", "2026-11-10 06:00"))
    assert (found.left_out, found.counted, found.mtbf) == (None, None, Decimal(0))
    assert november(ALWAYS).mtbf is None


def test_months_go_back_over_the_turn_of_the_year() -> None:
    assert months_until(date(2026, 1, 31), 3) == [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1)]


def test_three_nines_of_a_month_allow_forty_three_minutes() -> None:
    assert budget(Decimal("0.999"), 720 * HOUR) == 43 * 60 + 12


# Moments.


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-11-03 14:05", "2026-11-03T14:05:00"),
        ("2026-07-03T14:05:06", "2026-07-03T13:05:06"),
        ("2026-11-03 14:05Z", "2026-11-03T14:05:00"),
        (" 2026-11-03 14:05 +01:00 ", "2026-11-03T13:05:00"),
        ("2026-10-25 01:30", "2026-10-25T00:30:00"),  # the first of two
    ],
)
def test_a_moment_is_read_by_the_clock_it_names(text: str, utc: str) -> None:
    assert datetime.fromtimestamp(second_of(text, LONDON), UTC).replace(tzinfo=None).isoformat() == utc


@pytest.mark.parametrize(
    "text", ["14:05", "2026-11-03", "3.11.2026 14:05", "2026-02-30 10:00", "2026-11-03 25:00", "x"]
)
def test_what_is_no_moment_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(ValidationError, match="a moment"):
        Outage(id="o", service="mail", start=text)
    assert Outage(id="o", service="mail", start="2026-11-03 14:05", end="").end == ""


def test_a_second_is_shown_by_the_clock_of_the_place() -> None:
    assert shown_second(second_of("2026-07-03 14:05", LONDON), LONDON) == "2026-07-03 14:05"


# Laws.

OUTAGES = st.lists(
    st.builds(
        lambda start, length, planned: Down(start * 900, (start + length) * 900 if length else None, planned),
        st.integers(second_of("2026-10-25 00:00", LONDON) // 900, second_of("2026-12-05 00:00", LONDON) // 900),
        st.integers(0, 400),
        st.booleans(),
    ),
    max_size=8,
)


@given(OUTAGES, st.sampled_from([ALWAYS, OFFICE]))
def test_every_agreed_second_is_up_or_maintenance_or_down(outages: list[Down], hours: ServiceHours) -> None:
    found = november(hours, *outages)
    assert 0 <= found.unplanned + found.maintenance <= found.agreed
    left_out, counted = found.left_out, found.counted
    assert counted is not None
    assert left_out is None or 0 <= counted <= left_out <= 1


@given(OUTAGES)
def test_the_months_of_a_period_add_up_to_it(outages: list[Down]) -> None:
    months = [one for _, one in by_month(ALWAYS, months_until(date(2026, 12, 1), 3), outages, now=NOW)]
    whole = availability(ALWAYS, date(2026, 10, 1), date(2026, 12, 31), outages, now=NOW)
    assert sum(one.agreed for one in months) == whole.agreed
    assert sum(one.unplanned for one in months) == whole.unplanned
    assert sum(one.failures for one in months) == whole.failures


@given(
    st.permutations([down("2026-11-10 10:00", "2026-11-10 12:00"), down("2026-11-10 11:00"), down("2026-11-01 00:00")])
)
def test_the_order_of_outages_changes_nothing(outages: list[Down]) -> None:
    assert november(ALWAYS, *outages) == november(ALWAYS, *sorted(outages, key=lambda one: one.start))
