"""Views brought together: what is agreed, what is disputed, what nobody knows, and what changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.assessment import (
    STEPS,
    Cell,
    Sheet,
    Tally,
    View,
    changes,
    disputes,
    latest,
    sheet,
    tally,
    weakest,
    weakest_attributes,
)
from mofkit.model.assessment import ATTRIBUTES, MARKS, Assessment, Row, mark_of

SMFS = ("operations", "customer-service", "team")


def view(who: str, day: str | None = "2026-11-16", /, **smfs: dict[str, Any]) -> Assessment:
    """One person's assessment; `customer_service` stands for customer-service."""
    rows = {name.replace("_", "-"): row for name, row in smfs.items()}
    return Assessment.model_validate({"id": f"{day}-{who}", "who": who, "date": day, "smfs": rows})


def cell(*marks: Any) -> Cell:
    """A cell with a view of each mark."""
    return Cell("team", "roles", tuple(View(f"p{at}", mark) for at, mark in enumerate(marks)))


rows = st.fixed_dictionaries({}, optional={name: st.sampled_from([*MARKS, None]) for name in ATTRIBUTES})
smf_rows = st.dictionaries(st.sampled_from(SMFS), rows, max_size=3)
people = st.dictionaries(st.sampled_from(["ada", "ben", "cora", "dov"]), smf_rows, max_size=4)
scopes = st.lists(st.sampled_from(SMFS), unique=True, max_size=2)


@st.composite
def crowds(draw: st.DrawFn) -> list[Assessment]:
    """Several people's assessments."""
    found = draw(people)
    return [
        Assessment.model_validate({"id": who, "who": who, "smfs": smfs, "scope": draw(scopes)})
        for who, smfs in found.items()
    ]


# One cell.


@pytest.mark.parametrize(
    ("marks", "state", "spread", "weak"),
    [
        ((), "not-assessed", 0, False),
        (("satisfactory",), "satisfactory", 0, False),
        (("satisfactory", "satisfactory"), "satisfactory", 0, False),
        (("missing",), "missing", 0, True),
        (("needs-improvement", "satisfactory"), "disputed", 1, True),
        (("missing", "satisfactory", "needs-improvement"), "disputed", 2, True),
    ],
)
def test_a_cell_is_what_all_say_or_disputed(marks: tuple[str, ...], state: str, spread: int, *, weak: bool) -> None:
    one = cell(*marks)
    assert (one.state, one.spread, one.weak, one.far_apart) == (state, spread, weak, spread == 2)


def test_what_somebody_cannot_tell_is_no_view() -> None:
    found = sheet([view("ada", team={"roles": "not-assessed", "goals": None, "inputs": "missing"})], SMFS)
    assert [one.name for one in found.cells if one.views] == ["team.inputs"]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("-", "missing"),
        ("☹", "needs-improvement"),
        (":)", "satisfactory"),
        (" Missing ", "missing"),
        ("?", "not-assessed"),
    ],
)
def test_a_mark_may_be_written_as_a_sign(text: str, mark: str) -> None:
    assert mark_of(text) == mark
    assert Row.model_validate({"roles": text}).roles == mark


def test_another_word_is_no_mark() -> None:
    assert mark_of("good") is None


# The sheet.


def test_the_sheet_holds_what_at_least_one_person_looks_at_in_the_order_of_the_lifecycle() -> None:
    ada = Assessment.model_validate({"id": "a", "who": "ada", "scope": ["team"]})
    ben = Assessment.model_validate({"id": "b", "who": "ben", "scope": ["operations"]})
    found = sheet([ben, ada], SMFS)
    assert (found.who, found.smfs, found.left_out) == (("ada", "ben"), ("operations", "team"), ("customer-service",))
    assert len(found.cells) == 16


def test_an_assessment_without_a_scope_looks_at_all_and_nobody_leaves_all_to_be_done() -> None:
    assert sheet([view("ada")], SMFS).smfs == SMFS
    assert sheet([], SMFS).smfs == SMFS


def test_a_mark_outside_of_the_scope_counts_and_brings_its_smf_in() -> None:
    one = Assessment.model_validate(
        {"id": "a", "who": "ada", "scope": ["team"], "smfs": {"operations": {"roles": "-"}}}
    )
    assert sheet([one], SMFS).smfs == ("operations", "team")


def test_a_cell_out_of_scope_has_no_views() -> None:
    assert sheet([], ()).cell("team", "roles") == Cell("team", "roles")


def test_of_each_person_the_latest_assessment_up_to_a_day_counts() -> None:
    every = [view("ada", "2026-05-18"), view("ada"), view("ben", None), view("ben", "2026-12-01")]
    assert [one.id for one in latest(every)] == ["2026-11-16-ada", "2026-12-01-ben"]
    assert [one.id for one in latest(every, date(2026, 11, 15))] == ["2026-05-18-ada", "None-ben"]


def test_a_note_comes_along_with_its_mark() -> None:
    found = sheet([view("ada", team={"roles": "-", "notes": {"roles": "nobody"}})], SMFS)
    assert found.cell("team", "roles").views == (View("ada", "missing", "nobody"),)


# Counting.


def test_the_share_is_of_the_assessed_cells_and_rounded_down() -> None:
    one = Tally(satisfactory=2, needs_improvement=1, missing=0, disputed=0, not_assessed=5)
    assert (one.percent, one.assessed, one.total, one.weak) == (66, 3, 8, 1)


def test_nothing_assessed_has_no_share_at_all() -> None:
    assert tally([cell()]).percent is None


@given(crowds())
def test_every_cell_is_counted_once(many: list[Assessment]) -> None:
    found = sheet(many, SMFS)
    counted = tally(found.cells)
    assert counted.total == sum(counted) == len(found.cells) == 8 * len(found.smfs)
    assert counted.assessed + counted.not_assessed == counted.total
    by_smf = [tally(found.row(smf)) for smf in found.smfs]
    by_attribute = [tally(found.column(attribute)) for attribute in ATTRIBUTES]
    for each in (by_smf, by_attribute):
        assert tuple(map(sum, zip(*each, strict=True))) == tuple(counted)


@given(crowds(), st.randoms(use_true_random=False))
def test_the_order_of_the_assessors_does_not_matter(many: list[Assessment], random: Any) -> None:
    shuffled = many[:]
    random.shuffle(shuffled)
    assert sheet(shuffled, SMFS) == sheet(many, SMFS)


@given(crowds())
def test_what_nobody_assessed_never_counts_as_satisfactory(many: list[Assessment]) -> None:
    for one in sheet(many, SMFS).cells:
        marks = [row.mark(one.attribute) for person in many if (row := person.smfs.get(one.smf))]
        given_marks = [mark for mark in marks if mark in STEPS]
        assert (one.state == "satisfactory") == (bool(given_marks) and set(given_marks) == {"satisfactory"})
        assert (one.state == "not-assessed") == (not given_marks)


@given(crowds(), smf_rows)
def test_another_assessor_never_makes_a_disputed_cell_agreed(many: list[Assessment], more: dict[str, Any]) -> None:
    zoe = Assessment.model_validate({"id": "zoe", "who": "zoe", "smfs": more})
    before, after = sheet(many, SMFS), sheet([*many, zoe], SMFS)
    for one in before.cells:
        assert after.cell(one.smf, one.attribute).spread >= one.spread


# What is weak and what is disputed.


def test_the_weakest_smf_has_the_most_weak_cells_then_the_most_missing_ones() -> None:
    found = sheet(
        [
            view(
                "ada",
                operations={"roles": "☹", "goals": "☹"},
                customer_service={"roles": "-", "goals": "☹"},
                team={"roles": "☺"},
            )
        ],
        SMFS,
    )
    assert [one.key for one in weakest(found)] == ["customer-service", "operations"]
    assert [(one.key, one.tally.weak) for one in weakest_attributes(found)] == [("roles", 2), ("goals", 2)]


def test_the_furthest_apart_is_talked_about_first() -> None:
    ada = view("ada", team={"roles": "☹", "goals": "-", "inputs": "☺"}, operations={"roles": "☹"})
    ben = view("ben", team={"roles": "☺", "goals": "☺", "inputs": "☺"}, operations={"roles": "☺"})
    cora = view("cora", team={"roles": "☹"})
    names = [one.name for one in disputes(sheet([ada, ben, cora], SMFS))]
    assert names == ["team.goals", "team.roles", "operations.roles"]


# Over time.


def turn(before: dict[str, str], after: dict[str, str]) -> tuple[str, bool]:
    """What became of a cell, from who said what to who says what."""
    then, now = (
        sheet([view(who, team={"roles": mark}) for who, mark in said.items()], SMFS) for said in (before, after)
    )
    found = changes(then, now, SMFS)
    assert len(found) == 1
    return found[0].turn, found[0].same_people


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"ada": "-"}, {"ada": "☹"}, ("better", True)),
        ({"ada": "☺"}, {"ada": "☹"}, ("worse", True)),
        ({"ada": "☺"}, {"ada": "☺"}, ("unchanged", True)),
        ({"ada": "-", "ben": "☺"}, {"ada": "☹", "ben": "☹"}, ("moved", True)),
        ({"ada": "-", "ben": "☺"}, {"ada": "☹", "ben": "☺"}, ("better", True)),
        ({}, {"ada": "-"}, ("new", False)),
        ({"ada": "-"}, {"ada": "?"}, ("gone", False)),
        # Only Ada looked both times: what Ben thought and what Cora thinks is another matter.
        ({"ada": "☹", "ben": "-"}, {"ada": "☺", "cora": "-"}, ("better", True)),
        ({"ada": "☹"}, {"ben": "☺"}, ("better", False)),
    ],
)
def test_a_cell_is_compared_by_those_who_looked_both_times(
    before: dict[str, str], after: dict[str, str], expected: tuple[str, bool]
) -> None:
    assert turn(before, after) == expected


def test_a_cell_that_nobody_ever_assessed_did_not_change() -> None:
    assert changes(sheet([], SMFS), sheet([], SMFS), SMFS) == ()


@given(crowds(), crowds())
def test_backwards_every_change_is_its_opposite(one: list[Assessment], other: list[Assessment]) -> None:
    opposite = {"better": "worse", "worse": "better", "new": "gone", "gone": "new"}
    then, now = sheet(one, SMFS), sheet(other, SMFS)
    forward, back = changes(then, now, SMFS), changes(now, then, SMFS)
    assert [opposite.get(each.turn, each.turn) for each in forward] == [each.turn for each in back]


@given(crowds())
def test_nothing_changes_from_a_day_to_itself(many: list[Assessment]) -> None:
    found: Sheet = sheet(many, SMFS)
    assert {one.turn for one in changes(found, found, SMFS)} <= {"unchanged"}
