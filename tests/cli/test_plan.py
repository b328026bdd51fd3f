"""`mofkit plan`: a scenario becomes tasks, people change them, and nothing else in the file moves."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.content.lexicon import SCENARIOS
from mofkit.content.scenarios import scenario
from mofkit.model.plan import Plan, Task
from mofkit.workspace.load import load

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

PEOPLE = "id,name,reader\nkim,Kim Vale,manager\nada,Ada Quill,director\nbo,Bo Reed,\n"
TODAY = ("--as-of", "2026-11-23")
FILE = "plans/reduce-costs.yaml"
IN_ONE_LINE = "id: t02-manager-1, reader: manager, what: Run the session"
# As people leave it: comments, an order of their own, every kind of quotes, a field of theirs.
BY_HAND = """\
# Agreed on 3 November; ask Ada before you change a day.
scenario: reduce-costs
id: reduce-costs
started: 2026-11-03   # a Tuesday

steps:
- id: s1-step-3
  title: "Set a goal"     # ours
  tasks:
    # The director begins.
    - what: 'Set the goal: 8 %'
      id: t02-director-1
      owner: ada    # she asked for it
      reader: director
      status: doing
      due: 2026-11-20

    - {id: t02-manager-1, reader: manager, what: Run the session, status: todo, x-room: 12}
    - id: t02-manager-2
      reader: manager
      what: |-
        Name an action
        for every opportunity.
      owner:
      note: >
        as agreed
      x-ticket: 4711
"""


def tasks(root: Path, slug: str = "reduce-costs") -> dict[str, Task]:
    """The tasks of a plan by their ids."""
    workspace = load(root)
    assert workspace.problems == ()
    plan = workspace.get(Plan, slug)
    assert plan is not None
    return {task.id: task for _, _, task in plan.tasks()}


def lines(root: Path, path: str = FILE) -> list[str]:
    return (root / path).read_bytes().decode().split("\n")


def changed(root: Path, before: list[str]) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came, all in one place."""
    after = lines(root)
    start = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return before[start : len(before) - end], after[start : len(after) - end]


@pytest.fixture
def root(workspace: Workspace) -> Path:
    """A workspace of three people."""
    return workspace({"people.csv": PEOPLE})


@pytest.fixture
def by_hand(workspace: Workspace) -> Path:
    """A workspace with a plan that people have worked on."""
    return workspace({"people.csv": PEOPLE, FILE: BY_HAND.encode()})


# start.


@pytest.mark.parametrize("slug", SCENARIOS)
def test_a_plan_has_every_action_of_its_scenario_with_its_reader(mofkit: Mofkit, root: Path, slug: str) -> None:
    one = scenario(slug)
    result = mofkit("-C", root, *TODAY, "plan", "start", slug)
    wanted = [(action.id, action.reader, action.text, action.optional) for _, action in one.actions]
    assert result.code == 0
    assert result.out == f"scenario {one.number}, {one.title}: {len(wanted)} tasks in plans/{slug}.yaml\n"
    assert f"next: mofkit plan next, or mofkit plan show {one.number}" in result.err
    assert [(task.id, task.reader, task.what, task.optional) for task in tasks(root, slug).values()] == wanted
    assert mofkit("-C", root, *TODAY, "lint").code == 0


def test_a_plan_says_from_when_at_what_pace_by_whom_and_why(mofkit: Mofkit, root: Path) -> None:
    result = mofkit(
        *("-C", root, *TODAY, "plan", "start", "1", "--from", "2026-12-01", "--pace", "7"),
        *("--assign", "manager=kim", "--assign", "director=ada", "--reason", "the budget is cut: in January"),
    )
    assert result.code == 0
    plan = load(root).get(Plan, "reduce-costs")
    assert plan is not None
    assert (str(plan.started), plan.days_per_step) == ("2026-12-01", 7)
    assert plan.reason == "the budget is cut: in January"
    found = tasks(root)
    assert {(task.reader, task.owner) for task in found.values()} == {
        *(("manager", "kim"), ("director", "ada"), ("contributor", "")),
    }
    assert {str(task.due) for task in found.values()} == {"2026-12-22"}


def test_a_plan_begins_today_and_keeps_clear_of_holidays(mofkit: Mofkit, workspace: Workspace) -> None:
    closed = "[2026-12-07, 2026-12-08]"
    root = workspace({"mofkit.yaml": f"schema_version: 1\ncalendar:\n  holidays: {closed}\n"})
    mofkit("-C", root, *TODAY, "plan", "start", "2")
    assert str(tasks(root, "fix-services")["t03-director-1"].due) == "2026-12-09"
    assert "started: 2026-11-23" in lines(root, "plans/fix-services.yaml")


def test_a_plan_that_is_started_again_stays_as_it_is(mofkit: Mofkit, root: Path) -> None:
    mofkit("-C", root, *TODAY, "plan", "start", "1")
    before = lines(root)
    result = mofkit("-C", root, "--as-of", "2027-05-01", "plan", "start", "1", "--pace", "3", "--assign", "manager=kim")
    assert (result.code, result.out) == (0, "")
    assert "nothing to change" in result.err
    assert lines(root) == before


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_starting_again_adds_what_is_missing_and_touches_nothing_else(
    mofkit: Mofkit, workspace: Workspace, newline: str
) -> None:
    root = workspace({"people.csv": PEOPLE, FILE: BY_HAND.replace("\n", newline).encode()})
    before = lines(root)
    result = mofkit("-C", root, *TODAY, "plan", "start", "1", "--from", "2026-12-01")
    assert result.out == "scenario 1, Bring service costs down: 4 tasks more in plans/reduce-costs.yaml\n"
    gone, come = changed(root, before)
    assert gone == []
    assert all(line.endswith("\r") == (newline == "\r\n") for line in come)
    assert [line.split()[-1] for line in come if "id: " in line] == [
        *("t02-manager-3", "t02-manager-4", "t02-manager-5", "t02-contributor-1"),
        # Steps without actions have nothing to add.
    ]
    assert list(tasks(root))[:3] == ["t02-director-1", "t02-manager-1", "t02-manager-2"]


def test_a_step_that_people_took_out_comes_back_with_its_tasks(mofkit: Mofkit, root: Path) -> None:
    mofkit("-C", root, *TODAY, "plan", "start", "4")
    path = root / "plans/support-customers.yaml"
    whole = path.read_text("utf-8")
    begin, end = whole.index("  - id: s4-step-2"), whole.index("  - id: s4-step-3")
    path.write_text(whole[:begin] + whole[end:], "utf-8")
    result = mofkit("-C", root, *TODAY, "plan", "start", "4")
    assert result.out.endswith("19 tasks more in plans/support-customers.yaml\n")
    assert path.read_text("utf-8") == whole[:begin] + whole[end:] + whole[begin:end]


def test_a_plan_without_any_step_gets_all_of_them(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({FILE: "id: reduce-costs\nscenario: reduce-costs\n"})
    assert mofkit("-C", root, *TODAY, "plan", "start", "1").code == 0
    assert len(tasks(root)) == 7


def test_a_dry_start_writes_nothing_and_shows_the_file(mofkit: Mofkit, root: Path) -> None:
    result = mofkit("-C", root, *TODAY, "plan", "start", "1", "--dry-run")
    assert result.code == 0
    assert "+scenario: reduce-costs\n" in result.out
    assert result.err == "would change plans/reduce-costs.yaml\n"
    assert not (root / "plans").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("9",), "no scenario '9'; scenarios are 1 to 7"),
        (("suport-customers",), "did you mean 'support-customers'?"),
        (("1", "--from", "soon"), "--from 'soon' is no date\n  hint: write a day such as 2026-12-01"),
        (("1", "--from", "2026-02-30"), "--from '2026-02-30' is no date"),
        (("1", "--from", "9999-12-31"), "a plan from 9999-12-31 on has no end"),
        (("1", "--from", "0900-01-01"), "started cannot be '0900-01-01'"),
        (("1", "--pace", "0"), "0 is not in the range 1<=x<=366"),
        (("1", "--pace", "367"), "367 is not in the range"),
        (("1", "--assign", "boss=kim"), "no reader 'boss'\n  hint: readers are director, manager, contributor"),
        (("1", "--assign", "kim"), "'kim' is no FIELD=VALUE"),
    ],
)
def test_a_plan_that_makes_no_sense_is_not_started(
    mofkit: Mofkit, root: Path, words: tuple[str, ...], said: str
) -> None:
    result = mofkit("-C", root, *TODAY, "plan", "start", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert not (root / "plans").exists()


def test_a_plan_file_that_cannot_be_read_is_not_written_to(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({FILE: "id: reduce-costs\nsteps: [\n"})
    before = lines(root)
    for command in (("plan", "start", "1"), ("plan", "set", "t02-director-1", "status=done")):
        result = mofkit("-C", root, *TODAY, *command)
        assert result.code == 2
        assert "bug" not in result.err
        assert lines(root) == before


# set.


def test_setting_a_task_changes_its_lines_and_no_other(mofkit: Mofkit, by_hand: Path) -> None:
    before = lines(by_hand)
    result = mofkit("-C", by_hand, *TODAY, "plan", "set", "t02-director-1", "due=2026-12-04")
    assert (result.code, result.out) == (0, "t02-director-1: due = 2026-12-04\n")
    assert changed(by_hand, before) == (["      due: 2026-11-20"], ["      due: 2026-12-04"])


@pytest.mark.parametrize(
    ("task", "words", "gone", "come"),
    [
        (
            "t02-director-1",
            ["owner=bo"],
            ["      owner: ada    # she asked for it"],
            ["      owner: bo    # she asked for it"],
        ),
        ("t02.director.1", ["status=todo"], ["      status: doing"], ["      status: todo"]),
        ("t02-director-1", ["what=Set it: 9 %"], ["    - what: 'Set the goal: 8 %'"], ["    - what: 'Set it: 9 %'"]),
        ("t02-director-1", ["due="], ["      due: 2026-11-20"], ["      due:"]),
        ("t02-manager-2", ["owner=bo"], ["      owner:"], ["      owner: bo"]),
        (
            "t02-manager-1",
            ["status=doing", "owner=kim"],
            [f"    - {{{IN_ONE_LINE}, status: todo, x-room: 12}}"],
            [f"    - {{{IN_ONE_LINE}, status: doing, x-room: 12, owner: kim}}"],
        ),
        ("t02-manager-2", ["x-ticket=4712"], ["      x-ticket: 4711"], ["      x-ticket: 4712"]),
        ("t02-director-1", ["x-cost=900"], [], ["      x-cost: 900"]),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_what_was_meant_changes_whatever_the_file_looks_like(
    mofkit: Mofkit, workspace: Workspace, newline: str, task: str, words: list[str], gone: list[str], come: list[str]
) -> None:
    root = workspace({"people.csv": PEOPLE, FILE: BY_HAND.replace("\n", newline).encode()})
    before = lines(root)
    assert mofkit("-C", root, *TODAY, "plan", "set", task, *words).code == 0
    found = changed(root, before)
    end = newline.removesuffix("\n")
    assert found == ([line + end for line in gone], [line + end for line in come])


def test_the_diff_of_a_dry_run_is_what_would_be_done(mofkit: Mofkit, by_hand: Path) -> None:
    before = lines(by_hand)
    command = ("-C", by_hand, *TODAY, "plan", "set", "t02-director-1", "owner=kim", "due=2026-12-04")
    shown = mofkit(*command, "--dry-run")
    marked = [line for line in shown.out.splitlines() if re.match(r"[-+](?![-+])", line)]
    assert marked == [
        "-      owner: ada    # she asked for it",
        "+      owner: kim    # she asked for it",
        "-      due: 2026-11-20",
        "+      due: 2026-12-04",
    ]
    assert lines(by_hand) == before
    mofkit(*command)
    assert [line for line in lines(by_hand) if line not in before] == [line[1:] for line in marked if line[0] == "+"]


def test_a_task_that_is_done_gets_its_day_unless_one_is_given(mofkit: Mofkit, by_hand: Path) -> None:
    before = lines(by_hand)
    mofkit("-C", by_hand, *TODAY, "plan", "set", "t02-director-1", "status=done", "evidence=minutes")
    gone, come = changed(by_hand, before)
    assert gone == ["      status: doing", "      due: 2026-11-20"]
    assert come == [
        *("      status: done", "      due: 2026-11-20", "      evidence: minutes", "      done_on: 2026-11-23"),
    ]
    mofkit("-C", by_hand, *TODAY, "plan", "set", "t02-manager-2", "status=done", "done_on=2026-11-19")
    assert str(tasks(by_hand)["t02-manager-2"].done_on) == "2026-11-19"


def test_a_task_that_is_done_again_gets_the_later_day(mofkit: Mofkit, by_hand: Path) -> None:
    for day, status, done_on in (
        ("2026-11-20", "done", "2026-11-20"),
        ("2026-11-21", "done", "2026-11-20"),
        ("2026-11-22", "doing", "None"),
        ("2026-11-25", "done", "2026-11-25"),
    ):
        assert mofkit("-C", by_hand, "--as-of", day, "plan", "set", "t02-manager-2", f"status={status}").code == 0
        assert str(tasks(by_hand)["t02-manager-2"].done_on) == done_on


def test_changing_something_else_leaves_the_day_alone(mofkit: Mofkit, workspace: Workspace) -> None:
    text = BY_HAND.replace("status: doing", "status: todo\n      done_on: 2026-11-01")
    root = workspace({"people.csv": PEOPLE, FILE: text.encode()})
    before = lines(root)
    mofkit("-C", root, *TODAY, "plan", "set", "t02-director-1", "due=2026-12-04")
    assert changed(root, before) == (["      due: 2026-11-20"], ["      due: 2026-12-04"])


def test_a_skipped_task_says_why(mofkit: Mofkit, by_hand: Path) -> None:
    before = lines(by_hand)
    result = mofkit("-C", by_hand, *TODAY, "plan", "set", "t02-director-1", "status=skipped")
    assert (result.code, result.err) == (2, 'mofkit: a skipped task says why\n  hint: add reason="…"\n')
    assert lines(by_hand) == before
    assert mofkit("-C", by_hand, "plan", "set", "t02-director-1", "status=skipped", "reason=too small").code == 0
    assert tasks(by_hand)["t02-director-1"].reason == "too small"
    # The reason stays as long as it is skipped.
    assert mofkit("-C", by_hand, "plan", "set", "t02-director-1", "reason=").code == 2
    assert mofkit("-C", by_hand, "plan", "set", "t02-director-1", "status=skipped", "reason=").code == 2
    assert mofkit("-C", by_hand, "plan", "set", "t02-director-1", "status=todo", "reason=").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("t02-director-9", "status=done"), "no record 't02-director-9'"),
        (("t02-director-9", "status=done"), "did you mean 't02-director-1'?"),
        (("t02-director-1", "state=done"), "a task has no field 'state' to set; fields are reader, what"),
        (("t02-director-1", "statu=done"), "did you mean 'status'?"),
        (("t02-director-1", "id=other"), "a task has no field 'id' to set"),
        (("t02-director-1", "status=finished"), "status cannot be 'finished'\n  hint: use todo, doing, done, skipped"),
        (("t02-director-1", "due=friday"), "due cannot be 'friday'\n  hint: use a date such as 2026-11-30"),
        (("t02-director-1", "what="), "what cannot be empty"),
        (("t02-director-1", "reader=boss"), "reader cannot be 'boss'"),
        (("t02-director-1", "status"), "'status' is no FIELD=VALUE"),
        (("t02-director-1",), "Missing argument"),
        (("t02-director-1", "note=\udcff"), "holds bytes that are no text"),
    ],
)
def test_what_no_task_can_be_is_refused(mofkit: Mofkit, by_hand: Path, words: tuple[str, ...], said: str) -> None:
    before = lines(by_hand)
    result = mofkit("-C", by_hand, *TODAY, "plan", "set", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert lines(by_hand) == before


def test_an_owner_that_is_nobody_is_named_by_the_lint(mofkit: Mofkit, by_hand: Path) -> None:
    mofkit("-C", by_hand, *TODAY, "plan", "set", "t02-director-1", "owner=gohst")
    result = mofkit("-C", by_hand, *TODAY, "lint", "--select", "MOF105")
    assert result.code == 1
    assert "plans/reduce-costs.yaml:13:14: MOF105 error" in result.out


def test_a_task_that_stands_twice_is_not_guessed_at(mofkit: Mofkit, workspace: Workspace) -> None:
    own = BY_HAND.replace("id: reduce-costs", "id: own").encode()
    root = workspace({FILE: BY_HAND.encode(), "plans/own.yaml": own})
    result = mofkit("-C", root, "plan", "set", "t02-director-1", "status=done")
    assert result.code == 2
    assert "'t02-director-1' is the id of plans/own.yaml:12:11 and plans/reduce-costs.yaml:12:11" in result.err


def test_a_task_of_our_own_may_have_a_dot_in_its_name(mofkit: Mofkit, workspace: Workspace) -> None:
    text = BY_HAND.replace("t02-director-1", "own.1")
    root = workspace({"people.csv": PEOPLE, FILE: text.encode()})
    assert mofkit("-C", root, "plan", "set", "own.1", "owner=kim").code == 0
    assert tasks(root)["own.1"].owner == "kim"


# next.


@pytest.fixture
def begun(mofkit: Mofkit, root: Path) -> Path:
    """A plan in work: something late, something begun, something of a person without a reader."""
    mofkit("-C", root, *TODAY, "plan", "start", "4", "--from", "2026-11-02", "--pace", "7")
    for task, *words in (
        ("t14-manager-1", "owner=kim", "due=2026-11-20"),
        ("t14-manager-2", "owner=kim", "status=doing", "due=2026-12-20"),
        ("t15-manager-1", "owner=kim", "due=2026-12-01"),
        ("t14-manager-3", "owner=ada", "due=2026-11-21"),
        ("t17-contributor-1", "owner=bo", "due=2026-12-11"),
    ):
        assert mofkit("-C", root, *TODAY, "plan", "set", task, *words).code == 0
    return root


def coming(mofkit: Mofkit, root: Path, *words: str) -> list[str]:
    """The ids that `plan next` names, in text and in JSON alike."""
    result = mofkit("-C", root, *TODAY, "plan", "next", *words)
    shown = re.findall(r"^  \[[ ~]\] (\S+)", result.out, re.MULTILINE)
    body = json.loads(mofkit("-C", root, *TODAY, "plan", "next", *words, "--format", "json").out)
    assert (body["schema_version"], body["kind"]) == (1, "next-tasks")
    assert [one["id"] for one in body["tasks"]] == shown
    return shown


def test_a_person_is_told_what_is_theirs_and_what_nobody_owns(mofkit: Mofkit, begun: Path) -> None:
    found = coming(mofkit, begun, "--who", "kim", "--top", "99")
    # All of the first step is late from 9 November on; the later ones are of other steps.
    every = tasks(begun, "support-customers")
    free = [id for id, task in every.items() if id.startswith("t14-manager") and not task.owner]
    assert found == [*free, "t14-manager-1", "t14-manager-2", "t15-manager-1"]
    assert coming(mofkit, begun, "--who", "bo", "--top", "99")[-1] == "t17-contributor-1"


def test_a_reader_is_told_what_is_for_them(mofkit: Mofkit, begun: Path) -> None:
    found = coming(mofkit, begun, "--reader", "contributor", "--top", "99")
    assert found
    assert all("-contributor-" in id for id in found)
    assert found[-1] == "t17-contributor-1"
    directors = coming(mofkit, begun, "--reader", "director", "--top", "99")
    assert sorted(coming(mofkit, begun, "--who", "ada", "--top", "99")) == sorted([*directors, "t14-manager-3"])


def test_next_says_where_a_task_stands_how_it_ends_and_how_many_more_there_are(mofkit: Mofkit, begun: Path) -> None:
    result = mofkit("-C", begun, *TODAY, "plan", "next", "--who", "kim", "--top", "1")
    first = coming(mofkit, begun, "--who", "kim", "--top", "1")[0]
    assert "LATE)" in result.out
    assert "      support-customers, Set up customer service\n" in result.out
    assert result.out.endswith(f"\nwhen it is done: mofkit plan set {first} status=done evidence=…\n")
    assert re.fullmatch(r"\d+ open in all\n", result.err)
    body = json.loads(mofkit("-C", begun, *TODAY, "plan", "next", "--top", "1", "--format", "json").out)
    assert {"plan", "step", "late", "id", "reader", "what", "owner", "due", "status"} <= set(body["tasks"][0])
    assert body["tasks"][0]["late"] is True


def test_nothing_is_open_where_nothing_is_planned(mofkit: Mofkit, root: Path) -> None:
    assert mofkit("-C", root, "plan", "next") == (0, "nothing is open\n", "")
    assert json.loads(mofkit("-C", root, "plan", "next", "--format", "json").out)["tasks"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--who", "kmi"), "no record 'person:kmi'"),
        (("--reader", "boss"), "'boss' is not one of"),
        (("--top", "0"), "0 is not in the range x>=1"),
    ],
)
def test_nobody_in_particular_has_no_next_task(mofkit: Mofkit, root: Path, words: tuple[str, ...], said: str) -> None:
    result = mofkit("-C", root, *TODAY, "plan", "next", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


# show and report.


def test_a_plan_is_shown_with_bars_steps_and_marks(mofkit: Mofkit, by_hand: Path) -> None:
    mofkit("-C", by_hand, *TODAY, "plan", "set", "t02-manager-2", "status=done")
    out = mofkit("-C", by_hand, *TODAY, "plan", "show", "1").out.splitlines()
    assert out[:4] == [
        "reduce-costs: 33 % (1 of 3 done, 1 late)",
        "  director    ....................   0 of 1",
        "  manager     ##########..........   1 of 2",
        "  contributor ....................   0 of 0",
    ]
    assert "s1-step-3  Set a goal" in out
    assert "  [~] t02-director-1 Set the goal: 8 % (ada, 2026-11-20 LATE)" in out
    assert "  [ ] t02-manager-1 Run the session (manager, no day)" in out
    assert "  [x] t02-manager-2 Name an action for every opportunity. (manager)" in out


def test_a_plan_says_where_the_content_has_moved_on(mofkit: Mofkit, by_hand: Path) -> None:
    path = by_hand / FILE
    path.write_text(path.read_text("utf-8").replace("id: t02-manager-2", "id: t02-manager-99"), "utf-8")
    out = mofkit("-C", by_hand, *TODAY, "plan", "show").out
    assert "the content now says otherwise: t02-director-1: " in out
    assert "no longer in the content: t02-manager-99\n" in out
    assert "new in the content: t02-manager-2, " in out
    assert "`mofkit plan start reduce-costs` adds them" in out


def test_a_plan_of_our_own_is_shown_too(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"plans/own.yaml": BY_HAND.replace("reduce-costs", "own").encode()})
    out = mofkit("-C", root, *TODAY, "plan", "show").out
    assert "no scenario 'own': this plan is the organisation's own" in out


def test_a_reader_sees_their_tasks_alone(mofkit: Mofkit, by_hand: Path) -> None:
    out = mofkit("-C", by_hand, *TODAY, "plan", "show", "1", "--reader", "director").out
    assert re.findall(r"^  \[.\] (\S+)", out, re.MULTILINE) == ["t02-director-1"]
    body = json.loads(mofkit("-C", by_hand, *TODAY, "plan", "show", "--reader", "director", "--format", "json").out)
    plan = body["plans"][0]
    assert [task["id"] for step in plan["steps"] for task in step["tasks"]] == ["t02-director-1"]
    assert plan["progress"]["total"] == 3


def test_plans_as_json_carry_everything_that_is_written(mofkit: Mofkit, by_hand: Path) -> None:
    body = json.loads(mofkit("-C", by_hand, *TODAY, "plan", "show", "--format", "json").out)
    assert (body["schema_version"], body["kind"]) == (1, "plan-list")
    plan = body["plans"][0]
    assert plan["progress"] == {"total": 3, "done": 0, "skipped": 0, "doing": 1, "late": 1}
    by_reader = {name: one["total"] for name, one in plan["by_reader"].items()}
    assert by_reader == {"director": 1, "manager": 2, "contributor": 0}
    assert plan["steps"][0]["tasks"][0] == {
        "id": "t02-director-1",
        "reader": "director",
        "what": "Set the goal: 8 %",
        "optional": False,
        "owner": "ada",
        "due": "2026-11-20",
        "status": "doing",
        "reason": "",
        "done_on": None,
        "evidence": "",
        "note": "",
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show",), "no plan is started yet\n  hint: `mofkit triage` finds the scenario"),
        (("show", "3"), "no plan for operate-monitor\n  hint: start it with `mofkit plan start 3`"),
        (("show", "x"), "no scenario 'x'"),
        ((), "`mofkit plan` wants one more word: start, show, set, next, report"),
        (("stop",), "No such command 'stop'"),
    ],
)
def test_a_plan_that_is_not_there_is_not_shown(mofkit: Mofkit, root: Path, words: tuple[str, ...], said: str) -> None:
    result = mofkit("-C", root, "plan", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_the_report_of_plans_is_the_report_named_plan(mofkit: Mofkit, by_hand: Path) -> None:
    result = mofkit("-C", by_hand, *TODAY, "plan", "report")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("# Plans: Example Council\n")
    assert "## reduce-costs: 0 %" in result.out
    assert mofkit("-C", by_hand, *TODAY, "report", "plan").out == result.out


# Whatever people wrote.


@pytest.mark.parametrize("naughty", ["\\x1b[2J", "a\\nb", "\\u202ea", "[bold]", "{{ 7*7 }}", "\\u2028", "\\x9b31m"])
def test_no_text_of_a_plan_drives_the_terminal(mofkit: Mofkit, workspace: Workspace, naughty: str) -> None:
    task = f'{{id: "{naughty}", reader: manager, what: "{naughty}", owner: "{naughty}", due: 2026-11-01}}'
    steps = f'[{{id: "{naughty}", title: "{naughty}", tasks: [{task}]}}]'
    own = f'id: p\nscenario: "{naughty}"\nreason: "{naughty}"\nsteps: {steps}\n'
    root = workspace({"plans/p.yaml": own, FILE: f"id: q\nscenario: reduce-costs\nsteps: {steps}\n"})
    for command in (("plan", "show"), ("plan", "next"), ("status",), ("plan", "report"), ("lint",)):
        result = mofkit("-C", root, *TODAY, *command)
        assert result.code in (0, 1)
        assert result.out
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", result.out)
