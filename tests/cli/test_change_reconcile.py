"""`mofkit change reconcile` as people and programs meet it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from conftest import Run

Make = Callable[..., Path]
Mofkit = Callable[..., Run]

FILES = {
    "x/expected.csv": "host,os\nweb,Linux\ndb,Linux\nold,Unix\n",
    "x/actual.csv": "host,os\nweb,Linux\nDB,Linux\ndb,Unix\nnew,Linux\n",
    "changes/CHG-1.yaml": "id: CHG-1\ntitle: New system on the database\nstate: scheduled\nconfiguration_items: [DB]\n",
}


def test_differences_name_their_lines_and_the_change_that_announced_them(workspace: Make, mofkit: Mofkit) -> None:
    root = workspace(FILES)
    done = mofkit("-C", root, "change", "reconcile", "x/expected.csv", "x/actual.csv")
    assert done.code == 1
    assert "  - old (expected line 4)\n" in done.out
    assert "  - db (expected line 3, actual line 4): os 'Linux' is 'Unix'; named by CHG-1\n" in done.out.replace(
        "\n    ", " "
    ).replace(" (scheduled)", "")
    assert done.out.endswith("3 expected, 4 there, 1 the same by host; compared: os; named by no change: 2\n")


def test_what_a_change_announced_can_be_left_out(workspace: Make, mofkit: Mofkit) -> None:
    root = workspace(FILES)
    asked = ("change", "reconcile", "x/expected.csv", "x/actual.csv", "--unannounced", "--format")
    rows = list(csv.DictReader(io.StringIO(mofkit("-C", root, *asked, "csv").out)))
    assert [(row["what"], row["key"], row["expected_line"], row["actual_line"]) for row in rows] == [
        ("missing", "old", "4", ""),
        ("added", "new", "", "5"),
    ]
    body = json.loads(mofkit("-C", root, *asked, "json").out)
    assert body["counts"] == {"missing": 1, "added": 2, "different": 1, "duplicate": 0, "unreadable": 0}
    assert [one["key"] for one in body["differences"]] == ["old", "new"]
    assert mofkit("-C", root, *asked, "md").out.count("\n") == 4


def test_tables_that_agree_exit_0_anywhere(tmp_path: Path, mofkit: Mofkit) -> None:
    (tmp_path / "e.csv").write_text("host,os\nweb,Linux\n", "utf-8")
    done = mofkit("-C", tmp_path, "change", "reconcile", "-", "e.csv", stdin="host;os\nweb;Linux\n")
    assert (done.code, done.out) == (0, "1 expected, 1 there, 1 the same by host; compared: os\n")


def test_without_a_workspace_no_change_is_named(tmp_path: Path, mofkit: Mofkit) -> None:
    (tmp_path / "e.csv").write_text("host,os\nweb,Linux\n", "utf-8")
    (tmp_path / "a.csv").write_text("host,os\n\x1b[31mweb,Linux\n", "utf-8")
    done = mofkit("-C", tmp_path, "change", "reconcile", "e.csv", "a.csv")
    assert done.code == 1
    assert "\x1b" not in done.out
    assert "\\x1b[31mweb (actual line 2)" in done.out


def test_a_long_list_is_cut_and_says_so(tmp_path: Path, mofkit: Mofkit) -> None:
    (tmp_path / "e.csv").write_text("host\n" + "".join(f"h{n}\n" for n in range(60)), "utf-8")
    (tmp_path / "a.csv").write_text("host\nh0\n", "utf-8")
    done = mofkit("-C", tmp_path, "change", "reconcile", "e.csv", "a.csv", "--key", "host")
    assert "Missing: expected, and not there (59)" in done.out
    assert "… and 19 more; --format csv has them all" in done.out
