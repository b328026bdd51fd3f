"""Patches judged by their day, and counted: what is due, what is in, who may wait, what was never tested."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.analysis.patches import BUCKETS, GROUPS, Compliance, Judge, age, days, days_of
from mofkit.model.inventory import Patch
from mofkit.model.patching import PatchException, PatchTest

TODAY = date(2026, 11, 23)
ALLOWED = days_of({})


def patch(released: date | None, installed: date | None = None, **more: Any) -> Patch:
    said = {"host": "srv-1", "product": "Office", "patch": "OF-7", "service": "mail", "criticality": "C1", "line": 2}
    return Patch(**{**said, "released": released, "installed": installed, **more})


def exception(**fields: Any) -> PatchException:
    said = {"id": "e", "host": "SRV-1", "reason": "driver", "who": "kim", "until": "2026-12-31"}
    return PatchException.model_validate({**said, **fields})


def judged(one: Patch, *exceptions: PatchException) -> str:
    return Judge(TODAY, ALLOWED, exceptions).verdict(one)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("released", "installed", "verdict"),
    [
        (ago(20), ago(6), "in-time"),  # on the very last of 14 days
        (ago(20), ago(5), "late"),
        (ago(14), None, "waiting"),  # today is the last day
        (ago(15), None, "overdue"),
        (ago(30), TODAY + timedelta(days=1), "overdue"),  # what is to come is not in
        (TODAY + timedelta(days=3), None, "waiting"),
        (None, ago(5), "unknown"),
    ],
)
def test_a_patch_is_judged_by_its_day(released: date | None, installed: date | None, verdict: str) -> None:
    assert judged(patch(released, installed, known=released is not None)) == verdict


def test_what_does_not_apply_and_what_nobody_knows_is_neither_in_nor_overdue() -> None:
    assert judged(patch(ago(90), fits=False)) == "unfit"
    assert judged(patch(ago(90), known=False)) == "unknown"


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({}, True),
        ({"host": ""}, True),
        ({"product": "office"}, True),
        ({"product": "Database"}, False),
        ({"patch": "of-7"}, True),
        ({"patch": "OF-8"}, False),
        ({"host": "srv-2"}, False),
        ({"until": "2026-11-23"}, True),
        ({"until": "2026-11-22"}, False),
        ({"until": ""}, False),
        ({"reason": " "}, False),
        ({"who": ""}, False),
    ],
)
def test_an_exception_counts_for_what_it_names_while_it_holds(fields: dict[str, str], counts: bool) -> None:
    said = {name: value or None if name == "until" else value for name, value in fields.items()}
    assert judged(patch(ago(90)), exception(**said)) == ("excepted" if counts else "overdue")


def test_an_exception_makes_nothing_of_what_is_installed() -> None:
    assert judged(patch(ago(90), ago(1)), exception()) == "late"


@pytest.mark.parametrize(
    ("text", "count"), [("14", 14), (" 7 ", 7), ("0", None), ("two weeks", None), ("14.5", None), ("99999", None)]
)
def test_days_are_whole_numbers(text: str, count: int | None) -> None:
    assert days(text) == count


def test_the_workspace_says_how_many_days_and_the_rest_stays() -> None:
    said = {"patching.days.C1": "7", "patching.days.C2": "soon", "patching.days.C9": "1", "costs.growth.red": "5"}
    assert days_of(said) == {**ALLOWED, "C1": 7}


@pytest.mark.parametrize(
    ("old", "bucket"), [(0, 0), (14, 0), (15, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (999, 4)]
)
def test_ages_are_those_of_what_is_not_in(old: int, bucket: int) -> None:
    assert age(old) == BUCKETS[bucket]


def counted(*patches: Patch, exceptions: tuple[PatchException, ...] = ()) -> Compliance:
    found = Compliance(Judge(TODAY, ALLOWED, exceptions))
    for one in patches:
        found.add(one)
    return found


def test_compliance_is_what_is_in_of_what_is_due_and_cut_not_rounded() -> None:
    late = patch(ago(90), ago(1))
    found = counted(*[late] * 1999, patch(ago(90)), patch(ago(1)), patch(ago(90), known=False)).whole
    assert (found.due, found.compliance, found.punctual) == (2000, Decimal("99.9"), Decimal("0.0"))


def test_where_nothing_is_due_there_is_no_compliance() -> None:
    assert counted(patch(ago(1))).whole.compliance is None


rows = st.builds(
    patch,
    st.one_of(st.none(), st.integers(0, 200).map(ago)),
    st.one_of(st.none(), st.integers(-5, 200).map(ago)),
    host=st.sampled_from(("srv-1", "srv-2", "srv-3")),
    criticality=st.sampled_from(("C1", "C2", "C3", "??")),
    service=st.sampled_from(("", "mail", "web")),
    fits=st.booleans(),
)


@given(st.lists(rows, max_size=25))
@settings(max_examples=30)
def test_each_grouping_holds_every_row_once(patches: list[Patch]) -> None:
    found = counted(*patches, exceptions=(exception(),))
    assert found.whole.rows == len(patches)
    for group in GROUPS:
        parts = found.by(group).values()
        assert tuple(map(sum, zip(*parts, strict=True))) == (tuple(found.whole) if patches else ())
    assert len(found.overdue) == found.whole.overdue
    assert sum(found.ages.values()) == found.whole.waiting + found.whole.overdue + found.whole.excepted


def test_the_longest_overdue_comes_first_and_the_group_with_most() -> None:
    found = counted(
        patch(ago(40), host="a", product="P"), patch(ago(60), host="b"), patch(ago(1), host="c", product="Q")
    )
    assert [(one.patch.host, one.days) for one in found.worst()] == [("b", 46), ("a", 26)]
    assert list(found.by("product")) == ["Office", "P", "Q"]


def test_a_patch_that_was_installed_before_it_was_released_is_told() -> None:
    assert counted(patch(ago(10), ago(20))).odd == 1


def test_what_went_in_without_a_test_that_passed_is_named_with_those_that_failed() -> None:
    found = counted(
        patch(ago(90), ago(80)),
        patch(ago(90), ago(85), host="srv-2"),
        patch(ago(90), ago(80), product="Database", patch="", criticality="C2"),
        patch(ago(90), ago(80), product="Mail", patch="M-1"),
        patch(ago(90), product="Never in"),
    )
    tests = [
        PatchTest.model_validate({"id": "1", "product": "office", "patch": "of-7", "passed": "false"}),
        PatchTest.model_validate({"id": "2", "product": "Database", "patch": ago(90).isoformat(), "passed": "true"}),
    ]
    assert [(one.product, one.patch, one.machines, one.first, one.failed) for one in found.untested(tests)] == [
        ("Office", "OF-7", 2, ago(85), True),
        ("Mail", "M-1", 1, ago(80), False),
    ]
