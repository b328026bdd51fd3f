"""`mofkit change schedule`, `conflicts` and `override` as people and programs meet them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

Make = Callable[..., Path]
Mofkit = Callable[..., Run]
AS_OF = ("--as-of", "2026-11-23")


def change(id: str, *services: str, day: int = 5, more: str = "") -> str:
    about = f"# kept by hand\nid: {id}\ntitle: Work on {id}\nstate: scheduled\ncategory: minor\nback_out: The copy\n"
    window = f"window:\n  start: 2026-12-{day:02} 19:00\n  end: 2026-12-{day:02} 21:00\n"
    return f"{about}services: [{', '.join(services)}]\n{window}{more}"


FILES = {
    "mofkit.yaml": "schema_version: 1\norganisation: Council\ncalendar: {time_zone: Europe/London}\n",
    "people.csv": "id,name\nkim,Kim Vale\n",
    "catalog/services.csv": "id,name,depends_on\nmail,E-mail,net\nnet,Network,\nfax,Fax,\n",
    "changes/freezes.csv": "id,start,end,services,reason\ncalm,2026-12-14,2027-01-03,mail,Year end\n",
    "changes/disk.yaml": change("disk", "mail"),
    "changes/switch.yaml": change("switch", "net", more="people: [kim]\n"),
    "changes/cable.yaml": change("cable", "net", day=16),
    "changes/trays.yaml": change("trays", "fax", day=16),
    "changes/idea.yaml": "id: idea\ntitle: An idea\n",
}


def test_the_schedule_goes_week_by_week_with_freezes_and_conflicts(workspace: Make, mofkit: Mofkit) -> None:
    done = mofkit("-C", workspace(FILES), *AS_OF, "change", "schedule")
    assert done.out == (
        "Week of 30 November 2026\n"
        "  Sat 5 Dec 2026 19:00-21:00: disk (scheduled, minor)\n"
        "      Work on disk; on mail\n"
        "      ! overlaps switch: mail needs net\n"
        "  Sat 5 Dec 2026 19:00-21:00: switch (scheduled, minor)\n"
        "      Work on switch; on net; by kim\n"
        "      ! overlaps disk: mail needs net\n"
        "\n"
        "Week of 14 December 2026\n"
        "  Mon 14 Dec 2026 to Sun 3 Jan 2027: FREEZE calm\n"
        "      Year end; mail\n"
        "  Wed 16 Dec 2026 19:00-21:00: cable (scheduled, minor)\n"
        "      Work on cable; on net\n"
        "      ! in the freeze calm: it protects mail, and mail needs net\n"
        "  Wed 16 Dec 2026 19:00-21:00: trays (scheduled, minor)\n"
        "      Work on trays; on fax\n"
    )
    assert done.err == "4 changes, 1 freeze\n1 without a window: idea\nnext: mofkit change conflicts\n"


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (("--service", "net"), ["switch", "calm", "cable"]),
        (("--service", "fax"), ["trays"]),
        (("--from", "2026-12-06", "--to", "2026-12-14"), ["calm"]),
        (("--to", "2026-12-05"), ["disk", "switch"]),
        (("--state", "draft"), ["calm"]),
        (("--to", "9999-12-31"), ["disk", "switch", "calm", "cable", "trays"]),
    ],
)
def test_the_schedule_can_be_narrowed(workspace: Make, mofkit: Mofkit, asked: tuple[str, ...], ids: list[str]) -> None:
    done = mofkit("-C", workspace(FILES), *AS_OF, "change", "schedule", *asked, "--format", "csv")
    assert [row["id"] for row in csv.DictReader(io.StringIO(done.out))] == ids


def test_the_schedule_is_there_for_programs_charts_and_calendars(workspace: Make, mofkit: Mofkit) -> None:
    root = workspace(FILES)
    body = json.loads(mofkit("-C", root, *AS_OF, "change", "schedule", "--format", "json").out)
    assert [(one["kind"], one["id"], one["conflicts"]) for one in body["entries"][:3]] == [
        *(("change", "disk", ["overlap:switch"]), ("change", "switch", ["overlap:disk"]), ("freeze", "calm", [])),
    ]
    assert body["entries"][0]["start"] == "2026-12-05T19:00:00+00:00"
    chart = mofkit("-C", root, *AS_OF, "change", "schedule", "--format", "mermaid").out
    assert "    title Forward schedule of change of Council\n" in chart
    assert "    section Network\n    Work on switch :crit, 2026-12-05 19:00, 120m\n" in chart
    days = mofkit("-C", root, *AS_OF, "change", "schedule", "--format", "ics").out
    assert days.count("BEGIN:VEVENT") == 5
    assert "| switch |" in mofkit("-C", root, *AS_OF, "change", "schedule", "--format", "md").out


def test_a_conflict_names_both_records_and_their_lines(workspace: Make, mofkit: Mofkit) -> None:
    root = workspace(FILES)
    done = mofkit("-C", root, *AS_OF, "change", "conflicts")
    assert (done.code, done.err) == (1, "2 open conflicts\n")
    assert done.out == (
        "overlap: disk and switch overlap for 2 h: mail needs net\n"
        "  when Sat 5 Dec 2026 19:00-21:00\n"
        "  changes/disk.yaml:8:1 Work on disk\n"
        "  changes/switch.yaml:8:1 Work on switch\n"
        "  next mofkit change override disk overlap:switch --who … --reason …\n"
        "\n"
        "freeze: cable is in the freeze calm: it protects mail, and mail needs net\n"
        "  when Wed 16 Dec 2026 19:00-21:00\n"
        "  changes/cable.yaml:8:1 Work on cable\n"
        "  changes/freezes.csv:2:6 Year end\n"
        "  next mofkit change override cable freeze:calm --who … --reason …\n"
    )
    alone = mofkit("-C", root, *AS_OF, "change", "conflicts", "trays")
    assert (alone.code, alone.out, alone.err) == (0, "", "no open conflicts\n")


def test_whoever_accepts_a_conflict_is_named_and_a_second_time_changes_nothing(workspace: Make, mofkit: Mofkit) -> None:
    root = workspace(FILES)
    asked = ("change", "override", "switch", "overlap:disk", "--who", "kim", "--reason", "one team does both")
    before = (root / "changes/switch.yaml").read_text("utf-8")
    assert mofkit("-C", root, *AS_OF, *asked).code == 0
    after = (root / "changes/switch.yaml").read_text("utf-8")
    assert after == before + (
        "overrides:\n  - conflict: overlap:disk\n    who: kim\n    reason: one team does both\n    date: 2026-11-23\n"
    )
    assert mofkit("-C", root, *AS_OF, *asked).code == 0
    assert (root / "changes/switch.yaml").read_text("utf-8") == after
    told = json.loads(mofkit("-C", root, *AS_OF, "change", "conflicts", "--format", "json").out)["conflicts"]
    assert [(one["conflict"], one["accepted_by"], one["reason"]) for one in told] == [
        *(("freeze:calm", "", ""), ("overlap:switch", "kim", "one team does both")),
    ]
    assert mofkit("-C", root, *AS_OF, "change", "conflicts", "disk").code == 0
    shown = mofkit("-C", root, *AS_OF, "change", "schedule", "--to", "2026-12-06").out
    assert "      ~ overlaps switch: mail needs net; accepted by kim\n" in shown
    assert "accepted overlap: disk" in mofkit("-C", root, *AS_OF, "change", "conflicts").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("switch", "overlap:dsik", "--who", "kim", "--reason", "x"), "did you mean 'overlap:disk'?"),
        (("trays", "freeze:calm", "--who", "kim", "--reason", "x"), "hint: it has none"),
        (("switch", "overlap:disk", "--who", "kym", "--reason", "x"), "person:kim"),
        (("switch", "overlap:disk", "--who", "kim", "--reason", " "), "--reason is empty"),
    ],
)
def test_only_a_conflict_that_is_there_is_accepted_by_a_person_with_a_reason(
    workspace: Make, mofkit: Mofkit, words: tuple[str, ...], said: str
) -> None:
    root = workspace(FILES)
    done = mofkit("-C", root, *AS_OF, "change", "override", *words)
    assert done.code == 2
    assert said in done.err
    assert (root / "changes/switch.yaml").read_text("utf-8") == FILES["changes/switch.yaml"]


def test_a_change_that_is_not_ready_is_told_where_to_look(workspace: Make, mofkit: Mofkit) -> None:
    root = workspace({"changes/disk.yaml": change("disk", day=1).replace("back_out: The copy\n", "")})
    done = mofkit("-C", root, "--as-of", "2026-11-29", "change", "conflicts")
    assert "back-out: disk is not ready for its window: there is no back-out plan\n" in done.out
    assert "approval: disk is not ready for its window: no approval by change-manager" in done.out
    assert "  changes/disk.yaml:4:8 Work on disk\n  next mofkit change show disk\n" in done.out
    table = mofkit("-C", root, "--as-of", "2026-11-29", "change", "schedule").out
    assert "! not ready: there is no back-out plan" in table
    assert mofkit("-C", root, "--as-of", "2026-11-29", "change", "conflicts", "--format", "md").out.count("\n") == 4
