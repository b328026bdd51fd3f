"""The cases of MOF501 to MOF513 that their manual pages need not show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mofkit.lint.run import Choice, lint
from mofkit.model.approval import content_hash
from mofkit.model.worksheet import Worksheet
from mofkit.workspace.load import from_bytes

PEOPLE = "id,name\nkim,Kim Vale\nlee,Lee Ortega\n"
PATH = "worksheets/x-desk/process-1.yaml"
HEAD = "id: x-desk.process-1\nsmf: x-desk\nprocess: 1\n"
SAID = "activities:\n  - id: x-answer\n    questions:\n      - {id: x-1, ask: Who?, answer: Kim}\n"


def found(code: str, text: str, path: str = PATH) -> list[tuple[str, str]]:
    """Where one rule finds what in a worksheet."""
    files = {"mofkit.yaml": b"schema_version: 1\n", "people.csv": PEOPLE.encode(), path: text.encode()}
    outcome = lint(from_bytes(Path(), files), date(2026, 11, 23), Choice(select=(code,)))
    return [(f"{one.span.line}:{one.span.column}", one.message) for one in outcome.findings]


def helped(code: str, text: str) -> str:
    files = {"mofkit.yaml": b"schema_version: 1\n", "people.csv": PEOPLE.encode(), PATH: text.encode()}
    (one,) = lint(from_bytes(Path(), files), date(2026, 11, 23), Choice(select=(code,))).findings
    return one.help


def hash_of(text: str) -> str:
    sheet = from_bytes(Path(), {"mofkit.yaml": b"schema_version: 1\n", PATH: text.encode()}).all(Worksheet)[0]
    return content_hash(sheet)


def approvals(*lines: str) -> str:
    return "approvals:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


# MOF501 approval-suspect, MOF502 approval-by-nobody


def test_a_suspect_approval_names_who_looks_again_and_how() -> None:
    text = HEAD + SAID + approvals(f"who: kim, role: Head of desk's, date: 2026-11-20, content_hash: sha256:{'0' * 64}")
    assert found("MOF501", text) == [
        ("9:5", "approval by kim of 2026-11-20 is suspect: what was approved has changed since")
    ]
    assert helped("MOF501", text) == (
        "Kim Vale looks at it again and approves it anew: "
        "`mofkit worksheet approve x-desk.process-1 --who kim --role 'Head of desk'\"'\"'s'`"
    )


def test_an_approval_of_nothing_is_suspect_and_so_is_one_by_a_stranger() -> None:
    text = HEAD + SAID + approvals("who: ada")
    assert found("MOF501", text) == [("9:5", "approval by ada does not say what was approved")]
    assert helped("MOF501", text).startswith("ada looks at it again")


def test_only_the_latest_approval_of_a_person_in_a_role_is_judged() -> None:
    good = f"content_hash: {hash_of(HEAD + SAID)}"
    old, new = f"who: kim, date: 2026-11-02, content_hash: sha256:{'1' * 64}", f"who: kim, date: 2026-11-20, {good}"
    assert found("MOF501", HEAD + SAID + approvals(old, new)) == []
    assert found("MOF501", HEAD + SAID + approvals(new, old)) == []
    other = old.replace("kim", "lee")
    assert [place for place, _ in found("MOF501", HEAD + SAID + approvals(other, new))] == ["9:5"]


def test_an_approval_by_nobody_is_not_suspect_besides() -> None:
    text = HEAD + SAID + approvals("date: 2026-11-20", "who: '??'")
    assert found("MOF501", text) == []
    assert found("MOF502", text) == [("9:5", "approval of 2026-11-20 is by nobody"), ("10:5", "approval is by nobody")]


def test_comments_order_and_how_far_an_action_is_leave_an_approval_standing() -> None:
    action = "        actions:\n          - {id: a1, what: Ring, who: kim, when: 2026-12-01}\n"
    said = SAID.replace(
        "- {id: x-1, ask: Who?, answer: Kim}\n", f"- id: x-1\n        ask: Who?\n        answer: Kim\n{action}"
    )
    signed = approvals(f"who: lee, content_hash: {hash_of(HEAD + said)}")
    other = said.replace("when: 2026-12-01", "when: 2026-12-01, status: done, done_on: 2026-11-22, note: rang")
    turned = "# moved\nby: kim\nprocess: '1'\nsmf: x-desk\nid: x-desk.process-1\n"
    assert found("MOF501", turned + other + signed) == []
    assert len(found("MOF501", turned + other.replace("Ring", "Write") + signed)) == 1


# MOF503 to MOF509


@pytest.mark.parametrize(("started", "many"), [("2026-09-23", 1), ("2026-09-24", 0), ("2027-01-01", 0)])
def test_a_worksheet_may_be_open_for_sixty_days(started: str, many: int) -> None:
    text = f"{HEAD}started: {started}\n{SAID}    inputs:\n      - what: SLA\n      - what: OLA\n"
    assert len(found("MOF503", text)) == many
    assert found("MOF503", text.replace(f"started: {started}\n", "")) == []


def test_an_approval_that_does_not_stand_approves_no_open_rows() -> None:
    text = HEAD + SAID + "    inputs:\n      - what: SLA\n      - what: OLA\n"
    standing = approvals(f"who: kim, content_hash: {hash_of(text)}")
    assert found("MOF504", text + standing) == [("12:5", "kim approved the worksheet with 2 rows open")]
    assert found("MOF504", text.replace("SLA", "UC") + standing) == []


def test_a_missing_output_with_a_gap_is_left_to_the_rule_about_gaps() -> None:
    text = HEAD + "activities:\n  - id: x-a\n    outputs:\n      - {what: Log, state: missing, gap: no tool}\n"
    assert found("MOF506", text) == []
    assert found("MOF507", text) == [("7:42", "gap 'no tool' has no action")]


def test_a_missing_input_is_told_once_for_each_activity_until_one_has_an_action() -> None:
    row = "    inputs:\n      - {what: SLA, state: missing}\n"
    text = HEAD + f"activities:\n  - id: x-a\n{row}  - id: x-b\n{row}"
    assert len(found("MOF505", text)) == 2
    tended = text.replace("state: missing}", "state: missing, actions: [{what: Sign, who: kim, when: 2026-12-01}]}", 1)
    assert found("MOF505", tended) == []
    assert found("MOF505", text.replace("missing", "not-needed")) == []


def test_an_action_of_a_worksheet_is_an_action_like_any_other() -> None:
    text = (
        HEAD + "activities:\n  - id: x-a\n    gap: G\n    actions:\n      - {what: Sign, who: kim, when: 2026-11-01}\n"
    )
    ((place, message),) = found("MOF301", text)
    assert (place, message[:26]) == ("8:38", "action is 22 days overdue:")


def test_a_misspelt_smf_is_told_with_the_nearest() -> None:
    text = "id: customer-servic.process-1\nsmf: customer-servic\nprocess: 1\n"
    path = "worksheets/customer-servic/process-1.yaml"
    assert found("MOF509", text, path) == [("2:6", "no SMF 'customer-servic'; did you mean 'customer-service'?")]
    far = text.replace("customer-servic", "zzz")
    assert found("MOF509", far, path.replace("customer-servic", "zzz")) == [("2:6", "no SMF 'zzz'")]


# MOF510 to MOF513


def test_a_worksheet_of_an_unknown_process_is_not_compared_with_any() -> None:
    text = "id: customer-service.process-9\nsmf: customer-service\nprocess: 9\nactivities:\n  - id: gone\n"
    path = "worksheets/customer-service/process-9.yaml"
    assert [code for code in ("MOF510", "MOF511", "MOF513") if found(code, text, path)] == []


def test_what_a_worksheet_lacks_is_told_with_the_command_that_adds_it() -> None:
    text = "id: policy.process-4-mail\nsmf: policy\nprocess: 4\nservice: mail\n"
    ((place, message),) = found("MOF511", text, "worksheets/policy/process-4-mail.yaml")
    assert place == "1:1"
    assert message.startswith("worksheet lacks question 'q1', question 'q2', question 'q3' and ")
    assert message.endswith(" more")


@pytest.mark.parametrize(
    ("about", "who", "told"),
    [
        ("by: kim\n", "kim", True),
        ("filled_by: kim\n", "kim", True),
        ("by: kim\nfilled_by: lee\n", "kim", False),
        ("by: kim\n", "lee", False),
        ("", "kim", False),
    ],
)
def test_approving_what_one_alone_has_filled_in_is_told(about: str, who: str, told: bool) -> None:
    text = HEAD + about + SAID
    signed = approvals(f"who: {who}, content_hash: {hash_of(text)}")
    assert bool(found("MOF512", text + signed)) is told
    assert found("MOF512", (text + signed).replace("answer: Kim", "answer: Lee")) == []
