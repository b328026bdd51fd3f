"""The cases of the rules about changes (MOF801 to MOF815) that a manual page need not show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mofkit.lint.run import Choice, lint
from mofkit.workspace.load import from_bytes

TODAY = date(2026, 11, 23)
PEOPLE = "id,name,role_types\nkim,Kim Vale,administrator\nlee,Lee Wick,change-manager\n"


def found(code: str, text: str, **files: str) -> list[tuple[str, str]]:
    """Line and message of what one rule finds in a change and other files."""
    settings = "schema_version: 1\ncalendar: {time_zone: Europe/London}\n"
    raws = {"mofkit.yaml": settings, "people.csv": PEOPLE, "changes/a.yaml": f"id: a\ntitle: A\n{text}", **files}
    workspace = from_bytes(Path(), {path: raw.encode() for path, raw in raws.items()})
    findings = lint(workspace, TODAY, Choice(select=(code,))).findings
    return [(str(one.span.line), one.message) for one in findings]


def test_a_standard_change_has_its_procedure_instead_of_a_way_back() -> None:
    assert found("MOF802", "category: standard\nstate: scheduled\n") == [
        ("3", "a is a standard change and names no procedure")
    ]
    assert found("MOF802", "category: standard\nstate: draft\n") == []


def test_without_a_category_nobody_knows_who_approves() -> None:
    assert found("MOF803", "state: approved\n") == [
        ("3", "a is approved and has no category, so nobody knows who approves it")
    ]


def test_an_approval_that_does_not_count_is_told_with_its_reason() -> None:
    said = "category: minor\nstate: closed\napprovals: [{who: kim, role: change-manager, date: 2026-11-20}]\n"
    roles, why = (
        "change-manager or it-manager or operations-manager",
        "people.csv gives no role 'change-manager' to them",
    )
    assert found("MOF803", said) == [("4", f"a is closed without the approval of {roles} (kim does not count: {why})")]
    assert found("MOF803", said + "implemented: {unauthorised: true}\n") == []


def test_what_was_altered_after_its_approval_is_told_once_and_not_by_this_rule() -> None:
    signed = "approvals: [{who: lee, role: change-manager, date: 2026-11-20}]\n"
    assert found("MOF803", f"category: minor\nstate: approved\n{signed}") == []
    assert len(found("MOF501", f"category: minor\nstate: approved\n{signed}")) == 1


@pytest.mark.parametrize(("end", "passed"), [("2026-11-22 23:59", True), ("2026-11-23 00:00", False)])
def test_a_window_has_passed_on_the_day_after(end: str, passed: bool) -> None:
    window = f"window: {{start: 2026-11-22 20:00, end: {end}}}\n"
    assert bool(found("MOF806", f"state: scheduled\n{window}")) is passed
    assert found("MOF806", f"state: submitted\n{window}") == []


def test_no_time_runs_backwards_and_an_hour_that_comes_twice_is_looked_at_as_it_passes() -> None:
    done = "implemented: {start: 2026-11-20 21:00, end: 2026-11-20 20:00}\n"
    assert found("MOF807", done) == [("3", "a ended at 2026-11-20 20:00, and began at 2026-11-20 21:00")]
    # The clock goes back at two: half past one of summer is before half past one of winter.
    assert found("MOF807", "window: {start: '2026-10-25 01:30+01:00', end: '2026-10-25 01:30Z'}\n") == []
    assert found("MOF807", "window: {start: 2026-11-20 21:00}\nimplemented: {start: 2026-11-20 21:00}\n") == []


@pytest.mark.parametrize(("start", "told"), [("2026-11-08", 1), ("2026-11-09", 0)])
def test_a_look_back_is_owed_after_a_fortnight(start: str, told: int) -> None:
    done = f"implemented: {{start: {start} 10:00, outcome: failed}}\n"
    assert len(found("MOF809", f"state: released\n{done}")) == told
    assert len(found("MOF809", f"state: closed\n{done}")) == 1


def test_a_problem_may_name_a_change_that_is_kept_elsewhere() -> None:
    problem = "id: p\ntitle: P\nchange: {}\n"
    assert found("MOF811", "", **{"problems/p.yaml": problem.format("CHG-7")}) == []
    assert found("MOF811", "problem: q\n", **{"problems/p.yaml": problem.format("a")}) == [
        ("3", "p is ended by change a, and that one ends problem q")
    ]


def test_a_wait_begins_with_the_last_time_it_was_submitted() -> None:
    moved = "moves: [{to: submitted, on: 2026-09-01}, {to: draft, on: 2026-09-05}, {to: submitted, on: 2026-11-20}]\n"
    asked = "requested_on: 2026-10-23\nstate: submitted\n"
    assert found("MOF814", asked + moved) == []
    assert found("MOF814", asked) == [("4", "a was submitted 31 days ago, and a change takes 30 in all")]
