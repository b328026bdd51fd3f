"""Problems: the top of them told aloud, an analysis that goes on where it stopped, candidates out of tickets."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mofkit.workspace.load import load

sys.path.append(str(Path(__file__).parent.parent / "cases" / "tickets"))

import generate

Mofkit = Callable[..., Any]
Make = Callable[..., Path]
TODAY = ("--as-of", "2026-11-23")
DEMO = Path(__file__).parent.parent.parent / "workspace-template" / "demo"
FILES = {
    "people.csv": "id,name\nkim,Kim Vale\nbo,Bo Hart\n",
    "catalog/services.csv": "id,name\nmail,E-mail\n",
    "problems/lockouts.yaml": """
        id: lockouts
        title: Accounts lock without a reason
        owner: kim
        opened: 2026-10-01
        services: [mail]
        impact: 4
        recurrence: 12
        workaround: Sign out first  # everywhere
        progress:
          - {on: 2026-10-02, what: Asked the supplier, who: bo}
          - {on: 2026-11-20, what: Compared both directories, who: bo}
        actions:
          - {id: a1, what: Read the logs, who: bo, when: 2026-11-20}
          - {id: a2, what: Call them, who: kim, status: done, done_on: 2026-11-10}
    """,
    "problems/outage.yaml": "id: outage\ntitle: It went down\nimpact: 5\n",
    "problems/slow.yaml": "id: slow\ntitle: It is slow\nimpact: 4\nrecurrence: 30\n",
    "problems/old.yaml": "id: old\ntitle: Was bad\nimpact: 5\nstatus: resolved\n",
}


def page(mofkit: Mofkit, *argv: object) -> str:
    result = mofkit(*argv)
    assert result.code == 0, result.err
    return " ".join(result.out.split())


def test_the_top_goes_by_impact_then_by_recurrence_and_leaves_out_what_ended(mofkit: Mofkit, workspace: Make) -> None:
    result = mofkit("-C", workspace(FILES), *TODAY, "problem", "top", "--format", "json")
    assert [one["id"] for one in json.loads(result.out)["problems"]] == ["outage", "slow", "lockouts"]


def test_the_top_says_what_was_done_in_the_last_period_and_what_comes_next(mofkit: Mofkit, workspace: Make) -> None:
    told = page(mofkit, "-C", workspace(FILES), *TODAY, "problem", "top", "--service", "mail")
    assert told == (
        "1. Accounts lock without a reason Kim Vale sees it through; nobody has begun on it. About 12 tickets a month. "
        "Impact 4 of 5. Until then: Sign out first "
        "done: 10 November: Call them (Kim Vale) done: 20 November: Compared both directories (Bo Hart) "
        "next: Read the logs (Bo Hart, by 20 November 2026; late)"
    )


def test_a_longer_period_tells_more(mofkit: Mofkit, workspace: Make) -> None:
    told = page(mofkit, "-C", workspace(FILES), *TODAY, "problem", "top", "--since", "2026-10-01")
    assert "2 October: Asked the supplier (Bo Hart)" in told


def test_a_top_problem_without_an_action_says_so(mofkit: Mofkit, workspace: Make) -> None:
    told = page(mofkit, "-C", workspace(FILES), *TODAY, "problem", "top", "--top", "1")
    assert "Nobody sees it through" in told
    assert "done: nothing since 2026-10-24 next: nothing is planned; agree who does what by when" in told


def test_without_a_terminal_an_analysis_is_questions_in_the_record(mofkit: Mofkit, workspace: Make) -> None:
    root = workspace(FILES)
    result = mofkit("-C", root, "problem", "analyze", "lockouts", "--technique", "five-whys")
    assert result.code == 0, result.err
    text = (root / "problems/lockouts.yaml").read_text()
    assert "workaround: Sign out first  # everywhere" in text
    assert text.count("ask:") == 8
    assert "status: analysing" in text
    again = mofkit("-C", root, "problem", "analyze", "lockouts")
    assert "nothing to change" in again.err
    assert (root / "problems/lockouts.yaml").read_text() == text


def test_another_technique_leaves_the_answers_of_the_first(mofkit: Mofkit, workspace: Make) -> None:
    root = workspace(FILES)
    mofkit("-C", root, "problem", "analyze", "lockouts", "--technique", "five-whys")
    mofkit("-C", root, "set", "problem:lockouts", "analysis.1.answer=Two directories")
    mofkit("-C", root, "problem", "analyze", "lockouts", "--technique", "timeline")
    told = page(mofkit, "-C", root, "problem", "show", "lockouts")
    assert "Two directories" in told
    assert "When did it last work as it should" in told


def test_an_analysis_without_a_technique_names_those_there_are(mofkit: Mofkit, workspace: Make) -> None:
    result = mofkit("-C", workspace(FILES), "problem", "analyze", "slow")
    assert result.code == 2
    assert "five-whys, ishikawa, fault-tree, timeline, is-is-not" in " ".join(result.err.split())


def talk(monkeypatch: pytest.MonkeyPatch, root: Path, typed: list[str]) -> int:
    """An analysis as a person at a terminal has it."""
    from mofkit.cli import problem_interview
    from mofkit.cli.session import Session
    from mofkit.model.problem import Problem

    words = iter(typed)
    monkeypatch.setattr(problem_interview, "line", lambda _: next(words))
    problem = load(root).get(Problem, "lockouts")
    assert problem
    return problem_interview.interview(Session(root, "2026-11-23"), problem)


def test_a_conversation_keeps_every_answer_and_goes_on_where_it_stopped(
    mofkit: Mofkit, workspace: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(FILES)
    mofkit("-C", root, "problem", "analyze", "lockouts", "--technique", "five-whys")
    talk(monkeypatch, root, ["They lock", "mostly on Mondays", "", "Two directories", "", "q"])
    text = (root / "problems/lockouts.yaml").read_text()
    assert "mostly on Mondays" in text
    assert "Two directories" in text
    # Six questions are left; passing over all of them leads to what follows from it.
    talk(monkeypatch, root, [*[""] * 6, "Nobody compares them", "", "One directory", ""])
    text = (root / "problems/lockouts.yaml").read_text()
    assert "root_cause: Nobody compares them" in text
    assert "fix: One directory" in text


TICKETS = "id,opened,category,service,summary\n" + "".join(
    f"{number},2026-{8 + number % 3:02d}-02 10:00,Other,mail,"
    f"{'Mailbox of the team is full' if number % 2 else 'Calendar wrong again'}\n"
    for number in range(1, 30)
)


def test_a_candidate_is_explained_by_all_its_tickets(mofkit: Mofkit, workspace: Make) -> None:
    root = workspace({**FILES, "t.csv": TICKETS})
    result = mofkit("-C", root, "problem", "candidates", "t.csv", "--format", "json")
    (one,) = json.loads(result.out)["candidates"]
    assert (one["category"], one["service"], one["word"]) == ("Other", "mail", "full")
    assert one["ids"] == [str(number) for number in range(1, 30, 2)]
    assert one["tickets"] == 15
    assert one["share"] == 51.7
    assert [each["tickets"] for each in one["months"]] == [5, 5, 5]
    assert one["known"] == []


def test_a_candidate_that_is_a_problem_already_is_told_as_such(mofkit: Mofkit, workspace: Make) -> None:
    known = "id: boxes\ntitle: Full boxes\ntickets: ['3']\n"
    root = workspace({**FILES, "t.csv": TICKETS, "problems/boxes.yaml": known})
    assert "known as: boxes" in page(mofkit, "-C", root, "problem", "candidates", "t.csv")
    ended = workspace({**FILES, "t.csv": TICKETS, "problems/boxes.yaml": f"{known}status: dropped\n"}, folder="b")
    assert "known as" not in page(mofkit, "-C", ended, "problem", "candidates", "t.csv")


def test_what_comes_seldom_is_no_candidate(mofkit: Mofkit, workspace: Make) -> None:
    root = workspace({**FILES, "t.csv": TICKETS})
    assert page(mofkit, "-C", root, "problem", "candidates", "t.csv", "--at-least", "30") == ""


# The demo.


@pytest.mark.parametrize("month", [8, 9, 10, 11])
def test_the_tickets_of_the_demo_are_those_that_the_generator_writes(month: int) -> None:
    assert (DEMO / f"operations/tickets/2026-{month:02d}.csv").read_text("utf-8") == generate.content(month)


def test_the_tickets_of_the_demo_tell_its_story(mofkit: Mofkit) -> None:
    found = json.loads(mofkit("-C", DEMO, *TODAY, "desk", "report", "--all", "--format", "json").out)
    assert found["all"]["tickets"] == 5000
    assert {one["name"]: one["tickets"] for one in found["month"]}["2026-10"] == 1940
    first = json.loads(mofkit("-C", DEMO, *TODAY, "problem", "candidates", "--all", "--format", "json").out)
    one = next(each for each in first["candidates"] if each["service"] == "identity")
    assert (one["word"], one["known"]) == ("password", ["passwords"])


@pytest.mark.parametrize("report", ["desk", "problems"])
def test_the_reports_of_the_demo_hold_its_numbers(mofkit: Mofkit, report: str) -> None:
    told = mofkit("-C", DEMO, *TODAY, "report", report).out
    assert {"desk": "| 2026-10 | 1940 |", "problems": "## 3. People forget passwords"}[report] in told


def test_days_are_told_by_name() -> None:
    from mofkit.report.problems import _day

    assert _day(date(2026, 11, 3)) == "3 November"
