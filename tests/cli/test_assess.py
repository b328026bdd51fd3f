"""`mofkit assess`: begin, answer, show, report, compare; issues and solutions; goals and the Manage Layer."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from mofkit.cli.assess_interview import interview, questions
from mofkit.cli.session import Session
from mofkit.content.assessing import smf_ids
from mofkit.model.assessment import ATTRIBUTES, Assessment
from mofkit.model.goal import PhaseGoals
from mofkit.workspace.assessments import Answer
from mofkit.workspace.load import load

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

PEOPLE = (
    "id,name,reader,role_types\nada,Ada Quill,director,\nben,Ben Lowe,manager,\nkim,Kim Vale,contributor,operator\n"
)
BEN = """
id: 2026-11-16-ben
who: ben
date: 2026-11-16
scope: [operations, team]
smfs:
  operations:
    roles: satisfactory
    goals: ☺
    outcomes: missing   # since March
  team:
    roles: needs-improvement
    notes:
      roles: Two of seven have no name (team-goal-1)
issues:
  - id: restores
    what: Nobody tests restores
    cells: [operations.outcomes]
    difficulty: 4
    impact: 5
    solutions:
      - id: restores-1
        what: One restore a month
        kind: quick-hit
        difficulty: 5
        impact: 4
        who: kim
        when: 2026-12-04
      - id: restores-2
        what: A second disk store
        kind: longer-term
        needs: £9,000
"""
KIM = """
id: 2026-11-18-kim
who: kim
date: 2026-11-18
scope: [operations]
smfs:
  operations:
    roles: missing
    goals: satisfactory
    inputs: not-assessed
    notes:
      roles: Nobody after 18:00
"""
OLD = """
id: 2026-05-18-ben
who: ben
date: 2026-05-18
smfs:
  operations:
    roles: missing
    goals: satisfactory
    outcomes: satisfactory
    terminology: missing
"""
FILES = {
    "people.csv": PEOPLE,
    "assessments/2026-11-16-ben.yaml": BEN,
    "assessments/2026-11-18-kim.yaml": KIM,
    "assessments/2026-05-18-ben.yaml": OLD,
    "goals/operate.yaml": """
        id: operate
        goals:
          - goal: operate-goal-1
            measure: Tasks done on their day
            measured_right: unsure
            unit: "%"
            baseline: 84
            target: 95
            actual: 90.50
            impact: 3
          - goal: operate-goal-2
            actual: 4
        manage_layer:
          grc:
            mark: missing
            gap: No list of risks
            consequence: Audit found it first
            action:
              what: Write ten lines
              who: kim
              when: 2026-12-04
          team:
            gap: No name after 16:00
    """,
}


@pytest.fixture
def root(workspace: Workspace) -> Path:
    """A workspace with two assessors, an earlier assessment, and goals."""
    return workspace(FILES)


@pytest.fixture
def empty(workspace: Workspace) -> Path:
    """A workspace of people who have assessed nothing."""
    return workspace({"people.csv": PEOPLE}, folder="empty")


@pytest.fixture
def assess(mofkit: Mofkit, root: Path) -> Mofkit:
    """`mofkit assess` in the workspace, on one day."""
    return lambda *words: mofkit("-C", root, "--as-of", "2026-11-23", "assess", *words)


def lines(root: Path, path: str) -> list[str]:
    return (root / path).read_text("utf-8").splitlines()


def kept(root: Path, id: str) -> Assessment:
    """An assessment of a workspace that must be readable as a whole."""
    workspace = load(root)
    assert workspace.problems == ()
    found = workspace.get(Assessment, id)
    assert found is not None
    return found


# Beginning.


def test_an_assessment_begins_as_a_file_with_a_blank_line_for_each_cell(mofkit: Mofkit, empty: Path) -> None:
    result = mofkit("-C", empty, "--as-of", "2026-11-23", "assess", "new", "--who", "kim", "--smf", "SMC")
    assert (result.code, result.out) == (0, "began assessments/2026-11-23-kim.yaml with 8 cells\n")
    assert "next: mofkit assess answer --who kim" in result.err
    written = lines(empty, "assessments/2026-11-23-kim.yaml")
    assert written[:6] == [
        "id: 2026-11-23-kim",
        "who: kim",
        "date: 2026-11-23",
        "scope:",
        "  - service-monitoring-and-control",
        "smfs:",
    ]
    assert written[7:] == [f"    {name}:" for name in ATTRIBUTES]
    assert kept(empty, "2026-11-23-kim").smfs["service-monitoring-and-control"].roles is None


def test_without_an_smf_all_sixteen_are_begun(mofkit: Mofkit, empty: Path) -> None:
    assert "with 128 cells" in mofkit("-C", empty, "--as-of", "2026-11-23", "assess", "new", "--who", "kim").out
    assert tuple(kept(empty, "2026-11-23-kim").smfs) == smf_ids()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "--who", "kin"), "no record 'person:kin' in this workspace\n  hint: did you mean 'person:kim'?"),
        (("new", "--who", "zed"), "hint: add them with `mofkit new person id=… name=… reader=…`"),
        (("new", "--who", "kim", "--smf", "teem"), "no SMF 'teem'\n  hint: did you mean 'team'?"),
        (("answer",), "nobody is named who assesses"),
        (("answer", "--who", "kim"), "assess answer has nobody to ask"),
        (("answer", "--who", "kim", "team.roles=good"), "team.roles cannot be 'good'"),
        (("answer", "--who", "kim", "team.rolls=-"), "no attribute 'rolls'"),
        (("answer", "--who", "kim", "roles=-"), "'roles' is no cell"),
        (("answer", "--who", "kim", "team", "team.roles=-"), "'team' is no SMF.ATTRIBUTE=MARK"),
        (("answer", "--who", "kim", "--answers", "gone.yaml"), "cannot read"),
        (("answer", "--who", "kim", "team.roles=-", "--answers", "a.yaml"), "--answers and words exclude each other"),
        (("show", "--who", "ada"), "ada has assessed nothing yet"),
        (("report", "--reader", "contributor"), "a contributor's page is about somebody"),
        (("compare", "--since", "2026-11-23"), "2026-11-23 is not before 2026-11-23"),
        (("compare", "--since", "soon"), "--since 'soon' is no date"),
        (("compare", "--since", "2020-01-01"), "nobody had assessed anything by 2020-01-01"),
        (("raise", "new-one", "what=x"), "2 people have assessed: ben, kim"),
        (("raise", "new-one", "difficulty=3", "--who", "ben"), "no issue 'new-one' in 2026-11-16-ben yet"),
        (("raise", "restores", "effort=3"), "issue has no field 'effort'"),
        (("raise", "restores", "difficulty=6"), "issues.0.difficulty cannot be '6'"),
        (("raise", "restores", "cells=team"), "'team' is no cell"),
        (("solve", "restore", "what=x"), "no issue 'restore'\n  hint: did you mean 'restores'?"),
        (("solve", "restores", "who=kim"), "no solution '' of restores yet"),
        (("measure", "operate-goal-9", "target=3"), "no phase, layer or SMF has a goal 'operate-goal-9'"),
        (("measure", "operate-goal-1", "aim=3"), "goal has no field 'aim'"),
        (("measure", "operate-goal-1", "target=lots"), "goals.0.target cannot be 'lots'"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(
    assess: Mofkit, root: Path, words: tuple[str, ...], said: str
) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    result = assess(*words)
    assert result.code == 2
    assert said in result.err
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_a_person_begins_once_a_day(assess: Mofkit) -> None:
    assert assess("new", "--who", "ada").code == 0
    assert "is taken by assessments/2026-11-23-ada.yaml:1:5" in assess("new", "--who", "ada").err


# Answering, word by word and from a file.


def test_an_answer_changes_its_line_and_no_other(assess: Mofkit, root: Path) -> None:
    before = lines(root, "assessments/2026-11-16-ben.yaml")
    result = assess("answer", "--who", "ben", "operations.outcomes=☹ Restores are tested once a year")
    assert result.out == "2026-11-16-ben: operations.outcomes = needs-improvement\n"
    after = lines(root, "assessments/2026-11-16-ben.yaml")
    assert [line for line in after if line not in before] == [
        "    outcomes: needs-improvement   # since March",
        "      outcomes: Restores are tested once a year",
    ]
    assert assess("answer", "--who", "ben", "operations.outcomes=☹ Restores are tested once a year").err == (
        "nothing to change: it is so already\n"
    )


@pytest.mark.parametrize(
    ("word", "mark", "note"),
    [
        ("team.process-flows=-", "missing", None),
        ("team.flows=missing: nobody knows", "missing", "nobody knows"),
        ("Team.Process flows=:( a, b", "needs-improvement", "a, b"),
        ("team.process_flows=?", "not-assessed", None),
    ],
)
def test_a_cell_is_named_and_marked_as_people_would(
    assess: Mofkit, root: Path, word: str, mark: str, note: str | None
) -> None:
    assert assess("answer", "--who", "ben", word).code == 0
    row = kept(root, "2026-11-16-ben").smfs["team"]
    assert (row.process_flows, row.notes.get("process_flows")) == (mark, note)


def test_the_first_answer_of_a_person_begins_an_assessment_of_that_smf(assess: Mofkit, root: Path) -> None:
    assert assess("answer", "--who", "ada", "team.roles=- nobody", "team.goals=:)").out == (
        "began assessments/2026-11-23-ada.yaml with 2 cells\n"
    )
    found = kept(root, "2026-11-23-ada")
    assert (found.scope, found.smfs["team"].notes) == (("team",), {"roles": "nobody"})


def test_an_answer_beyond_the_scope_widens_it(assess: Mofkit, root: Path) -> None:
    assess("answer", "--who", "kim", "build.roles=-")
    assert kept(root, "2026-11-18-kim").scope == ("operations", "build")


def test_a_file_of_answers_is_taken_over_with_its_notes(assess: Mofkit, root: Path) -> None:
    (root / "mine.yml").write_text("smfs:\n  SMC:\n    roles: '-'\n    notes: {roles: nobody}\n", "utf-8")
    assert assess("answer", "--who", "kim", "--answers", root / "mine.yml").code == 0
    row = kept(root, "2026-11-18-kim").smfs["service-monitoring-and-control"]
    assert (row.roles, row.notes) == ("missing", {"roles": "nobody"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("smfs: {}\n", "holds no mark"),
        ("smfs: {team: {roles: good}}\n", "smfs.team.roles is 'good'; use missing"),
        ("smfs: {team: {roles: '-', notes: {role: x}}}\n", "no attribute 'role'"),
        ("smfs: {teem: {roles: '-'}}\n", "no SMF 'teem'"),
    ],
)
def test_a_file_that_says_nothing_or_nonsense_is_refused(assess: Mofkit, root: Path, text: str, said: str) -> None:
    (root / "mine.yml").write_text(text, "utf-8")
    result = assess("answer", "--who", "kim", "--answers", root / "mine.yml")
    assert (result.code, said in result.err) == (2, True)


def test_a_dry_run_shows_the_lines_and_writes_nothing(assess: Mofkit, root: Path) -> None:
    before = lines(root, "assessments/2026-11-18-kim.yaml")
    result = assess("answer", "--who", "kim", "operations.terms=:)", "--dry-run")
    assert "+    terminology: satisfactory" in result.out
    assert lines(root, "assessments/2026-11-18-kim.yaml") == before


@pytest.mark.parametrize("path", ["assessments/2026-12-01-ben.yaml", "goals/plan.yaml"])
def test_a_file_that_cannot_be_read_is_neither_passed_over_nor_written_beside(
    assess: Mofkit, root: Path, path: str
) -> None:
    (root / path).write_text("id: [\n", "utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    about = ("answer", "--who", "ben", "team.roles=:)") if "ben" in path else ("measure", "plan-goal-1", "target=1")
    result = assess(*about)
    assert result.code == 2
    assert result.err.startswith(f"mofkit: {path}:")
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


# As a conversation.


class Said:
    """What somebody who types these lines is asked, and what is kept."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._caught = monkeypatch, capsys
        self.kept: list[Answer] = []

    def __call__(
        self, *typed: str, smfs: tuple[str, ...] = ("team",), given: set[tuple[str, str]] | None = None
    ) -> bool:
        self._patch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        self.kept.clear()
        done = interview(Session(Path()), questions(list(smfs)), given or set(), self.kept.append)
        self.out = self._caught.readouterr().out
        return done


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """The interview, with somebody at the keyboard."""
    return Said(monkeypatch, capsys)


def test_every_attribute_is_asked_with_what_the_smf_itself_says(said: Said) -> None:
    assert said(*"ssssssss") is True
    assert [one.attribute for one in said.kept] == list(ATTRIBUTES)
    assert {one.mark for one in said.kept} == {"satisfactory"}
    assert "== Team, Manage Layer" in said.out
    assert "1 of 8  Team: Roles" in said.out
    assert "8 of 8  Team: Manage Layer integration" in said.out
    assert "Every piece of work has an owner" in said.out


def test_what_is_missing_or_weak_is_asked_for_in_words(said: Said) -> None:
    said("m", "nobody", "w", "", "d", "q")
    assert said.kept == [
        Answer("team", "roles", "missing", "nobody"),
        Answer("team", "goals", "needs-improvement", None),
        Answer("team", "outcomes", "not-assessed", ""),
    ]


def test_the_signs_of_the_job_aid_are_keys_too_and_others_are_asked_again(said: Said) -> None:
    said("x", "", "-", "n.n.", ":)", "q")
    assert [one.mark for one in said.kept] == ["missing", "satisfactory"]
    assert said.out.count("q quit and go on later") == 3


def test_back_asks_the_last_one_again_and_stops_at_the_first(said: Said) -> None:
    said("b", "s", "b", "d", "q")
    assert said.kept == [Answer("team", "roles", "satisfactory", ""), Answer("team", "roles", "not-assessed", "")]


def test_an_smf_can_be_left_for_later(said: Said) -> None:
    assert said("n", "s", "n", smfs=("team", "build")) is True
    assert [one.smf for one in said.kept] == ["build"]


def test_what_is_answered_is_not_asked_again(said: Said) -> None:
    said("s", "q", given={("team", "roles"), ("team", "goals")})
    assert said.kept[0].attribute == "outcomes"
    assert "2 of 8 cells are answered" in said.out
    assert "3 of 8  Team: Outcomes and measures" in said.out


def test_a_question_mark_shows_all_with_the_ids_to_cite(said: Said) -> None:
    said("?", "q")
    assert "(team-role-" in said.out


def test_an_end_of_input_is_an_interruption(said: Said) -> None:
    with pytest.raises(KeyboardInterrupt):
        said("s")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a terminal of its own")
def test_at_a_terminal_every_answer_is_kept_at_once_and_it_goes_on_later(empty: Path) -> None:
    import pty

    def talk(*typed: str) -> str:
        pid, terminal = pty.fork()
        if pid == 0:
            kept = {name: value for name, value in os.environ.items() if name not in ("CI", "FORCE_COLOR")}
            settings = {"MOFKIT_TODAY": "2026-11-23", "TERM": "dumb", "COLUMNS": "80", "PYTHONUTF8": "1"}
            os.chdir(empty)
            argv = [sys.executable, "-m", "mofkit", "assess", "answer", "--who", "kim", "team"]
            os.execve(sys.executable, argv, {**kept, **settings})
        os.write(terminal, "".join(f"{line}\n" for line in typed).encode())
        seen = b""
        try:
            while part := os.read(terminal, 4096):
                seen += part
        except OSError:
            pass
        assert os.waitpid(pid, 0)[1] == 0
        return seen.decode()

    assert "kept; the same command goes on from here" in talk("m", "nobody: yet # here", "s", "q")
    row = kept(empty, "2026-11-23-kim").smfs["team"]
    assert (row.roles, row.goals, row.notes) == ("missing", "satisfactory", {"roles": "nobody: yet # here"})
    assert kept(empty, "2026-11-23-kim").scope == ("team",)
    assert "2 of 8 cells are answered" in talk("q")
    assert "all asked; next: mofkit assess show --who kim" in talk(*"ssssss")


def test_a_mark_that_got_better_takes_its_note_away(assess: Mofkit, root: Path) -> None:
    from mofkit.cli.assess_answers import _quietly

    session = Session(root, as_of="2026-11-23", quiet=True)
    _quietly(session, "ben", Answer("team", "roles", "satisfactory", ""), ())
    _quietly(session, "ben", Answer("team", "goals", "satisfactory", ""), ())
    row = kept(root, "2026-11-16-ben").smfs["team"]
    assert (row.roles, row.goals, row.notes) == ("satisfactory", "satisfactory", {})


# The sheet.


def test_the_sheet_fits_80_columns_and_says_coverage_beside_the_score(assess: Mofkit) -> None:
    out = assess("show").out
    assert "25 % satisfactory of 4 of 16 cells assessed; 112 more out of scope; 2 assessors." in out
    assert "  Operations               -/☺    ☺     -     ·     ·     ·     ·     ·   1 of 3" in out
    assert "  Team                      ☹     ·     ·     ·     ·     ·     ·     ·   0 of 1" in out
    assert all(len(line) <= 80 for line in out.splitlines() if line.startswith("  "))


def test_plain_signs_are_ascii(assess: Mofkit) -> None:
    out = assess("show", "--plain").out
    assert out.isascii()
    assert "  Operations               -/:)   :)    -     ." in out


def test_one_persons_sheet_holds_their_marks_alone(assess: Mofkit) -> None:
    out = assess("show", "--who", "kim").out
    assert "50 % satisfactory of 2 of 8 cells assessed; 120 more out of scope; 1 assessor." in out
    assert "  Operations                -     ☺     ·" in out


def test_an_smf_is_shown_with_who_says_what(assess: Mofkit) -> None:
    out = assess("show", "--smf", "operations").out
    assert "  -/☺  Roles  assessors differ by 2 steps\n       Ben Lowe: satisfactory\n" in out
    assert "       Kim Vale: missing. Nobody after 18:00\n" in out
    assert "Team" not in out


def test_the_sheet_as_csv_has_a_row_for_each_view_and_each_blank(assess: Mofkit) -> None:
    rows = list(csv.DictReader(io.StringIO(assess("show", "--format", "csv").out)))
    assert [
        (row["who"], row["mark"]) for row in rows if row["attribute"] == "roles" and row["smf"] == "operations"
    ] == [
        ("ben", "satisfactory"),
        ("kim", "missing"),
    ]
    assert len([row for row in rows if row["smf"] == "team"]) == 8
    assert {row["mark"] for row in rows} == {"satisfactory", "missing", "needs-improvement", "not-assessed"}


def test_the_sheet_as_json_counts_every_cell(assess: Mofkit) -> None:
    body = json.loads(assess("show", "--format", "json").out)
    assert (body["schema_version"], body["kind"]) == (1, "assessment-sheet")
    tally = body["tally"]
    names = ("satisfactory", "needs_improvement", "missing", "disputed", "not_assessed")
    assert sum(tally[name] for name in names) == tally["total"] == 16
    assert [one["who"] for one in body["assessors"]] == ["ben", "kim"]


def test_the_sheet_as_a_picture_is_the_same_each_time_and_says_everything_without_colour(assess: Mofkit) -> None:
    first, again = assess("show", "--format", "svg").out, assess("show", "--format", "svg").out
    assert first == again
    root = ET.fromstring(first)
    space = "{http://www.w3.org/2000/svg}"
    titles = [one.text for one in root.iter(f"{space}title")]
    assert titles[0] == "Service management self-assessment"
    assert "Operations, Roles: Ben Lowe: satisfactory; Kim Vale: missing" in titles
    assert "Team, Goals: not assessed" in titles
    assert root.find(f"{space}desc").text.startswith("25 % satisfactory of 4 of 16 cells")  # type: ignore[union-attr]
    assert "prefers-color-scheme: dark" in first


@pytest.mark.parametrize(
    "words", [("show",), ("report",), ("report", "--reader", "director"), ("issues",), ("solutions",)]
)
def test_a_workspace_without_an_assessment_says_so(mofkit: Mofkit, empty: Path, words: tuple[str, ...]) -> None:
    result = mofkit("-C", empty, "assess", *words)
    assert result.code == 0
    assert "%" not in result.out


# By reader.


def test_the_director_gets_one_screen(assess: Mofkit) -> None:
    result = assess("report", "--reader", "director")
    assert len(result.out.splitlines()) <= 30
    for expected in (
        "Where we are weakest",
        "Operations, Roles\n    Ben Lowe: satisfactory\n    Kim Vale: missing. Nobody after 18:00",
        "20 restores: Nobody tests restores (quick win)",
        "  - restores: A second disk store: £9,000",
        "goals: 0 met, 1 short of the target,",
        "gaps in the Manage Layer: 2, 1 of them with what they lead to",
    ):
        assert expected in result.out
    assert "next: mofkit assess show --smf operations" in result.err


def test_the_manager_gets_the_sheet_the_issues_and_what_is_untold(assess: Mofkit) -> None:
    out = assess("report").out
    assert "  Operations               -/☺" in out
    assert "  Ben Lowe                 2026-11-16    4 of  16 cells" in out
    assert "quick hits: 1   longer-term: 1   individual: 0" in out
    assert "weak, and named by no issue: operations.roles, team.roles" in out


def test_a_contributor_gets_their_smfs_and_promises(assess: Mofkit) -> None:
    out = assess("report", "--reader", "contributor", "--who", "kim").out
    assert out.startswith("Operations, Operate Phase")
    assert "Team" not in out
    assert "  - One restore a month [quick-hit, kim, 2026-12-04, todo]" in out


def test_who_has_not_assessed_gets_the_smfs_of_their_role_types(mofkit: Mofkit, root: Path) -> None:
    (root / "assessments/2026-11-18-kim.yaml").unlink()
    out = mofkit("-C", root, "--as-of", "2026-11-23", "assess", "report", "--reader", "contributor", "--who", "kim").out
    assert out.startswith("Operations, Operate Phase")


def test_the_report_as_json_and_as_markdown_say_the_same(assess: Mofkit, mofkit: Mofkit, root: Path) -> None:
    body = json.loads(assess("report", "--format", "json").out)
    markdown = assess("report", "--format", "md").out
    assert body["kind"] == "assessment-report"
    assert f"**{body['tally']['percent']} % satisfactory** of 4 of 16 cells assessed." in markdown
    assert "1 satisfactory + 1 to improve + 1 missing + 1 disputed + 12 not assessed = 16." in markdown
    assert "| Operations | -/☺ | ☺ | \\- |" in markdown
    assert "| 20 | Nobody tests restores | 4 | 5 | quick win |" in markdown
    assert "  - consequence: Audit found it first\n  - action: Write ten lines (kim, 2026-12-04)\n" in markdown
    assert mofkit("-C", root, "--as-of", "2026-11-23", "report", "assessment").out == markdown


# Over time.


def test_two_days_are_compared_cell_by_cell(assess: Mofkit) -> None:
    out = assess("compare").out
    assert "  2026-05-18: 50 % satisfactory of 4 of 128 cells assessed (ben)" in out
    assert "better: 1\n  - to ☺      Operations, Roles" in out
    assert "worse: 1\n  ☺ to -      Operations, Outcomes and measures" in out
    assert "no longer assessed: 1\n  - to ·      Operations, Terminology" in out
    assert "assessed for the first time: 1   unchanged: 1" in out


def test_other_people_than_before_are_told(mofkit: Mofkit, root: Path) -> None:
    (root / "assessments/2026-11-16-ben.yaml").unlink()
    (root / "assessments/2026-05-18-ben.yaml").write_text(OLD.lstrip().replace("who: ben", "who: ada"), "utf-8")
    out = mofkit("-C", root, "--as-of", "2026-05-19", "assess", "compare", "--since", "2026-05-18").out
    assert "unchanged: 4" in out
    (root / "assessments/2026-12-01-ada.yaml").write_text("id: 2026-12-01-ada\nwho: ada\ndate: 2026-12-01\n", "utf-8")
    out = mofkit("-C", root, "--as-of", "2026-12-02", "assess", "compare", "--since", "2026-05-18").out
    assert "* other people than before" in out


@pytest.mark.parametrize("format", ["json", "csv", "md"])
def test_a_comparison_is_had_in_every_format(assess: Mofkit, format: str) -> None:
    out = assess("compare", "--since", "2026-05-18", "--until", "2026-11-17", "--format", format).out
    assert "ben: missing" in out
    if format == "json":
        body = json.loads(out)
        assert (body["since"], body["until"], body["turns"]["better"]) == ("2026-05-18", "2026-11-17", 1)
        assert len(body["cells"]) == sum(body["turns"].values())


def test_a_long_list_of_disputes_is_cut(assess: Mofkit) -> None:
    cells = [f"operations.{name}" for name in ATTRIBUTES]
    assess("answer", "--who", "ben", *(f"{cell}=:)" for cell in cells))
    assess("answer", "--who", "kim", *(f"{cell}=-" for cell in cells))
    out = assess("report", "--reader", "director").out
    assert "  and 6 more: mofkit assess report --reader manager" in out


def test_nothing_earlier_is_nothing_to_compare(mofkit: Mofkit, empty: Path) -> None:
    assert "there is no earlier assessment to compare with" in mofkit("-C", empty, "assess", "compare").err


# Issues and solutions.


def test_an_issue_is_raised_and_scored_and_its_line_alone_changes(assess: Mofkit, root: Path) -> None:
    result = assess("raise", "nights", "--who", "kim", "what=Nobody at night", "cells=operations.roles, ops.x")
    assert (result.code, "no SMF 'ops'" in result.err) == (2, True)
    assert assess("raise", "nights", "--who", "kim", "what=Nobody at night", "cells=operations.roles").out == (
        "2026-11-18-kim: raised nights\n"
    )
    before = lines(root, "assessments/2026-11-18-kim.yaml")
    assert assess("raise", "nights", "difficulty=2", "impact=5").out == "2026-11-18-kim: changed nights\n"
    after = lines(root, "assessments/2026-11-18-kim.yaml")
    assert [line.strip() for line in after if line not in before] == ["difficulty: 2", "impact: 5"]
    assert kept(root, "2026-11-18-kim").issues[0].cells == ("operations.roles",)


def test_a_solution_is_proposed_and_authorised(assess: Mofkit, root: Path) -> None:
    assess("raise", "nights", "--who", "kim", "what=Nobody at night")
    assert assess("solve", "nights", "what=A duty phone", "kind=quick-hit").out == "2026-11-18-kim: proposed nights-1\n"
    assert assess("solve", "nights", "what=A night shift", "needs=two people").out.endswith("proposed nights-2\n")
    assert assess("solve", "nights", "--id", "nights-2", "authorised_by=ada").out.endswith("changed nights-2\n")
    first, second = kept(root, "2026-11-18-kim").issues[0].solutions
    assert (first.kind, second.needs, second.authorised_by) == ("quick-hit", "two people", "ada")


def test_an_issue_of_two_people_must_be_told_apart(assess: Mofkit) -> None:
    assess("raise", "nights", "--who", "kim", "what=x")
    assess("raise", "nights", "--who", "ben", "what=x")
    assert "'nights' is the id of assessments/2026-11-16-ben.yaml:" in assess("raise", "nights", "impact=2").err


def test_issues_stand_by_priority_with_their_solutions_and_the_untold_beside(assess: Mofkit) -> None:
    assess("raise", "names", "--who", "ben", "what=No names")
    result = assess("issues")
    assert result.out.index("20 restores") < result.out.index("?? names: No names (no difficulty and no impact yet)")
    assert "      - no solution yet" in result.out
    assert "weak, and named by no issue: operations.roles, team.roles" in result.err


@pytest.mark.parametrize("format", ["csv", "md", "json"])
def test_issues_and_solutions_are_had_in_every_format(assess: Mofkit, format: str) -> None:
    assert "Nobody tests restores" in assess("issues", "--format", format).out
    assert "A second disk store" in assess("solutions", "--format", format).out


def test_solutions_are_chosen_by_type_and_by_person(assess: Mofkit) -> None:
    assert "One restore a month" in assess("solutions", "--type", "quick-hit").out
    assert "A second disk store" not in assess("solutions", "--type", "quick-hit").out
    assert "A second disk store" not in assess("solutions", "--who", "kim").out
    assert assess("solutions").err == "quick hits: 1   longer-term: 1   individual: 0\n"


def test_nobody_has_assessed_so_nothing_is_raised(mofkit: Mofkit, empty: Path) -> None:
    assert "nobody has assessed anything yet" in mofkit("-C", empty, "assess", "raise", "a", "what=b").err


# Goals and the Manage Layer.


def test_goals_stand_with_figures_gap_and_action_or_the_lack_of_one(assess: Mofkit) -> None:
    out = assess("goals", "--phase", "operate").out
    assert "      figures: baseline 84, target 95, actual 90.5, gap 4.5 % (59 % of the way)" in out
    assert "      measure: Tasks done on their day, perhaps not the right way" in out
    assert "      action: none yet, but no baseline and no target" in out
    assert "[not measured]" in out
    assert "Plan Phase" not in out


def test_an_smf_shows_its_goals_and_the_measures_to_choose_from_until_one_is_chosen(assess: Mofkit) -> None:
    assert "overdue tasks; failed jobs" in " ".join(assess("goals", "--smf", "operations").out.split())
    assess("measure", "operations-outcome-5", "measure=overdue tasks", "target=0", "actual=3", "better=lower")
    page = " ".join(assess("goals", "--smf", "operations").out.split())
    assert "can be relied on. [short] measure: overdue tasks figures: target 0, actual 3, gap 3" in page
    assert "overdue tasks; failed jobs" not in page
    assert "\nOperations SMF\n  operations-outcome-5 " in assess("goals").out
    assert "operations-goal-1" not in assess("goals").out
    assert assess("goals", "--smf", "operations", "--phase", "plan").code == 2


@pytest.mark.parametrize("format", ["csv", "md", "json"])
def test_goals_and_focuses_are_had_in_every_format(assess: Mofkit, format: str) -> None:
    assert "operate-goal-1" in assess("goals", "--format", format).out
    assert "No list of risks" in assess("layer", "--format", format).out


def test_all_goals_are_listed_and_the_next_step_is_the_gap_or_the_missing_figure(
    assess: Mofkit, mofkit: Mofkit, empty: Path
) -> None:
    assert assess("goals").err == "next: the gap that pays back most is operate-goal-1\n"
    result = mofkit("-C", empty, "assess", "goals")
    assert " ".join(result.out.split()).count("[not measured]") == 20
    assert result.err == "next: mofkit assess measure plan-goal-1 measure=… target=… who=… when=…\n"


def test_a_goal_is_measured_in_a_new_file_a_new_entry_and_an_old_one(assess: Mofkit, root: Path) -> None:
    def goals(phase: str) -> PhaseGoals:
        found = load(root).get(PhaseGoals, phase)
        assert found is not None
        return found

    assess("measure", "plan-goal-1", "measure=Survey", "target=80", "who=kim", "when=2026-12-04")
    action = goals("plan").goals[0].action
    assert action is not None
    assert (
        action.what == "Get a baseline and a target in place: Services are worth having, and the business wants them."
    )
    assess("measure", "operate-goal-3", "better=lower", "target=4")
    assert [one.goal for one in goals("operate").goals] == ["operate-goal-1", "operate-goal-2", "operate-goal-3"]
    result = assess("measure", "operate-goal-2", "target=9", "who=ben", "when=2026-12-04", "what=Ask the desk")
    assert result.out == "operate-goal-2: target = 9, who = ben, when = 2026-12-04, what = Ask the desk\n"
    changed = goals("operate").goals[1]
    assert changed.action is not None
    assert (changed.action.what, changed.action.who) == ("Ask the desk", "ben")
    assess("measure", "operate-goal-2", "when=2026-12-11")
    assert str(goals("operate").goals[1].action.when) == "2026-12-11"  # type: ignore[union-attr]
    assert "      action: Ask the desk (ben, 2026-12-11, todo)" in assess("goals").out
    assert load(root).problems == ()


def test_the_manage_layer_stands_with_gap_consequence_and_what_may_come_of_it(assess: Mofkit) -> None:
    out = assess("layer", "--phase", "operate").out
    assert "  consequence: Audit found it first\n  action: Write ten lines (kim, 2026-12-04)\n" in out
    assert "  consequence: not said yet; the framework warns:" in out
    assert out.count("looks for:") == 3


def test_a_gap_of_the_layer_is_written_with_set(mofkit: Mofkit, empty: Path) -> None:
    mofkit("-C", empty, "new", "goal", "id=plan")
    mofkit("-C", empty, "set", "goal:plan", "manage_layer.grc.gap=none known", "manage_layer.grc.mark=missing")
    assert "Plan, GRC: missing" in mofkit("-C", empty, "assess", "layer").out
