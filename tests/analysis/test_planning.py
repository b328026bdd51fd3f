"""A scenario as work: its tasks, their days, how far they are, what comes next, and where the content moved on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.planning import (
    Drift,
    Progress,
    drift,
    is_late,
    new_plan,
    next_tasks,
    placed,
    progress,
    working_day,
)
from mofkit.content.lexicon import SCENARIOS
from mofkit.content.scenarios import scenario
from mofkit.model.plan import Plan, Task

MONDAY = date(2026, 11, 23)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def task(id: str, about: str = "", **fields: Any) -> Task:
    """`doing 2026-11-20 kim`: status, day and owner in any order, each if it is not left out."""
    for word in about.split():
        name = "status" if word in ("todo", "doing", "done", "skipped") else "due" if word[0] == "2" else "owner"
        fields[name] = word
    return Task.model_validate({"id": id, "reader": "manager", "what": f"Do {id}", **fields})


def plan(*steps: list[Task], **fields: Any) -> Plan:
    return Plan.model_validate(
        {
            "id": "p",
            "scenario": "reduce-costs",
            "steps": [
                {"id": f"step-{at}", "title": f"Step {at}", "tasks": [one.model_dump() for one in tasks]}
                for at, tasks in enumerate(steps, start=1)
            ],
            **fields,
        }
    )


def made(data: dict[str, Any]) -> Plan:
    """Plan data as a file gives it back: a task without an owner has an empty place for one."""
    steps = [
        {**step, "tasks": [{name: value for name, value in one.items() if value is not None} for one in step["tasks"]]}
        for step in data["steps"]
    ]
    return Plan.model_validate({**data, "steps": steps})


def coming(*steps: list[Task], owner: str = "", reader: str = "") -> list[str]:
    return [one.task.id for one in next_tasks(placed([plan(*steps)]), MONDAY, owner=owner, reader=reader)]


# A new plan.


@pytest.mark.parametrize("slug", SCENARIOS)
def test_a_plan_has_one_task_for_each_action_of_its_scenario(slug: str) -> None:
    one = scenario(slug)
    found = made(new_plan(one, MONDAY, 14))
    assert (found.id, found.scenario, found.started, found.days_per_step) == (slug, slug, MONDAY, 14)
    assert [(step.id, step.title) for step in found.steps] == [(step.id, step.title) for step in one.steps]
    assert [(step.id, task.id, task.reader, task.what, task.optional) for _, step, task in found.tasks()] == [
        (step.id, action.id, action.reader, action.text, action.optional) for step, action in one.actions
    ]
    assert {(task.status, task.owner) for _, _, task in found.tasks()} == {("todo", "")}
    assert drift(found, one) == Drift((), (), ())


def test_a_step_is_due_at_its_own_end() -> None:
    found = made(new_plan(scenario("support-customers"), MONDAY, 7))
    dues = [{task.due for task in step.tasks} for step in found.steps]
    assert dues == [{MONDAY + timedelta(days=7 * number)} for number in (1, 2, 3, 4)]


def test_a_step_that_would_end_on_a_closed_day_ends_on_the_next_open_one() -> None:
    christmas = [date(2026, 12, 25), date(2026, 12, 28)]
    found = made(new_plan(scenario("manage-projects"), date(2026, 12, 15), 10, holidays=christmas))
    # 25 December is closed and so are the week-end and the Monday after it; 4 and 14 January are open.
    assert [step.tasks[0].due for step in found.steps] == [
        *(date(2026, 12, 29), date(2027, 1, 4), date(2027, 1, 14)),
    ]


def test_tasks_of_a_reader_go_to_who_was_named_for_it() -> None:
    owners = {"director": "ada", "manager": "kim"}
    found = made(new_plan(scenario("build-skills"), MONDAY, 14, owners=owners))
    assert {(task.reader, task.owner) for _, _, task in found.tasks()} == {
        *(("director", "ada"), ("manager", "kim"), ("contributor", "")),
    }


@given(days, st.sets(days, max_size=40))
def test_a_working_day_is_the_first_open_one(day: date, holidays: set[date]) -> None:
    found = working_day(day, frozenset(holidays))
    assert found.weekday() < 5
    assert found not in holidays
    between = [day + timedelta(days=n) for n in range((found - day).days)]
    assert all(one.weekday() > 4 or one in holidays for one in between)


# How far it is.


@pytest.mark.parametrize(
    ("about", "late"),
    [
        ("todo 2026-11-22", True),
        ("doing 2026-11-22", True),
        ("todo 2026-11-23", False),
        ("todo", False),
        ("done 2026-11-22", False),
        ("skipped 2026-11-22", False),
    ],
)
def test_a_task_is_late_that_is_open_past_its_day(about: str, late: bool) -> None:
    assert is_late(task("a", about), MONDAY) is late


def test_progress_counts_every_task_by_its_state() -> None:
    abouts = ("todo", "todo 2026-11-01", "doing 2026-11-01", "done", "skipped")
    assert state_of(*abouts) == Progress(total=5, done=1, skipped=1, doing=1, late=2)


def state_of(*abouts: str) -> Progress:
    return progress([task(f"t{at}", about) for at, about in enumerate(abouts)], MONDAY)


@pytest.mark.parametrize(
    ("abouts", "percent"),
    [((), 0), (("todo",), 0), (("done", "todo", "todo"), 33), (("done", "skipped", "todo"), 66), (("skipped",), 100)],
)
def test_the_share_is_what_is_settled_and_never_rounded_up(abouts: tuple[str, ...], percent: int) -> None:
    assert state_of(*abouts).percent == percent


# What comes next.


def test_late_comes_first_then_what_is_begun_then_what_is_due_then_what_is_to_consider() -> None:
    assert coming(
        [
            task("consider", "2026-11-24", optional=True),
            task("no-day"),
            task("soon", "2026-11-25"),
            task("begun", "doing 2026-12-24"),
            task("late", "2026-11-20"),
            task("later", "2026-11-10"),
            task("done", "done 2026-11-01"),
            task("skipped", "skipped 2026-11-01"),
        ]
    ) == ["later", "late", "begun", "soon", "no-day", "consider"]


def test_tasks_of_one_day_keep_the_order_of_the_plan() -> None:
    ids = [f"t{n}" for n in (3, 1, 2)]
    assert coming([task(id, "2026-11-30") for id in ids]) == ids


def test_tasks_that_nobody_owns_count_in_the_step_that_is_reached() -> None:
    first, second, third = [task("a", "done")], [task("b"), task("c", "kim")], [task("d"), task("e", "kim")]
    assert coming(first, second, third) == ["b", "c", "e"]
    assert coming([task("a")], second, third) == ["a", "c", "e"]


def test_a_step_with_nothing_but_things_to_consider_left_is_behind_us() -> None:
    assert coming([task("a", "done"), task("maybe", optional=True)], [task("b")]) == ["b"]


def test_a_person_has_their_own_tasks_and_what_nobody_owns_of_their_reader() -> None:
    steps = [
        task("mine", "kim"),
        task("theirs", "bo"),
        task("free"),
        task("other-reader", reader="director"),
    ]
    assert coming(steps, owner="kim", reader="manager") == ["mine", "free"]
    assert coming(steps, owner="kim") == ["mine", "free", "other-reader"]
    assert coming(steps, owner="nobody", reader="contributor") == []


def test_a_reader_has_every_task_of_theirs_whoever_owns_it() -> None:
    steps = [task("a", "kim"), task("b", "bo", reader="director"), task("c", reader="director")]
    assert coming(steps, reader="director") == ["b", "c"]
    assert coming(steps, reader="manager") == ["a"]


def test_a_person_keeps_what_they_own_whatever_reader_it_was_made_for() -> None:
    assert coming([task("a", "kim", reader="director")], owner="kim", reader="manager") == ["a"]


def test_each_plan_has_reached_a_step_of_its_own() -> None:
    one = plan([task("a", "done")], [task("b")])
    two = plan([task("x")], [task("y")]).model_copy(update={"id": "q"})
    assert [(found.plan.id, found.task.id) for found in next_tasks(placed([one, two]), MONDAY)] == [
        *(("p", "b"), ("q", "x")),
    ]


def test_a_placed_task_knows_where_it_is_written() -> None:
    found = placed([plan([task("a")], [task("b"), task("c")])])
    assert [(one.field, one.step.id, one.task.id) for one in found] == [
        *(("steps.0.tasks.0", "step-1", "a"), ("steps.1.tasks.0", "step-2", "b"), ("steps.1.tasks.1", "step-2", "c")),
    ]


# Where the content moved on.


def test_drift_names_what_is_new_what_is_gone_and_what_reads_otherwise() -> None:
    one = scenario("reduce-costs")
    first, second, *_ = (action for _, action in one.actions)
    kept = [
        task(first.id, what=first.text),
        task(second.id, what="As it was"),
        task("t02-old-9"),
    ]
    found = drift(plan(kept), one)
    assert found.added == tuple(action.id for _, action in one.actions[2:])
    assert found.gone == ("t02-old-9",)
    assert found.changed == ((second.id, "As it was", second.text),)


# The chart.
