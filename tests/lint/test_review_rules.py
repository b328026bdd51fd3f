"""Rules on reviews, gates and actions, where an example alone does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from mofkit.lint.run import lint
from mofkit.workspace.load import from_bytes

TODAY = date(2026, 11, 23)
PEOPLE = "id,name,role_types\nkim,Kim Vale,change-manager\n"


def found(code: str, files: Mapping[str, str]) -> list[tuple[str, str]]:
    """The places and messages of one rule."""
    raws = {"mofkit.yaml": "schema_version: 1\n", "people.csv": PEOPLE, **files}
    findings = lint(from_bytes(Path(), {path: text.encode() for path, text in raws.items()}), TODAY).findings
    return [(str(one.span), one.message) for one in findings if one.label.code == code]


def review(text: str, name: str = "operational-health", day: str = "2026-11-02") -> dict[str, str]:
    return {f"reviews/{name}/{day}.yaml": f"id: {name}.{day}\nreview: {name}\n{text}"}


HELD = "status: held\nattendees: [kim]\n"


def test_an_overdue_review_is_told_once_at_the_last_that_was_held() -> None:
    files = review(f"{HELD}held: 2026-09-01\n", day="2026-09-01") | review(
        f"{HELD}held: 2026-08-03\n", day="2026-08-03"
    )
    told = "Operational Health Management Review was held last on 2026-09-01 and was due on 2026-10-01"
    assert found("MOF570", files) == [("reviews/operational-health/2026-09-01.yaml:5:7", told)]
    assert found("MOF570", files | review("planned: 2026-12-07\n", day="2026-12-07")) == []
    assert (
        found(
            "MOF570",
            files | {"mofkit.yaml": "schema_version: 1\nthresholds: {review-months.operational-health: '3'}\n"},
        )
        == []
    )


def test_a_review_that_was_never_held_or_is_held_when_needed_is_not_overdue() -> None:
    assert found("MOF570", review("")) == []
    assert found("MOF570", review(f"{HELD}held: 2020-01-06\n", "release-readiness", "2020-01-06")) == []


@pytest.mark.parametrize("status", ["planned", "prepared"])
def test_a_planned_day_that_has_passed_is_told_from_the_day_after_on(status: str) -> None:
    assert found("MOF571", review(f"status: {status}\nplanned: 2026-11-23\n")) == []
    ((_, told),) = found("MOF571", review(f"status: {status}\nplanned: 2026-11-22\n"))
    assert told == f"review was planned for 2026-11-22 and is still {status}"


def test_an_unknown_review_without_a_near_one_is_only_told() -> None:
    assert found("MOF572", review("", "zzz")) == [("reviews/zzz/2026-11-02.yaml:2:9", "no review 'zzz'")]


def test_a_gate_that_is_closed_says_go_or_no_go() -> None:
    closed = "status: closed\nheld: 2026-11-02\ndecisions:\n  - {what: Talk on, who: kim}\n"
    ((place, told),) = found("MOF573", review(closed, "portfolio"))
    assert (place, told) == (
        "reviews/portfolio/2026-11-02.yaml:5:1",
        "review is closed but no decision says go or no-go to envisioning",
    )
    assert found("MOF573", review(closed)) == []
    assert found("MOF573", review(closed.replace("who: kim", "outcome: no-go"), "portfolio")) == []


def test_a_signature_of_nobody_is_none() -> None:
    closed = "status: closed\napprovals:\n  - {role: Operator}\n"
    assert len(found("MOF574", review(closed))) == 1
    assert found("MOF574", review(closed.replace("role: Operator", "who: kim"))) == []


def test_an_input_that_is_missing_before_the_meeting_needs_no_word() -> None:
    missing = "inputs:\n  - {id: operational-health-input-1}\n"
    assert found("MOF577", review(f"status: prepared\n{missing}")) == []
    ((place, told),) = found("MOF577", review(f"{HELD}{missing}"))
    assert told == "input 'operational-health-input-1' was missing and nothing says why"
    assert place.endswith(":6:5")
    assert found("MOF577", review(f"{HELD}{missing.replace('}', ', state: collected}')}")) == []


def test_every_override_is_told_even_of_a_closed_and_signed_gate() -> None:
    one = "  - {who: kim, reason: a, date: 2020-01-01}\n"
    both = f"overrides:\n{one}{one.replace('reason: a', 'reason: b, about: x:y')}"
    assert [told for _, told in found("MOF578", review(f"status: closed\n{both}", "portfolio"))] == [
        "gate of nothing was opened by kim on 2020-01-01 without a signed go: a",
        "gate of x:y was opened by kim on 2020-01-01 without a signed go: b",
    ]


@pytest.mark.parametrize(
    ("name", "approval", "wrong"),
    [
        ("portfolio", "who: kim, role: Change Manager", True),
        ("release-readiness", "who: kim, role: Change Manager", False),
        ("release-readiness", "who: zoe, role: Operator", False),
        ("operational-health", "who: kim, role: Anything", False),
    ],
)
def test_who_signs_for_a_gate_is_asked_of_people_at_gates(name: str, approval: str, wrong: bool) -> None:
    assert bool(found("MOF579", review(f"approvals:\n  - {{{approval}}}\n", name))) is wrong


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("crm", ["about is 'crm', which is no KIND:ID"]),
        (":crm", ["about is ':crm', which is no KIND:ID"]),
        ("person:kin", ["no person 'kin'; did you mean 'kim'?"]),
        ("person:quentin", ["no person 'quentin'"]),
        ("person:kim", []),
        ("spaceship:one", []),
    ],
)
def test_a_matter_is_looked_up_where_mofkit_keeps_its_kind(about: str, told: list[str]) -> None:
    assert [said for _, said in found("MOF581", review(f'about: "{about}"\n'))] == told
    assert [said for _, said in found("MOF581", review(f'decisions:\n  - {{what: x, about: "{about}"}}\n'))] == told


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("review-months.portfolio: 6", []),
        ("review-months.portfolio: 0", ["review-months.portfolio is '0', which is no number of months"]),
        ("review-months.portfollio: 6", ["no review 'portfollio' to set a cadence for"]),
        ("something-else: x", []),
    ],
)
def test_a_cadence_of_ones_own_is_a_number_for_a_review(setting: str, told: list[str]) -> None:
    files = {"mofkit.yaml": f"schema_version: 1\nthresholds:\n  {setting}\n"}
    assert [said for _, said in found("MOF583", files)] == told


def test_an_action_may_be_due_on_the_day_of_its_review() -> None:
    action = "held: 2026-11-02\nactions:\n  - {what: x, when: DAY}\n"
    assert found("MOF584", review(action.replace("DAY", "2026-11-02"))) == []
    assert len(found("MOF584", review(action.replace("DAY", "2026-11-01")))) == 1
    assert found("MOF584", review("actions:\n  - {what: x, when: 2020-01-01}\n")) == []


def test_parts_of_an_unknown_review_are_not_compared() -> None:
    answers = "answers:\n  - {id: q1}\ninputs:\n  - {id: portfolio-input-1}\n"
    assert found("MOF585", review(answers, "zzz")) == []
    assert [told for _, told in found("MOF585", review(answers, "portfolio"))] == [
        "portfolio has nothing of the id 'q1' in answers"
    ]


def test_actions_without_an_id_share_none() -> None:
    assert found("MOF308", review("actions:\n  - {what: a}\n  - {what: b}\n")) == []
    files = review("actions:\n  - {what: a, id: x}\n") | review("actions:\n  - {what: a, id: x}\n", day="2026-11-03")
    assert found("MOF308", files) == []
