"""Work that comes back, and what services are covered by."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.coverage import Assets, covered
from mofkit.analysis.upkeep import days_of, loads, turns
from mofkit.model.agreement import Agreement
from mofkit.model.monitor import Monitor
from mofkit.model.runbook import Runbook
from mofkit.model.service import Service
from mofkit.model.task import OngoingTask, next_turn, rhythm

TODAY = date(2026, 11, 23)


def task(**fields: Any) -> OngoingTask:
    return OngoingTask.model_validate(
        {"id": "t", "what": "Read the log", "frequency": "weekly", "owner": "kim", **fields}
    )


@pytest.mark.parametrize(
    ("often", "after", "following"),
    [
        ("workdays", "2026-11-20", "2026-11-23"),
        ("workdays", "2026-12-24", "2026-12-29"),
        ("daily", "2026-11-20", "2026-11-21"),
        ("weekly", "2026-11-20", "2026-11-27"),
        ("fortnightly", "2026-11-20", "2026-12-04"),
        ("monthly", "2026-01-31", "2026-02-28"),
        ("quarterly", "2026-11-30", "2027-02-28"),
        ("half-yearly", "2026-08-31", "2027-02-28"),
        ("yearly", "2028-02-29", "2029-02-28"),
        ("every 10 days", "2026-11-20", "2026-11-30"),
        ("every 2 years", "2026-11-20", "2028-11-20"),
        ("Every 3 Workdays", "2026-11-20", "2026-11-25"),
    ],
)
def test_the_next_turn_by_hand(often: str, after: str, following: str) -> None:
    found = rhythm(often)
    assert found
    holidays = frozenset((date(2026, 12, 25), date(2026, 12, 28)))
    assert next_turn(date.fromisoformat(after), found, holidays).isoformat() == following


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(1, 40),
    st.sampled_from(("workday", "day", "week", "month")),
)
def test_a_next_turn_is_later(after: date, count: int, unit: str) -> None:
    assert next_turn(after, (count, unit)) > after


@pytest.mark.parametrize("text", ["", "often", "every 0 days", "every day or so", "every"])
def test_what_is_no_rhythm_is_refused(text: str) -> None:
    assert rhythm(text) is None


def test_tasks_come_in_the_order_in_which_one_should_look_at_them() -> None:
    rows = (
        task(id="rest", paused="true"),
        task(id="later", last_done="2026-11-22"),
        task(id="due", last_done="2026-11-17"),
        task(id="never"),
        task(id="missed", last_done="2026-11-02"),
    )
    found = turns(rows, TODAY, within=3)
    assert [(one.task.id, one.state, one.turns) for one in found] == [
        ("missed", "missed", 2),
        ("never", "never", 0),
        ("due", "due", 0),
        ("later", "later", 0),
        ("rest", "paused", 0),
    ]


def test_what_is_due_today_is_not_missed() -> None:
    (found,) = turns([task(last_done="2026-11-16")], TODAY)
    assert (found.state, found.due) == ("due", TODAY)


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"last_done": "2026-11-20", "frequency": "workdays"}, ["11-23", "11-24", "11-26"]),
        ({"last_done": "2026-11-02"}, ["11-23"]),
        ({"last_done": "2026-11-19"}, ["11-26"]),
        ({"last_done": "2026-11-23"}, []),
        ({}, ["11-23"]),
        ({"last_done": "2026-11-02", "paused": "true"}, []),
    ],
    ids=["each workday", "missed", "due", "later", "never done", "paused"],
)
def test_a_calendar_has_every_turn_that_comes_and_what_was_missed_today(
    fields: dict[str, str], days: list[str]
) -> None:
    (one,) = turns([task(**fields)], TODAY)
    found = days_of(one, TODAY, within=3, holidays=frozenset([date(2026, 11, 25)]))
    assert [f"{day:%m-%d}" for day in found] == days


def test_the_load_counts_turns_a_month_and_what_is_nobodys() -> None:
    rows = (
        task(id="a", frequency="every 15 days"),
        task(id="b", frequency="monthly", last_done="2026-09-01"),
        task(id="c", owner="", frequency="workdays"),
        task(id="d", paused="true"),
    )
    found = [(one.owner, one.tasks, float(one.turns), one.missed) for one in loads(turns(rows, TODAY))]
    assert found == [("", 1, 21.0, 0), ("kim", 2, 3.0, 1)]


def gaps(*, monitors: Any = (), agreements: Any = (), runbooks: Any = ()) -> tuple[str, ...]:
    mail = Service(id="mail", name="Mail", aliases=("post",))
    (found,) = covered([mail], Assets(tuple(monitors), tuple(agreements), tuple(runbooks), TODAY))
    return found.gaps


def test_a_service_with_nothing_lacks_everything() -> None:
    assert gaps() == ("nobody says what to watch", "no OLA and no contract", "no runbook")


def test_what_is_required_and_does_not_run_is_a_gap_of_its_own() -> None:
    wanted = Monitor(id="m", service="post", what="A test message")
    assert "not watched yet" in gaps(monitors=[wanted])
    assert "not watched yet" in gaps(monitors=[wanted.model_copy(update={"since": date(2026, 12, 1)})])
    assert gaps(monitors=[wanted.model_copy(update={"since": TODAY})])[0] == "no OLA and no contract"


def test_an_sla_is_no_ola_and_an_agreement_that_has_ended_carries_nothing() -> None:
    ola = Agreement(id="o", title="O", type="ola", services=("mail",))
    assert "no OLA and no contract" not in gaps(agreements=[ola])
    assert "no OLA and no contract" in gaps(agreements=[ola.model_copy(update={"type": "sla"})])
    assert "no OLA and no contract" in gaps(agreements=[ola.model_copy(update={"ends": date(2026, 11, 1)})])


def test_a_runbook_has_three_parts_and_is_read_within_a_year() -> None:
    runbook = Runbook(id="r", service="mail", troubleshooting="Wiki 1", instructions="Wiki 2")
    assert gaps(runbooks=[runbook])[2:] == ("no way back from loss in the runbook", "runbook not reviewed for a year")
    whole = runbook.model_copy(update={"backup": "none", "reviewed_on": date(2025, 11, 23)})
    assert gaps(runbooks=[whole])[2:] == ()
    assert gaps(runbooks=[whole.model_copy(update={"reviewed_on": date(2025, 11, 22)})])[2:] == (
        "runbook not reviewed for a year",
    )
