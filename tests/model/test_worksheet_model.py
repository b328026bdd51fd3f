"""What a worksheet is made of, which approvals count, and what none of them covers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mofkit.model.approval import Signed, content_hash, latest
from mofkit.model.worksheet import Worksheet, row_key

FILLED = {"id": "q1", "ask": "Who?", "answer": " We all do.\n"}


def sheet(**more: Any) -> Worksheet:
    data = {"id": "x-desk.process-1", "smf": "x-desk", "process": "1", **more}
    return Worksheet.model_validate(data)


def activity(**lists: Any) -> dict[str, Any]:
    return {"id": "x-answer", "name": "Answer", **lists}


def test_people_go_through_questions_inputs_outputs_and_practices_of_one_activity_after_the_other() -> None:
    one = activity(best_practices=[{"what": "P"}], inputs=[{"what": "I"}], questions=[FILLED], outputs=[{"what": "O"}])
    rows = list(sheet(activities=[one, {"id": "x-two", "inputs": [{"what": "I", "state": "missing"}]}]).rows())
    assert [(row.part, row.name, row.said) for row in rows] == [
        ("question", "q1", "We all do."),
        ("input", "I", ""),
        ("output", "O", ""),
        ("best-practice", "P", ""),
        ("input", "I", "missing"),
    ]
    assert [row.field for row in rows][3:] == ["activities.0.best_practices.0", "activities.1.inputs.0"]


def test_a_row_has_its_remark_beside_it() -> None:
    lists = {
        "inputs": [{"what": "I", "state": " available ", "where": "shelf"}],
        "best_practices": [{"what": "P", "state": "not-agreed", "why": "no time"}],
    }
    rows = list(sheet(activities=[activity(**lists)]).rows())
    assert [(row.said, row.remark) for row in rows] == [("available", "shelf"), ("not-agreed", "no time")]


@pytest.mark.parametrize(("part", "state"), [("inputs", "produced"), ("outputs", "agreed"), ("best_practices", "yes")])
def test_a_list_has_states_of_its_own(part: str, state: str) -> None:
    with pytest.raises(ValidationError):
        sheet(activities=[activity(**{part: [{"what": "x", "state": state}]})])


@pytest.mark.parametrize("number", ["0", "two", "-1", "1234", "²"])
def test_a_process_has_a_number(number: str) -> None:
    with pytest.raises(ValidationError):
        sheet(process=number)


def test_who_answered_may_stand_in_one_text() -> None:
    assert sheet(filled_by="kim; lee").filled_by == ("kim", "lee")
    assert [id for _, _, ref, id in sheet(filled_by=["kim"], by="lee").references() if ref.kind == "person"] == [
        "lee",
        "kim",
    ]


@given(st.text(), st.sampled_from(["input", "output", "best-practice"]))
def test_a_line_is_known_by_its_words_whatever_their_case_spacing_and_punctuation(words: str, part: Any) -> None:
    assert row_key("a", part, f"  {words}  ") == row_key("a", part, f"({words}).") or not any(map(str.isalnum, words))
    assert row_key("a", part, row_key("a", part, words)[2]) == row_key("a", part, words)


def test_a_question_is_known_by_its_id_to_the_letter() -> None:
    assert row_key("a", "question", "x-Q.1") != row_key("a", "question", "x-q-1")


def test_a_line_without_words_is_known_by_its_signs() -> None:
    assert row_key("a", "input", "??") != row_key("a", "input", "!")


# Approvals.


def signed(*approvals: dict[str, Any]) -> list[int]:
    return [at for at, _ in latest(Signed.model_validate({"id": "a", "approvals": list(approvals)}))]


def test_of_one_person_in_one_role_the_latest_day_counts() -> None:
    assert signed({"who": "kim", "date": "2026-11-20"}, {"who": "kim", "date": "2026-11-02"}) == [0]


def test_of_one_day_the_last_counts_and_any_day_beats_none() -> None:
    assert signed({"who": "kim", "date": "2026-11-20"}, {"who": "kim", "date": "2026-11-20"}) == [1]
    assert signed({"who": "kim", "date": "2026-11-20"}, {"who": "kim"}) == [0]


def test_each_person_and_each_role_counts_by_itself() -> None:
    assert signed({"who": "kim", "role": "Owner"}, {"who": "kim", "role": "Auditor"}, {"who": "lee"}) == [0, 1, 2]
    assert signed({"who": "kim", "role": "Owner"}, {"who": "kim", "role": " owner "}) == [1]


def test_approvals_by_nobody_do_not_take_each_others_place() -> None:
    assert signed({"role": "Owner"}, {"role": "Owner"}) == [0, 1]


@pytest.mark.parametrize("more", [{"by": "kim"}, {"filled_by": ["kim"]}, {"approvals": [{"who": "kim"}]}])
def test_handing_a_sheet_over_changes_nothing_that_was_approved(more: dict[str, Any]) -> None:
    assert content_hash(sheet(**more)) == content_hash(sheet())


@pytest.mark.parametrize(
    "more",
    [
        {"activities": [activity(questions=[{**FILLED, "answer": "Nobody"}])]},
        {"activities": [activity(questions=[{**FILLED, "gap": "Fridays"}])]},
        {"activities": [activity(questions=[FILLED], inputs=[{"what": "SLA"}])]},
        {"service": "mail", "activities": [activity(questions=[FILLED])]},
    ],
)
def test_anything_else_that_is_said_is_part_of_what_was_approved(more: dict[str, Any]) -> None:
    assert content_hash(sheet(**more)) != content_hash(sheet(activities=[activity(questions=[FILLED])]))
