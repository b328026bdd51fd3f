"""Rules about roles and hiring: cases that a manual page need not show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mofkit.analysis.retention import kept_until, retention_days
from mofkit.lint.run import Choice, lint
from mofkit.model.candidate import Candidate
from mofkit.model.opening import Opening
from mofkit.workspace.load import from_bytes

PEOPLE = "id,name,reader,role_types\nada,Ada,director,\nkim,Kim,contributor,\n"


def found(code: str, **files: str) -> list[str]:
    """What one rule says of a workspace; `roles` is team/roles.csv, other files are named by their last part."""
    paths = {
        "roles": "team/roles.csv",
        "opening": "team/hiring/desk/opening.yaml",
        "candidate": "team/hiring/desk/candidates/c-aaaa.yaml",
    }
    raws = {paths[name]: text.encode() for name, text in files.items()}
    workspace = from_bytes(Path(), {"mofkit.yaml": b"schema_version: 1\n", "people.csv": PEOPLE.encode(), **raws})
    return [one.message for one in lint(workspace, date(2026, 11, 23), Choice(select=(code,))).findings]


def test_a_row_names_a_role_or_an_accountability_and_not_both_or_neither() -> None:
    rows = "id,role,accountability,person\na,tester,support,kim\nb,,,kim\nc,,suport,kim\nd,zzz,,kim\n"
    assert found("MOF870", roles=rows) == [
        "a names both a role and an accountability",
        "b names neither a role nor an accountability",
        "no accountability 'suport'",
        "no role type 'zzz'",
    ]


def test_two_roles_of_people_csv_alone_are_kept_apart_too() -> None:
    files = {"mofkit.yaml": b"schema_version: 1\n", "people.csv": b"id,name,role_types\nkim,Kim,developer; tester\n"}
    [one] = lint(from_bytes(Path(), files), date(2026, 11, 23), Choice(select=("MOF872",))).findings
    assert str(one.span) == "people.csv:2:9"


def test_a_condition_under_which_two_roles_go_together_is_told() -> None:
    rows = "id,role,person\na,problem-analyst,kim\nb,incident-resolver,kim\n"
    [message] = found("MOF872", roles=rows)
    assert message.endswith("unless hours for problem work are set aside and kept free")


def test_two_roles_of_somebody_people_csv_does_not_know_are_told_at_the_row() -> None:
    assert len(found("MOF872", roles="id,role,person\na,developer,max\nb,tester,max\n")) == 1


def test_an_approval_by_somebody_who_is_no_director_is_told() -> None:
    from mofkit.model.approval import content_hash
    from mofkit.model.role_assignment import RoleAssignment

    proof = content_hash(RoleAssignment(id="a", role="tester", person="kim"))
    rows = f"id,role,person,approved_by,approved_hash\na,tester,kim,kim,{proof}\n"
    assert found("MOF876", roles=rows) == ["a is approved by kim, who is no director"]
    assert found("MOF876", roles=rows.replace("kim,kim", "kim,ada")) == []


def test_a_vacancy_says_since_when() -> None:
    assert found("MOF871", roles="id,role,since\na,tester,2026-10-01\n") == [
        "tester is vacant since 2026-10-01, and nobody is looked for"
    ]
    assert found("MOF871", roles="id,role,since\na,tester,2026-10-01\n", opening=OPENING) == []
    assert len(found("MOF871", roles="id,role\na,tester\n", opening=f"{OPENING}status: closed\n")) == 1


OPENING = "id: desk\nrole: tester\ncriteria:\n  - {id: help, name: Helps, area: mindset, must: true}\n"


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ("[]", ["desk has no criteria"]),
        ("[{id: a, name: A}]", ["desk has technical criteria alone"]),
        ("[{id: a, name: A, area: people}]", ["desk has no criterion about the mindset"]),
        ("[{id: a, name: A, area: mindset}]", []),
    ],
)
def test_an_opening_has_a_criterion_about_the_mindset(criteria: str, said: list[str]) -> None:
    assert found("MOF882", opening=f"id: desk\nrole: tester\ncriteria: {criteria}\n") == said
    assert found("MOF882", opening=f"id: desk\nrole: tester\nstatus: closed\ncriteria: {criteria}\n") == []


def test_a_scorecard_of_nobody_and_a_candidate_of_no_opening_are_told() -> None:
    card = "id: desk.c-aaaa\nscorecards:\n  - marks: {help: 4}\n"
    assert found("MOF880", opening=OPENING, candidate=card) == ["a scorecard of c-aaaa is by nobody"]
    assert found("MOF880", candidate=card) == ["c-aaaa applied for desk, which is no opening"]


def test_an_interviewer_who_is_trained_next_month_is_not_trained() -> None:
    panel = "panel:\n  - {who: kim, trained_on: 2026-12-01}\n  - {who: ada}\n  - {who: kim, trained_on: 2026-01-01}\n"
    assert found("MOF883", opening=OPENING + panel) == [
        "kim screens for desk and is trained only on 2026-12-01",
        "ada screens for desk and was not trained to screen",
    ]


def test_a_choice_below_a_bar_is_told_without_saying_which() -> None:
    cards = "".join(f"  - {{by: {who}, marks: {{help: 2}}}}\n" for who in ("kim", "ada"))
    files = {"opening": f"{OPENING}chosen: desk.c-aaaa\n", "candidate": f"id: desk.c-aaaa\nscorecards:\n{cards}"}
    assert found("MOF884", **files) == ["c-aaaa was chosen although what must be met is not"]


# How long data is kept.


def test_data_is_kept_so_long_after_the_end_or_as_long_as_was_agreed() -> None:
    one = Candidate.model_validate({"id": "desk.a", "received": "2026-01-01"})
    closed = Opening.model_validate({"id": "desk", "role": "tester", "closed_on": "2026-03-01"})
    assert kept_until(one, None, 10) == date(2026, 1, 11)
    assert kept_until(one, closed, 10) == date(2026, 3, 11)
    assert kept_until(one.model_copy(update={"keep_until": date(2027, 1, 1)}), closed, 10) == date(2027, 1, 1)
    assert kept_until(Candidate(id="desk.a"), None, 10) is None


@pytest.mark.parametrize(("text", "days"), [("30", 30), (" 90 ", 90), ("", 180), ("soon", 180), ("-3", 180)])
def test_the_settings_say_for_how_many_days(text: str, days: int) -> None:
    assert retention_days({"hiring_retention_days": text}) == days


def test_data_without_a_day_is_told_as_such() -> None:
    assert found("MOF881", opening=OPENING, candidate="id: desk.c-aaaa\n") == [
        "nobody knows since when c-aaaa is on file"
    ]
