"""`mofkit worksheet`: begun, filled in at the prompt and from files, approved, and looked at."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from terminal import Terminal

from mofkit.analysis.worksheets import new_sheet
from mofkit.cli.session import Session
from mofkit.cli.worksheet_interview import interview
from mofkit.content.framework import smf_named, smfs
from mofkit.exchange.worksheets import as_csv
from mofkit.lint.run import lint
from mofkit.model.worksheet import Worksheet
from mofkit.workspace.draft import Draft
from mofkit.workspace.edit import prove
from mofkit.workspace.load import from_bytes, load
from mofkit.workspace.tables import guarded, unguarded
from mofkit.workspace.worksheets import begin, meant

Mofkit = Callable[..., Any]
TODAY = ("--as-of", "2026-11-23")
ID = "customer-service.process-2"
FILE = "worksheets/customer-service/process-2.yaml"
FILES = {
    "people.csv": "id,name,aliases\nkim,Kim Vale,kit\nlee,Lee Ortega,\n",
    "catalog/services.csv": (
        "id,name,customer,criticality,difficulty,impact,owner,support_route\nmail,E-mail,Staff,C1,4,5,kim,Desk\n"
    ),
}


@pytest.fixture
def root(workspace: Callable[..., Path]) -> Path:
    """A workspace with two people and a service."""
    return workspace(FILES)


@cache
def blank() -> bytes:
    """A worksheet for process 2 as it is begun."""
    draft = Draft(from_bytes(Path(), {"mofkit.yaml": b"schema_version: 1\n"}))
    smf, process = smf_named("customer-service"), smf_named("customer-service").processes[1]
    begin(draft, smf, process, new_sheet(smf, process, service="", by="", started=date(2026, 11, 23)))
    return draft.edits()[0].after or b""


@pytest.fixture
def begun(root: Path) -> Path:
    """The same with a worksheet for process 2."""
    (root / FILE).parent.mkdir(parents=True)
    (root / FILE).write_bytes(blank())
    return root


def sheet(root: Path, id: str = ID) -> Worksheet:
    found = load(root).get(Worksheet, id)
    assert found
    return found


def said(root: Path) -> list[str]:
    return [one.said for one in sheet(root).rows() if one.said]


def answers(root: Path, text: str, name: str = "answers.yml") -> Path:
    path = root.parent / name
    path.write_text(text, "utf-8")
    return path


def fill_all(root: Path, mofkit: Mofkit, id: str = ID) -> None:
    """Everything is answered, through the CSV that `export` prints."""
    rows = list(csv.reader(io.StringIO(mofkit("-C", root, "worksheet", "export", id).out)))
    good = {"question": "We do", "input": "available", "output": "produced", "best-practice": "agreed"}
    text = io.StringIO()
    csv.writer(text).writerows([rows[0], *([*row[:4], good[row[1]], *row[5:]] for row in rows[1:])])
    done = mofkit("-C", root, *TODAY, "worksheet", "fill", id, "--answers", answers(root, text.getvalue(), "a.csv"))
    assert done.code == 0, done.err


# new


def test_a_worksheet_is_begun_with_a_legend_and_all_blanks(root: Path, mofkit: Mofkit) -> None:
    run = mofkit("-C", root, *TODAY, "worksheet", "new", "Customer Service", "--process", "2", "--by", "kit")
    assert (run.code, run.out) == (0, f"{ID}: 53 rows to fill in\n")
    text = (root / FILE).read_text()
    assert text.startswith("# Process 2 of the Customer Service SMF, Classify the User's Request (Table 6), as it is")
    assert "\nstarted: 2026-11-23\nby: kim\nactivities:\n  - id: customer-service-p2-categorise\n" in text
    assert "\n      - what: Service catalog\n        state:\n" in text
    assert "\n\n  - id: customer-service-p2-prioritise\n" in text
    assert len(text.split("\n")) < 180
    assert mofkit("-C", root, *TODAY, "lint").out == "4 files, no findings\n"


def test_without_a_process_there_is_one_for_each_in_one_act(root: Path, mofkit: Mofkit) -> None:
    run = mofkit("-C", root, *TODAY, "worksheet", "new", "SMC")
    assert run.out.startswith("4 worksheets of service-monitoring-and-control: ")
    assert [path.name for path in sorted((root / "worksheets").rglob("*.yaml"))] == [
        f"process-{number}.yaml" for number in (1, 2, 3, 4)
    ]


def test_worksheets_of_every_process_are_sound_and_lack_nothing(root: Path) -> None:
    draft = Draft(load(root))
    for smf in smfs():
        for process in smf.processes:
            begin(draft, smf, process, new_sheet(smf, process, service="", by="", started=date(2026, 11, 23)))
    edits = draft.edits()
    prove(max(edits, key=lambda edit: len(edit.after or b"")))
    workspace = from_bytes(
        root, {"mofkit.yaml": b"schema_version: 1\n", **{one.path: one.after or b"" for one in edits}}
    )
    assert lint(workspace, date(2026, 11, 23)).findings == ()
    assert len(workspace.all(Worksheet)) == len(edits) == sum(len(smf.processes) for smf in smfs())


def test_a_second_time_changes_nothing(begun: Path, mofkit: Mofkit) -> None:
    before = (begun / FILE).read_bytes()
    run = mofkit("-C", begun, *TODAY, "worksheet", "new", "customer-service", "--process", "2")
    assert (run.code, run.out) == (0, "")
    assert "nothing to change" in run.err
    assert (begun / FILE).read_bytes() == before


def test_a_second_time_adds_what_is_missing_and_touches_nothing_else(begun: Path, mofkit: Mofkit) -> None:
    path = begun / FILE
    text = path.read_text().replace("        answer:\n", "        answer: Ours  # by Kim\n", 1)
    text = text.replace("      - what: Service catalog\n        state:\n", "", 1)
    cut = text.index("\n  - id: customer-service-p2-prioritise")
    path.write_text(text[:cut])
    run = mofkit("-C", begun, *TODAY, "worksheet", "new", "customer-service", "--process", "2")
    assert run.out == f"{ID}: 18 more rows to fill in\n"
    after = path.read_text()
    assert "answer: Ours  # by Kim\n" in after
    assert [one for one in text[:cut].split("\n") if one not in after.split("\n")] == []
    assert mofkit("-C", begun, *TODAY, "lint").out == "4 files, no findings\n"


def test_a_service_has_a_worksheet_of_its_own(begun: Path, mofkit: Mofkit) -> None:
    mofkit("-C", begun, *TODAY, "worksheet", "new", "customer-service", "--process", "2", "--for", "mail")
    assert sheet(begun, f"{ID}-mail").service == "mail"
    assert "mofkit worksheet new customer-service --process 2 --for mail" in mofkit(
        "-C", begun, "worksheet", "fill", "customer-service", "--process", "2", "--for", "fax"
    ).err.replace("--for fax", "--for mail")
    wanted = meant(load(begun), "customer-service", [2], "mail")
    assert [one.id for one in wanted] == [f"{ID}-mail"]


def test_what_would_be_begun_is_shown(root: Path, mofkit: Mofkit) -> None:
    run = mofkit("-C", root, *TODAY, "worksheet", "new", "team", "--process", "1", "--dry-run")
    assert "+++ b/worksheets/team/process-1.yaml" in run.out
    assert not (root / "worksheets").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("new", "costumer-service"), "no SMF 'costumer-service'"),
        (("new", "team", "--process", "9"), "has no process 9"),
        (("new", "team", "--by", "ada"), "no record 'person:ada'"),
        (("new", "team", "--for", "mial"), "did you mean 'service:mail'?"),
        (("fill", "team"), "no worksheet for team"),
        (("fill", "custmer-service.process-2"), f"did you mean '{ID}'?"),
        (("show", "zzz"), "no worksheet and no SMF 'zzz'"),
        (("fill", ID), "there is nobody to ask"),
        (("fill", ID, "--answers", "a.txt"), "no .yaml and no .csv"),
        (("fill", ID, "--who", "kin", "--answers", "a.csv"), "no record 'person:kin'"),
        (("approve", ID), "--who"),
        (("report", "zzz"), "no worksheet and no SMF 'zzz'"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(begun: Path, mofkit: Mofkit, words: Any, told: str) -> None:
    before = (begun / FILE).read_bytes()
    run = mofkit("-C", begun, "worksheet", *words)
    assert (run.code, run.out) == (2, "")
    assert told in run.err
    assert (begun / FILE).read_bytes() == before


def test_the_worksheet_is_to_be_named_where_an_smf_has_several(begun: Path, mofkit: Mofkit) -> None:
    mofkit("-C", begun, *TODAY, "worksheet", "new", "customer-service", "--process", "1")
    run = mofkit("-C", begun, "worksheet", "show", "customer-service")
    assert run.code == 2
    assert f"name one: customer-service.process-1, {ID}" in run.err


# fill --answers

YAML = """\
customer-service-p2-categorise:
  questions:
    q1: In the tool.
    q2: |
      First the catalog.
      Then Felix: "#1".
  inputs:
    help REQUEST: Available
    Service catalog: {state: missing, gap: unsigned, action: {what: Sign it, who: kim, when: 2026-12-01}}
  best_practices:
    Check the category again at closure.: {state: not agreed, why: no time}
"""


def test_answers_are_taken_from_yaml(begun: Path, mofkit: Mofkit) -> None:
    run = mofkit("-C", begun, *TODAY, "worksheet", "fill", ID, "--who", "kit", "--answers", answers(begun, YAML))
    assert run.code == 0, run.err
    assert run.out.startswith("took 5 answers from ")
    assert f"\n{ID}: 48 of 53 open\n" in run.out
    told = " ".join(run.out.split())
    assert "- Categorise the user's request: questions q3, q4, q5, q6, q7; 2 inputs; 2 outputs; 3 best" in told
    assert said(begun) == [
        "In the tool.",
        'First the catalog.\nThen Felix: "#1".',
        "available",
        "missing",
        "not-agreed",
    ]
    text = (begun / FILE).read_text()
    assert '        answer: |\n          First the catalog.\n          Then Felix: "#1".\n' in text
    (todo,) = next(one.row.actions for one in sheet(begun).rows() if one.name == "Service catalog")
    assert (todo.what, todo.who, todo.id[:2], len(todo.id)) == ("Sign it", "kim", "a-", 6)
    assert sheet(begun).filled_by == ("kim",)


def test_the_same_answers_again_change_nothing(begun: Path, mofkit: Mofkit) -> None:
    fill = ("-C", begun, *TODAY, "worksheet", "fill", ID, "--who", "kim", "--answers", answers(begun, YAML))
    mofkit(*fill)
    before = (begun / FILE).read_bytes()
    assert "nothing to change" in mofkit(*fill).err
    assert (begun / FILE).read_bytes() == before


def test_an_answer_touches_its_own_lines_alone(begun: Path, mofkit: Mofkit) -> None:
    before = (begun / FILE).read_text().split("\n")
    text = "customer-service-p2-prioritise:\n  questions:\n    q3: Ask Legal\n"
    mofkit("-C", begun, *TODAY, "worksheet", "fill", ID, "--answers", answers(begun, text))
    after = (begun / FILE).read_text().split("\n")
    assert [new for old, new in zip(before, after, strict=True) if old != new] == ["        answer: Ask Legal"]


def test_answers_are_shown_before_they_are_taken(begun: Path, mofkit: Mofkit) -> None:
    before = (begun / FILE).read_bytes()
    run = mofkit("-C", begun, "worksheet", "fill", ID, "--answers", answers(begun, YAML), "--dry-run")
    assert "+        answer: In the tool.\n" in run.out
    assert (begun / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("zzz:\n  questions:\n    q1: x\n", f"answers.yml:3:9: no activity 'zzz' in {ID}"),
        ("customer-service-p2-prioritise:\n  questions:\n    q9: x\n", "answers.yml:3:9: "),
        ("customer-service-p2-prioritise:\n  question:\n    q1: x\n", "answers.yml:2:3: no list 'question'; lists are"),
        ("customer-service-p2-prioritise:\n  inputs:\n    SLA: produced\n", "use available, missing, not-needed"),
        ("customer-service-p2-prioritise:\n  inputs:\n    SLA: {stat: x}\n", "did you mean 'state'?"),
        ("customer-service-p2-prioritise:\n  inputs:\n    SLA: {colour: x}\n", "fields are state, where, gap, action"),
        ("customer-service-p2-prioritise:\n  questions:\n    q1: [x]\n", "'answer' is nothing that one says"),
        ("customer-service-p2-prioritise:\n  inputs:\n    SLA: {action: {who: kim}}\n", "an action says what will be"),
        ("customer-service-p2-prioritise:\n  inputs:\n    - SLA\n", "answers.yml:2:3: 'inputs' is no mapping"),
        ("- a\n", "the file is no mapping"),
        ("a: [\n", "answers.yml:"),
    ],
)
def test_a_mistake_in_answers_is_told_with_its_place_and_nothing_is_taken(
    begun: Path, mofkit: Mofkit, text: str, told: str
) -> None:
    before = (begun / FILE).read_bytes()
    good = "customer-service-p2-categorise:\n  questions:\n    q1: Good\n" if text.startswith("c") else ""
    path = answers(begun, text + good)
    run = mofkit("-C", path.parent, "-C", begun, "worksheet", "fill", ID, "--answers", "../answers.yml")
    assert (run.code, run.out) == (2, "")
    assert told in run.err
    assert (begun / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("activity,part,what\na,b,c\n", "no column 'answer'"),
        ("activity,part,what,answer\na,colour,c,d\n", "a.csv:2:1: no part 'colour'"),
        ("activity,part,what,answer\na,input,c,d\n", "a.csv:2:1: no activity 'a'"),
    ],
)
def test_a_table_that_is_no_worksheet_is_refused(begun: Path, mofkit: Mofkit, table: str, told: str) -> None:
    run = mofkit("-C", begun, "worksheet", "fill", ID, "--answers", answers(begun, table, "a.csv"))
    assert (run.code, run.out) == (2, "")
    assert told in run.err


def test_blank_cells_and_rows_take_nothing_away(begun: Path, mofkit: Mofkit) -> None:
    fill_all(begun, mofkit)
    lines = "activity;part;what;answer;remark\n;;;;\ncustomer-service-p2-prioritise;Input;SLA;;in the drawer\n"
    run = mofkit("-C", begun, "worksheet", "fill", ID, "--answers", answers(begun, lines, "b.csv"))
    assert run.code == 0, run.err
    found = [one for one in sheet(begun).rows() if one.activity.id.endswith("prioritise") and one.name == "SLA"]
    assert [(one.said, one.remark) for one in found] == [("available", "in the drawer")]


def test_a_file_may_answer_several_worksheets_of_an_smf(begun: Path, mofkit: Mofkit) -> None:
    mofkit("-C", begun, *TODAY, "worksheet", "new", "customer-service", "--process", "1")
    text = YAML + "customer-service-p1-record-contact:\n  questions:\n    q1: Yes\n"
    run = mofkit("-C", begun, "worksheet", "fill", "customer-service", "--answers", answers(begun, text))
    assert "customer-service.process-1: 37 of 38 open\n" in run.out
    assert f"{ID}: 48 of 53 open\n" in run.out


# export


@given(st.text())
def test_a_guarded_cell_comes_back_as_it_was_and_begins_no_formula(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in tuple("=+-@\t\r＝＋－＠")


def test_what_is_exported_can_be_taken_back_to_the_last_sign(begun: Path, mofkit: Mofkit) -> None:
    text = YAML.replace("In the tool.", "'=SUM(A1)'").replace("no time", "'-2+3, \"'")
    mofkit("-C", begun, *TODAY, "worksheet", "fill", ID, "--answers", answers(begun, text))
    out = mofkit("-C", begun, "worksheet", "export", ID).out
    assert ",'=SUM(A1),,," in out
    before = sheet(begun)
    mofkit("-C", begun, *TODAY, "worksheet", "new", "customer-service", "--process", "2")
    (begun / FILE).unlink()
    mofkit("-C", begun, *TODAY, "worksheet", "new", "customer-service", "--process", "2")
    mofkit("-C", begun, *TODAY, "worksheet", "fill", ID, "--answers", answers(begun, out, "back.csv"))
    bare = [(one.key, one.said, one.remark, one.row.gap) for one in before.rows()]
    assert [(one.key, one.said, one.remark, one.row.gap) for one in sheet(begun).rows()] == bare
    assert len(as_csv(before).split("\n")) > 53


def test_a_worksheet_for_a_meeting_is_a_table_for_each_activity(begun: Path, mofkit: Mofkit) -> None:
    text = YAML.replace("In the tool.", "a | b <i>*c*</i>")
    mofkit("-C", begun, *TODAY, "worksheet", "fill", ID, "--answers", answers(begun, text))
    page = mofkit("-C", begun, "worksheet", "export", ID, "--format", "md").out
    html = MarkdownIt("commonmark").enable("table").render(page)
    assert html.count("<table>") == 3
    assert html.count("<tr>") == 53 + 3
    assert "a | b &lt;i&gt;*c*&lt;/i&gt;" in html
    assert "Sign it (Kim Vale, 2026-12-01, todo)" in html
    assert "Not approved" in html


# approve


def test_an_incomplete_worksheet_is_not_approved(begun: Path, mofkit: Mofkit) -> None:
    before = (begun / FILE).read_bytes()
    run = mofkit("-C", begun, *TODAY, "worksheet", "approve", ID, "--who", "kim")
    assert run.code == 1
    assert run.out.startswith(f"{ID}: 53 of 53 open\n")
    assert "not approved; answer what is open" in run.err
    assert (begun / FILE).read_bytes() == before


def test_it_is_approved_with_a_reason(begun: Path, mofkit: Mofkit) -> None:
    words = ("approve", ID, "--who", "kim", "--incomplete", "noon shift in May", "--note", "tell the board")
    run = mofkit("-C", begun, *TODAY, "worksheet", *words)
    assert run.code == 0
    assert sheet(begun).approvals[0].note == "incomplete: noon shift in May; tell the board"
    assert "MOF504" not in mofkit("-C", begun, *TODAY, "lint").out


def test_an_approval_names_what_was_approved_and_stands(begun: Path, mofkit: Mofkit) -> None:
    fill_all(begun, mofkit)
    approve = ("-C", begun, *TODAY, "worksheet", "approve", ID, "--who", "kit", "--role", "Director")
    run = mofkit(*approve)
    assert run.out.startswith(f"Kim Vale, Director, approves {ID} (21 of 21 questions answered; inputs: 13 available")
    (one,) = sheet(begun).approvals
    assert (one.who, one.role, str(one.date), one.note) == ("kim", "Director", "2026-11-23", "")
    assert mofkit("-C", begun, *TODAY, "lint").out == "4 files, no findings\n"
    again = mofkit(*approve, "--incomplete", "not needed")
    assert "nothing to change" in again.err
    assert len(sheet(begun).approvals) == 1


def test_a_changed_worksheet_is_approved_anew_and_the_old_approval_stays(begun: Path, mofkit: Mofkit) -> None:
    fill_all(begun, mofkit)
    approve = ("-C", begun, "worksheet", "approve", ID, "--who", "kim")
    mofkit(*TODAY, *approve)
    old = sheet(begun).approvals[0]
    path = begun / FILE
    path.write_text(path.read_text().replace("answer: We do\n", "answer: We do not\n", 1))
    assert "MOF501" in mofkit("-C", begun, *TODAY, "lint").out
    assert "suspect: changed since kim on 2026-11-23" in mofkit("-C", begun, "worksheet", "show", ID).out
    mofkit("--as-of", "2026-11-24", *approve)
    assert sheet(begun).approvals[0] == old
    assert [str(one.date) for one in sheet(begun).approvals] == ["2026-11-23", "2026-11-24"]
    assert mofkit("-C", begun, *TODAY, "lint").out == "4 files, no findings\n"


def test_all_worksheets_of_an_smf_are_approved_in_one_act_or_none(begun: Path, mofkit: Mofkit) -> None:
    mofkit("-C", begun, *TODAY, "worksheet", "new", "customer-service", "--process", "1")
    fill_all(begun, mofkit)
    approve = ("-C", begun, *TODAY, "worksheet", "approve", "customer-service", "--who", "kim")
    assert mofkit(*approve).code == 1
    assert sheet(begun).approvals == ()
    assert mofkit(*approve, "--process", "2").code == 0
    fill_all(begun, mofkit, "customer-service.process-1")
    assert mofkit(*approve).out.startswith("Kim Vale approves customer-service.process-1 (")
    assert len(sheet(begun).approvals) == 1


# report, list, show


def test_coverage_counts_the_processes_that_nobody_has_begun(begun: Path, mofkit: Mofkit) -> None:
    out = mofkit("-C", begun, "worksheet", "report").out.split("\n")
    assert out[0] == "customer-service: 1 of 5 processes have a worksheet"
    assert [line.split()[0] for line in out[3:8]] == ["1", "2", "3", "4", "5"]
    assert sum("not begun" in line for line in out) == 4
    assert "0 of 2 processes" not in out
    assert mofkit("-C", begun, "worksheet", "report", "team").out.startswith("team: 0 of 3 processes have a worksheet")


@pytest.mark.parametrize("words", [("report",), ("list",)])
def test_the_lists_are_the_same_in_every_format(begun: Path, mofkit: Mofkit, words: Any) -> None:
    run = mofkit("-C", begun, "worksheet", *words, "--format", "json")
    body = json.loads(run.out)
    rows = body.get("processes") or body["worksheets"]
    table = list(csv.reader(io.StringIO(mofkit("-C", begun, "worksheet", *words, "--format", "csv").out)))
    lines = mofkit("-C", begun, "worksheet", *words, "--format", "md").out.strip().split("\n")
    assert len(rows) == len(table) - 1 == len(lines) - 2 == (5 if words == ("report",) else 1)
    assert [row["name"] for row in rows] == [row[table[0].index("name")] for row in table[1:]]


@pytest.mark.parametrize("words", [("report",), ("list",)])
def test_no_worksheet_is_said_so(root: Path, mofkit: Mofkit, words: Any) -> None:
    run = mofkit("-C", root, "worksheet", *words)
    assert run.code == 0
    assert "no worksheet yet: `mofkit worksheet new SMF`" in run.err


def test_a_worksheet_is_shown_with_what_was_said_and_what_is_next(begun: Path, mofkit: Mofkit) -> None:
    path = begun / FILE
    path.write_text(path.read_text().replace("\nactivities:", "\nby: lee\nactivities:"))
    mofkit("-C", begun, *TODAY, "worksheet", "fill", ID, "--answers", answers(begun, YAML))
    out = mofkit("-C", begun, "worksheet", "show", ID).out
    assert "  led by: lee\n" in out
    assert (
        "[x] q1 Is this somebody who already uses the service and asks how to do something? In the tool."
        in " ".join(out.split())
    )
    assert (
        "    [!] Service catalog: missing\n        gap: unsigned\n        action: Sign it (kim by 2026-12-01)\n" in out
    )
    assert "    [!] Check the category again at closure.: not-agreed (no time)\n" in out
    assert out.endswith(f"\nnext: mofkit worksheet fill {ID}\n")
    body = json.loads(mofkit("-C", begun, "worksheet", "show", ID, "--format", "json").out)
    assert (len(body["open"]), body["coverage"]["open"], body["approval"]) == (48, 48, "none")
    assert [one["gap"] for one in body["gaps"]] == ["unsigned"]


def test_what_is_next_goes_from_filling_to_approving_to_reporting(begun: Path, mofkit: Mofkit) -> None:
    fill_all(begun, mofkit)
    assert mofkit("-C", begun, "worksheet", "show", ID).out.endswith(f"mofkit worksheet approve {ID} --who PERSON\n")
    mofkit("-C", begun, *TODAY, "worksheet", "approve", ID, "--who", "kim")
    assert mofkit("-C", begun, "worksheet", "show", ID).out.endswith("mofkit worksheet report customer-service\n")


def test_what_the_content_says_otherwise_is_shown(begun: Path, mofkit: Mofkit) -> None:
    path = begun / FILE
    text = path.read_text().replace("- id: q1\n", "- id: q99\n", 1).replace("ask: Did something work", "ask: Had it", 1)
    path.write_text(text)
    out = mofkit("-C", begun, "worksheet", "show", ID).out
    assert "no longer in the content: question q99\n" in out
    assert "the content now asks in q4: Did something work before that does not work now?\n" in out
    assert "new in the content: 1 row; `mofkit worksheet new customer-service --process 2` adds them" in " ".join(
        out.split()
    )


def test_a_worksheet_of_ones_own_smf_is_like_any_other(workspace: Callable[..., Path], mofkit: Mofkit) -> None:
    own = """
        id: x-desk.process-1
        smf: x-desk
        process: 1
        activities:
          - id: x-answer
            gap: Nobody does it
            actions:
              - {id: a1, what: Put it on the rota, who: kim, when: 2026-11-01}
            questions:
              - {id: x-1, ask: Who answers?, answer: Kim}
    """
    root = workspace({**FILES, "worksheets/x-desk/process-1.yaml": own})
    assert mofkit("-C", root, "worksheet", "report", "x-desk").out.startswith("x-desk: 1 of 1 processes")
    out = mofkit("-C", root, "worksheet", "show", "x-desk").out
    assert out.startswith("x-desk.process-1: process 1 of x-desk\n")
    assert "    gap: Nobody does it\n    action: Put it on the rota (kim by 2026-11-01)\n" in out
    page = mofkit("-C", root, *TODAY, "report", "worksheets").out
    assert "## x-desk\n" in page
    assert "- Nobody does it (x-answer)\n" in page
    assert "| Put it on the rota | Kim Vale | 2026-11-01 | todo, late |\n" in page
    assert (
        "Nobody does it<br>Put it on the rota (Kim Vale, 2026-11-01, todo)"
        in mofkit("-C", root, "worksheet", "export", "x-desk", "--format", "md").out
    )


def test_the_report_tells_of_gaps_actions_and_approvals(begun: Path, mofkit: Mofkit) -> None:
    assert "nobody yet" in mofkit("-C", begun, *TODAY, "report", "worksheets").out
    text = YAML.replace(", action: {what: Sign it, who: kim, when: 2026-12-01}", "")
    mofkit("-C", begun, *TODAY, "worksheet", "fill", ID, "--answers", answers(begun, text))
    mofkit("-C", begun, *TODAY, "worksheet", "approve", ID, "--who", "lee", "--incomplete", "x")
    page = mofkit("-C", begun, *TODAY, "report", "worksheets").out
    assert "- unsigned (Service catalog) (nobody does anything about it yet)\n" in page
    assert "| 2 of 21 | 1 of 13 | 1 | 0 of 9 | 0 of 10 | 1 | Lee Ortega on 2026-11-23 |\n" in page
    assert "| 1 Record the User's Request |  |  |  |  |  |  |  |  | no worksheet yet |\n" in page


# fill, as a conversation line by line.


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch, begun: Path) -> Callable[..., str]:
    """What the conversation prints to somebody who types these lines."""

    def run(*lines: str, who: str = "kim") -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        monkeypatch.setattr(sys, "stdout", printed := io.StringIO())
        workspace = load(begun)
        try:
            assert interview(Session(begun, as_of="2026-11-23"), meant(workspace, ID), workspace, who) == 0
        except KeyboardInterrupt:
            return f"{printed.getvalue()}<interrupted>"
        return printed.getvalue()

    return run


def filled(root: Path) -> dict[str, tuple[str, str, str]]:
    """Everything that was said: answer or state, remark, gap, by the row."""
    return {
        f"{one.activity.id.removeprefix('customer-service-p2-')}/{one.name}": (one.said, one.remark, one.row.gap)
        for one in sheet(root).rows()
        if one.said or one.row.gap
    }


def test_an_answer_has_as_many_lines_as_one_likes_and_a_gap_and_an_action(
    typing: Callable[..., str], begun: Path
) -> None:
    out = typing(
        "First this:", "then # that", "Gap: nobody", "on Fridays", "", "Ring", "le", "lee", "soon", "2026-12-15", "q"
    )
    assert filled(begun) == {"categorise/q1": ("First this:\nthen # that", "", "nobody\non Fridays\n")}
    (todo,) = next(sheet(begun).rows()).row.actions
    assert (todo.what, todo.who, str(todo.when)) == ("Ring", "lee", "2026-12-15")
    assert "no person 'le'; did you mean lee?" in out
    assert "'soon' is no day" in out
    assert "2 of 21  Categorise the user's request" in out
    assert "answer: |\n          First this:\n          then # that\n" in (begun / FILE).read_text()


def test_nobody_need_promise_anything(typing: Callable[..., str], begun: Path) -> None:
    typing("gap: nobody", "", "", "q")
    assert filled(begun) == {"categorise/q1": ("", "", "nobody")}
    typing("", "gap: none", "", "Ring", "zz", "", "", "q", who="")
    (todo,) = next(sheet(begun).rows()).row.actions
    assert (todo.what, todo.who, todo.when) == ("Ring", "", None)


def test_an_action_is_by_whoever_fills_in_unless_somebody_else_is_named(
    typing: Callable[..., str], begun: Path
) -> None:
    typing("a", "gap: b", "", "Ring", "", "", "q")
    assert next(sheet(begun).rows()).row.actions[0].who == "kim"


def test_who_fills_in_is_asked_and_kept_once(typing: Callable[..., str], begun: Path) -> None:
    out = typing("zz", "Lee O", "lee", "a", "", "b", "b2", "", "q", who="")
    assert "no person 'zz'; `mofkit list people` shows them" in out
    assert "no person 'Lee O'; did you mean lee?" in out
    assert sheet(begun).filled_by == ("lee",)
    assert filled(begun)["categorise/q1"][0] == "b2"


def test_one_goes_back_sees_what_is_there_and_may_take_it_away(typing: Callable[..., str], begun: Path) -> None:
    out = typing("a", "gap: g", "", "", "b", "-", "x", "", "B", "b", "", "Q")
    assert "  now: a\n  gap: g\n" in out
    assert filled(begun) == {"categorise/q1": ("", "", "g"), "categorise/q2": ("x", "", "")}


def test_at_the_first_row_back_stays_there(typing: Callable[..., str]) -> None:
    assert typing("b", "b", "q").count("1 of 21  ") == 3


def test_what_is_passed_over_is_not_asked_again_but_the_next_time_it_is(
    typing: Callable[..., str], begun: Path, mofkit: Mofkit
) -> None:
    fill_all(begun, mofkit)
    path = begun / FILE
    path.write_text(path.read_text().replace("answer: We do\n", "answer:\n", 2))
    out = typing("", "now", "")
    assert out.count(" of 21  ") == 2
    assert f"{ID}: 1 of 53 open\n  - Categorise the user's request: questions q1\n" in out
    assert out.endswith(f"next: mofkit worksheet fill {ID}\n")
    out = typing("now", "")
    assert out.count(" of 21  ") == 1
    assert out.endswith(f"{ID}: nothing is open\nnext: mofkit worksheet approve {ID} --who PERSON\n")
    out = typing()
    assert "An answer may have" not in out
    assert out.endswith(f"{ID}: nothing is open\nnext: mofkit worksheet approve {ID} --who PERSON\n")


@pytest.fixture
def at_inputs(begun: Path, mofkit: Mofkit) -> Path:
    """All questions of the first activity are answered; its first input is next."""
    every = "".join(f"    q{number}: Yes\n" for number in range(1, 8))
    text = f"customer-service-p2-categorise:\n  questions:\n{every}"
    mofkit("-C", begun, *TODAY, "worksheet", "fill", ID, "--answers", answers(begun, text))
    return begun


def lines_of(root: Path) -> dict[str, tuple[str, str, str]]:
    return {name: said for name, said in filled(root).items() if said[0] != "Yes"}


def test_inputs_outputs_and_practices_take_a_letter_and_a_remark(typing: Callable[..., str], at_inputs: Path) -> None:
    out = typing(
        *("A  the tool", "available", "N", "m", "Sign", "", "2026-12-01"),
        *("what", "p the log", "missing", ""),
        *("a", "d too slow", "d", "no tool", "d", "", "q"),
    )
    assert "input 1 of 13  Categorise the user's request\n  Help request\n" in out
    assert "'what' is none of these: p produced" in " ".join(out.split())
    assert "best practice 1 of 10" in out
    assert lines_of(at_inputs) == {
        "categorise/Help request": ("available", "the tool", ""),
        "categorise/Service catalog": ("available", "", ""),
        "categorise/Known error list": ("not-needed", "", ""),
        "categorise/Current outages": ("missing", "", ""),
        "categorise/Category of the request": ("produced", "the log", ""),
        "categorise/Updated Help request": ("missing", "", ""),
        "categorise/Let question sets in the tool start the right workflow.": ("agreed", "", ""),
        'categorise/Offer lists rather than free fields, and put "I don\'t know" on every list.': (
            *("not-agreed", "too slow", ""),
        ),
        "categorise/Check the category again at closure.": ("not-agreed", "no tool", ""),
        "categorise/Report how often the first category was wrong.": ("not-agreed", "", ""),
    }


def test_a_state_may_be_taken_away(typing: Callable[..., str], at_inputs: Path) -> None:
    out = typing("a", "b", "-", "q")
    assert "  now: available\n" in out
    assert lines_of(at_inputs) == {}


def test_the_same_thing_in_a_later_activity_takes_what_was_said_before(
    typing: Callable[..., str], at_inputs: Path
) -> None:
    passed = [""] * (3 + 2 + 4 + 7)
    out = typing("a the tool", *passed, "s", "m", "Sign", "", "", "m", "", "q")
    assert "s the same as in Categorise the user's request: available" in " ".join(out.split())
    found = lines_of(at_inputs)
    assert found["determine-supportability/Help request"] == ("available", "the tool", "")


def test_what_is_missing_again_needs_no_second_action(
    typing: Callable[..., str], at_inputs: Path, mofkit: Mofkit
) -> None:
    text = "customer-service-p2-determine-supportability:\n  inputs:\n    SLA: {state: missing, action: {what: Sign}}\n"
    mofkit("-C", at_inputs, *TODAY, "worksheet", "fill", ID, "--answers", answers(at_inputs, text))
    # Behind it come two more inputs, four outputs, three practices, seven questions and one input.
    out = typing(*[""] * (2 + 4 + 3 + 7 + 1), "m", "q")
    assert "action so far: Sign (nobody)" in out
    assert "What will be done" not in out[out.index("action so far") :]


def test_the_end_of_input_interrupts_and_loses_nothing(typing: Callable[..., str], begun: Path) -> None:
    assert typing("a", "", "half a thou").endswith("<interrupted>")
    assert filled(begun) == {"categorise/q1": ("a", "", "")}


def test_bytes_that_are_no_text_are_asked_for_again(typing: Callable[..., str], begun: Path) -> None:
    out = typing("a\udcff", "bee", "", "q")
    assert "that holds bytes that are no text" in out
    assert filled(begun) == {"categorise/q1": ("bee", "", "")}


@pytest.mark.parametrize(
    "text", ["=1+1", "- x", "a: b #c", "\x1b[2J", "'", "null", "22:00", "&a *a", "|", "b.", "東京"]
)
def test_whatever_is_typed_is_kept_as_it_is(typing: Callable[..., str], begun: Path, text: str) -> None:
    out = typing(text, text, "", "b", "q")
    assert filled(begun) == {"categorise/q1": (f"{text}\n{text}", "", "")}
    assert "\x1b" not in out


def test_somebody_elses_answer_in_the_meantime_stays(
    begun: Path, monkeypatch: pytest.MonkeyPatch, mofkit: Mofkit
) -> None:
    class Slow(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override] # a text stream gives text
            typed = super().readline()
            if typed == "mine\n":
                path = begun / FILE
                text = path.read_text().replace("answer:\n", "answer: theirs\n", 4)
                path.write_text("# moved\n" + text.replace("answer: theirs\n", "answer:\n", 3))
            return typed

    monkeypatch.setattr(sys, "stdin", Slow("mine\n\nq\n"))
    workspace = load(begun)
    assert interview(Session(begun, as_of="2026-11-23"), meant(workspace, ID), workspace, "kim") == 0
    assert filled(begun) == {"categorise/q1": ("mine", "", ""), "categorise/q4": ("theirs", "", "")}


# The whole way at a terminal.


@pytest.fixture
def terminal(begun: Path) -> Iterator[Callable[..., Terminal]]:
    """mofkit worksheet fill at a terminal of its own."""
    pytest.importorskip("pty", reason="needs a terminal to talk to")
    opened = []

    def fill(*words: str) -> Terminal:
        opened.append(Terminal(begun, "worksheet", "fill", *words))
        return opened[-1]

    yield fill
    for one in opened:
        one.close()


def test_a_worksheet_is_half_filled_interrupted_resumed_finished_approved_and_then_changed(
    terminal: Callable[..., Terminal], begun: Path, mofkit: Mofkit
) -> None:
    first = terminal("customer-service", "--process", "2", "--who", "lee")
    first.until("1 of 21  Categorise the user's request")
    first.until("> ")
    first.type("We ask.\n\n")
    first.until("2 of 21  Categorise the user's request")
    first.until("> ")
    first.type("Half an ans\x03")
    code, words = first.end()
    assert code == 130
    assert "interrupted; nothing was left half done" in words
    assert said(begun) == ["We ask."]

    second = terminal(ID, "--who", "lee")
    assert "1 of 21 questions answered" in second.until("2 of 21  Categorise the user's request")
    second.until("> ")
    # Six more questions, then inputs, outputs and best practices: an answer and an empty line, then a letter each.
    for questions, inputs, outputs, practices in ((6, 4, 2, 4), (7, 5, 4, 3), (7, 4, 3, 3)):
        for count, keys in ((questions, "Yes\n\n"), (inputs, "a\n"), (outputs, "p\n"), (practices, "a\n")):
            for _ in range(count):
                second.type(keys)
    code, words = second.end()
    assert code == 0
    assert f"{ID}: nothing is open\nnext: mofkit worksheet approve {ID} --who PERSON\n" in words
    assert len(said(begun)) == 53

    assert mofkit("-C", begun, *TODAY, "worksheet", "approve", ID, "--who", "kim", "--role", "Owner").code == 0
    assert mofkit("-C", begun, *TODAY, "lint").out == "4 files, no findings\n"
    path = begun / FILE
    text = path.read_text().replace("answer: We ask.", "answer: We do not ask.")
    path.write_text(text)
    line = text.split("\n").index("  - who: kim") + 1
    told = mofkit("-C", begun, *TODAY, "lint").out
    assert f"{FILE}:{line}:5: MOF501 warning approval by kim of 2026-11-23 is suspect" in told
    assert f"`mofkit worksheet approve {ID} --who kim --role Owner`" in told
