"""Promises over time at the prompt: scorecard, calendar, comparison, availability."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mofkit = Callable[..., Any]
SLA = """\
id: mail-sla
title: Mail
type: sla
services: [mail]
hours: 24x7
starts: 2026-01-01
ends: 2027-03-31
review_on: 2026-11-01
owner: kim
aliases: [post-sla]
targets:
  - {id: up, metric: availability, comparator: at-least, value: 99.9, unit: "%"}
  - {id: fix, metric: resolution, priority: P1, value: 4, unit: h, share: 90}
  - {id: answer, metric: response, value: 30, unit: min}
"""
FILES = {
    "people.csv": "id,name\nkim,Kim Vale\n",
    "catalog/services.csv": "id,name,criticality,depends_on\nmail,Mail,C1,\nfax,Fax,C3,mail\n",
    "agreements/mail-sla.yaml": SLA,
    "agreements/mail-uc.yaml": SLA.replace("mail-sla", "mail-uc")
    .replace("type: sla", "type: uc")
    .replace("99.9", "99.5")
    .replace("aliases: [post-sla]\n", ""),
    "operations/outages.csv": (
        "id,service,start,end,planned,cause\n"
        "a,mail,2026-09-02 09:00,2026-09-02 09:10,,Mouse\n"
        "b,mail,2026-10-06 07:40,2026-10-06 16:50,,Disk full\n"
        "c,mail,2026-11-05 13:00,2026-11-05 13:40,,Supplier\n"
    ),
    "measurements/targets.csv": "id,period,agreement,target,value,met,total\nm,2026-10,mail-sla,fix,,28,30\n",
}


@pytest.fixture
def root(workspace: Callable[..., Path]) -> Path:
    return workspace(FILES)


def asked(mofkit: Mofkit, root: Path, *words: object) -> Any:
    return mofkit("-C", root, "--as-of", "2026-11-23", *words)


def test_the_scorecard_is_a_matrix_of_months_with_sentences_under_it(mofkit: Mofkit, root: Path) -> None:
    result = asked(mofkit, root, "agreement", "scorecard", "--agreement", "post-sla")
    assert result.code == 0
    assert result.out == (
        "agreement  promise                    2026-09  2026-10  2026-11\n"
        "---------  -------------------------  -------  -------  -------\n"
        "mail-sla   availability ≥ 99.9 %      met      MISSED   at risk\n"
        "mail-sla   resolution P1 ≤ 4 h, 90 %  no data  met      no data\n"
        "2026-11 mail-sla promises availability ≥ 99.9 %: 99.879 % so far, 40 min of 43 min used, 3 min left\n"
        "        why: Supplier\n"
    )
    assert result.err == ("2 met, 1 missed, 1 at risk, 5 no data; 1 promise has no figure at all: --all lists them\n")


def test_one_month_in_full_puts_the_broken_promise_first(mofkit: Mofkit, root: Path) -> None:
    words = ("agreement", "scorecard", "--month", "2026-10", "--agreement", "mail-sla")
    lines = asked(mofkit, root, *words).out.split("\n")
    assert " ".join(lines[2].split()) == "mail-sla availability ≥ 99.9 % MISSED 98.767 % 44 min -8 h 25 min"
    assert " ".join(lines[3].split()) == "mail-sla resolution P1 ≤ 4 h, 90 % met 93.333 % 3 cases 1 case"
    assert lines[5:] == [
        "        why: Disk full",
        "        next: nobody has promised anything: mofkit new action source=mail-sla what=… who=… when=…",
        "",
    ]
    assert "answer" not in asked(mofkit, root, *words).out
    assert "response ≤ 30 min" in asked(mofkit, root, *words, "--all").out


def test_machines_get_each_score_with_its_budget_in_seconds(mofkit: Mofkit, root: Path) -> None:
    words = ("agreement", "scorecard", "--month", "2026-10", "--agreement", "mail-sla", "--format", "json")
    found = json.loads(asked(mofkit, root, *words).out)
    assert found["counts"] == {"met": 1, "missed": 1, "at_risk": 0, "no_data": 1}
    assert found["scores"][0] == {
        "agreement": "mail-sla",
        "target": "up",
        "promise": "availability ≥ 99.9 %",
        "period": "2026-10",
        "running": False,
        "verdict": "missed",
        "actual": "98.767921",
        "unit": "%",
        "budget": 2678,
        "used": 33000,
        "left": -30322,
        "budget_unit": "s",
        "service": "mail",
        "source": "outages",
        "causes": ["Disk full"],
        "steps": [],
    }
    for format in ("csv", "md"):
        out = asked(mofkit, root, *words[:-1], format).out
        assert out.count("\n") in (4, 5)
        assert "-8 h 25 min" in out


def test_check_says_no_when_a_promise_was_missed(mofkit: Mofkit, root: Path) -> None:
    assert asked(mofkit, root, "agreement", "scorecard", "--month", "2026-10", "--check").code == 1
    assert asked(mofkit, root, "agreement", "scorecard", "--month", "2026-09", "--check").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--month", "October"), "--month 'October' is no month"),
        (("--month", "2020-01"), "no agreement promises anything from 2020-01-01 to 2020-01-31"),
        (("--agreement", "nothing"), "nothing"),
        (("standards.csv",), "a table from elsewhere needs both FILE and --map"),
    ],
)
def test_what_cannot_be_scored_is_refused_in_words(
    mofkit: Mofkit, root: Path, words: tuple[str, ...], said: str
) -> None:
    result = asked(mofkit, root, "agreement", "scorecard", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_the_calendar_begins_with_what_was_let_pass(mofkit: Mofkit, root: Path) -> None:
    result = asked(mofkit, root, "agreement", "calendar", "--format", "json")
    found = [(one["day"], one["days"], one["what"], one["agreement"]) for one in json.loads(result.out)["dates"]]
    assert found == [
        ("2026-11-01", -22, "review", "mail-sla"),
        ("2026-11-01", -22, "review", "mail-uc"),
        ("2027-03-31", 128, "ends", "mail-sla"),
        ("2027-03-31", 128, "ends", "mail-uc"),
    ]
    assert result.err == "4 days in the next 365 days, 2 of them past\n"


def test_the_calendar_as_a_calendar_names_the_owner(mofkit: Mofkit, root: Path) -> None:
    (root / "agreements" / "mail-uc.yaml").unlink()
    out = asked(mofkit, root, "agreement", "calendar", "--format", "ics").out
    assert out.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20270331\r\n" in out
    assert "SUMMARY:Mail ends\r\n" in out
    assert "DESCRIPTION:mail-sla\\, kept by Kim Vale\r\n" in out


def test_two_agreements_side_by_side_say_which_promises_more(mofkit: Mofkit, root: Path) -> None:
    found = json.loads(asked(mofkit, root, "agreement", "compare", "mail-sla", "mail-uc", "--format", "json").out)
    rows = {row["aspect"]: (row["a"], row["b"], row["more"]) for row in found["rows"]}
    assert rows["availability"] == ("≥ 99.9 %", "≥ 99.5 %", "mail-sla")
    assert rows["resolution P1"] == ("≤ 4 h, 90 %", "≤ 4 h, 90 %", "")
    table = asked(mofkit, root, "agreement", "compare", "mail-sla", "mail-uc").out
    assert "promises more" in table.split("\n")[0]
    broken = asked(mofkit, root, "agreement", "compare", "mail-sla", "mail-u")
    assert (broken.code, broken.out) == (2, "")


def test_an_agreement_that_cannot_be_read_is_not_compared(mofkit: Mofkit, root: Path) -> None:
    (root / "agreements" / "bad.yaml").write_text("id: bad\nhours: 24x7\n")
    result = asked(mofkit, root, "agreement", "compare", "mail-sla", "bad")
    assert (result.code, result.out) == (2, "")
    assert "agreement bad cannot be read" in result.err


def test_availability_gives_both_figures_and_says_what_went_wrong(mofkit: Mofkit, root: Path) -> None:
    outages = root / "operations" / "outages.csv"
    outages.write_text(outages.read_text() + "d,mail,2026-10-10 20:00,2026-10-10 23:00,true,Updates\n")
    result = asked(
        mofkit, root, "operations", "availability", "--month", "2026-10", "--months", "2", "--format", "json"
    )
    found = json.loads(result.out)
    october = found["months"][1]
    assert (october["left_out"], october["counted"]) == ("98.762", "98.364")
    assert (october["down"], october["maintenance"], october["failures"]) == (33000, 10800, 1)
    assert (october["mttr"], october["mtbf"], october["trend"]) == (33000, 2634600, "worse")
    assert found["analysis"] == [
        "mail broke its promise of 99.9 % in October 2026: 1 outage, 9 h 10 min in agreed hours; cause: Disk full"
    ]
    assert [one["month"] for one in found["months"]] == ["2026-09", "2026-10"]


def test_availability_of_one_service_for_people_and_for_tables(mofkit: Mofkit, root: Path) -> None:
    out = asked(mofkit, root, "operations", "availability", "--service", "mail", "--months", "1").out
    assert " ".join(out.split("\n")[2].split()) == "mail 2026-11 99.9 99.879 99.879 1 40 min 22 d"
    assert "- mail has 3 min of downtime left in November 2026" in out
    csv = asked(mofkit, root, "operations", "availability", "--service", "mail", "--months", "1", "--format", "csv").out
    assert csv.split("\n")[1].startswith("mail,2026-11,mail-sla,99.9,at-risk,99.879,99.879,better,1,")
    assert asked(mofkit, root, "operations", "availability", "--service", "nothing").code == 2
    assert "is no month" in asked(mofkit, root, "operations", "availability", "--month", "2026").err


def test_without_outages_nothing_is_said_about_promises(mofkit: Mofkit, root: Path) -> None:
    (root / "operations" / "outages.csv").unlink()
    result = asked(mofkit, root, "operations", "availability")
    assert "so nothing can be said about promises" in result.err
    assert "broke" not in result.out


MAP = """\
source: standards
key: nr
id: "{service}-{nr}"
fields:
  name: standard
  service: service
  target: goal
  value: reached
  met: kept
  total: all
  verdict: {column: ok, values: {Y: met, N: missed, NA: no-data}}
"""
TABLE = """\
nr,service,standard,goal,reached,kept,all,ok
1,mail,Answer in a day,0.8,0.9,,,Y
2,mail,Answer calls,0.9,0.5,,,N
3,fax,Send it,0.9,,9,10,
4,gone,Ring back,0.9,,8,10,
5,fax,Paper,0.9,1,,,NA
6,fax,Ink,,,,,
7,fax,Toner,0.9,1,,,perhaps
"""


@pytest.fixture
def foreign(workspace: Callable[..., Path]) -> Path:
    return workspace({**FILES, "measurements/maps/standards.yaml": MAP, "standards.csv": TABLE})


def test_a_table_of_standards_from_elsewhere_is_judged_and_joined(mofkit: Mofkit, foreign: Path) -> None:
    words = ("agreement", "scorecard", "standards.csv", "--map", "measurements/maps/standards.yaml")
    found = json.loads(asked(mofkit, foreign, *words, "--format", "json").out)
    assert found["counts"] == {"met": 2, "missed": 2, "no_data": 2}
    assert (found["orphans"], found["contradictions"]) == (1, 1)
    assert [one["verdict"] for one in found["standards"]] == ["met", "missed", "met", "missed", "no-data", "no-data"]
    assert found["rejected"][0]["line"] == 8
    result = asked(mofkit, foreign, *words, "--check")
    assert result.code == 1
    assert result.err == "7 rows read = 6 judged + 1 rejected; 1 of a service the catalog does not know\n"
    assert "line 6: fax: Paper (1, wanted 0.9: says no data, the numbers say met)" in " ".join(result.out.split())
    assert "rejected: line 8: 'perhaps' is no verdict" in " ".join(result.out.split())
    assert (
        asked(mofkit, foreign, *words, "--format", "csv").out.split("\n")[1]
        == "mail-1,mail,,0.8,0.9,met,Answer in a day"
    )


def test_a_standard_that_may_be_at_most_so_much(mofkit: Mofkit, foreign: Path) -> None:
    plain = "source: s\nkey: nr\nfields: {name: n, service: s, target: goal, value: v, comparator: c}\n"
    (foreign / "measurements/maps/standards.yaml").write_text(plain)
    (foreign / "standards.csv").write_text(
        "nr,n,s,goal,v,c\n1,a,mail,5,4,at-most\n2,b,mail,5,6,at-most\n3,c,mail,5,x,\n"
    )
    words = ("agreement", "scorecard", "standards.csv", "--map", "measurements/maps/standards.yaml", "--format", "json")
    found = json.loads(asked(mofkit, foreign, *words).out)
    assert [one["verdict"] for one in found["standards"]] == ["met", "missed", "no-data"]


TICKETS = """\
id,opened,resolved,state,priority,service
1,2026-11-02 09:00,2026-11-02 12:00,closed,P1,mail
2,2026-11-03 09:00,2026-11-03 14:00,closed,P1,mail
3,2026-10-03 09:00,2026-10-03 10:00,closed,P1,mail
"""


def test_what_nobody_has_measured_is_counted_from_tickets_and_a_difference_is_told(mofkit: Mofkit, root: Path) -> None:
    (root / "actions").mkdir()
    (root / "actions/rota.yaml").write_text("id: rota\nwhat: A rota for mail\nwho: kim\nwhen: 2026-12-04\n", "utf-8")
    (root / "october.csv").write_text(TICKETS, "utf-8")
    words = ("agreement", "scorecard", "--agreement", "mail-sla", "--tickets", root / "october.csv")
    result = asked(mofkit, root, *words)
    assert "resolution P1 ≤ 4 h, 90 %  no data  met      MISSED" in result.out
    assert "2026-11 mail-sla promises resolution P1 ≤ 4 h, 90 %: kept in 1 of 2 cases; 2 were promised\n" in result.out
    assert "        next: A rota for mail (kim, by 2026-12-04)\n" in result.out
    assert "mail-sla fix 2026-10: measured 28 of 30, the tickets say 1 of 1; what was measured counts" in result.err
    assert "3 rows read = 3 tickets" in result.err
    scores = json.loads(asked(mofkit, root, *words, "--format", "json").out)["scores"]
    november = next(one for one in scores if (one["target"], one["period"]) == ("fix", "2026-11"))
    assert (november["source"], november["verdict"], [one["id"] for one in november["steps"]]) == (
        "tickets",
        "missed",
        ["rota"],
    )
    assert asked(mofkit, root, *words, "standards.csv").code == 2


def test_measurements_may_stand_in_several_files(mofkit: Mofkit, root: Path) -> None:
    (root / "measurements/2026-q3.csv").write_text("id,period,agreement,target,met,total\nn,2026-09,mail-sla,fix,9,9\n")
    assert "resolution P1 ≤ 4 h, 90 %  met      met" in asked(mofkit, root, "agreement", "scorecard").out
    assert asked(mofkit, root, "set", "measurement:n", "met=1").code == 0
    assert "n,2026-09,mail-sla,fix,1,9" in (root / "measurements/2026-q3.csv").read_text()
    asked(mofkit, root, "new", "measurement", "id=o", "period=2026-11", "agreement=mail-sla", "target=fix", "value=3")
    assert "\no,2026-11" in (root / "measurements/targets.csv").read_text()
    assert asked(mofkit, root, "lint", "--select", "MOF012").code == 0


def test_a_trend_shows_each_month_and_what_became_of_those_that_failed(mofkit: Mofkit, root: Path) -> None:
    words = ("operations", "availability", "--trend", "--months", "3")
    lines = [line.split() for line in asked(mofkit, root, *words).out.splitlines()]
    assert lines[0] == ["service", "2026-09", "2026-10", "2026-11", "trend"]
    assert lines[2][-1] == "worse"
    assert lines[4:6] == [["2026-09", "to", "2026-09", "→", "2026-10", "to", "2026-11:"], lines[5]]
    assert " ".join(lines[7]).endswith("1 → 2 10 min → 4 h 55 min 29 d → 26 d")
    row = json.loads(asked(mofkit, root, *words, "--format", "json").out)["services"][0]
    assert (row["trend"], row["before_failures"], row["after_mttr"]) == ("worse", "1", "4 h 55 min")
    csv = asked(mofkit, root, *words, "--format", "csv").out
    assert csv.splitlines()[0].startswith("service,trend,since,later_since,until,before,before_failures")
    alone = asked(mofkit, root, *words[:3], "--months", "1").out
    assert alone.splitlines()[0].split() == ["service", "2026-11", "trend"]
    assert "→" not in alone
