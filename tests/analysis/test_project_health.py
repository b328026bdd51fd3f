"""A project against its plan: creep, four verdicts with their reasons, and days that can be kept."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.analysis.project_health import TOLERANCE, creep, health, overall, tolerances
from mofkit.analysis.project_schedule import behind, clashes, late, proposed
from mofkit.content.delivery import delivery
from mofkit.model.project import Project, ProjectTask

TODAY = date(2026, 11, 23)
BASE = {"on": "2026-09-07", "requirements": 2, "days": "10"}


def project(**fields: Any) -> Project:
    return Project.model_validate({"id": "crm", "title": "CRM", "stage": "build", **fields})


def verdict(area: str, **fields: Any) -> tuple[str, tuple[str, ...]]:
    one = next(one for one in health(project(**fields), TODAY) if one.area == area)
    return one.light, one.why


def test_creep_is_what_was_accepted_and_what_slipped_in() -> None:
    found = creep(
        project(
            baseline=BASE,
            requirements=[
                {"id": "a", "days": "6"},
                {"id": "b", "days": "5.5"},
                {"id": "new", "days": "2"},
                {"id": "d"},
            ],
            scope_changes=[
                {"id": "new", "days": "2", "decision": "accepted"},
                {"id": "less", "days": "-0.5", "decision": "accepted"},
                {"id": "no", "days": "40", "decision": "refused"},
                {"id": "maybe", "days": "3"},
            ],
        )
    )
    assert found
    assert (found.unit, found.baseline, found.added, found.silent) == (
        "days",
        Decimal(10),
        Decimal("1.5"),
        Decimal("1.5"),
    )
    assert (found.percent, found.undecided) == (Decimal(30), 1)


def test_where_nobody_estimated_creep_is_counted() -> None:
    base = {**BASE, "days": "0"}
    found = creep(project(baseline=base, requirements=[{"id": one} for one in "abc"]))
    assert found
    assert found.unit == "requirements"
    assert (int(found.added), int(found.silent), int(found.percent)) == (0, 1, 50)
    empty = creep(project(baseline={**base, "requirements": 0}, requirements=[{"id": "a"}]))
    assert empty
    assert empty.percent == 0
    assert creep(project()) is None


def test_a_smaller_scope_is_no_creep() -> None:
    found = creep(project(baseline=BASE, requirements=[{"id": "a", "days": "3"}]))
    assert found
    assert found.percent == 0


@pytest.mark.parametrize(
    ("area", "fields", "light", "why"),
    [
        ("schedule", {}, "", ()),
        ("schedule", {"stages": [{"stage": "stabilize", "planned": "2026-11-23"}]}, "on track", ()),
        (
            "schedule",
            {"stages": [{"stage": "stabilize", "planned": "2026-11-22"}]},
            "watch",
            ("stabilize was to begin 1 day ago, 2026-11-22",),
        ),
        (
            "schedule",
            {"stages": [{"stage": "stabilize", "planned": "2026-11-08"}]},
            "trouble",
            ("stabilize was to begin 15 days ago, 2026-11-08",),
        ),
        ("schedule", {"stages": [{"stage": "plan", "planned": "2026-01-01"}, {"stage": "deploy"}]}, "on track", ()),
        ("schedule", {"tasks": [{"id": "t", "when": "2026-11-01"}]}, "watch", ("1 task is late",)),
        ("schedule", {"tasks": [{"id": "t", "when": "2026-11-01", "stage": "deploy"}]}, "", ()),
        ("budget", {}, "", ()),
        ("budget", {"budget": {"planned": "100", "spent": "100"}}, "on track", ()),
        ("budget", {"budget": {"planned": "100", "forecast": "110"}}, "watch", ("10 over the 100 that were approved",)),
        (
            "budget",
            {"budget": {"planned": "1000", "spent": "2101"}},
            "trouble",
            ("1,101 over the 1,000 that were approved",),
        ),
        ("scope", {}, "", ()),
        ("scope", {"baseline": BASE}, "on track", ()),
        (
            "scope",
            {"baseline": BASE, "scope_changes": [{"id": "s", "days": "1", "decision": "accepted"}, {"id": "t"}]},
            "watch",
            ("10 % more than the baseline of 10 days", "1 scope change undecided"),
        ),
        (
            "scope",
            {"baseline": BASE, "requirements": [{"id": "a", "days": "12"}]},
            "trouble",
            ("20 % more than the baseline of 10 days", "2 days came in without a scope change"),
        ),
        ("quality", {}, "", ()),
        (
            "quality",
            {"measures": [{"id": "m", "target": "95", "actual": "95"}, {"id": "n", "target": "1"}]},
            "on track",
            (),
        ),
        (
            "quality",
            {"measures": [{"id": "m", "what": "In time", "unit": "%", "target": "95", "actual": "44"}]},
            "watch",
            ("In time: 44 instead of 95 %",),
        ),
        (
            "quality",
            {"measures": [{"id": "nights", "better": "lower", "target": "6", "actual": "7"}]},
            "watch",
            ("nights: 7 instead of 6",),
        ),
        ("quality", {"issues": [{"id": "i", "severity": "4"}, {"id": "j"}]}, "watch", ("1 grave issue is open",)),
        (
            "quality",
            {"issues": [{"id": "i", "severity": "5"}, {"id": "j", "severity": "4", "decision": "defer"}]},
            "trouble",
            ("2 grave issues are open",),
        ),
        ("quality", {"issues": [{"id": "i", "severity": "5", "decision": "reject"}]}, "on track", ()),
    ],
)
def test_each_verdict_says_what_it_rests_on(
    area: str, fields: dict[str, Any], light: str, why: tuple[str, ...]
) -> None:
    assert verdict(area, **fields) == (light, why)


def test_the_worst_counts_and_nobody_judges_what_nobody_works_on() -> None:
    every = health(project(budget={"planned": "1", "spent": "9"}, baseline=BASE), TODAY)
    assert overall(every) == "trouble"
    assert health(project(stage="proposed"), TODAY) == health(project(stage="closed"), TODAY) == []
    assert overall([]) == ""


def test_a_workspace_has_tolerances_of_its_own() -> None:
    assert tolerances({"project-creep": "25", "project-budget": "much"}) == {**TOLERANCE, "project-creep": 25}
    more = {"baseline": BASE, "requirements": [{"id": "a", "days": "12"}]}
    loose = health(project(**more), TODAY, {**TOLERANCE, "project-creep": 20})
    assert [one.why[0] for one in loose if one.area == "scope"] == ["20 % more than the baseline of 10 days"]


# Days.


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sets(st.integers(0, 200), max_size=20))
@settings(max_examples=15, deadline=None)
def test_the_proposed_schedule_is_kept_on_working_days_and_clashes_nowhere(start: date, offsets: set[int]) -> None:
    holidays = {start + timedelta(days=one) for one in offsets}
    stages, tasks = proposed(delivery().stages, start, holidays)
    every = [
        ProjectTask.model_validate(
            {"id": one.action, "start": tasks[one.action].first, "when": tasks[one.action].last, "after": one.after}
        )
        for stage in delivery().stages
        for one in stage.tasks
    ]
    assert clashes(every) == []
    days = [day for one in (*stages.values(), *tasks.values()) for day in one]
    assert all(day.weekday() < 5 and day not in holidays and day >= start for day in days)
    ends = [stages[one.stage] for one in delivery().stages]
    assert all(before.last < after.first for before, after in pairwise(ends))


def test_a_task_lasts_as_many_working_days_as_the_method_says() -> None:
    stages, tasks = proposed(delivery().stages, date(2026, 11, 21))
    assert stages["envision"].first == date(2026, 11, 23)
    # Ten working days from Tuesday the first.
    assert tuple(tasks["t27-manager-2"]) == (date(2026, 12, 1), date(2026, 12, 14))


@pytest.mark.parametrize(
    ("tasks", "found"),
    [
        (
            [{"id": "a", "start": "2026-12-02", "when": "2026-12-01"}],
            [(0, "ends on 2026-12-01, before it begins on 2026-12-02")],
        ),
        ([{"id": "a", "after": ["b"]}], [(0, "comes after b, and there is no such task")]),
        (
            [{"id": "a", "when": "2026-12-02"}, {"id": "b", "start": "2026-12-02", "after": ["a"]}],
            [(1, "begins on 2026-12-02, before a ends on 2026-12-02")],
        ),
        ([{"id": "a", "when": "2026-12-02", "status": "done"}, {"id": "b", "start": "2026-12-01", "after": ["a"]}], []),
        (
            [{"id": "a", "after": ["b"]}, {"id": "b", "after": ["a"]}, {"id": "c", "after": ["a"]}],
            [(0, "comes after itself"), (1, "comes after itself")],
        ),
        ([{"id": "a"}, {"id": "b", "after": ["a"]}, {"id": "c", "after": ["a", "b"]}], []),
    ],
)
def test_a_schedule_that_cannot_be_kept_says_where(tasks: list[dict[str, Any]], found: list[tuple[int, str]]) -> None:
    assert clashes([ProjectTask.model_validate(one) for one in tasks]) == found


def test_late_and_behind() -> None:
    assert late(ProjectTask(id="t", when=date(2026, 11, 22)), TODAY)
    assert not late(ProjectTask(id="t", when=TODAY), TODAY)
    stopped = [{"stage": "stopped", "planned": "2026-01-01"}, {"stage": "closed", "planned": "2026-11-01"}]
    assert behind(project(stages=stopped), TODAY) == ("closed", date(2026, 11, 1))
