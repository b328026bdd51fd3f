"""A week of growth: opened with what is open, filled in piece by piece, and nobody else's business."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.workspace.load import load

Mofkit = Callable[..., Any]
TODAY = ("--as-of", "2026-11-23")
SECRET = "rang the late callers back"
FILES = {
    "people.csv": """
        id,name,reader,team,role_types
        gwen,Gwen Sallow,contributor,Service Desk,customer-service-representative
        cora,Cora Finch,manager,Service Desk,customer-service-manager; cook
        ada,Ada Quill,director,,
    """,
    "goals/operate.yaml": """
        id: operate
        goals:
          - goal: operate-goal-2
            measure: Failures seen first
            unit: "%"
            target: 80
            actual: 35
            action: {id: g, what: Watch, who: cora}
    """,
    "assessments/2026-11-16-cora.yaml": """
        id: 2026-11-16-cora
        who: cora
        date: 2026-11-16
        smfs:
          customer-service: {outcomes: missing}
          build: {outcomes: missing}
    """,
    "catalog/services.csv": "id,name,owner\ndesk,Help desk,cora\n",
    "agreements/ola.yaml": """
        id: ola
        title: The desk
        type: ola
        services: [desk]
        targets:
          - {id: calls, metric: calls answered, comparator: at-least, value: 80, unit: "%"}
    """,
    "measurements/targets.csv": "id,period,agreement,target,value\nm,2026-10,ola,calls,50\n",
    "team/growth/2026-W47-gwen.yaml": """
        id: 2026-W47-gwen
        week: 2026-W47
        who: gwen
        goals: [{goal: customer-service}]
        will:
          - {id: a-scri, what: Write the script, who: gwen, when: 2026-11-20}
        asks:
          - {id: a-head, what: A headset, to: cora}
    """,
}


@pytest.fixture
def root(workspace: Callable[..., Path]) -> Path:
    return workspace(FILES)


def shown(mofkit: Mofkit, root: Path, who: str) -> Any:
    return json.loads(mofkit(*TODAY, "-C", root, "team", "growth", "show", "--who", who, "--format", "json").out)[
        "record"
    ]


def test_a_week_opens_with_last_weeks_promises_and_the_goals_in_trouble(root: Path, mofkit: Mofkit) -> None:
    opened = mofkit(*TODAY, "-C", root, "team", "growth", "new", "--who", "gwen")
    assert "Write the script (by 2026-11-20, todo) [a-scri]" in opened.out
    assert "missed in 2026-10: 50 % [ola.calls]" in opened.out
    assert "[customer-service]" in opened.out
    assert "[build]" not in opened.out
    assert shown(mofkit, root, "gwen")["goals"][0] == {"goal": "ola.calls", "why": "missed in 2026-10: 50 %"}
    again = mofkit(*TODAY, "-C", root, "team", "growth", "new", "--who", "gwen")
    assert "nothing to change" in again.err
    director = mofkit(*TODAY, "-C", root, "team", "growth", "new", "--who", "ada").out
    assert "35 %, wanted 80 % (Failures seen first) [operate-goal-2]" in " ".join(director.split())
    manager = mofkit(*TODAY, "-C", root, "team", "growth", "new", "--who", "cora").out
    assert "[operate-goal-2]" in manager
    assert "gwen: A headset [a-head]" in manager


def test_lines_are_written_one_by_one_and_what_is_promised_is_an_action(root: Path, mofkit: Mofkit) -> None:
    growth = (*TODAY, "-C", root, "team", "growth")
    assert "is not open yet" in mofkit(*growth, "did", "x", "--who", "gwen").err
    mofkit(*growth, "new", "--who", "gwen")
    for _ in range(2):
        for words in (
            ("did", SECRET, "--goal", "ola.calls"),
            ("thank", "Night shift", "Stayed on", "--told", "in the meeting"),
            ("will", "Ask each caller for the room"),
            ("ask", "cora", "An hour a week"),
            ("hear", "ada", "A page on calls"),
            ("tell", "Cake on Friday"),
        ):
            assert mofkit(*growth, *words, "--who", "gwen").code == 0
    week = shown(mofkit, root, "gwen")
    assert [len(week[name]) for name in ("did", "thanks", "will", "asks", "heard")] == [1] * 5
    assert week["will"][0]["when"] == "2026-11-27"
    assert week["told"] == "Cake on Friday"
    page = mofkit(*growth, "show", "--who", "gwen").out
    assert "Night shift: Stayed on (in the meeting)" in page
    assert "ada: A page on calls (open)" in page
    assert "Ask each caller for the room" in mofkit("-C", root, "action", "list", "--who", "gwen").out


def test_a_request_is_answered_where_it_stands(root: Path, mofkit: Mofkit) -> None:
    growth = (*TODAY, "-C", root, "team", "growth")
    assert "A headset" in mofkit(*growth, "asks", "--who", "cora").out
    assert "A headset" not in mofkit(*growth, "asks", "--who", "ada").out
    assert "no request to ada 'a-head'" in mofkit(*growth, "answer", "a-head", "granted", "--who", "ada").err
    assert "a refusal has a reason" in mofkit(*growth, "answer", "a-head", "refused", "--who", "cora").err
    mofkit(*growth, "answer", "a-head", "granted", "--who", "cora", "--what", "Order it", "--by", "2026-11-27")
    assert (
        "A headset (granted; Order it (cora, by 2026-11-27, todo))"
        in mofkit(*growth, "show", "--who", "gwen", "--week", "2026-W47").out
    )
    assert "Order it" in mofkit("-C", root, "action", "list", "--who", "cora").out
    answered = json.loads(mofkit(*growth, "asks", "--who", "gwen", "--all", "--format", "json").out)["asks"]
    assert [(one["answer"], one["weeks_open"]) for one in answered] == [("granted", 0)]
    assert mofkit(*growth, "asks", "--who", "gwen", "--format", "csv").out.count("\n") == 1


def test_a_whole_week_comes_from_a_file_all_of_it_or_nothing(root: Path, mofkit: Mofkit, tmp_path: Path) -> None:
    file = tmp_path / "week.yaml"
    file.write_text(
        "settled: [{id: a-scri, words: on the wiki}]\ndid: [{what: One}]\nthanks: [{who: cora, what: Help}]\n"
        "will: [{what: Two}]\nasks: [{what: Three, to: cora}]\ntold: Cake\n",
        "utf-8",
    )
    fill = (*TODAY, "-C", root, "team", "growth", "fill", "--who", "gwen")
    assert mofkit(*fill, "--answers", file, "--dry-run").code == 2
    assert "took 4 lines" in mofkit(*fill, "--answers", file).out
    assert "nothing to change" in mofkit(*fill, "--answers", file).err
    week = shown(mofkit, root, "gwen")
    assert (week["told"], week["finished"], week["will"][0]["who"]) == ("Cake", "yes", "gwen")
    assert "status: done, done_on: 2026-11-23" in (root / "team/growth/2026-W47-gwen.yaml").read_text("utf-8")
    file.write_text("settled: [{id: a-none}]\ndid: [{what: Never}]\n", "utf-8")
    assert "no promise of gwen 'a-none'" in mofkit(*fill, "--answers", file).err
    file.write_text("did: [{}]\n", "utf-8")
    assert mofkit(*fill, "--answers", file).code == 2
    assert "Never" not in str(shown(mofkit, root, "gwen"))
    assert "nobody to ask" in mofkit(*fill).err


def talk(monkeypatch: pytest.MonkeyPatch, root: Path, who: str, typed: list[str]) -> None:
    """A conversation, as a person at a terminal has it; every word typed is used."""
    from mofkit.cli import growth_interview
    from mofkit.cli.session import Session
    from mofkit.workspace.approving import person_named

    words = iter(typed)
    monkeypatch.setattr(growth_interview, "line", lambda _: next(words))
    session = Session(root, "2026-11-23")
    assert growth_interview.interview(session, person_named(load(root), who), "2026-W48") == 0
    assert next(words, None) is None


def test_a_conversation_keeps_each_answer_and_goes_on_where_it_stopped(
    root: Path, mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    mofkit(*TODAY, "-C", root, "team", "growth", "new", "--who", "gwen")
    talk(monkeypatch, root, "gwen", ["?", "d it is on the wiki", SECRET, "q"])
    assert shown(mofkit, root, "gwen")["did"][0]["what"] == SECRET
    assert shown(mofkit, root, "gwen")["finished"] == ""
    talk(
        *(monkeypatch, root, "gwen"),
        ["cora", "cora: showed me", "", "One thing", "", "nobody: x", "cora: an hour", "", "Cake"],
    )
    week = shown(mofkit, root, "gwen")
    assert (week["thanks"][0]["who"], week["asks"][0]["to"], week["told"]) == ("cora", "cora", "Cake")
    assert week["finished"] == "yes"
    assert "evidence: it is on the wiki" in (root / "team/growth/2026-W47-gwen.yaml").read_text("utf-8")


def test_a_manager_answers_requests_in_the_conversation(
    root: Path, mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    mofkit(*TODAY, "-C", root, "team", "growth", "new", "--who", "cora")
    talk(monkeypatch, root, "cora", ["", "", "?", "r", "no money", "", "", ""])
    asked = mofkit(*TODAY, "-C", root, "team", "growth", "show", "--who", "gwen", "--week", "2026-W47").out
    assert "A headset (refused: no money)" in asked
    mofkit(*TODAY, "-C", root, "team", "growth", "new", "--who", "ada")
    talk(monkeypatch, root, "ada", ["", "", "", ""])


def test_a_dropped_promise_and_a_granted_request_say_what_follows(
    root: Path, mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("gwen", "cora"):
        mofkit(*TODAY, "-C", root, "team", "growth", "new", "--who", who)
    talk(monkeypatch, root, "gwen", ["x", "no time", "q"])
    talk(monkeypatch, root, "cora", ["", "", "g Order it", "q"])
    text = (root / "team/growth/2026-W47-gwen.yaml").read_text("utf-8")
    assert "status: dropped" in text
    assert "note: no time" in text
    assert "what: Order it" in text


@pytest.mark.parametrize(
    "argv",
    [
        *("list growth --format json", "list growth --format csv", "show 2026-W48-gwen", "report actions"),
        *(
            "action list --format json --status all",
            "action export",
            "report status",
            "team growth trend --team service-desk",
        ),
        "lint --format json",
    ],
)
def test_others_see_nothing_of_a_week_but_its_promises(root: Path, mofkit: Mofkit, argv: str) -> None:
    growth = (*TODAY, "-C", root, "team", "growth")
    mofkit(*growth, "new", "--who", "gwen")
    mofkit(*growth, "did", SECRET, "--who", "gwen")
    mofkit(*growth, "ask", "cora", SECRET, "--who", "gwen")
    mofkit(*growth, "thank", SECRET, SECRET, "--who", "gwen")
    assert SECRET not in mofkit(*TODAY, "-C", root, *argv.split()).out


def test_a_trend_is_of_one_person_or_in_sums(root: Path, mofkit: Mofkit) -> None:
    growth = (*TODAY, "-C", root, "team", "growth")
    mofkit(*growth, "new", "--who", "gwen")
    own = mofkit(*growth, "trend", "--who", "gwen")
    assert own.out.splitlines()[2].split() == ["2026-W47", "1", "0", "0", "0", "1", "0", "0"]
    assert "customer-service: in trouble for 2 weeks" in own.err
    summed = json.loads(mofkit(*growth, "trend", "--team", "service desk", "--format", "json").out)["weeks"]
    assert [one["promised"] for one in summed] == [1, 0]
    assert "goals" not in summed[0]
    assert mofkit(*growth, "trend").code == 2
    assert "no week '2026-48'" in mofkit(*growth, "show", "--who", "gwen", "--week", "2026-48").err
    assert "has no week yet" in mofkit(*growth, "show", "--who", "ada").err


def test_a_week_that_cannot_be_read_is_not_passed_over(workspace: Callable[..., Path], mofkit: Mofkit) -> None:
    root = workspace({**FILES, "team/growth/2026-W46-gwen.yaml": "id: [\n"})
    assert mofkit(*TODAY, "-C", root, "team", "growth", "new", "--who", "gwen").code == 2
