"""Roles at the prompt: looking, giving one to somebody, and a director's approval."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mofkit = Callable[..., Any]
TODAY = ("--as-of", "2026-11-23")
PEOPLE = """
    id,name,reader,role_types
    ada,Ada Quill,director,
    kim,Kim Vale,contributor,tester
    lee,Lee Ortega,manager,
"""
ROWS = """
    id,role,accountability,person,team,service,share,stand_in,safeguard
    kim-builds,developer,,kim,Apps,,70,,
    lee-leads,,operations,lee,,,,,
    desk,incident-resolver,,,Desk,,,,
    lee-runs,operations-manager,,lee,Ops,email,60,kim,
"""
SERVICES = "id,name\nemail,E-mail\n"
TASKS = "id,what,frequency,role,owner\nlogs,Read the log,daily,operations-manager,kim\nold,Rest,daily,operator,\n"


@pytest.fixture
def team(workspace: Callable[..., Path]) -> Path:
    return workspace({"people.csv": PEOPLE, "team/roles.csv": ROWS, "catalog/services.csv": SERVICES})


def test_the_screen_says_what_to_act_on_before_who_holds_what(team: Path, mofkit: Mofkit) -> None:
    out = mofkit("-C", team, *TODAY, "team", "roles").out
    assert "! Kim Vale is both Developer and Tester: People overlook" in out
    assert "! vacant: Incident Resolver (Desk)" in out
    assert "! nobody answers for Solution" in out
    assert "Operations: Lee Ortega answers" in out
    assert "  Operations Manager: Lee Ortega 60 % (Ops, E-mail); stand-in Kim Vale" in out
    assert out.index("! vacant") < out.index("Operations: Lee")


@pytest.mark.parametrize(
    ("options", "held"),
    [
        (("--accountability", "operations"), ["", "operations-manager"]),
        (("--team", "apps"), ["developer"]),
        (("--service", "email"), ["operations-manager"]),
        (("--who", "kim"), ["developer", "tester"]),
    ],
)
def test_what_is_held_can_be_narrowed(options: tuple[str, ...], held: list[str], team: Path, mofkit: Mofkit) -> None:
    body = json.loads(mofkit("-C", team, *TODAY, "team", "roles", *options, "--format", "json").out)
    assert [one["role"] for one in body["roles"] if one["person"]] == held


def test_roles_are_a_table_for_programs_too_and_check_says_no(team: Path, mofkit: Mofkit) -> None:
    run = mofkit("-C", team, *TODAY, "team", "roles", "--check", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out)))
    assert run.code == 1
    assert [(one["id"], one["share"]) for one in rows if one["id"]] == [
        ("kim-builds", "70"),
        ("lee-leads", ""),
        ("lee-runs", "60"),
        ("desk", ""),
    ]


def test_the_load_counts_shares_and_roles_that_say_none(team: Path, mofkit: Mofkit) -> None:
    body = json.loads(mofkit("-C", team, *TODAY, "team", "roles", "--load", "--format", "json").out)
    assert [(one["person"], one["share"], one["without_share"]) for one in body["people"]] == [
        ("kim", 70, 1),
        ("lee", 60, 1),
    ]


def test_raci_names_people_and_says_who_is_missing(team: Path, mofkit: Mofkit) -> None:
    run = mofkit("-C", team, *TODAY, "team", "raci", "operations", "--process", "4", "--check")
    assert run.code == 1
    assert "A Operations Manager: Lee Ortega" in run.out
    assert "R Operator: nobody; Administrator: nobody" in run.out
    assert "activities: Prepare for the work" in run.out
    assert "nobody holds operator, administrator" in run.err


@pytest.mark.parametrize("format", ["json", "csv", "md", "table"])
def test_raci_comes_in_every_format_and_as_a_grid(format: str, team: Path, mofkit: Mofkit) -> None:
    for more in ((), ("--grid",)):
        run = mofkit("-C", team, *TODAY, "team", "raci", "smc", *more, "--format", format)
        assert run.code == 0
        assert "lee" in run.out.casefold()


def test_a_process_needs_its_smf(team: Path, mofkit: Mofkit) -> None:
    assert "--process needs an SMF" in mofkit("-C", team, "team", "raci", "--process", "2").err
    assert "no process 9" in mofkit("-C", team, "team", "raci", "smc", "--process", "9").err


def test_work_shows_who_does_it_and_what_is_to_settle(team: Path, mofkit: Mofkit) -> None:
    (team / "operations").mkdir()
    (team / "operations" / "tasks.csv").write_text(TASKS)
    run = mofkit("-C", team, *TODAY, "team", "work", "operations", "--open", "--check")
    assert run.code == 1
    assert "! Read the log (logs): Kim Vale as Operations Manager" in run.out
    assert "gap: kim does it without being operations-manager" in run.out
    assert "! Rest (old): nobody as Operator" in run.out
    body = json.loads(mofkit("-C", team, *TODAY, "team", "work", "smc", "--format", "json").out)
    assert {one["kind"] for one in body["work"]} == {"process", "task"}
    assert mofkit("-C", team, *TODAY, "team", "work", "team").code == 0


def test_assigning_writes_both_lists_and_fills_the_vacancy(team: Path, mofkit: Mofkit) -> None:
    words = ("team", "assign", "Incident Resolver", "lee", "--team", "desk", "--share", "40", "--agreed")
    run = mofkit("-C", team, *TODAY, *words)
    assert run.out == "changed desk: lee\n"
    rows = list(csv.DictReader(io.StringIO((team / "team/roles.csv").read_text())))
    assert rows[2] | {"agreed_on": ""} == rows[2] | {"person": "lee", "share": "40", "agreed_on": ""}
    assert rows[2]["agreed_on"] == "2026-11-23"
    assert "lee,Lee Ortega,manager,incident-resolver" in (team / "people.csv").read_text()
    assert "nothing to change" in mofkit("-C", team, *TODAY, *words).err


def test_a_role_for_somebody_new_begins_today_and_two_of_a_kind_get_two_ids(team: Path, mofkit: Mofkit) -> None:
    for desk in ("North", "South"):
        assert mofkit("-C", team, *TODAY, "team", "assign", "operator", "kim", "--team", desk).code == 0
    rows = list(csv.DictReader(io.StringIO((team / "team/roles.csv").read_text())))
    assert [(one["id"], one["since"]) for one in rows[4:]] == [
        ("operator-kim", "2026-11-23"),
        ("operator-kim-2", "2026-11-23"),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("juggler", "kim"), "no role 'juggler'"),
        (("operator", "kid"), "person:kim"),
        (("operator", "kim", "--service", "mail"), "service:email"),
        (("operator", "kim", "--stand-in", "lea"), "person:lee"),
        (("operator", "kim", "--since", "soon"), "is no date"),
    ],
)
def test_what_is_not_there_is_not_assigned(words: tuple[str, ...], said: str, team: Path, mofkit: Mofkit) -> None:
    before = (team / "team/roles.csv").read_bytes()
    run = mofkit("-C", team, "team", "assign", *words)
    assert run.code == 2
    assert said in run.err
    assert (team / "team/roles.csv").read_bytes() == before


def test_a_directors_approval_holds_until_the_row_changes(team: Path, mofkit: Mofkit) -> None:
    assert "approved 3 assignments" in mofkit("-C", team, *TODAY, "team", "approve", "--who", "ada").out
    assert "nothing to change" in mofkit("-C", team, *TODAY, "team", "approve", "--who", "ada").err
    assert "not approved" not in mofkit("-C", team, *TODAY, "team", "roles").out
    mofkit("-C", team, "set", "role-assignment:lee-runs", "share=90", "note=more now")
    assert "1 assignment is not approved" in mofkit("-C", team, *TODAY, "team", "roles").out
    assert mofkit("-C", team, *TODAY, "team", "approve", "lee-runs", "--who", "ada").out.endswith(": lee-runs\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [(("--who", "lee"), 1, "lee is no director"), (("desk", "--who", "ada"), 2, "nobody holds it")],
)
def test_what_may_not_be_approved_is_refused(
    words: tuple[str, ...], code: int, said: str, team: Path, mofkit: Mofkit
) -> None:
    run = mofkit("-C", team, *TODAY, "team", "approve", *words)
    assert (run.code, said in run.err) == (code, True)


def test_the_report_has_warnings_roles_loads_and_parts(team: Path, mofkit: Mofkit) -> None:
    out = mofkit("-C", team, *TODAY, "report", "roles").out
    assert "- Kim Vale is both Developer and Tester" in out
    assert "| Operations Manager | Lee Ortega | Ops, E-mail | 60 % | Kim Vale |  |" in out
    assert "| Lee Ortega | 2 | 60 % | 1 |" in out
    assert "| Operations | 4 Execute Operational Work |" in out


def test_a_safeguard_is_shown_instead_of_the_warning(team: Path, mofkit: Mofkit) -> None:
    mofkit("-C", team, "set", "role-assignment:kim-builds", "safeguard=Lee tests what Kim built")
    for words in (("team", "roles"), ("report", "roles")):
        out = mofkit("-C", team, *TODAY, *words).out
        assert "is both" not in out
        assert "Lee tests what Kim built" in out


def test_two_heads_too_much_work_and_roles_of_ones_own_are_told(team: Path, mofkit: Mofkit) -> None:
    more = "kim-leads,,operations,kim,,,,,\nkim-plays,juggler,,kim,,,60,,\n"
    (team / "team/roles.csv").write_text((team / "team/roles.csv").read_text() + more)
    for words in (("team", "roles"), ("report", "roles")):
        out = " ".join(mofkit("-C", team, *TODAY, *words).out.split())
        assert "2 people answer for Operations, so nobody does: Lee Ortega, Kim Vale" in out
        assert "Kim Vale is given 130 % of the week: Developer 70 %, juggler 60 %" in out
    assert "Role types that the framework does not have juggler: Kim Vale 60 %" in " ".join(
        mofkit("-C", team, *TODAY, "team", "roles").out.split()
    )


def test_a_workspace_without_anybody_has_no_roles_and_no_work_is_done(
    workspace: Callable[..., Path], mofkit: Mofkit
) -> None:
    root = workspace({"people.csv": "id,name\n"})
    assert "0 people hold 0 roles" in mofkit("-C", root, *TODAY, "team", "roles").out
    assert mofkit("-C", root, *TODAY, "team", "raci", "team").out.count("nobody") > 3
    assert "is not approved" not in mofkit("-C", root, *TODAY, "report", "roles").out
    assert mofkit("-C", root, *TODAY, "team", "approve", "--who", "ada").code == 2
