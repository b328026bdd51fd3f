"""Risks at the command line: listed, drawn, told, looked at again; and never more than was asked written."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mofkit = Callable[..., Any]
Make = Callable[..., Path]
TODAY = ("--as-of", "2026-11-23")
FILES = {
    "people.csv": "id,name\nkim,Kim Vale\nbo,Bo Hart\n",
    "catalog/services.csv": "id,name,owner\nmail,E-mail,kim\n",
    "risks.csv": """
        id,title,condition,service,likelihood,impact,response,what,who,when,owner,state,opened,trigger,contingency
        cards,The last card <is> used,Two left,mail,4,5,reduce,Buy 3,bo,2026-11-20,kim,open,2026-08-01,One fails,Wait
        duct,The line breaks,,,2,5,,,,,bo,open,2026-10-01,,
        blank,Nobody has rated it,,,,,,,,,,open,,,
        gone,It is over,,,2,2,,,,,,closed,2026-08-01,,
    """,
    "risks-history.csv": """
        id,risk,on,likelihood,impact,note
        h1,cards,2026-08-01,3,5,
        h2,cards,2026-11-02,4,5,A second one failed
    """,
}


@pytest.fixture
def root(workspace: Make) -> Path:
    return workspace(FILES)


@pytest.fixture
def ask(mofkit: Mofkit, root: Path) -> Callable[..., Any]:
    return lambda *argv: mofkit("-C", root, *TODAY, "risk", *argv)


def test_the_list_is_by_exposure_and_leaves_out_what_is_over(ask: Mofkit) -> None:
    result = ask("list", "--format", "json")
    found = json.loads(result.out)["risks"]
    assert [(one["id"], one["exposure"], one["band"]) for one in found] == [
        ("cards", 20, "extreme"), ("duct", 10, "high"), ("blank", "", "unrated"),
    ]  # fmt: skip
    assert "3 risks, 1 unrated" in result.err


def test_the_list_takes_one_person_or_one_service_and_names_who_is_meant(ask: Mofkit) -> None:
    assert "duct" not in ask("list", "--service", "mail").out
    assert ask("list", "--owner", "nobody-here").err.startswith("mofkit: no record 'person:nobody-here'")


@pytest.mark.parametrize("format", ["table", "md"])
def test_the_matrix_has_the_place_of_each_risk_in_its_cell(ask: Mofkit, format: str) -> None:
    lines = ask("matrix", "--format", format).out.splitlines()
    four, two = (next(one for one in lines if one.strip("| ").startswith(score)) for score in "42")
    assert (four.replace("!!", "").strip(" |")[-1], two.replace("!", "").strip(" |")[-1]) == ("1", "2")


def test_the_matrix_as_a_picture_is_well_formed_and_names_every_rated_risk(ask: Mofkit) -> None:
    picture = ET.fromstring(ask("matrix", "--format", "svg").out)
    texts = [one.text or "" for one in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[-2:] == ["1. The last card <is> used (20, extreme)", "2. The line breaks (10, high)"]


def test_the_matrix_for_machines_has_a_row_for_each_cell_that_holds_something(ask: Mofkit) -> None:
    assert ask("matrix", "--format", "csv").out.splitlines()[1:] == ["4,5,20,extreme,cards", "2,5,10,high,duct"]
    assert [one["risks"] for one in json.loads(ask("matrix", "--format", "json").out)["cells"]] == [["cards"], ["duct"]]


def test_the_top_is_told_with_trend_next_step_and_sign(ask: Mofkit) -> None:
    told = " ".join(ask("top", "--top", "2", "--since", "2026-09-01").out.split())
    assert told == (
        "1. The last card <is> used 4 × 5 = 20, extreme, up from 15 Two left. Kim Vale watches it; response: reduce "
        "it. next: Buy 3 (Bo Hart, by 2026-11-20, late) sign: One fails; then: Wait "
        "2. The line breaks 2 × 5 = 10, high, new Bo Hart watches it; response: nobody has decided what to do. "
        "next: nothing is planned; agree who does what by when"
    )
    first = json.loads(ask("top", "--format", "json", "--since", "2026-09-01").out)["risks"][0]
    assert (first["before"], first["way"]) == (15, "rising")


def test_the_trend_tells_why_and_how_all_risks_stood(ask: Mofkit) -> None:
    told = " ".join(ask("trend", "--since", "2026-09-15").out.split())
    assert "2026-09-15 2 1 15" in told
    assert "2026-11-23 3 2 30" in told
    assert "Rising 20 The last card <is> used (up from 15). 2026-11-02: A second one failed" in told


def test_the_trend_for_machines_has_a_row_for_each_risk_and_a_day_for_each_month(ask: Mofkit) -> None:
    found = json.loads(ask("trend", "--since", "2026-10-15", "--format", "json").out)
    assert [(one["id"], one["before"], one["now"], one["way"]) for one in found["risks"]] == [
        ("cards", 15, 20, "rising"), ("duct", None, 10, "unknown"), ("blank", None, None, "unknown"),
    ]  # fmt: skip
    assert [one["on"] for one in found["days"]] == ["2026-10-15", "2026-11-01", "2026-11-23"]
    assert (
        "cards,The last card <is> used,15,20,rising,1," in ask("trend", "--since", "2026-10-15", "--format", "csv").out
    )


def test_a_full_cell_of_the_matrix_says_that_there_are_more(mofkit: Mofkit, workspace: Make) -> None:
    rows = "".join(f"r{at},Risk {at},5,5\n" for at in range(30))
    root = workspace({"risks.csv": f"id,title,likelihood,impact\n{rows}"})
    told = mofkit("-C", root, *TODAY, "risk", "matrix").out
    assert "1 2 3 4 … !!" in told
    assert " +23</text>" in mofkit("-C", root, *TODAY, "risk", "matrix", "--format", "svg").out


def test_risks_of_a_project_are_asked_for_by_what_risks_say(mofkit: Mofkit, workspace: Make) -> None:
    root = workspace({"risks.csv": "id,title,project\na,A,crm\nb,B,\n"})
    told = mofkit("-C", root, *TODAY, "risk", "list", "--project", "crm", "--format", "csv").out
    assert [line.split(",")[0] for line in told.splitlines()[1:]] == ["a"]


def test_a_trend_begins_in_the_past(ask: Mofkit) -> None:
    result = ask("trend", "--since", "2027-01-01")
    assert (result.code, "still to come" in result.err) == (2, True)


def test_a_look_writes_the_row_and_a_line_and_a_second_time_nothing(ask: Mofkit, root: Path) -> None:
    before = (root / "risks.csv").read_text("utf-8").splitlines()
    argv = ("review", "cards", "likelihood=2", "--who", "bo", "--note", "Two have arrived")
    assert "cards: 2 × 5 = 10, was 20; open" in ask(*argv).out
    after = (root / "risks.csv").read_text("utf-8").splitlines()
    assert after[2:] == [f"{line}," for line in before[2:]]
    assert after[1].startswith("cards,The last card <is> used,Two left,mail,2,5,")
    assert (
        (root / "risks-history.csv")
        .read_text("utf-8")
        .splitlines()[-1]
        .endswith(",cards,2026-11-23,2,5,Two have arrived,bo")
    )
    assert "nothing to change" in ask(*argv).err


def test_a_second_look_on_the_day_mends_the_line_of_the_first(ask: Mofkit, root: Path) -> None:
    ask("review", "cards", "likelihood=2")
    ask("review", "cards", "likelihood=3", "--note", "No, one has arrived")
    lines = (root / "risks-history.csv").read_text("utf-8").splitlines()
    assert len(lines) == 4
    assert ',cards,2026-11-23,3,5,"No, one has arrived"' in lines[-1]


def test_the_first_look_keeps_how_it_stood_before(ask: Mofkit, root: Path) -> None:
    ask("review", "duct", "likelihood=4")
    assert [line.split(",")[1:5] for line in (root / "risks-history.csv").read_text("utf-8").splitlines()[-2:]] == [
        ["duct", "2026-10-01", "2", "5"], ["duct", "2026-11-23", "4", "5"],
    ]  # fmt: skip


def test_what_happened_gets_its_day(ask: Mofkit, mofkit: Mofkit, root: Path) -> None:
    ask("review", "cards", "state=happened", "--on", "2026-11-20", "--note", "It failed on Friday")
    found = json.loads(mofkit("-C", root, "show", "risk:cards", "--format", "json").out)
    assert (found["record"]["state"], found["record"]["closed"]) == ("happened", "2026-11-20")


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("review", "blank"), "blank has no likelihood and impact yet"),
        (("review", "cards", "likelihood=7"), "likelihood cannot be '7'"),
        (("review", "cards", "odds=7"), "risk has no field 'odds'"),
        (("review", "crads"), "no record 'risk:crads'"),
        (("review", "cards", "--who", "nobody"), "no record 'person:nobody'"),
    ],
)
def test_a_look_that_says_nothing_sensible_writes_nothing(
    ask: Mofkit, root: Path, argv: tuple[str, ...], says: str
) -> None:
    before = (root / "risks.csv").read_bytes()
    result = ask(*argv)
    assert (result.code, says in result.err) == (2, True), result.err
    assert (root / "risks.csv").read_bytes() == before


def test_the_report_holds_the_matrix_the_top_and_what_is_over(mofkit: Mofkit, root: Path) -> None:
    told = mofkit("-C", root, *TODAY, "report", "risks").out
    assert "| **4** |  |  |  |  | 1 |" in told
    assert "1. **The last card \\<is\\> used** (4 × 5 = 20, extreme, up from 15): Two left." in told
    assert "    - Next: Buy 3 (Bo Hart, by 2026-11-20, late)" in told
    assert "| 2026-11-23 | 3 | 2 | 30 |" in told


def test_the_report_of_no_risk_says_how_to_begin(mofkit: Mofkit, workspace: Make) -> None:
    assert "`mofkit new risk title=…" in mofkit("-C", workspace({}), *TODAY, "report", "risks").out


def test_what_is_done_about_a_risk_is_ticked_off_like_any_action(mofkit: Mofkit, root: Path) -> None:
    assert "risk:cards" in mofkit("-C", root, *TODAY, "action", "list", "--format", "json").out
    assert mofkit("-C", root, *TODAY, "action", "done", "risk:cards", "--evidence", "invoice 7").code == 0
    found = json.loads(mofkit("-C", root, "show", "risk:cards", "--format", "json").out)["record"]
    assert (found["status"], found["done_on"], found["evidence"]) == ("done", "2026-11-23", "invoice 7")
