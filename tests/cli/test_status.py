"""`mofkit status`: one screen for any workspace, empty, full or broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.content.lexicon import SCENARIOS

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

TODAY = ("--as-of", "2026-11-23")
PEOPLE = "id,name,reader\nkim,Kim Vale,manager\nada,Ada Quill,director\n"
ANSWERS = "answers:\n" + "".join(
    f"  screen-{slug}: {'very-much' if slug == 'support-customers' else 'not-at-all'}\n" for slug in SCENARIOS
)
PLAN = """
    id: support-customers
    scenario: support-customers
    steps:
      - id: s4-step-1
        title: Begin
        tasks:
          - {id: t14-director-1, reader: director, what: Set goals, status: done, due: 2026-11-01}
          - {id: t14-manager-1, reader: manager, what: Call the meeting, owner: kim, due: 2026-11-20}
          - {id: t14-manager-2, reader: manager, what: Write it down, owner: kim, due: 2026-12-01}
          - {id: t14-contributor-1, reader: contributor, what: Come along, status: skipped, reason: too many}
"""
FULL = {
    "people.csv": PEOPLE,
    "triage/2026-11-20-kim.yaml": f"id: 2026-11-20-kim\nwho: kim\nreader: manager\ndate: 2026-11-20\n{ANSWERS}",
    "plans/support-customers.yaml": PLAN,
    "actions/a.yaml": "id: a\nwhat: Order chairs\nwho: kim\nwhen: 2026-11-01\n",
    "actions/b.yaml": "id: b\nwhat: Order tea\nwho: ada\nwhen: 2026-12-24\n",
    "actions/c.yaml": "id: c\nwhat: Order cake\nstatus: done\ndone_on: 2026-11-02\nevidence: bill\n",
    "catalog/services.csv": (
        "id,name,difficulty,impact,owner,criticality,customer,support_route\n"
        "mail,E-mail,5,5,kim,C1,All,desk\nprint,Print,1,1,kim,C3,All,desk\nnet,Network,,,,C1,All,desk\n"
    ),
}


@pytest.fixture
def full(workspace: Workspace) -> Path:
    """A workspace with something of everything."""
    return workspace(FULL)


def facts(mofkit: Mofkit, root: Path) -> Any:
    result = mofkit("-C", root, *TODAY, "status", "--format", "json")
    assert result.code == 0
    return json.loads(result.out)


def test_the_screen_says_where_we_stand_and_what_to_do_next(mofkit: Mofkit, full: Path) -> None:
    result = mofkit("-C", full, *TODAY, "status")
    lines = result.out.splitlines()
    assert (result.code, result.err) == (0, "")
    assert lines[:6] == [
        "Example Council, 2026-11-23",
        "  triage   1 answered: Support customers better",
        "  plan     support-customers ##########.......... 50 % (1 of 4, 1 late)",
        "  actions  2 open, 1 late, 1 done",
        "  reviews  none held yet",
        "  services 3, 1 quick wins, 1 unscored, 1 unowned",
    ]
    assert lines[6].startswith("  lint     ")
    at = {title: lines.index(title) for title in ("next tasks", "late actions", "next actions")}
    assert lines[at["next tasks"] + 1] == "  t14-manager-1 Call the meeting (kim, 2026-11-20)"
    assert lines[at["late actions"] + 1] == "  a Order chairs (kim, 2026-11-01)"
    assert lines[at["next actions"] + 1] == "  b Order tea (ada, 2026-12-24)"
    assert lines[-1] == "next: mofkit prioritize catalog/services.csv"


def test_the_facts_as_json_are_those_of_the_screen(mofkit: Mofkit, full: Path) -> None:
    body = facts(mofkit, full)
    assert (body["schema_version"], body["kind"], body["date"]) == (1, "status", "2026-11-23")
    assert body["triage"] == {
        "respondents": 1,
        "in_words": 0,
        "verdict": "support-customers",
        "title": "Support customers better",
    }
    plan = body["plans"][0]
    assert plan["id"] == "support-customers"
    assert [plan[name] for name in ("percent", "total", "done", "skipped", "doing", "late")] == [50, 4, 1, 1, 0, 1]
    assert plan["next_due"] == "2026-12-01"
    assert [one["id"] for one in body["next"]] == ["t14-manager-1", "t14-manager-2"]
    assert [one["id"] for one in body["actions"]["late"]] == ["a"]
    assert [one["id"] for one in body["actions"]["soon"]] == ["b"]
    assert body["services"] == {"total": 3, "unscored": 1, "unowned": 1, "quick_wins": 1, "first": ["E-mail"]}
    counted = json.loads(mofkit("-C", full, *TODAY, "lint", "--format", "json", "--fail-on", "never").out)
    assert sum(body["findings"].values()) == len(counted["findings"])


def test_the_page_is_the_report_named_status(mofkit: Mofkit, full: Path) -> None:
    page = mofkit("-C", full, *TODAY, "status", "--format", "md")
    assert page.out.startswith("# Status: Example Council\n")
    assert page.out == mofkit("-C", full, *TODAY, "report", "status").out
    assert "| Plan support-customers | 50 %, 1 of 4 done, 1 late |" in page.out


@pytest.mark.parametrize("format", ["text", "json", "md"])
def test_an_empty_workspace_has_a_status_too(mofkit: Mofkit, workspace: Workspace, format: str) -> None:
    result = mofkit("-C", workspace({}), *TODAY, "status", "--format", format)
    assert (result.code, result.err) == (0, "")
    assert "mofkit triage" in result.out


def test_the_screen_of_an_empty_workspace(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"mofkit.yaml": "schema_version: 1\n"})
    assert mofkit("-C", root, *TODAY, "status").out.splitlines() == [
        "this workspace, 2026-11-23",
        "  triage   nobody has answered yet",
        "  actions  0 open, 0 late, 0 done",
        "  reviews  none held yet",
        "  services 0, 0 quick wins",
        "  lint     no findings",
        "",
        "next: mofkit triage",
    ]


@pytest.mark.parametrize(
    ("files", "step"),
    [
        ({}, "mofkit triage"),
        ({"triage/a.yaml": "id: a\nwho: kim\ndate: 2026-11-20\ntext: the phone\n"}, "mofkit triage"),
        ({"triage/a.yaml": f"id: a\nwho: kim\ndate: 2026-11-20\n{ANSWERS}"}, "mofkit plan start support-customers"),
        (
            {"triage/a.yaml": "id: a\nwho: kim\nanswers: {s1-situation-1: somewhat, s2-situation-1: somewhat}\n"},
            "mofkit triage --combine",
        ),
        ({"plans/support-customers.yaml": PLAN}, "mofkit prioritize catalog/services.csv"),
        ({**FULL, "catalog/services.csv": "id,name,difficulty,impact\nmail,E-mail,5,5\n"}, "mofkit plan next"),
        ({**FULL, "actions/a.yaml": "id: [\n"}, "mofkit lint"),
    ],
)
def test_the_next_step_is_the_one_that_helps_most(
    mofkit: Mofkit, workspace: Workspace, files: dict[str, str], step: str
) -> None:
    root = workspace(files)
    assert facts(mofkit, root)["step"] == step
    assert mofkit("-C", root, *TODAY, "status").out.endswith(f"\nnext: {step}\n")
    assert f"Next step: `{step}`" in mofkit("-C", root, *TODAY, "status", "--format", "md").out


def test_words_alone_are_counted_but_decide_nothing(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"triage/a.yaml": "id: a\nwho: kim\ndate: 2026-11-20\ntext: the phone\n"})
    assert "1 in their own words, nobody by questions yet" in mofkit("-C", root, *TODAY, "status").out


@pytest.mark.parametrize("format", ["text", "json", "md"])
@pytest.mark.parametrize(
    "files",
    [
        {"plans/support-customers.yaml": "id: support-customers\nsteps: [\n"},
        {"plans/support-customers.yaml": PLAN.replace("status: done", "status: finished")},
        {"triage/2026-11-20-kim.yaml": "who: kim\nanswers: 3\n"},
        {"actions/a.yaml": b"\xff\xfe\x00"},
        {"catalog/services.csv": 'id,name\nmail,"E-mail\n'},
        {"people.csv": ""},
        {"mofkit.yaml": "schema_version: [\n"},
        {"actions/a.yaml": "<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> b\n"},
        {"plans/support-customers.yaml": PLAN.replace("scenario: support-customers", "scenario: singing")},
    ],
)
def test_a_broken_workspace_has_a_status_too(
    mofkit: Mofkit, workspace: Workspace, files: dict[str, str | bytes], format: str
) -> None:
    root = workspace({**FULL, **files})
    result = mofkit("-C", root, *TODAY, "status", "--format", format)
    assert (result.code, result.err) == (0, "")
    assert "late" in result.out
    if format == "json":
        assert json.loads(result.out)["findings"]["error"] > 0


def test_what_cannot_be_read_is_said(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({**FULL, "actions/a.yaml": "id: [\n"})
    assert "1 problems of reading: run `mofkit lint`" in mofkit("-C", root, *TODAY, "status", "--format", "md").out
    assert facts(mofkit, root)["unreadable"] == 1
    assert "1 error" in mofkit("-C", root, *TODAY, "status").out


def test_looking_writes_nothing(mofkit: Mofkit, full: Path) -> None:
    before = {path: path.read_bytes() for path in full.rglob("*") if path.is_file()}
    for format in ("text", "json", "md"):
        mofkit("-C", full, *TODAY, "status", "--format", format)
    after = {path: path.read_bytes() for path in full.rglob("*") if path.is_file()}
    assert {path: raw for path, raw in after.items() if ".cache" not in path.parts and path.name[0] != "."} == before


@pytest.mark.parametrize("naughty", ["\x1b[2J", "a\nb", "\u202ea", "[bold]", "{{ 7*7 }}"])
def test_no_name_drives_the_screen(mofkit: Mofkit, workspace: Workspace, naughty: str) -> None:
    quoted = json.dumps(naughty)
    cell = '"' + naughty + '"'
    root = workspace(
        {
            "mofkit.yaml": f"schema_version: 1\norganisation: {quoted}\n",
            "actions/a.yaml": f"id: a\nwhat: {quoted}\nwho: {quoted}\nwhen: 2026-11-01\n",
            "catalog/services.csv": f"id,name,difficulty,impact\nmail,{cell},5,5\n",
        }
    )
    out = mofkit("-C", root, *TODAY, "status").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert len(out.splitlines()) == 11


def test_outside_a_workspace_there_is_no_status(mofkit: Mofkit, tmp_path: Path) -> None:
    result = mofkit("-C", tmp_path, "status")
    assert result.code == 2
    assert "no mofkit.yaml" in result.err
