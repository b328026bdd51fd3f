"""Activity standards: the table of Figure 3, who falls short of it, and what of that others may see."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.analysis.standards import lines, tally
from mofkit.model.standard import Standard
from mofkit.workspace.standards import row_id

Mofkit = Callable[..., Any]
SECRET = "forgets the place"
PEOPLE = "id,name,reader,team\ngwen,Gwen Sallow,contributor,Service Desk\ncora,Cora Finch,manager,Service Desk\n"


@pytest.fixture
def made(workspace: Callable[..., Path], mofkit: Mofkit) -> Path:
    root = workspace({"people.csv": PEOPLE})
    mofkit("-C", root, "team", "standards", "new", "customer-service", "--process", "1", "--person", "gwen")
    mofkit("-C", root, "team", "standards", "set", "record-contact", "standard=Read back, word for word")
    told = mofkit(
        *("-C", root, "team", "standards", "set", "record-contact", "--person", "gwen", "level=learning"),
        *(f"gap={SECRET}", "impact==calls back", "shown_by=INC-1", "what=Shadow Cora", "when=2026-12-04"),
    )
    assert told.code == 0, told.err
    return root


def row(**said: str) -> Standard:
    return Standard.model_validate({"activity": "operations-p1-watch", **said})


def test_a_table_has_a_row_for_each_activity_and_for_each_person(made: Path, mofkit: Mofkit) -> None:
    rows = list(csv.DictReader(io.StringIO((made / "team/standards/customer-service.csv").read_text("utf-8"))))
    assert [one["id"] for one in rows] == [
        "customer-service.p1-record-contact",
        "customer-service.p1-record-contact.gwen",
        "customer-service.p1-record-details",
        "customer-service.p1-record-details.gwen",
    ]
    assert rows[0]["considerations"].startswith("Has somebody already")
    again = ("-C", made, "team", "standards", "new", "customer-service", "--process", "1", "--person", "gwen")
    assert "nothing to change" in mofkit(*again).err
    assert "2 rows for Service Desk" in mofkit(*again[:-2], "--team", "service desk").out
    assert mofkit("-C", made, "lint", "--ignore", "MOF212", "--ignore", "MOF896").out == "3 files, no findings\n"


def test_an_objective_is_an_action_and_the_gap_is_for_those_who_ask_for_that_person(made: Path, mofkit: Mofkit) -> None:
    assert "Shadow Cora" in mofkit("-C", made, "action", "list", "--who", "gwen").out
    own = mofkit("-C", made, "team", "standards", "show", "--person", "gwen").out
    assert SECRET in own
    assert "Shadow Cora (gwen, by 2026-12-04, todo)" in own
    asked = mofkit("-C", made, "team", "standards", "show", "--person", "gwen", "--format", "csv").out
    assert "'=calls back" in asked
    mofkit("-C", made, "action", "done", "customer-service.p1-record-contact.gwen", "--on", "2026-12-01")
    assert "by 2026-12-04, done" in mofkit("-C", made, "team", "standards", "report", "--person", "gwen").out


@pytest.mark.parametrize(
    "argv",
    [
        *("team standards show", "team standards show --format json", "team standards report", "report standards"),
        *("list standard --format csv", "list standard --format json", "action list --format json", "report actions"),
        *("action export", "report status", "show customer-service.p1-record-contact.gwen"),
    ],
)
def test_others_see_neither_gap_nor_impact_nor_evidence(made: Path, mofkit: Mofkit, argv: str) -> None:
    shown = mofkit("-C", made, *argv.split())
    assert shown.code == 0
    assert SECRET not in shown.out
    assert "INC-1" not in shown.out


def test_a_team_is_shown_in_counts_and_in_names_only_when_asked(made: Path, mofkit: Mofkit) -> None:
    found = json.loads(mofkit("-C", made, "team", "standards", "report", "--format", "json").out)["activities"][0]
    assert found["cover"] == "nobody"
    assert (found["learning"], found["meets"], found["unknown"]) == (1, 0, 0)
    named = json.loads(mofkit("-C", made, "team", "standards", "report", "--names", "--format", "json").out)
    assert named["activities"][0]["learning"] == "gwen"


def test_cover_is_counted_by_persons_and_objectives_by_what_became_of_them() -> None:
    rows = [
        row(id="operations.a", standard="s"),
        row(id="operations.a.kim", person="kim", level="meets", gap="g", what="w", status="done"),
        row(id="operations.a.ben", person="ben", level="none", gap="g"),
        row(id="operations.a.team-x", team="x", level="teaches", gap="g", what="w", status="dropped"),
    ]
    found = lines(rows)
    assert (found[0].cover, found[0].able, found[0].says) == ("one alone", ("kim",), "s")
    assert tally(found) == (1, 1, 0, 1, 0, 3, 1, 1)
    both = lines([*rows, row(id="operations.a.eve", person="eve", level="teaches")])
    assert both[0].cover == "covered"
    assert lines(rows[:1])[0].cover == ""
    assert lines(rows, "policy") == []


@pytest.mark.parametrize("word", ["record-contact", "p1-record-contact", "customer-service.p1-record-contact"])
def test_a_row_is_named_by_its_activity_or_its_id(made: Path, mofkit: Mofkit, word: str) -> None:
    told = mofkit("-C", made, "team", "standards", "set", word, "--person", "gwen", "level=meets").out
    assert told.startswith("customer-service.p1-record-contact.gwen:")
    told = mofkit("-C", made, "team", "standards", "set", word, "remark=x").out
    assert told.startswith("customer-service.p1-record-contact:")


def test_an_id_says_who_it_is_about_however_long_the_activity() -> None:
    assert len(row_id("s", "s-" + "a" * 100, "kim")) == 80
    assert row_id("s", "s-" + "a" * 100, "kim").endswith(".kim")


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("record-contct", "standard=x"), "did you mean 'p1-record-contact'"),
        (("record-contact", "colour=x"), "has no field 'colour'"),
        (("record-contact", "level=perfect"), "level cannot be 'perfect'"),
        (("record-contact", "--person", "cora", "gap=x"), "no row 'record-contact' of cora"),
    ],
)
def test_what_no_row_takes_is_refused(made: Path, mofkit: Mofkit, argv: tuple[str, ...], told: str) -> None:
    refused = mofkit("-C", made, "team", "standards", "set", *argv)
    assert refused.code == 2
    assert told in refused.err
