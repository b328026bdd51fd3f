"""Hiring at the prompt: from an opening to a decision, and the person out of the files again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mofkit = Callable[..., Any]
TODAY = ("--as-of", "2026-11-23")
PEOPLE = """
    id,name,email,reader,role_types,phone
    ada,Ada Quill,ada@x.example,director,,0123
    kim,Kim Vale,kim@x.example,manager,tester,0456
    lee,Lee Ortega,lee@x.example,contributor,,0789
"""
OPENING = """
    id: desk
    role: incident-resolver
    manager: kim
    status: open
    criteria:
      - {id: help, name: Helps, area: mindset, must: true, weight: 5}
      - {id: net, name: Networks}
"""
FIRST = """
    id: desk.c-aaaa
    received: 2026-11-01
    name: Nell Croft
    contact: nell@y.example
"""
SECOND = "id: desk.c-bbbb\nname: Otto Lind\n"


@pytest.fixture
def desk(workspace: Callable[..., Path]) -> Path:
    folder = "team/hiring/desk"
    files = {f"{folder}/opening.yaml": OPENING, f"{folder}/candidates/c-aaaa.yaml": FIRST}
    return workspace({"people.csv": PEOPLE, f"{folder}/candidates/c-bbbb.yaml": SECOND, **files})


@pytest.fixture
def hire(desk: Path, mofkit: Mofkit) -> Mofkit:
    return lambda *words: mofkit("-C", desk, *TODAY, "team", "hire", *words)


def scored(hire: Mofkit) -> None:
    """Both candidates marked by two people; the first is the better one."""
    for by in ("kim", "lee"):
        assert hire("score", "c-aaaa", "--by", by, "help=4", "net=4").code == 0
        assert hire("score", "c-bbbb", "--by", by, "help=3", "net=3").code == 0


def test_an_opening_begins_with_parts_of_the_job_and_criteria_beyond_technical_skill(
    desk: Path, hire: Mofkit, mofkit: Mofkit
) -> None:
    run = hire("new", "Change Manager", "--team", "Governance", "--manager", "kim")
    assert run.out == "opened team/hiring/change-manager/opening.yaml\n"
    body = json.loads(hire("show", "change-manager", "--format", "json").out)["opening"]
    assert {one["area"] for one in body["criteria"]} == {"mindset", "people", "process", "technical"}
    assert [one["id"] for one in body["criteria"] if one["must"]] == ["here-to-help", "better-way"]
    sources = [one["source"] for one in body["parts"]]
    assert sources[0] == "role type change-manager"
    assert "change-and-configuration 4" in sources
    assert mofkit("-C", desk, *TODAY, "lint").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "juggler"), "no role 'juggler'"),
        (("new", "support"), "is an accountability"),
        (("new", "tester", "--manager", "kin"), "person:kim"),
        (("describe", "desks"), "no record 'opening:desks'"),
        (("score", "c-cccc", "--by", "kim", "help=3"), "candidate:c-cccc"),
        (("score", "c-aaaa", "--by", "kim", "help=6"), "help=6 is no mark"),
        (("score", "c-aaaa", "--by", "kim", "helps=3"), "no criterion 'helps'"),
        (("cv", "c-aaaa", "2019=Work"), "is no span of months"),
        (("decide", "desk"), "say who is chosen, or --nobody"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    words: tuple[str, ...], said: str, desk: Path, hire: Mofkit
) -> None:
    before = {path: path.read_bytes() for path in desk.rglob("*.yaml")}
    run = hire(*words)
    assert (run.code, said in run.err) == (2, True), run.err
    assert {path: path.read_bytes() for path in desk.rglob("*.yaml")} == before


def test_somebody_who_applies_gets_a_code_and_a_file_of_their_own(desk: Path, hire: Mofkit) -> None:
    run = hire("add", "desk", "--name", "Pia Stone", "--contact", "pia@z.example")
    code = run.out.split()[1].removeprefix("desk.")
    assert "Pia" not in run.out + run.err
    assert "name: Pia Stone" in (desk / f"team/hiring/desk/candidates/{code}.yaml").read_text()


def test_a_cv_gives_questions_and_no_verdict(hire: Mofkit) -> None:
    words = ("cv", "c-aaaa", "2019-03..2021-06=Analyst", "2023-01..=Analyst")
    assert hire(*words).out == "c-aaaa: 2 stations more\n"
    assert "nothing to change" in hire(*words).err
    out = hire("cv", "c-aaaa").out
    assert "? 2021-07 to 2022-12 (18 months), nothing is named: What did you do in that time" in out
    assert "no reasons to turn anybody" in out
    assert "0 to ask about" in hire("cv", "c-bbbb").out


def test_a_mark_given_before_is_replaced_and_notes_stand_beside_it(desk: Path, hire: Mofkit) -> None:
    hire("score", "c-aaaa", "--by", "kim", "help=2", "--note", "help=first thought")
    hire("score", "c-aaaa", "--by", "kim", "help=4", "net=5", "--note", "help=second thought")
    written = (desk / "team/hiring/desk/candidates/c-aaaa.yaml").read_text()
    assert "status: interviewed" in written
    assert "help: 4" in written
    assert "help: second thought" in written
    assert "first" not in written


def test_the_ranking_shows_what_is_missing_and_where_people_differ(hire: Mofkit) -> None:
    hire("score", "c-aaaa", "--by", "kim", "help=5", "net=4")
    hire("score", "c-aaaa", "--by", "lee", "help=3")
    hire("score", "c-bbbb", "--by", "kim", "help=2")
    run = hire("rank", "desk", "--check")
    assert run.code == 1
    assert run.out.splitlines()[0] == "desk: 2 candidates by 2 criteria"
    assert "1. c-aaaa: 4 of 5, 2 interviewers" in run.out
    assert "Lee Ortega did not mark: net" in run.out
    assert "talk about: Helps (Kim Vale 5, Lee Ortega 3)" in run.out
    assert "2. c-bbbb: 1.63 to 3.13 of 5, 1 interviewer" in run.out
    assert "below the bar: help" in run.out
    assert "not marked by anybody: net" in run.out
    body = json.loads(hire("rank", "desk", "--format", "json").out)["candidates"]
    assert body[0]["values"][0] == {
        "criterion": "help",
        "mean": "4",
        "marks": [{"by": "kim", "mark": "5"}, {"by": "lee", "mark": "3"}],
    }
    assert "c-bbbb,2,2,1.63,3.13,help,net,,1" in hire("rank", "desk", "--format", "csv").out


def test_a_choice_says_all_that_it_lacks(hire: Mofkit) -> None:
    hire("score", "c-bbbb", "--by", "lee", "help=2")
    run = hire("decide", "desk", "c-bbbb", "--who", "lee")
    assert run.code == 1
    for lack in ("neither its hiring manager", "marked net", "1 interviewer scored", "help must be met", "no reason"):
        assert lack in run.err
    assert "nobody decides" in hire("decide", "desk", "c-aaaa").err
    assert hire("look-back", "desk", "--outcome", "right").code == 1


def test_a_choice_fills_the_opening_and_is_looked_back_at(desk: Path, hire: Mofkit) -> None:
    scored(hire)
    assert "c-aaaa is chosen" in hire("decide", "desk", "c-aaaa", "--who", "kim", "--why", "helps").out
    assert "status: turned-down" in (desk / "team/hiring/desk/candidates/c-bbbb.yaml").read_text()
    assert "it is filled already" in hire("decide", "desk", "c-bbbb", "--who", "ada", "--why", "x").err
    assert hire("look-back", "desk", "--outcome", "right").code == 0
    assert "Kim Vale: choices looked back at: 1 right" in hire("show").out
    page = hire("show", "desk").out
    assert "chosen: c-aaaa" in page
    assert "c-aaaa: chosen, 2 scorecards" in page


def test_nobody_is_chosen_by_no_criteria(desk: Path, hire: Mofkit) -> None:
    (desk / "team/hiring/desk/opening.yaml").write_text("id: desk\nrole: tester\nmanager: kim\n")
    assert "it has no criteria to choose by" in hire("decide", "desk", "c-aaaa", "--who", "kim", "--why", "x").err


def test_hiring_nobody_closes_the_opening(hire: Mofkit) -> None:
    assert hire("decide", "desk", "--nobody", "--who", "ada").out == "desk is closed: nobody is hired\n"
    assert "closed" in hire("show", "--format", "csv").out


def test_a_candidate_who_withdrew_or_applied_elsewhere_is_not_chosen(desk: Path, hire: Mofkit, mofkit: Mofkit) -> None:
    mofkit("-C", desk, "set", "candidate:desk.c-bbbb", "status=withdrawn")
    assert "c-bbbb has withdrawn" in hire("decide", "desk", "c-bbbb", "--who", "kim", "--why", "x").err
    hire("new", "tester")
    assert "did not apply for tester" in hire("decide", "tester", "c-aaaa", "--who", "ada", "--why", "x").err


def test_a_panel_says_who_was_trained(hire: Mofkit) -> None:
    hire("panel", "desk", "kim")
    assert "Kim Vale: not trained yet" in hire("show", "desk").out
    hire("panel", "desk", "kim", "--trained-on", "2026-09-01")
    assert "nothing to change" in hire("panel", "desk", "kim").err
    assert "Kim Vale: trained on 2026-09-01" in hire("guide", "desk").out


def test_the_job_description_and_the_guide_are_pages(hire: Mofkit) -> None:
    hire("new", "incident-resolver", "--id", "second")
    page = hire("describe", "second").out
    assert page.startswith("# Incident Resolver\n")
    assert "| Diagnoses incidents | Service is back fast. | role type incident-resolver |" in page
    assert "**How you think of the work**" in page
    assert "No parts are written yet." in hire("describe", "desk").out
    guide = hire("guide", "second").out
    assert "## 1. Here to help (must be met)" in guide
    assert "Care, illness, parental leave" in guide
    assert "Nobody yet" in guide


def test_a_candidate_is_shown_without_what_is_private_unless_asked_for(hire: Mofkit) -> None:
    hire("score", "c-aaaa", "--by", "kim", "help=4", "--note", "net=knows cables")
    hire("cv", "c-aaaa", "2019-03..=Analyst")
    for format in ("table", "json", "csv", "md"):
        assert "Nell" not in hire("show", "c-aaaa", "--format", format).out
        assert "Nell" in hire("show", "c-aaaa", "--private", "--format", format).out
    out = hire("show", "c-aaaa", "--private").out
    assert "2019-03 to now: Analyst" in out
    assert "net: knows cables" in out


# Forgetting.


def test_a_candidate_is_forgotten_with_the_file_and_the_choice(desk: Path, hire: Mofkit) -> None:
    scored(hire)
    hire("decide", "desk", "c-aaaa", "--who", "kim", "--why", "helps")
    (desk / "reports").mkdir()
    (desk / "reports/minutes.md").write_text("We met\nNell Croft at ten.\nNell Croft again.\n")
    dry = hire("forget", "c-aaaa", "--dry-run")
    assert "-name: Nell Croft" in dry.out
    out = hire("forget", "c-aaaa").out
    assert "team/hiring/desk/candidates/c-aaaa.yaml: name, contact, CV, 2 scorecards" in " ".join(out.split())
    assert "still named in: reports/minutes.md:2 (and 1 more)" in out
    assert "git keeps what was committed" in " ".join(out.split())
    assert not (desk / "team/hiring/desk/candidates/c-aaaa.yaml").exists()
    opening = (desk / "team/hiring/desk/opening.yaml").read_text()
    assert "c-aaaa" not in opening
    assert "status: filled" in opening
    assert "candidate:c-aaaa" in hire("forget", "candidate:c-aaaa").err


ROLES = "id,role,person,stand_in,agreed_on\ntester-kim,tester,kim,lee,2026-01-05\nlegal-lee,legal,lee,kim,\n"
ACTION = "id: call\nwhat: Call\nwho: kv\nwhen: 2026-12-01\n"


def test_a_person_is_forgotten_in_every_reference_and_in_ids(desk: Path, hire: Mofkit, mofkit: Mofkit) -> None:
    (desk / "people.csv").write_text((desk / "people.csv").read_text().replace("phone\n", "phone,aliases\n", 1))
    mofkit("-C", desk, "set", "person:kim", "aliases=kv")
    (desk / "team/roles.csv").write_text(ROLES)
    (desk / "actions").mkdir()
    (desk / "actions/call.yaml").write_text(ACTION)
    hire("score", "c-aaaa", "--by", "kim", "help=4")
    out = " ".join(hire("forget", "kim").out.split())
    code = next(word for word in out.split() if word.startswith("former-"))
    assert "team/roles.csv: tester, which is vacant now" in out
    assert "team/roles.csv: stand-in for legal" in out
    every = "".join(path.read_text() for path in desk.rglob("*") if path.is_file())
    assert "kim" not in every.casefold().replace("kim vale", "kim")
    assert "0456" not in every
    assert f"who: {code}" in (desk / "actions/call.yaml").read_text()
    assert f"manager: {code}" in (desk / "team/hiring/desk/opening.yaml").read_text()
    assert f"by: {code}" in (desk / "team/hiring/desk/candidates/c-aaaa.yaml").read_text()
    assert f"{code},Former colleague,,,," in (desk / "people.csv").read_text()
    assert f"tester-{code},tester,,lee," in (desk / "team/roles.csv").read_text()
    assert "MOF105" not in mofkit("-C", desk, *TODAY, "lint").out


def test_a_forgetting_that_was_interrupted_goes_on_under_the_same_code(
    desk: Path, hire: Mofkit, mofkit: Mofkit
) -> None:
    (desk / "actions").mkdir()
    (desk / "actions/call.yaml").write_text(ACTION.replace("kv", "former-abcdef"))
    hire("forget", "kim")
    assert "former-abcdef,Former colleague" in (desk / "people.csv").read_text()
    assert "MOF105" not in mofkit("-C", desk, *TODAY, "lint").out


def test_a_person_whose_name_was_signed_keeps_the_id_there_and_is_told_why(
    desk: Path, hire: Mofkit, mofkit: Mofkit
) -> None:
    (desk / "agreements").mkdir()
    party = "parties:\n  - {name: IT, side: provider, signs: kim}\n"
    sla = f"id: sla\ntype: sla\ntitle: Mail\n{party}approvals:\n  - {{who: kim, date: 2026-01-01}}\n"
    (desk / "agreements/sla.yaml").write_text(sla)
    before = (desk / "agreements/sla.yaml").read_bytes()
    out = " ".join(hire("forget", "kim").out.split())
    assert "kept: the id kim, for agreement:sla: signed: a changed word would void the signature" in out
    assert "kept: reader and role types, for agreement:sla: a signature rests on the right to sign" in out
    assert (desk / "agreements/sla.yaml").read_bytes() == before
    assert "kim,Former colleague,,manager,tester,\n" in (desk / "people.csv").read_text()


def test_two_candidates_of_one_code_are_named_by_their_openings(desk: Path, hire: Mofkit, mofkit: Mofkit) -> None:
    twin = desk / "team/hiring/second/candidates/c-aaaa.yaml"
    twin.parent.mkdir(parents=True)
    twin.write_text("id: second.c-aaaa\n")
    doubt = hire("forget", "candidate:c-aaaa").err
    assert "candidate:desk.c-aaaa" in doubt
    assert "candidate:second.c-aaaa" in doubt
    assert hire("forget", "second.c-aaaa").code == 0
    assert not twin.exists()


def test_records_named_after_a_person_that_refer_to_each_other_keep_their_ids(
    desk: Path, hire: Mofkit, mofkit: Mofkit
) -> None:
    (desk / "catalog").mkdir()
    (desk / "catalog/services.csv").write_text("id,name,depends_on\nkim-mail,Mail,kim-net\nkim-net,Net,\n")
    out = " ".join(hire("forget", "kim").out.split())
    assert "removed: the id service:kim-mail" in out
    assert "kept: the id service:kim-net: another one refers to it: `mofkit rename service:kim-net …`" in out
    assert "MOF105" not in mofkit("-C", desk, *TODAY, "lint").out


def test_who_is_nobody_cannot_be_forgotten(hire: Mofkit) -> None:
    run = hire("forget", "kit")
    assert (run.code, "person:kim" in run.err) == (2, True)
