"""Who does what by when, at the prompt: one list, and each thing ticked off where it is written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.model.approval import content_hash
from mofkit.model.review import HeldReview
from mofkit.workspace.load import load

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]
TODAY = ("--as-of", "2026-11-23")
PEOPLE = """
    id,name,reader,aliases
    kim,Kim Vale,manager,kit
    ada,Ada Quill,director,
"""
REVIEW = """
    id: portfolio.2026-11-02   # the autumn round
    review: portfolio
    held: 2026-11-02
    status: held
    attendees: [kim]
    decisions:
      - {what: More disks, who: kim}
    actions:
      - id: k7qm
        what: Order disks   # twelve of them
        who: kit
        when: 2026-11-20
      - what: Order tapes
        who: ada
        when: 2026-12-01
"""
PLAN = """
    id: support-customers
    scenario: support-customers
    steps:
      - id: s4-step-1
        tasks:
          - {id: t14-director-2, reader: director, what: Read the reports, owner: ada, due: 2026-11-27}
"""


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace(
        {
            "people.csv": PEOPLE,
            "actions/call.yaml": "id: call\nwhat: Call the supplier\nwho: kim\nwhen: 2026-12-24\nsource: a letter\n",
            "actions/idea.yaml": "id: idea\nwhat: Think\nwho: kim\nstatus: done\ndone_on: 2026-11-01\n",
            "reviews/portfolio/2026-11-02.yaml": REVIEW,
            "plans/support-customers.yaml": PLAN,
        }
    )


def marks(mofkit: Mofkit, root: Path, *argv: str) -> list[str]:
    body = json.loads(mofkit("-C", root, *TODAY, "action", "list", *argv, "--format", "json").out)
    return [one["mark"] for one in body["assignments"]]


def test_the_list_holds_every_kind_the_most_urgent_first(mofkit: Mofkit, root: Path) -> None:
    run = mofkit("-C", root, *TODAY, "action", "list")
    assert [line.split("  ")[0] for line in run.out.splitlines()[2:]][0::3] == ["k7qm", "call"]
    assert run.out.splitlines()[2] == "k7qm            2026-11-20 late  kim  todo    Order disks"
    assert run.err.splitlines() == ["4 open, 1 late, 4 in all", "next: mofkit action done NAME --evidence …"]


def test_the_list_can_be_narrowed(mofkit: Mofkit, root: Path) -> None:
    assert marks(mofkit, root, "--who", "kim") == ["k7qm", "call"]
    assert marks(mofkit, root, "--who", "kit") == ["k7qm", "call"]
    assert marks(mofkit, root, "--reader", "director")[0] == "t14-director-2"
    assert marks(mofkit, root, "--overdue") == ["k7qm"]
    assert marks(mofkit, root, "--source", "plans") == ["t14-director-2"]
    assert marks(mofkit, root, "--source", "action:call") == ["call"]
    assert marks(mofkit, root, "--status", "settled") == ["idea"]
    assert len(marks(mofkit, root, "--status", "all")) == 5
    run = mofkit("-C", root, *TODAY, "action", "list", "--status", "dropped")
    assert (run.code, run.out, run.err) == (0, "", "0 open, 0 late, 0 in all\n")


def test_a_person_or_a_source_that_does_not_exist_is_refused(mofkit: Mofkit, root: Path) -> None:
    assert "no record 'person:kin'" in mofkit("-C", root, "action", "list", "--who", "kin").err
    assert "no kind 'revue'" in mofkit("-C", root, "action", "list", "--source", "revue").err
    assert "did you mean 'action:call'?" in mofkit("-C", root, "action", "list", "--source", "action:cal").err


def test_the_list_is_the_same_as_csv_and_markdown(mofkit: Mofkit, root: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(mofkit("-C", root, *TODAY, "action", "list", "--format", "csv").out)))
    assert rows[0] == {
        "name": "review:portfolio.2026-11-02/k7qm",
        "owner": "review:portfolio.2026-11-02",
        "what": "Order disks",
        "who": "kim",
        "when": "2026-11-20",
        "status": "todo",
        "late": "true",
        "reader": "manager",
        "done_on": "",
        "evidence": "",
        "note": "",
        "source": "",
    }
    told = mofkit("-C", root, *TODAY, "action", "list", "--format", "md").out
    assert "| k7qm | 2026-11-20 late | kim | todo | Order disks |" in told


def test_done_edits_the_record_that_owns_it_and_nothing_else(mofkit: Mofkit, root: Path) -> None:
    path = root / "reviews/portfolio/2026-11-02.yaml"
    before = path.read_text().splitlines()
    run = mofkit("-C", root, *TODAY, "action", "done", "k7qm", "--evidence", "order 4711")
    assert (run.code, run.out) == (0, "done: Order disks (kim), in reviews/portfolio/2026-11-02.yaml\n")
    after = path.read_text().splitlines()
    new = ["    status: done", "    done_on: 2026-11-23", "    evidence: order 4711"]
    assert [line for line in after if line not in before] == new
    assert [line for line in after if line not in new] == before
    assert (
        mofkit("-C", root, "--as-of", "2026-12-01", "action", "done", "k7qm").err
        == "nothing to change: it is so already\n"
    )


def test_a_promise_without_an_id_is_ticked_off_by_its_mark(mofkit: Mofkit, root: Path) -> None:
    (mark,) = marks(mofkit, root, "--source", "review", "--who", "ada")
    assert mofkit("-C", root, *TODAY, "action", "done", mark, "--on", "2026-11-22").code == 0
    text = (root / "reviews/portfolio/2026-11-02.yaml").read_text()
    assert "what: Order tapes\n    who: ada\n    when: 2026-12-01\n    status: done\n    done_on: 2026-11-22\n" in text
    assert text.count("id:") == 2


def test_a_task_of_a_plan_and_an_action_are_ticked_off_where_they_are(mofkit: Mofkit, root: Path) -> None:
    assert mofkit("-C", root, *TODAY, "action", "done", "t14-director-2", "--evidence", "read").code == 0
    assert "status: done" in (root / "plans/support-customers.yaml").read_text()
    assert "evidence: read" in (root / "plans/support-customers.yaml").read_text()
    assert mofkit("-C", root, *TODAY, "action", "done", "action:call").code == 0
    assert "status: done\ndone_on: 2026-11-23\n" in (root / "actions/call.yaml").read_text()


def test_a_dry_run_shows_and_writes_nothing(mofkit: Mofkit, root: Path) -> None:
    before = (root / "actions/call.yaml").read_bytes()
    assert "+status: done" in mofkit("-C", root, *TODAY, "action", "done", "call", "--dry-run").out
    assert (root / "actions/call.yaml").read_bytes() == before


def test_a_name_that_two_have_or_none_is_refused(mofkit: Mofkit, root: Path) -> None:
    other = REVIEW.replace("2026-11-02 ", "2026-11-03 ")
    (root / "reviews/portfolio/2026-11-03.yaml").write_text(
        "\n".join(line[4:] for line in other.splitlines()[1:]) + "\n"
    )
    run = mofkit("-C", root, *TODAY, "action", "done", "k7qm")
    assert run.code == 2
    assert "could be review:portfolio.2026-11-02/k7qm (Order disks) or review:portfolio.2026-11-03/k7qm" in run.err
    assert mofkit("-C", root, *TODAY, "action", "done", "review:portfolio.2026-11-03/k7qm").code == 0
    assert "did you mean 'call'?" in mofkit("-C", root, "action", "done", "cal").err


def test_a_new_day_or_person_goes_to_the_record_that_owns_it(mofkit: Mofkit, root: Path) -> None:
    assert mofkit("-C", root, *TODAY, "action", "set", "k7qm", "when=2026-12-11", "status=doing").code == 0
    assert mofkit("-C", root, *TODAY, "action", "set", "t14-director-2", "who=kim", "when=2026-12-12").code == 0
    assert mofkit("-C", root, *TODAY, "action", "set", "call", "note=").code == 0
    assert "when: 2026-12-11" in (root / "reviews/portfolio/2026-11-02.yaml").read_text()
    assert "owner: kim, due: 2026-12-12" in (root / "plans/support-customers.yaml").read_text()
    assert "did you mean 'when'?" in mofkit("-C", root, "action", "set", "k7qm", "whn=2026-12-11").err
    assert mofkit("-C", root, "action", "set", "k7qm", "status=finished").code == 2


def test_an_action_is_added_to_the_record_that_agreed_on_it(mofkit: Mofkit, root: Path) -> None:
    words = ("review:portfolio.2026-11-02", "what=Call again", "who=ada", "when=2026-12-02")
    run = mofkit("-C", root, *TODAY, "action", "add", *words)
    assert run.out.endswith(": Call again\n")
    mark = run.out.split("/")[1].split(":")[0]
    assert len(mark) == 4
    assert mark in marks(mofkit, root)
    assert mofkit("-C", root, *TODAY, "action", "add", *words).err == "nothing to change: it is so already\n"
    assert "did you mean 'when'?" in mofkit("-C", root, "action", "add", words[0], "what=x", "whn=x").err
    assert 'write what="…"' in mofkit("-C", root, "action", "add", words[0], "who=ada").err
    assert "a person holds no actions" in mofkit("-C", root, "action", "add", "person:kim", "what=x").err


def signed(root: Path) -> Path:
    path = root / "reviews/portfolio/2026-11-02.yaml"
    (one,) = load(root).all(HeldReview)
    path.write_text(
        path.read_text() + f"approvals:\n  - {{who: kim, date: 2026-11-03, content_hash: '{content_hash(one)}'}}\n"
    )
    return path


def test_a_change_that_costs_a_signature_says_so(mofkit: Mofkit, root: Path) -> None:
    signed(root)
    warning = "what was signed has changed"
    assert warning not in mofkit("-C", root, *TODAY, "action", "done", "k7qm").out
    assert warning not in mofkit("-C", root, *TODAY, "action", "set", "k7qm", "note=late").out
    assert warning in mofkit("-C", root, *TODAY, "action", "set", "k7qm", "when=2026-12-11", "--dry-run").out + warning
    assert warning in mofkit("-C", root, *TODAY, "action", "set", "k7qm", "when=2026-12-11").out


def test_a_second_signature_is_not_lost_twice(mofkit: Mofkit, root: Path) -> None:
    signed(root)
    add = ("action", "add", "review:portfolio.2026-11-02", "who=kim", "when=2026-12-01")
    assert "has to be signed again" in mofkit("-C", root, *TODAY, *add, "what=One").out
    assert "has to be signed again" not in mofkit("-C", root, *TODAY, *add, "what=Two").out


def uids(text: str) -> dict[str, str]:
    blocks = text.replace("\r\n ", "").split("BEGIN:V")[2:]
    return {block.split("SUMMARY:")[1].split("\r\n")[0]: block.split("UID:")[1].split("\r\n")[0] for block in blocks}


def test_an_entry_of_a_calendar_keeps_its_identity(mofkit: Mofkit, root: Path) -> None:
    first = uids(mofkit("-C", root, *TODAY, "action", "export").out)
    assert len(first) == 4
    path = root / "reviews/portfolio/2026-11-02.yaml"
    earlier = "actions:\n  - {what: Earlier, who: ada, when: 2026-11-30}\n"
    path.write_text(path.read_text().replace("actions:\n", earlier))
    mofkit("-C", root, *TODAY, "action", "done", "k7qm", "--evidence", "x")
    second = uids(mofkit("-C", root, *TODAY, "action", "export").out)
    assert second["done: Order disks (Kim Vale)"] == first["Order disks (Kim Vale)"]
    assert second["Order tapes (Ada Quill)"] == first["Order tapes (Ada Quill)"]
    assert set(second.values()) - set(first.values()) == {second["Earlier (Ada Quill)"]}


def test_an_export_is_the_same_bytes_on_the_same_day(mofkit: Mofkit, root: Path) -> None:
    one, two = (mofkit("-C", root, *TODAY, "action", "export").out for _ in range(2))
    assert one == two == mofkit("-C", root, *TODAY, "action", "list", "--status", "all", "--format", "ics").out
    assert "DTSTAMP:20261123T000000Z" in one


def test_what_has_no_day_is_left_out_of_events_and_said(mofkit: Mofkit, root: Path) -> None:
    run = mofkit("-C", root, *TODAY, "action", "export")
    assert run.err == "1 without a day are left out: a calendar has no place for them\n"
    todos = mofkit("-C", root, *TODAY, "action", "export", "--as", "todo")
    assert (todos.out.count("BEGIN:VTODO"), todos.err) == (5, "")
    assert "STATUS:COMPLETED" in todos.out
    assert mofkit("-C", root, *TODAY, "action", "export", "--format", "csv").out.count("\n") == 6
    assert mofkit("-C", root, *TODAY, "action", "export", "--format", "md", "--who", "ada").out.count("\n") == 4


def test_another_program_reads_the_export(mofkit: Mofkit, root: Path) -> None:
    icalendar = pytest.importorskip("icalendar", reason="the dev extra brings it")
    text = mofkit("-C", root, *TODAY, "action", "export").out
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert {str(event["SUMMARY"]) for event in events} == set(uids(text))
