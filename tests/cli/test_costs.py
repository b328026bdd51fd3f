"""`mofkit costs` over small ledgers: what each command answers, in each format, and when it says no."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

SETTINGS = "schema_version: 1\ncurrency: GBP\norganisation: Example Council\n"
PAIRS = "capital_expense,direct_indirect,fixed_variable,operational_project"
HEAD = f"period,basis,category,description,amount,{PAIRS},service,cost_centre"
LEDGER = f"""{HEAD}
2025,planned,hardware,Servers,1000.00,capital,indirect,fixed,operational,,4711
2025,actual,hardware,Servers,1100.00,capital,indirect,fixed,operational,,4711
2025,planned,staffing,Desk,500.00,expense,indirect,fixed,operational,desk,4712
2025,actual,staffing,Desk,500.00,expense,indirect,fixed,operational,desk,4712
2025,actual,outside-services,"Hosting, by use",400.00,expense,direct,variable,operational,mail,4711
2027,planned,hardware,Servers,1100.00,capital,indirect,fixed,operational,,4711
2027,planned,staffing,Desk,510.00,expense,indirect,fixed,operational,desk,4712
2027,planned,outside-services,"Hosting, by use",600.00,expense,direct,variable,operational,mail,4711
"""
TAGS = "id,what,category,type,period,lens,service"
FILES = {
    "mofkit.yaml": SETTINGS,
    "people.csv": "id,name,reader\nkim,Kim Vale,manager\nlee,Lee Ortega,contributor\n",
    "catalog/services.csv": "id,name\nmail,E-mail\ndesk,Service desk\n",
    "costs/ledger.csv": LEDGER,
    "costs/attention.csv": """id,period,category,type,colour,why
hosting,2027,outside-services,variable,red,Nobody looks
""",
    "costs/drivers.csv": """id,driver,service,customer,value
a,users,mail,Shops,30
b,users,mail,Office,10
c,users,desk,Shops,10
""",
    "costs/goals.csv": "id,what,period,amount,who\nless,Spend less,2027,300.00,kim\n",
    "costs/opportunities.csv": f"""{TAGS},difficulty,impact,who,when,saving,status,realised
nights,Off at night,outside-services,variable,2027,eliminate,mail,4,5,lee,2026-12-01,120.00,todo,
reset,Reset passwords,staffing,fixed,2027,rework,desk,5,3,kim,2026-11-01,50.00,doing,
idea,Something,,,2027,,,,,,,30.00,todo,
gone,Cancelled,hardware,fixed,2027,eliminate,,5,1,lee,2026-06-01,20.00,done,15.00
never,Not this,hardware,fixed,2027,invest,,1,1,lee,2026-06-01,999.00,dropped,
""",
}


@pytest.fixture
def ask(mofkit: Mofkit, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Ask a question about the workspace above, with other files on top."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run(*argv: str, files: dict[str, str] | None = None) -> Any:
        root = workspace({**FILES, **(files or {})})
        return mofkit("-C", root, "--as-of", "2026-11-23", "costs", *argv)

    return run


# Matrix.


def test_the_matrix_shows_past_future_change_and_marks_in_80_columns(ask: Callable[..., Any]) -> None:
    run = ask("matrix")
    assert run.code == 0
    assert "past:   2025, actual\nfuture: 2027, planned\n" in run.out
    assert "Outside services: 400 → 600  +50% !!\n" in run.out
    block = run.out.split("Outside services")[1].split("\n")[1:4]
    assert [line.split() for line in block] == [
        ["past", "0", "400", "400", "0", "0", "400", "400", "0"],
        ["future", "0", "600", "600", "0", "0", "600", "600", "0"],
        ["change", "+50%", "!!", "+50%", "!!", "+50%", "!!", "+50%", "!!"],
    ]
    assert "* Outside services, variable: Nobody looks\n" in run.out
    assert "control totals: past 2,000.00 GBP, future 2,210.00 GBP\n" in run.out
    assert max(map(len, run.out.split("\n"))) <= 80


def test_colours_are_there_only_for_terminals_that_show_them(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in ask("matrix").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[97;48;5;124m" in ask("matrix").out


def test_json_holds_every_cell_with_exact_amounts(ask: Callable[..., Any]) -> None:
    body = json.loads(ask("matrix", "--format", "json").out)
    assert (body["kind"], body["currency"], body["past"]) == (
        "cost-matrix",
        "GBP",
        {"periods": ["2025"], "basis": "actual"},
    )
    cell = next(one for one in body["cells"] if (one["category"], one["type"]) == ("hardware", "capital"))
    assert (cell["past"], cell["future"], cell["change"], cell["growth"]) == ("1100.00", "1100.00", "0.00", "0.0")
    assert (cell["colour"], cell["why"]) == ("red", "was 10.0 % over plan; is 55.0 % of all cost")
    assert body["lines"] == {"read": 8, "blank": 0, "wrong": 0}


def test_csv_and_markdown_hold_the_matrix_too(ask: Callable[..., Any]) -> None:
    lines = ask("matrix", "--format", "csv").out.split("\n")
    assert lines[0] == "category,type,past,future,change,growth,colour,why,own"
    assert "outside-services,variable,400.00,600.00,200.00,50.0,red,Nobody looks,true" in lines
    assert "400 → 600<br>+50% **red**" in ask("matrix", "--format", "md").out


def test_the_picture_has_title_and_description_and_is_the_same_twice(ask: Callable[..., Any]) -> None:
    picture = ask("matrix", "--format", "svg").out
    root = ET.fromstring(picture)
    spaced = {"s": "http://www.w3.org/2000/svg"}
    assert root.findtext("s:title", namespaces=spaced) == "Cost matrix: 2025 (actual) → 2027 (planned)"
    assert "priority attention: 8" in (root.findtext("s:desc", namespaces=spaced) or "")
    assert "prefers-color-scheme: dark" in picture
    assert picture == ask("matrix", "--format", "svg").out


def test_periods_may_be_named_or_taken_together_by_a_pattern(ask: Callable[..., Any]) -> None:
    assert "past:   2027, planned" in ask("matrix", "--past", "2027", "--future", "2025").out
    both = json.loads(ask("matrix", "--past", "20*", "--format", "json").out)
    assert both["past"] == {"periods": ["2025", "2027"], "basis": "actual"}
    wrong = ask("matrix", "--past", "2023")
    assert (wrong.code, wrong.out) == (2, "")
    assert "--past '2023' is no period of the ledger; periods are 2025, 2027" in wrong.err


def test_two_currencies_are_never_added_up(ask: Callable[..., Any]) -> None:
    mixed = (
        LEDGER.replace("\n", ",GBP\n")
        .replace("cost_centre,GBP", "cost_centre,currency")
        .replace("fixed,operational,desk,4712,GBP", "fixed,operational,desk,4712,EUR")
    )
    run = ask("matrix", files={"costs/ledger.csv": mixed})
    assert (run.code, run.out) == (2, "")
    assert "the ledger has 1,510.00 EUR and 4,200.00 GBP, which are never added up" in run.err
    assert (
        "control totals: past 500.00 EUR" in ask("matrix", "--currency", "eur", files={"costs/ledger.csv": mixed}).out
    )
    assert "no amounts in 'USD'" in ask("matrix", "--currency", "USD", files={"costs/ledger.csv": mixed}).err


def test_thresholds_of_the_workspace_colour_the_matrix(ask: Callable[..., Any]) -> None:
    settings = (
        SETTINGS + "thresholds:\n  costs.growth.red: 60 %\n  costs.share.yellow: '101'\n  costs.variance.red: '99'\n"
    )
    body = json.loads(ask("matrix", "--format", "json", files={"mofkit.yaml": settings}).out)
    colours = {(one["category"], one["type"]): one["colour"] for one in body["cells"]}
    assert colours["outside-services", "expense"] == "yellow"
    assert colours["outside-services", "variable"] == "red"  # marked by people


def test_lines_that_do_not_count_are_told(ask: Callable[..., Any]) -> None:
    line = "2027,planned,hardware,x,{},capital,indirect,fixed,operational,,\n"
    ledger = (
        LEDGER
        + line.format("")
        + line.format("1.234,5".replace(",", "."))
        + line.format("5.00").replace("hardware", "hardwear")
    )
    run = ask("matrix", files={"costs/ledger.csv": ledger})
    assert "future 2,210.00 GBP" in run.out
    assert "not counted: 1 without an amount, 1 that cannot be read, 1 kinds of lines that make no sense" in run.err


def test_without_a_ledger_the_hint_says_how_to_begin(mofkit: Mofkit, workspace: Workspace) -> None:
    run = mofkit("-C", workspace({}), "costs", "matrix")
    assert run.code == 2
    assert "there is no ledger yet" in run.err
    assert "mofkit costs import" in run.err


def test_a_ledger_that_cannot_be_read_stops_every_sum(ask: Callable[..., Any]) -> None:
    run = ask("variance", files={"costs/ledger/b.csv": "a,b\n1,2\n"})
    assert run.code == 2
    assert "costs/ledger/b.csv:1:1: no column for period, basis, category, amount" in run.err


def test_a_ledger_of_nothing_but_mistakes_has_no_matrix(ask: Callable[..., Any]) -> None:
    run = ask("matrix", files={"costs/ledger.csv": f"{HEAD}\n2027,planned,x,x,1.00,capital,direct,fixed,project,,\n"})
    assert run.code == 2
    assert "no line that counts" in run.err


def test_a_matrix_without_a_future_says_so(ask: Callable[..., Any]) -> None:
    only_past = "\n".join(line for line in LEDGER.split("\n") if not line.startswith("2027"))
    run = ask("matrix", files={"costs/ledger.csv": only_past})
    assert "future: nothing in the ledger" in run.out
    assert "no period to come is planned" in run.err
    only_future = "\n".join(line for line in LEDGER.split("\n") if not line.startswith("2025"))
    assert "past:   nothing in the ledger" in ask("matrix", files={"costs/ledger.csv": only_future}).out


# Variance.


def test_variance_is_by_category_of_the_last_period_that_is_over(ask: Callable[..., Any]) -> None:
    run = ask("variance")
    rows = [line.split() for line in run.out.strip().split("\n")[2:]]
    assert rows == [
        ["outside-services", "0.00", "400.00", "+400.00", "–", "not", "planned"],
        ["hardware", "1,000.00", "1,100.00", "+100.00", "+10.0", "%", "over"],
        ["staffing", "500.00", "500.00", "0.00", "0.0", "%", "within"],
        ["total", "1,500.00", "2,000.00", "+500.00", "+33.3", "%", "over"],
    ]
    assert "of 2025; within 5 % of the plan counts as within" in run.err


@pytest.mark.parametrize(("by", "first"), [("service", "mail"), ("cost-centre", "4711"), ("period", "2027")])
def test_variance_may_be_by_anything_that_a_line_names(ask: Callable[..., Any], by: str, first: str) -> None:
    body = json.loads(ask("variance", "--by", by, "--format", "json").out)
    assert body["by"] == by
    assert body["rows"][0]["name"] == first


def test_a_check_says_no_beyond_the_tolerance(ask: Callable[..., Any]) -> None:
    assert ask("variance", "--check").code == 1
    within = LEDGER.replace("outside-services", "hardware").replace("400.00", "1.00")
    files = {"costs/ledger.csv": within}
    assert ask("variance", "--check", "--tolerance", "11 %", files=files).code == 0
    assert ask("variance", "--check", "--tolerance", "9", files=files).code == 1
    assert "is no percentage" in ask("variance", "--tolerance", "x").err


def test_variance_for_programs_is_exact(ask: Callable[..., Any]) -> None:
    assert "hardware,1000.00,1100.00,100.00,10.0,over" in ask("variance", "--format", "csv").out
    assert "| hardware | 1,000.00 |" in ask("variance", "--format", "md").out


# Allocation.


def test_overhead_is_shared_out_and_every_penny_is_somewhere(ask: Callable[..., Any]) -> None:
    run = ask("allocate")
    rows = {line.split()[0]: line.split()[1:5] for line in run.out.split("\n")[2:4]}
    assert rows == {"mail": ["400.00", "0.00", "880.00", "1,280.00"], "desk": ["0.00", "500.00", "220.00", "720.00"]}
    assert "2,000.00 allocated + 0.00 unallocated = 2,000.00 GBP" in run.out
    by_customer = ask("allocate", "--by", "customer")
    assert "Shops     1,680.00" in by_customer.out
    assert "2,000.00 allocated + 0.00 unallocated = 2,000.00 GBP" in by_customer.out


def test_what_no_driver_reaches_is_unallocated(ask: Callable[..., Any]) -> None:
    files = {"costs/drivers.csv": "id,driver,service,customer,value\na,users,mail,Shops,0\n"}
    assert "900.00 allocated + 1,100.00 unallocated = 2,000.00 GBP" in ask("allocate", files=files).out
    assert "0.00 allocated + 2,000.00 unallocated" in ask("allocate", "--by", "customer", files=files).out


def test_an_allocation_for_programs_has_both_views(ask: Callable[..., Any]) -> None:
    body = json.loads(ask("allocate", "--format", "json").out)
    assert (body["total"], body["no_service"], body["no_customer"]) == ("2000.00", "0.00", "0.00")
    assert {"customer": "Office", "total": "320.00"} in body["customers"]
    assert "mail,400.00,0.00,880.00,1280.00,64.0" in ask("allocate", "--format", "csv").out


def test_the_plan_of_another_period_can_be_shared_out(ask: Callable[..., Any]) -> None:
    assert "= 2,210.00 GBP" in ask("allocate", "--period", "2027", "--basis", "planned").out


def test_a_driver_that_is_not_there_names_those_that_are(ask: Callable[..., Any]) -> None:
    assert "drivers are users" in ask("allocate", "--driver", "headcount").err
    assert "write costs/drivers.csv" in ask("allocate", files={"costs/drivers.csv": "id,driver,customer,value\n"}).err


# Goal and opportunities.


def test_a_goal_shows_what_is_promised_what_came_and_what_is_missing(ask: Callable[..., Any]) -> None:
    run = ask("goal")
    for line in (
        "less: Spend less",
        "  target     300.00 GBP",
        "  committed  185.00 GBP  ############........ 61.7 %",
        "  realised    15.00 GBP  of it, by what is done",
        "  ideas       30.00 GBP  that nobody has promised by a day",
        "  gap        115.00 GBP  still to be found",
    ):
        assert f"{line}\n" in run.out
    assert ask("goal", "--check").code == 1
    assert run.code == 0


def test_a_goal_that_is_covered_passes_the_check(ask: Callable[..., Any]) -> None:
    files = {"costs/goals.csv": "id,what,period,percent,of\nless,Spend less,2027,5 %,2025\n"}
    run = ask("goal", "--check", files=files)
    assert run.code == 0
    assert "target     100.00 GBP" in run.out
    assert "the goal is covered" in run.out


def test_a_goal_for_programs_counts_its_opportunities(ask: Callable[..., Any]) -> None:
    [goal] = json.loads(ask("goal", "--format", "json").out)["goals"]
    assert (goal["gap"], goal["percent"], goal["opportunities"]) == ("115.00", "61.7", 4)


def test_without_a_goal_the_director_is_told_how_to_set_one(ask: Callable[..., Any]) -> None:
    run = ask("goal", files={"costs/goals.csv": "id,what,period\n"})
    assert run.code == 2
    assert "mofkit new cost-goal" in run.err


def test_opportunities_stand_under_the_question_that_found_them(ask: Callable[..., Any]) -> None:
    run = ask("opportunities")
    order = [
        run.out.index(word)
        for word in ("Unneeded spending", "Off at night", "rework", "Reset passwords", "Not yet asked", "Something")
    ]
    assert order == sorted(order)
    assert "2026-11-01 LATE" in run.out
    assert "nobody" in run.out
    assert "3 opportunities worth 200.00 GBP; committed: 170.00 GBP" in run.out
    assert "Cancelled" not in run.out


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ((), ["nights", "reset", "idea"]),
        (("--all",), ["nights", "reset", "gone", "never", "idea"]),
        (("--lens", "rework"), ["reset"]),
        (("--reader", "contributor"), ["nights"]),
        (("--who", "kim"), ["reset"]),
        (("--who", "lee", "--all", "--lens", "eliminate"), ["nights", "gone"]),
    ],
)
def test_opportunities_can_be_chosen(ask: Callable[..., Any], options: tuple[str, ...], ids: list[str]) -> None:
    body = json.loads(ask("opportunities", *options, "--format", "json").out)
    assert [one["id"] for one in body["opportunities"]] == ids
    assert body["opportunities"][0]["priority"] in (20, 15)


def test_a_person_nobody_knows_and_an_empty_choice_are_told(ask: Callable[..., Any]) -> None:
    assert ask("opportunities", "--who", "bo").code == 2
    assert "there is no such opportunity" in ask("opportunities", "--lens", "invest").err


# The report.


def test_the_report_is_one_page_with_matrix_goals_and_opportunities(mofkit: Mofkit, workspace: Workspace) -> None:
    run = mofkit("-C", workspace(FILES), "--as-of", "2026-11-23", "report", "costs")
    assert run.code == 0
    for line in (
        "In 2025 (actual) services cost **2,000.00**. In 2027 (planned) they will cost",
        "**2,210.00**: +210.00, +10.5 %.",
        "| Outside services, variable | 600.00 | +200.00 | Nobody looks |",
        "Planned 1,500.00, spent 2,000.00: +500.00. Furthest over, beyond the tolerance:",
        "| Spend less | 2027 | 300.00 | 185.00 (61.7 %) | 15.00 | 115.00 |",
        "| Reset passwords | rework | Kim Vale | 2026-11-01 | late | 15 | 50.00 |",
    ):
        assert line in run.out.split("\n")


def test_the_report_says_why_there_is_no_matrix(mofkit: Mofkit, workspace: Workspace) -> None:
    run = mofkit("-C", workspace({}), "report", "costs")
    assert run.code == 0
    assert "No matrix: cannot read costs/ledger.csv: there is no ledger yet" in run.out
