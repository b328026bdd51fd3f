"""Patching at the command line: questions asked and approved, an inventory counted."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mofkit.content.scenarios import patching

sys.path.append(str(Path(__file__).parent))

from terminal import Terminal

Mofkit = Callable[..., Any]
Make = Callable[..., Path]
TODAY = ("--as-of", "2026-11-23")
FILES = {
    "mofkit.yaml": "schema_version: 1\nthresholds:\n  patching.days.C2: 20\n",
    "people.csv": "id,name\nkim,Kim Vale\nbo,Bo Hart\n",
    "catalog/services.csv": "id,name,criticality\nmail,E-mail,C1\nweb,Website,C2\n",
    "patching/inventory.csv": """
        host,product,patch,released,installed,service
        srv-1,Office,OF-7,13/10/2026,20/10/2026,mail
        srv-2,Office,OF-7,13/10/2026,,mail
        srv-3,Office,OF-7,13/10/2026,,web
        srv-4,Office,OF-8,10/11/2026,,web
        srv-4,Office,OF-7,13/10/2026,?,web
        srv-1,Office,OF-7,13/10/2026,20/10/2026,mail
    """,
    "patching/exceptions.csv": """
        id,host,reason,who,until
        three,srv-3,The driver fails,kim,2026-12-31
        two,srv-2,,kim,2026-12-31
    """,
}
FIRST = "t20-patch-notification-1"
ANSWERS = """
{first}:
  answer: |
    By mail.
    To two people.
  gap: No stand-in
  actions:
    - {{what: Name a stand-in, who: bo, when: 2026-12-04}}
    - {{what: Buy a service, who: kim, when: 2027-03-01, needs: 500 a month}}
t20-patch-notification-2: By the policy
"""


@pytest.fixture
def root(workspace: Make) -> Path:
    return workspace(FILES)


@pytest.fixture
def ask(mofkit: Mofkit, root: Path) -> Callable[..., Any]:
    return lambda *argv: mofkit("-C", root, *TODAY, "patch", *argv)


@pytest.fixture
def answered(ask: Mofkit, root: Path) -> Path:
    """A worksheet with two answers of thirteen."""
    (root / "a.yaml").write_text(ANSWERS.format(first=FIRST), "utf-8")
    result = ask("ask", "--answers", root / "a.yaml", "--who", "kim")
    assert (result.code, "11 questions open" in result.out) == (0, True), result.err
    return root / "patching" / "answers.yaml"


# The worksheet.


def test_without_a_terminal_all_thirteen_questions_are_written_down_once(ask: Mofkit, root: Path) -> None:
    assert "answers: 13 questions open" in ask("ask").out
    text = (root / "patching" / "answers.yaml").read_text("utf-8")
    assert text.count("  - id: t20-") == 13 == sum(len(area.questions) for area in patching().areas)
    assert "nothing to change" in ask("ask").err


def test_answers_of_a_file_are_taken_once_and_leave_the_rest_as_it_is(ask: Mofkit, root: Path, answered: Path) -> None:
    before = answered.read_text("utf-8")
    assert "    answer: |\n      By mail.\n      To two people.\n" in before
    assert "nothing to change" in ask("ask", "--answers", root / "a.yaml", "--who", "kim").err
    (root / "b.yaml").write_text("t20-change-management-6: The morning after\n", "utf-8")
    assert "10 questions open" in ask("ask", "--answers", root / "b.yaml", "--who", "bo").out
    after = answered.read_text("utf-8")
    assert after.replace("answer: The morning after\n", "answer:\n").replace("  - bo\n", "", 1) == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("t20-patch-notification-11: x\n", "answers has no question 't20-patch-notification-11'"),
        (f"{FIRST}: {{answr: x}}\n", "'answr' is nothing one says to a question"),
        (f"{FIRST}: {{answer: [x]}}\n", "an answer is a text"),
        (f"{FIRST}: {{actions: [{{who: kim}}]}}\n", "an action says what will be done"),
        (f"{FIRST}: {{actions: {{what: x, whom: kim}}}}\n", "an action has no field 'whom'"),
        ("- x\n", "is no mapping"),
    ],
)
def test_a_file_that_is_no_answer_writes_nothing(ask: Mofkit, root: Path, text: str, says: str) -> None:
    (root / "a.yaml").write_text(text, "utf-8")
    result = ask("ask", "--answers", root / "a.yaml")
    assert (result.code, says in result.err) == (2, True), result.err
    assert not (root / "patching" / "answers.yaml").exists()


def test_a_wrong_answer_to_a_worksheet_that_is_there_writes_nothing(ask: Mofkit, root: Path, answered: Path) -> None:
    before = answered.read_bytes()
    (root / "b.yaml").write_text("t20-change-management-6: Yes\nt20-nothing: No\n", "utf-8")
    assert ask("ask", "--answers", root / "b.yaml").code == 2
    assert answered.read_bytes() == before


@pytest.mark.usefixtures("answered")
def test_show_tells_what_can_begin_at_once_from_what_needs_people_or_money(ask: Mofkit) -> None:
    told = " ".join(ask("show").out.split())
    assert "2 of 13 questions answered; 1 gap; to do at once 1, with people or money 1" in told
    assert "Can begin at once - Name a stand-in (Bo Hart by 2026-12-04)" in told
    assert "Needs people or money first - Buy a service (Kim Vale by 2027-03-01); needs 500 a month" in told
    found = json.loads(ask("show", "--format", "json").out)
    assert [[one["what"] for one in found[name]] for name in ("actions_now", "actions_with_resources")] == [
        ["Name a stand-in"], ["Buy a service"],
    ]  # fmt: skip
    assert (len(found["open"]), found["approvals_standing"]) == (11, [])
    assert "- Buy a service (Kim Vale by 2027-03-01); needs 500 a month" in ask("show", "--format", "md").out


@pytest.mark.usefixtures("answered")
def test_what_is_done_about_a_gap_is_in_the_list_of_actions(mofkit: Mofkit, root: Path) -> None:
    told = mofkit("-C", root, *TODAY, "action", "list", "--source", "patch-worksheet", "--format", "json").out
    assert [(one["what"], one["who"], one["when"]) for one in json.loads(told)["assignments"]] == [
        ("Name a stand-in", "bo", "2026-12-04"), ("Buy a service", "kim", "2027-03-01"),
    ]  # fmt: skip


def test_there_is_nothing_to_show_before_anybody_asked(ask: Mofkit) -> None:
    assert "`mofkit patch ask` begins with them" in ask("show").err


@pytest.mark.usefixtures("answered")
def test_open_questions_are_approved_with_a_reason_alone(ask: Mofkit) -> None:
    refused = ask("approve", "--who", "kim")
    assert (refused.code, "answers: 11 questions open" in refused.out) == (1, True)
    assert ask("approve", "--who", "kim", "--incomplete", "the rest in December").code == 0
    assert "nothing to change" in ask("approve", "--who", "kim", "--incomplete", "the rest in December").err
    assert "approved: by Kim Vale on 2026-11-23" in ask("show").out


def test_an_approval_is_bound_to_the_words_and_not_to_comments_or_progress(
    ask: Mofkit, mofkit: Mofkit, root: Path, answered: Path
) -> None:
    ask("approve", "--who", "kim", "--incomplete", "later")
    text = answered.read_text("utf-8")
    answered.write_text(text.replace("what: Name a stand-in", "what: Name a stand-in   # soon"), "utf-8")
    [mark] = [line.split()[-1] for line in text.splitlines() if "id: a-" in line][:1]
    assert mofkit("-C", root, *TODAY, "action", "done", mark).code == 0
    assert "approved: by Kim Vale" in ask("show").out
    answered.write_text(answered.read_text("utf-8").replace("By the policy", "As we like"), "utf-8")
    assert "suspect, it has changed since: Kim Vale" in ask("show").out
    lint = mofkit("-C", root, *TODAY, "lint", "--select", "MOF501").out
    assert "`mofkit patch approve answers --who kim`" in lint


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
class TestAtATerminal:
    @pytest.fixture
    def at(self, root: Path) -> Iterator[Callable[..., Terminal]]:
        opened: list[Terminal] = []

        def open_(*words: str) -> Terminal:
            opened.append(Terminal(root, *words))
            return opened[-1]

        yield open_
        for one in opened:
            one.close()

    def test_answers_are_kept_at_once_and_it_goes_on_where_one_stopped(self, at: Any, root: Path) -> None:
        talk = at("patch", "ask", "--who", "kim")
        talk.until("1 of 13")
        assert "look for:" in talk.until("  > ")
        talk.type("By mail\ngap: No stand-in\n\n")
        talk.until("about it?")
        talk.type("Name one\n")
        talk.until("Who does it?")
        talk.type("bo\n")
        talk.until("By when?")
        talk.type("2026-12-04\n")
        talk.until("need first")
        talk.type("an hour\n")
        talk.until("And what else?")
        talk.type("\n")
        talk.until("2 of 13")
        talk.until("  > ")
        talk.type("q\n")
        code, last = talk.end()
        assert (code, "`mofkit patch ask answers` goes on from here" in last) == (0, True)
        text = (root / "patching" / "answers.yaml").read_text("utf-8")
        assert "    answer: By mail\n    gap: No stand-in\n    actions:\n" in text
        assert "        needs: an hour\n" in text
        again = at("patch", "ask", "--who", "kim")
        assert "1 of 13 questions answered" in again.until("2 of 13")
        for keys in ("b\n", "-\n"):
            again.until("  > ")
            again.type(keys)
        again.until("  > ")
        again.type("q\n")
        assert again.end()[0] == 0
        assert "answer: By mail" not in (root / "patching" / "answers.yaml").read_text("utf-8")


# The report.


def test_the_report_counts_and_says_what_became_of_every_row(ask: Mofkit) -> None:
    result = ask("report", "--format", "json")
    found = json.loads(result.out)
    counts = {
        name: found["all"][name] for name in ("in_time", "overdue", "waiting", "excepted", "unknown", "compliance")
    }
    assert counts == {
        "in_time": 1, "overdue": 1, "waiting": 1, "excepted": 1, "unknown": 1, "compliance": "50.0",
    }  # fmt: skip
    assert [one["host"] for one in found["overdue"]] == ["srv-2"]
    assert {"criticality": "C2", "days": 20} in found["days_allowed"]
    assert found["exceptions_lapsed"] == [{"id": "two", "why": "has no reason"}]
    account = found["account"]
    assert (account["rows"], account["counted"], account["duplicates"]) == (6, 5, 1)
    assert account["order"].startswith("day/month/year, as '13/10/2026' on line 2")
    assert [one["patch"] for one in found["untested"]] == ["OF-7"]


def test_the_page_tells_the_figure_the_longest_overdue_and_what_does_not_count(ask: Mofkit) -> None:
    told = " ".join(ask("report").out.split())
    assert "1 of 2 patches that are due are installed, 50.0 %; in time 50.0 %" in told
    assert "27 days srv-2: Office OF-7 (C1, mail)" in told
    assert "two (srv-2) has no reason" in told
    assert "6 rows = 5 counted + 1 duplicates + 0 contradictions + 0 rejected" in told


def test_the_csv_is_the_list_to_work_off_and_md_has_one_table_if_one_is_asked_for(ask: Mofkit) -> None:
    assert ask("report", "--format", "csv").out.splitlines() == [
        "host,product,patch,criticality,service,due,days",
        "srv-2,Office,OF-7,C1,mail,2026-10-27,27",
    ]
    told = ask("report", "--by", "host", "--format", "md").out
    assert ("## By host" in told, "## By service" in told) == (True, False)
    assert "| srv-2 | 1 | 1 | 0 | 0 | 0.0 % | 1 | 0 | 0 | 0 |" in told


def test_a_check_says_no_while_something_is_overdue_that_nobody_excepted(
    ask: Mofkit, mofkit: Mofkit, root: Path
) -> None:
    assert (ask("report", "--check").code, ask("report").code) == (1, 0)
    assert mofkit("-C", root, "set", "patch-exception:two", "reason=The same").code == 0
    assert ask("report", "--check").code == 0


def test_an_inventory_can_be_read_anywhere(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("machine,software,published,applied\na,b,2026-01-01,\n", "utf-8")
    assert "1 are overdue, on 1 machine" in mofkit("-C", tmp_path, *TODAY, "patch", "report", "x.csv").out
    assert mofkit("-C", tmp_path, *TODAY, "patch", "report").code == 2


def test_there_is_nothing_to_count_without_an_inventory(mofkit: Mofkit, workspace: Make) -> None:
    assert "there is no inventory yet" in mofkit("-C", workspace({}), "patch", "report").err
    assert "There is no inventory" in mofkit("-C", workspace({}), *TODAY, "report", "patching").out


@pytest.mark.usefixtures("answered")
def test_the_report_page_holds_figures_and_answers_side_by_side(mofkit: Mofkit, root: Path) -> None:
    told = mofkit("-C", root, *TODAY, "report", "patching").out
    assert "| srv-2 | Office | OF-7 | C1 | mail | 2026-10-27 | 27 |" in told
    assert "**does not count: has no reason**" in told
    assert "2 of 13 questions are answered, 1 gap. Nobody has approved it." in told
    assert "- Buy a service (Kim Vale by 2027-03-01); needs 500 a month" in told


def test_the_lint_counts_the_inventory_too(mofkit: Mofkit, root: Path) -> None:
    path = root / "patching" / "inventory.csv"
    path.write_text(path.read_text("utf-8").replace("?,web", "soon,web"), "utf-8")
    told = mofkit("-C", root, *TODAY, "lint", "--select", "MOF869").out
    assert "patching/inventory.csv:6:1" in told
    path.write_text("host,product\n", "utf-8")
    told = mofkit("-C", root, *TODAY, "lint", "--select", "MOF869").out
    assert "the inventory cannot be counted: patching/inventory.csv: no column for released and installed" in told
