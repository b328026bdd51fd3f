"""How far a worksheet is, what is lacking, and where the content has moved on."""

from __future__ import annotations

from datetime import date
from typing import Any

from mofkit.analysis.worksheets import (
    approval_state,
    coverage,
    drift,
    gaps,
    last_filled,
    new_sheet,
    next_row,
    open_rows,
    signatures,
    tended,
)
from mofkit.content.framework import process_numbered, smf_named
from mofkit.model.approval import content_hash
from mofkit.model.worksheet import Worksheet

DESK = smf_named("customer-service")
PROCESS = process_numbered(DESK, 2)
TODO = {"what": "Sign it", "who": "kim", "when": "2026-12-01"}


def fresh(**more: Any) -> dict[str, Any]:
    """A worksheet of process 2 as data, without its blanks."""
    data = new_sheet(DESK, PROCESS, service="", by="", started=date(2026, 11, 23))
    for activity in data["activities"]:
        for name in ("questions", "inputs", "outputs", "best_practices"):
            activity[name] = [{key: value for key, value in row.items() if value} for row in activity[name]]
    return {**data, **more}


def sheet(data: dict[str, Any]) -> Worksheet:
    return Worksheet.model_validate(data)


def of(*rows: dict[str, Any], part: str = "inputs") -> Worksheet:
    """A worksheet of one's own: each row in an activity of its own."""
    every = [{"id": f"x-{at}", "name": f"Step {at}", part: [row]} for at, row in enumerate(rows)]
    return sheet({"id": "x-a.process-1", "smf": "x-a", "process": 1, "activities": every})


def test_a_new_worksheet_has_every_row_of_its_process_and_none_is_filled_in() -> None:
    found = coverage(sheet(fresh()))
    assert (found.questions, found.inputs, found.outputs, found.practices) == (21, 13, 9, 10)
    assert (found.rows, found.open, found.answered, found.available, found.gaps) == (53, 53, 0, 0, 0)
    assert drift(sheet(fresh()), PROCESS) == ((), (), ())


def test_a_worksheet_for_a_service_has_an_id_of_its_own() -> None:
    data = new_sheet(DESK, PROCESS, service="mail", by="kim", started=date(2026, 11, 23))
    assert (data["id"], data["service"], data["by"]) == ("customer-service.process-2-mail", "mail", "kim")
    assert "service" not in fresh()


def test_coverage_counts_what_was_said() -> None:
    data = {
        "questions": [
            {"id": "q1", "ask": "?", "answer": "Yes"},
            {"id": "q2", "ask": "?", "gap": "Nobody", "actions": [TODO]},
        ],
        "inputs": [
            {"what": "A", "state": "available"},
            {"what": "B", "state": "missing"},
            {"what": "C", "state": "not-needed"},
        ],
        "outputs": [{"what": "A", "state": "produced"}, {"what": "B", "state": "missing"}, {"what": "C"}],
        "best_practices": [{"what": "A", "state": "agreed"}, {"what": "B", "state": "not-agreed"}],
        "actions": [{**TODO, "status": "done"}],
    }
    found = coverage(sheet({"id": "x-a.process-1", "smf": "x-a", "process": 1, "activities": [{"id": "x-1", **data}]}))
    assert found._asdict() == {
        "questions": 2,
        "answered": 1,
        "inputs": 3,
        "available": 1,
        "inputs_missing": 1,
        "outputs": 3,
        "produced": 1,
        "outputs_missing": 1,
        "practices": 2,
        "agreed": 1,
        "not_agreed": 1,
        "rows": 10,
        "open": 2,
        "gaps": 3,
        "open_actions": 1,
    }


def test_an_action_against_a_missing_input_counts_in_every_activity_that_needs_it() -> None:
    one = of({"what": "SLA", "state": "missing"}, {"what": "sla.", "state": "missing", "actions": [TODO]})
    assert [todo.what for todo in tended(one, next(one.rows()))] == ["Sign it"]
    other = of({"what": "SLA", "state": "missing"}, {"what": "OLA", "state": "missing", "actions": [TODO]})
    assert tended(other, next(other.rows())) == ()


def test_gaps_are_named_ones_and_missing_things() -> None:
    rows = of({"what": "SLA", "state": "missing"}, {"what": "OLA", "state": "missing", "gap": "unsigned\n"})
    assert [(gap.field, gap.words) for gap in gaps(rows)] == [
        ("activities.0.inputs.0.state", "input is missing"),
        ("activities.1.inputs.0.gap", "unsigned"),
    ]


def test_an_activity_may_have_a_gap_as_a_whole() -> None:
    one = {"id": "x-1", "gap": "Nobody does it", "actions": [TODO]}
    (gap,) = gaps(sheet({"id": "x-a.process-1", "smf": "x-a", "process": 1, "activities": [one]}))
    assert (gap.field, gap.about, gap.words, len(gap.actions)) == ("activities.0.gap", "x-1", "Nobody does it", 1)


# Against the content.


def test_what_the_content_does_not_have_is_gone_unless_it_is_ones_own() -> None:
    data = fresh()
    data["activities"][0]["questions"] += [{"id": "q99", "ask": "?"}, {"id": "x-99", "ask": "?"}]
    data["activities"] += [{"id": "gone", "questions": [{"id": "q1", "ask": "?"}]}, {"id": "x-ours"}]
    assert drift(sheet(data), PROCESS).gone == (
        ("activities.3.id", "activity gone"),
        ("activities.0.questions.7.id", "question q99"),
    )


def test_a_line_of_ones_own_is_nobodys_business() -> None:
    data = fresh()
    data["activities"][0]["inputs"].append({"what": "The board in G12"})
    assert drift(sheet(data), PROCESS) == ((), (), ())


def test_what_the_worksheet_lacks_is_told_in_the_contents_words() -> None:
    data = fresh()
    del data["activities"][0]["questions"][1], data["activities"][0]["inputs"][0]
    lacking = drift(sheet(data), PROCESS).lacking
    assert [(row.activity.id, row.part, row.name) for row in lacking] == [
        ("customer-service-p2-categorise", "question", "q2"),
        ("customer-service-p2-categorise", "input", "Help request"),
    ]


def test_a_question_that_asks_something_else_is_told_with_the_new_words() -> None:
    data = fresh()
    data["activities"][0]["questions"][0]["ask"] = "Is it urgent?"
    ((row, words),) = drift(sheet(data), PROCESS).reworded
    assert (row.name, words) == ("q1", PROCESS.activities[0].questions[0].text)


def test_a_line_break_in_a_question_is_no_other_question() -> None:
    data = fresh()
    data["activities"][0]["questions"][0]["ask"] = "\n ".join(PROCESS.activities[0].questions[0].text.split())
    assert drift(sheet(data), PROCESS).reworded == ()


# Where to go on.


def rows_of(said: str) -> list[Any]:
    """Rows, of which those marked x are filled."""
    return list(
        of(*({"what": str(at), "state": "available" if mark == "x" else ""} for at, mark in enumerate(said))).rows()
    )


def test_one_goes_on_behind_the_last_row_that_says_something() -> None:
    assert last_filled(rows_of("x..x..")) == 3
    assert last_filled(rows_of("...")) == -1
    assert next_row(rows_of("x..x.."), 3) == 4


def test_at_the_end_come_those_that_were_passed_over_before() -> None:
    assert next_row(rows_of("x..xx"), 4) == 1
    assert next_row(rows_of("x..xx"), 4, passed=[1]) == 2
    assert next_row(rows_of("x..xx"), 4, passed=[1, 2]) is None
    assert next_row(rows_of("xx"), -1) is None
    assert len(open_rows(of({"what": "a"}, {"what": "b", "state": "missing"}))) == 1


# Approval.


def test_a_worksheet_is_approved_until_it_says_something_else() -> None:
    data = fresh()
    assert approval_state(sheet(data)) == "none"
    data["approvals"] = [{"who": "kim", "date": "2026-11-20", "content_hash": content_hash(sheet(data))}]
    assert approval_state(sheet(data)) == "approved"
    data["name"] = "Another"
    assert approval_state(sheet(data)) == "suspect"
    again = {"who": "kim", "date": "2026-11-23", "content_hash": content_hash(sheet(data))}
    data["approvals"].append(again)
    assert approval_state(sheet(data)) == "approved"
    assert [(one.number, one.stands) for one in signatures(sheet(data))] == [(1, True)]


def test_one_approval_that_does_not_stand_makes_the_whole_suspect() -> None:
    data = fresh()
    good = {"who": "kim", "content_hash": content_hash(sheet(data))}
    data["approvals"] = [good, {**good, "who": "lee", "content_hash": ""}]
    assert approval_state(sheet(data)) == "suspect"
