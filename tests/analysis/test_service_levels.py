"""Kept and broken promises, worked by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mofkit.analysis.agreement_dates import stricter
from mofkit.analysis.durations import spelled
from mofkit.analysis.reliability import courses, months_of, percent, told
from mofkit.analysis.service_levels import Levels, Score, last_over, levels, scorecard
from mofkit.model.agreement import Agreement, Target
from mofkit.model.measurement import Measurement
from mofkit.model.outage import Outage
from mofkit.model.service import Service
from mofkit.model.settings import Settings

TODAY = date(2026, 11, 23)
UP = {"id": "up", "metric": "availability", "comparator": "at-least", "value": "99.9", "unit": "%"}
FIX = {"id": "fix", "metric": "resolution", "priority": "P1", "value": "4", "unit": "h", "share": "90"}
SETTINGS = Settings.model_validate({"schema_version": 1, "calendar": {"time_zone": "Europe/Berlin"}})


def agreed(*targets: dict[str, str], **fields: Any) -> Agreement:
    base = {"id": "mail-sla", "title": "Mail", "type": "sla", "services": ["mail"], "hours": "24x7"}
    return Agreement.model_validate({**base, **fields, "targets": targets})


def down(start: str, end: str = "", **fields: Any) -> Outage:
    base = {"id": f"O-{start[:10]}", "service": "mail", "start": start, "end": end, "cause": "Disk full"}
    return Outage.model_validate({**base, **fields})


def measured(period: str, target: str, **fields: Any) -> Measurement:
    base = {"id": f"{period}-{target}", "period": period, "agreement": "mail-sla", "target": target}
    return Measurement.model_validate({**base, **fields})


def known(agreement: Agreement, *rows: Outage | Measurement, today: date = TODAY) -> Levels:
    services = [Service(id="mail", name="Mail", aliases=("post",)), Service(id="net", name="Net")]
    outages = [one for one in rows if isinstance(one, Outage)]
    measurements = [one for one in rows if isinstance(one, Measurement)]
    return levels(SETTINGS, services, [agreement], outages, measurements, today=today)


def october(agreement: Agreement, *rows: Outage | Measurement, today: date = TODAY) -> Score:
    (found,) = scorecard(known(agreement, *rows, today=today), date(2026, 10, 1), date(2026, 10, 31))
    return found


# Availability from outages. October 2026 in Berlin has 745 hours: 0.1 % of them are 2682 seconds, 44 min 42 s.


@pytest.mark.parametrize(
    ("minutes", "seconds", "verdict"), [(44, 41, "met"), (44, 42, "met"), (44, 43, "missed"), (0, 1, "met")]
)
def test_a_promise_breaks_in_the_second_after_its_budget_is_used_up(minutes: int, seconds: int, verdict: str) -> None:
    found = october(agreed(UP), down("2026-10-06 09:00", f"2026-10-06 09:{minutes:02}:{seconds:02}"))
    assert (found.verdict, found.budget, found.used) == (verdict, 2682, minutes * 60 + seconds)


def test_maintenance_counts_only_where_the_target_says_so() -> None:
    planned = down("2026-10-06 20:00", "2026-10-06 23:00", planned=True)
    left_out, counted = october(agreed(UP), planned), october(agreed({**UP, "maintenance": "counted"}), planned)
    assert (left_out.verdict, left_out.used, left_out.budget) == ("met", 0, 742 * 3600 // 1000)
    assert (counted.verdict, counted.used, counted.budget) == ("missed", 3 * 3600, 2682)


def test_only_agreed_hours_count() -> None:
    found = october(agreed(UP, hours="Mon-Fri 08:00-18:00"), down("2026-10-05 17:59", "2026-10-06 08:01"))
    # 22 working days of ten hours: 792 seconds may be lost, two minutes are.
    assert (found.verdict, found.used, found.budget) == ("met", 120, 792)


def test_an_outage_that_lasts_is_counted_to_the_end_of_the_day() -> None:
    found = october(agreed(UP), down("2026-10-06 23:30"), today=date(2026, 10, 6))
    assert (found.verdict, found.used, found.running) == ("met", 1800, True)


@pytest.mark.parametrize(("until", "verdict"), [("09:35", "met"), ("09:36", "at-risk"), ("09:46", "missed")])
def test_a_running_month_is_at_risk_from_80_percent_of_its_budget(until: str, verdict: str) -> None:
    found = october(agreed(UP), down("2026-10-06 09:00", f"2026-10-06 {until}"), today=date(2026, 10, 20))
    assert (found.verdict, found.budget) == (verdict, 2682)


def test_of_several_services_the_one_that_did_worst_speaks() -> None:
    both = agreed(UP, services=["net", "mail"])
    found = october(both, down("2026-10-06 09:00", "2026-10-06 11:00"), down("2026-09-01 09:00", "2026-09-01 10:00"))
    assert (found.service, found.verdict, found.used) == ("mail", "missed", 7200)


def test_an_old_name_of_a_service_is_the_service() -> None:
    found = october(agreed(UP), down("2026-10-06 09:00", "2026-10-06 11:00", service="post"))
    assert (found.service, found.verdict) == ("mail", "missed")


def test_silence_is_no_success() -> None:
    assert october(agreed(UP)).verdict == "no-data"
    assert october(agreed(UP), down("2026-11-02 09:00", "2026-11-02 10:00")).verdict == "no-data"
    assert october(agreed(UP, services=[]), down("2026-10-02 09:00", "2026-10-02 10:00")).verdict == "no-data"
    assert october(agreed(FIX), down("2026-10-02 09:00", "2026-10-02 10:00")).verdict == "no-data"


def test_only_the_days_on_which_a_promise_holds_count() -> None:
    late = agreed(UP, starts="2026-10-07")
    assert october(late, down("2026-10-06 09:00", "2026-10-06 19:00")).used == 0
    ended = agreed(UP, ends="2026-09-30")
    assert scorecard(known(ended, down("2026-10-06 09:00")), date(2026, 10, 1), date(2026, 10, 31)) == []
    retired = agreed(UP, retired=True)
    assert scorecard(known(retired, down("2026-10-06 09:00")), date(2026, 10, 1), date(2026, 10, 31)) == []


# Measurements.


@pytest.mark.parametrize(
    ("met", "total", "verdict", "left"),
    [(27, 30, "met", 0), (26, 30, "missed", -1), (30, 30, "met", 3), (1, 1, "met", 0)],
)
def test_cases_are_held_against_the_share_that_is_promised(met: int, total: int, verdict: str, left: int) -> None:
    found = october(agreed(FIX), measured("2026-10", "fix", met=met, total=total))
    assert (found.verdict, found.left, found.cases) == (verdict, left, True)


@pytest.mark.parametrize(
    ("target", "value", "verdict"),
    [
        (FIX, "4", "met"),
        (FIX, "4.01", "missed"),
        (UP, "99.9", "met"),
        (UP, "99.89", "missed"),
    ],
)
def test_a_value_is_held_against_the_number(target: dict[str, str], value: str, verdict: str) -> None:
    assert october(agreed(target), measured("2026-10", target["id"], value=value)).verdict == verdict


def test_cases_of_a_share_that_is_promised_at_most() -> None:
    reopened = {"id": "re", "metric": "reopened", "comparator": "at-most", "value": "5", "unit": "%"}
    assert october(agreed(reopened), measured("2026-10", "re", met=95, total=100)).verdict == "met"
    assert october(agreed(reopened), measured("2026-10", "re", met=94, total=100)).verdict == "missed"
    every = {**FIX, "share": None}
    assert october(agreed(every), measured("2026-10", "fix", met=99, total=100)).verdict == "missed"  # type: ignore[arg-type]
    assert october(agreed({**UP, "value": "80"}), measured("2026-10", "up", met=80, total=100)).verdict == "met"


def test_no_cases_are_no_data() -> None:
    assert october(agreed(FIX), measured("2026-10", "fix", met=0, total=0)).verdict == "no-data"


def test_what_was_measured_counts_before_the_outages() -> None:
    rows = (measured("2026-10", "up", value="99.95"), down("2026-10-06 09:00", "2026-10-06 19:00"))
    found = october(agreed(UP), *rows)
    assert (found.verdict, found.actual, found.left) == ("met", Decimal("99.95"), None)


def test_the_last_stretches_that_are_over_come_latest_first() -> None:
    rows = (measured("2026-09", "up", value="99.1"), measured("2026-10", "up", value="99.95"))
    (found,) = last_over(known(agreed(UP), *rows), 2)
    assert [(one.window.label, one.verdict) for one in found] == [("2026-10", "met"), ("2026-09", "missed")]
    assert last_over(known(agreed(UP, retired=True), *rows), 2) == []


# Month by month.


def test_a_broken_promise_is_told_in_a_sentence() -> None:
    rows = (down("2026-10-06 07:40", "2026-10-06 16:50"), down("2026-10-12 09:00", "2026-10-12 10:00", cause="Mouse"))
    months = months_of(known(agreed(UP), *rows), "mail", [date(2026, 9, 1), date(2026, 10, 1)])
    assert [one.trend for one in months] == ["", "worse"]
    assert told(months) == [
        (
            "mail broke its promise of 99.9 % in October 2026: 2 outages, 10 h 10 min in agreed hours; "
            "cause: Disk full; Mouse"
        )
    ]


def test_a_promise_about_to_break_says_how_much_is_left() -> None:
    found = known(agreed(UP), down("2026-10-06 09:00", "2026-10-06 09:40", cause=""), today=date(2026, 10, 20))
    assert told(months_of(found, "mail", [date(2026, 10, 1)])) == [
        "mail has 4 min of downtime left in October 2026 (99.9 %): 1 outage, 40 min so far; nobody has written down why"
    ]


def test_a_service_without_promise_is_counted_around_the_clock_and_judged_by_none() -> None:
    found = known(agreed(UP), down("2026-10-06 09:00", "2026-10-06 10:00", service="net"))
    september, month = months_of(found, "net", [date(2026, 9, 1), date(2026, 10, 1)])
    assert (month.agreement, month.score, month.figures.agreed) == (None, None, 745 * 3600)
    assert percent(month.figures.left_out) == "99.865"
    assert told([september, month]) == []


def test_a_month_alike_is_the_same_and_a_quieter_one_better() -> None:
    rows = (down("2026-08-06 09:00", "2026-08-06 10:00"),)
    firsts = [date(2026, month, 1) for month in (8, 9, 10)]
    assert [one.trend for one in months_of(known(agreed(UP), *rows), "mail", firsts)] == ["", "better", "same"]


def test_a_share_is_never_rounded_up() -> None:
    assert [percent(one) for one in (Decimal("0.9989999"), Decimal(1), None)] == ["99.899", "100", ""]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (3600, "1 h"),
        (33000, "9 h 10 min"),
        (86400, "1 d"),
        (180000, "2 d 2 h"),
    ],
)
def test_a_length_of_time_is_said_in_its_two_largest_units(seconds: int, words: str) -> None:
    assert spelled(seconds) == words


@pytest.mark.parametrize(
    ("one", "other", "which"),
    [
        ({}, {"value": "5"}, 1),
        ({}, {"value": "240", "unit": "min"}, 0),
        ({}, {"share": "95"}, -1),
        ({"value": "3"}, {"share": "95"}, 0),
        ({}, {"comparator": "at-least"}, 0),
        ({}, {"unit": "%"}, 0),
        ({"unit": "%"}, {"unit": "count"}, 0),
        ({"unit": "%", "comparator": "at-least"}, {"unit": "%", "comparator": "at-least", "value": "3"}, 1),
        ({}, {"per": "year"}, 0),
    ],
)
def test_which_of_two_targets_promises_more(one: dict[str, str], other: dict[str, str], which: int) -> None:
    left, right = (Target.model_validate({**FIX, **each}) for each in (one, other))
    assert stricter(left, right) == which
    assert stricter(right, left) == -which


def test_the_later_months_are_set_against_the_earlier_ones_as_one_stretch_each() -> None:
    rows = [
        down("2026-08-03 00:00", "2026-08-03 02:00"),
        down("2026-09-03 00:00", "2026-09-03 04:00"),
        down("2026-10-05 00:00", "2026-10-05 01:00"),
        down("2026-10-06 00:00", "2026-10-06 02:00"),
    ]
    found = known(agreed(UP), *rows)
    firsts = [date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1)]
    (mail, net) = courses([*months_of(found, "mail", firsts), *months_of(found, "net", firsts)])
    assert (mail.service, len(mail.months), net.service, net.trend) == ("mail", 3, "net", "same")
    # August alone against September and October: 2 h of 31 days, then 7 h of 61 days and an hour of October.
    assert (mail.before.failures, mail.before.unplanned, mail.before.agreed) == (1, 7200, 31 * 86_400)
    assert (mail.after.failures, mail.after.unplanned, mail.after.agreed) == (3, 25_200, 61 * 86_400 + 3600)
    assert mail.after.mttr == 8400
    assert mail.trend == "worse"


def test_one_month_has_nothing_to_be_compared_with() -> None:
    (one,) = courses(months_of(known(agreed(UP), down("2026-08-03 00:00", "")), "mail", [date(2026, 10, 1)]))
    assert (one.trend, one.before.agreed) == ("", 0)
