"""A Gantt chart is read by Mermaid as it was meant, whatever people write into it."""

from __future__ import annotations

from datetime import date, datetime
from textwrap import dedent
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from gantt_grammar import bars
from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.model.plan import Plan, Task
from mofkit.report.gantt import Bar, Section, gantt, timed
from mofkit.report.plan import chart

MONDAY = date(2026, 11, 23)
NAUGHTY = [
    *(
        "title of the page",
        "Section 4",
        "gantt",
        "click here",
        "call me",
        "weekday monday",
        "includes all",
        "vert",
        "-",
    ),
    *("2026-12-01 start", "100 % done", "5% off", "a: b", "x; y #35;", "<b>bold</b> & `code`", "%% gone", "}%%{init}"),
    *("accTitle: x", "dateFormat X", "a\nsection b", "\u202edrow", "\x1b[2J", "\u00fcber 5", "done", "", "x" * 90),
]
LONDON = ZoneInfo("Europe/London")
words = st.sampled_from(NAUGHTY) | st.text(max_size=30)


def test_days_times_states_and_milestones() -> None:
    one = Section("Plan", (Bar("Write", MONDAY, date(2026, 11, 28), "active"), Bar("Agree", MONDAY, MONDAY, "", True)))
    assert gantt([one], title="Bookings") == dedent(
        """\
        gantt
            title Bookings
            dateFormat YYYY-MM-DD
            axisFormat %d %b
            section Plan
            Write :active, 2026-11-23, 5d
            Agree :milestone, 2026-11-23, 0d
        """
    )
    night = datetime(2026, 12, 5, 22, 0), datetime(2026, 12, 6, 1, 30)  # noqa: DTZ001 - a chart has no zone
    (drawn,) = bars(gantt([Section("booking", (Bar("Patch", *night, "crit"),))]))
    assert (drawn.start, drawn.end, drawn.tags) == (*night, ("crit",))


def test_a_bar_is_as_long_as_it_takes_when_the_clock_is_set_back() -> None:
    half_past_one = 1_792_888_200  # the first 01:30 of 25 October 2026 in London
    (drawn,) = bars(gantt([Section("s", (timed("x", half_past_one, half_past_one + 3600, LONDON),))]))
    assert (f"{drawn.start:%F %H:%M}", f"{drawn.end:%F %H:%M}") == ("2026-10-25 01:30", "2026-10-25 02:30")


def test_a_chart_of_times_says_so_without_bars_too() -> None:
    assert "dateFormat YYYY-MM-DD HH:mm\n" in gantt([], timed=True)


@pytest.mark.parametrize("name", NAUGHTY)
def test_no_name_is_read_as_anything_but_a_name(name: str) -> None:
    (drawn,) = bars(gantt([Section(name, (Bar(name, MONDAY, MONDAY),))], title=name))
    if name.isprintable() and name and len(name) <= 80:
        assert drawn.section == drawn.name == name


def test_a_bar_that_ends_before_it_begins_is_drawn_as_short_as_can_be() -> None:
    (drawn,) = bars(gantt([Section("s", (Bar("x", MONDAY, date(2026, 1, 1)),))]))
    assert (drawn.end - drawn.start).days == 1


@given(st.lists(words, min_size=1, max_size=4), words, words)
@settings(max_examples=60)
def test_no_text_adds_or_hides_a_bar(names: list[str], section: str, title: str) -> None:
    drawn = bars(gantt([Section(section, tuple(Bar(name, MONDAY, MONDAY) for name in names))], title=title))
    assert len(drawn) == len(names)
    assert len({one.section for one in drawn}) == 1


def task(id: str, about: str = "", **fields: Any) -> Task:
    """`doing 2026-11-20`: status and day in any order, each if it is not left out."""
    for word in about.split():
        fields["due" if word[0] == "2" else "status"] = word
    return Task.model_validate({"id": id, "reader": "manager", "what": f"Do {id}", **fields})


def plan(*steps: list[Task], **fields: Any) -> Plan:
    named = [
        {"id": f"step-{at}", "title": f"Step {at}", "tasks": [one.model_dump() for one in tasks]}
        for at, tasks in enumerate(steps, start=1)
    ]
    return Plan.model_validate({"id": "p", "scenario": "reduce-costs", "steps": named, **fields})


def test_the_chart_has_a_bar_for_each_reader_of_each_step() -> None:
    one = plan(
        [task("a", "done 2026-12-01", reader="director"), task("b", "skipped 2026-12-01", reader="director")],
        [task("c", "doing 2026-12-15"), task("d", "2026-12-15", reader="contributor"), task("e", "2026-12-11")],
        [task("f", "2026-12-31")],
        started="2026-11-17",
    )
    assert chart(one, MONDAY) == dedent(
        """\
        gantt
            dateFormat YYYY-MM-DD
            axisFormat %d %b
            section Step 1
            director 2 of 2 :done, 2026-11-17, 14d
            section Step 2
            manager 0 of 2 :active, 2026-12-01, 14d
            contributor 0 of 1 :2026-12-01, 14d
            section Step 3
            manager 0 of 1 :2026-12-15, 16d
        """
    )


def test_what_is_late_stands_out_in_the_chart() -> None:
    assert "manager 0 of 1 :crit, 2026-11-17, 3d" in chart(
        plan([task("a", "2026-11-20")], started="2026-11-17"), MONDAY
    )


def test_a_plan_without_days_has_a_chart_all_the_same() -> None:
    assert "manager 0 of 1 :2026-11-23, 1d" in chart(plan([task("a")]), MONDAY)
    assert "manager 0 of 1 :2026-12-01, 1d" in chart(plan([task("a", "2026-12-01")]), MONDAY)
    assert chart(plan(), MONDAY).count("\n") == 3


def test_a_step_without_a_title_goes_by_its_id() -> None:
    steps = [{"id": "s1", "tasks": [task("a").model_dump()]}]
    assert "section s1\n" in chart(Plan.model_validate({"id": "p", "scenario": "own", "steps": steps}), MONDAY)
