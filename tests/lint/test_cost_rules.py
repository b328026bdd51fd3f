"""Rules about ledgers, attention, opportunities and goals: the cases that a manual page need not show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from mofkit.finding import Finding
from mofkit.lint.run import Choice, lint
from mofkit.workspace import ledger_lines
from mofkit.workspace.load import from_bytes, load

TODAY = date(2026, 11, 23)
HEAD = "period,basis,category,amount,capital_expense,direct_indirect,fixed_variable,operational_project"
LINE = "2027,planned,hardware,1200.00,capital,indirect,fixed,operational"
Workspace = Callable[..., Path]


def found(code: str, files: Mapping[str, str | bytes], currency: str = "GBP") -> list[Finding]:
    settings = f"schema_version: 1\n{f'currency: {currency}' if currency else ''}\n"
    raws = {"mofkit.yaml": settings.encode()}
    for path, text in files.items():
        raws[path] = text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode()
    return list(lint(from_bytes(Path(), raws), TODAY, Choice(select=(code,))).findings)


def ledger(*lines: str, head: str = HEAD) -> dict[str, str]:
    return {"costs/ledger.csv": "\n".join((head, *lines)) + "\n"}


def places(found: list[Finding]) -> list[str]:
    return [str(one.span) for one in found]


def test_a_problem_is_told_by_line_and_column_also_behind_quotes_and_line_breaks() -> None:
    head = f"{HEAD},description"
    lines = ledger(f'{LINE},"two\nlines, and more"', f'"2027","planned",hardwear,{LINE[22:]},x', head=head)
    assert places(found("MOF603", lines)) == ["costs/ledger.csv:4:18"]


def test_a_problem_on_a_later_line_of_its_row_is_told_at_the_rows_beginning() -> None:
    lines = ledger(f'"two\nlines",{LINE.replace("hardware", "x")}', head=f"description,{HEAD}")
    assert places(found("MOF603", lines)) == ["costs/ledger.csv:2:1"]


def test_a_blank_line_is_no_line() -> None:
    assert found("MOF60", ledger(LINE, "", ",,,,,,,")) == []


def test_words_of_a_ledger_may_be_written_large_and_with_spaces() -> None:
    assert found("MOF60", ledger(LINE.replace("hardware", "Outside Services").replace("capital", " CAPITAL "))) == []


def test_an_empty_side_of_a_pair_is_told_as_empty() -> None:
    [one] = found("MOF602", ledger(LINE.replace("capital", "")))
    assert (one.message, one.help) == ("capital_expense is empty", "write capital or expense")


def test_a_line_of_another_width_is_told() -> None:
    [one] = found("MOF604", ledger(LINE, "2027,planned"))
    assert one.message == "line has 2 cells; the header has 8"


def test_an_empty_ledger_is_told() -> None:
    [one] = found("MOF601", {"costs/ledger.csv": ""})
    assert one.message == "the ledger is empty"


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (f"{HEAD}\n{LINE}\n2027,\xff\n".encode("latin-1"), "costs/ledger.csv:3:6"),
        (f'{HEAD}\n{LINE}\n"2027\n'.encode(), "costs/ledger.csv:3:1"),
    ],
)
def test_a_ledger_that_is_no_text_or_no_csv_is_told_by_its_line(raw: bytes, place: str) -> None:
    assert places(found("MOF601", {"costs/ledger.csv": raw})) == [place]


def test_a_byte_in_a_text_that_nobody_adds_up_is_found_when_lines_are_looked_at() -> None:
    head = f"description,{HEAD}"
    raw = f"{head}\nfine,{LINE}\n".encode() + b"\xff," + LINE.encode() + b"\n"
    assert places(found("MOF601", {"costs/ledger.csv": raw})) == ["costs/ledger.csv:3:1"]


def test_a_ledger_that_is_a_folder_is_told(workspace: Workspace) -> None:
    root = workspace({"costs/ledger/a.csv": f"{HEAD}\n{LINE}\n"})
    (root / "costs" / "ledger" / "a.csv").unlink()
    (root / "costs" / "ledger" / "a.csv").symlink_to(root / "gone.csv")
    [one] = lint(load(root), TODAY, Choice(select=("MOF601",))).findings
    assert one.message == "cannot read costs/ledger/a.csv: it is no regular file"


def test_a_link_out_of_the_workspace_is_not_followed(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "outside.csv").write_text(f"{HEAD}\n{LINE}\n")
    root = workspace({"costs/ledger/a.csv": ""})
    (root / "costs" / "ledger" / "a.csv").unlink()
    (root / "costs" / "ledger" / "a.csv").symlink_to(tmp_path / "outside.csv")
    [one] = lint(load(root), TODAY, Choice(select=("MOF601",))).findings
    assert "leads out of the workspace" in one.message


def test_many_problems_of_a_topic_are_told_up_to_a_limit() -> None:
    lines = ledger(*(LINE.replace("hardware", f"x{n}") for n in range(ledger_lines.MOST + 50)))
    assert len(found("MOF603", lines)) == ledger_lines.MOST


def test_a_large_ledger_is_not_searched_for_lines_that_are_there_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_lines, "MOST_REMEMBERED", 1)
    assert found("MOF610", ledger(LINE, LINE)) == []
    assert found("MOF603", ledger(LINE, LINE.replace("hardware", "x"))) != []


def test_a_service_answers_to_its_id_its_old_id_and_its_name() -> None:
    catalog = {"catalog/services.csv": "id,name,aliases\nemail,E-mail and calendar,mail\n"}
    lines = [f"{LINE},{name}" for name in ("email", "mail", "e-mail AND calendar", "fax", "")]
    files = {**catalog, **ledger(*lines, head=f"{HEAD},service")}
    [one] = found("MOF606", files)
    assert one.message == "no service 'fax' in the catalog"


@pytest.mark.parametrize(
    ("own", "theirs", "message"),
    [
        ("GBP", "EUR", "currency is EUR; the workspace keeps its books in GBP"),
        ("", "EUR", "the workspace does not say which currency is its own"),
        ("", "", "amount has no currency"),
    ],
)
def test_a_currency_that_does_not_fit_is_told_with_what_to_do(own: str, theirs: str, message: str) -> None:
    [one] = found("MOF607", ledger(f"{LINE},{theirs}", head=f"{HEAD},currency"), own)
    assert one.message == message


def test_an_empty_period_and_a_nameless_one_are_told() -> None:
    lines = ledger(LINE, LINE.replace("2027", ""), LINE.replace("2027", "soon"))
    assert [one.message for one in found("MOF609", lines)] == [
        "period is empty",
        "period 'soon' does not say which days it means",
    ]


def test_lines_of_several_files_are_one_ledger() -> None:
    files = {f"costs/ledger/{year}.csv": f"{HEAD}\n{LINE.replace('2027', year)}\n" for year in ("2025", "2027")}
    assert places(found("MOF613", files)) == ["costs/ledger/2027.csv:1:1"]


def test_without_a_ledger_nobody_is_told_what_it_lacks() -> None:
    attention = "id,period,category,colour\na,2027,hardware,yellow\n"
    files = {"costs/attention.csv": attention, "costs/opportunities.csv": "id,what,period\na,Stop it,2030\n"}
    for code in ("MOF612", "MOF613", "MOF614", "MOF616", "MOF618", "MOF623"):
        assert found(code, files) == []


def test_the_next_plan_is_missed_after_the_last_actual_period() -> None:
    [one] = found("MOF612", ledger(LINE.replace("2027,planned", "2025,actual")))
    assert one.message == "no period that is yet to begin has planned amounts after '2025'"


def test_a_running_period_is_no_period_to_come() -> None:
    assert found("MOF612", ledger(LINE.replace("2027", "2026"))) != []


def opportunities(*rows: str) -> dict[str, str]:
    head = "id,what,category,type,period,lens,saving,status,who,when"
    return {"costs/opportunities.csv": "\n".join((head, *rows)) + "\n"}


def red(category: str, type: str) -> dict[str, str]:
    return {"costs/attention.csv": f"id,period,category,type,colour\na,2027,{category},{type},red\n"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a,x,hardware,fixed,2027,eliminate,5,todo,,", False),
        ("a,x,hardware,,2027,eliminate,5,todo,,", False),
        ("a,x,hardware,variable,2027,eliminate,5,todo,,", True),
        ("a,x,staffing,fixed,2027,eliminate,5,todo,,", True),
        ("a,x,hardware,fixed,2027,eliminate,5,dropped,,", True),
    ],
)
def test_a_red_cost_wants_a_living_opportunity_of_its_category_and_type(row: str, told: bool) -> None:
    assert bool(found("MOF615", {**red("hardware", "fixed"), **opportunities(row)})) is told


def test_a_red_category_is_met_by_any_of_its_types() -> None:
    assert found("MOF615", {**red("hardware", ""), **opportunities("a,x,hardware,fixed,2027,,5,todo,,")}) == []
    [one] = found("MOF615", red("hardware", ""))
    assert one.message == "hardware is red and no opportunity takes from it"


def test_two_savings_from_one_cost_may_not_be_more_than_the_cost() -> None:
    rows = [f"{id},x,hardware,fixed,2027,eliminate,700,todo,," for id in ("a", "b")]
    [one] = found("MOF618", {**ledger(LINE), **opportunities(*rows)})
    assert one.record == "b"
    assert (
        one.message == "savings from the same cost are 1,400; what it is taken from is planned to cost 1,200.00 in 2027"
    )


def test_what_is_dropped_or_has_no_saving_takes_nothing() -> None:
    rows = ["a,x,hardware,fixed,2027,eliminate,9000,dropped,,", "b,x,hardware,fixed,2027,eliminate,,todo,,"]
    assert found("MOF618", {**ledger(LINE), **opportunities(*rows)}) == []
    assert found("MOF617", opportunities("a,x,,,,,9000,dropped,,")) == []
    assert found("MOF623", {**ledger(LINE), **opportunities("a,x,,,2030,,9000,dropped,,")}) == []


def test_a_goal_with_both_numbers_has_one_too_many() -> None:
    [one] = found("MOF620", {"costs/goals.csv": "id,what,period,amount,percent\na,Less,2027,5,5\n"})
    assert one.message == "goal has both amount and percent"


def test_a_threshold_nobody_knows_is_told_the_nearest() -> None:
    files = {"mofkit.yaml": "schema_version: 1\nthresholds:\n  costs.grwth.red: '20'\n  costs.floor: ten\n  own: x\n"}
    one, other = found("MOF622", files)
    assert (one.message, one.help) == ("no threshold 'costs.grwth.red'", "did you mean 'costs.growth.red'?")
    assert other.message == "threshold costs.floor is 'ten', which is no number"
    [third] = found("MOF622", {"mofkit.yaml": "schema_version: 1\nthresholds:\n  costs.zzzzzzzzzz: '20'\n"})
    assert third.help.startswith("thresholds are costs.growth.red")
