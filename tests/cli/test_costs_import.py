"""`mofkit costs import`: any ledger gives its control totals or a clear refusal, and a second time changes nothing.

MOFKIT_REAL names a folder with spending.csv, a real ledger of 8,405 rows; without it nobody can tell.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.workspace.load import load

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]
REAL = os.environ.get("MOFKIT_REAL", "")

SETTINGS = "schema_version: 1\ncurrency: GBP\ncalendar:\n  financial_year_starts: 4\n"
MAP = """id: ours
columns:
  period: Jahr
  description: Text
amounts:
  - {column: Plan, basis: planned}
  - {column: Ist, basis: actual}
constants:
  category: software
  capital_expense: expense
  direct_indirect: indirect
  fixed_variable: fixed
  operational_project: operational
values:
  category:
    Miete: facilities
"""
CONSTANTS = [
    word
    for name, value in (
        ("category", "software"),
        ("capital_expense", "expense"),
        ("direct_indirect", "indirect"),
        ("fixed_variable", "fixed"),
        ("operational_project", "operational"),
    )
    for word in ("--constant", f"{name}={value}")
]
GERMAN = "Jahr;Text;Plan;Ist\n2026;Server;1.234,50;1.300,00\n2026;Miete;;(20,00)\n"


@pytest.fixture
def bring(mofkit: Mofkit, workspace: Workspace, tmp_path: Path) -> Callable[..., Any]:
    """Import a ledger, given as text, into a workspace that has the map above."""
    root = workspace({"mofkit.yaml": SETTINGS, "costs/maps/ours.yaml": MAP})

    def run(text: str | bytes, *options: str, name: str = "theirs.csv") -> Any:
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        chosen = options if "--map" in options or "--amount" in options else ("--map", "ours", *options)
        return mofkit("-C", root, "costs", "import", str(tmp_path / name), *chosen)

    return run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "ws"


def ledger(root: Path, name: str = "theirs") -> list[dict[str, str]]:
    with (root / "costs" / "ledger" / f"{name}.csv").open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def amounts(root: Path) -> list[str]:
    return [line["amount"] for line in ledger(root)]


def test_columns_of_planned_and_actual_amounts_become_lines(bring: Callable[..., Any], root: Path) -> None:
    run = bring(GERMAN)
    assert run.code == 0
    assert [(one["basis"], one["amount"], one["description"]) for one in ledger(root)] == [
        ("planned", "1234.50", "Server"),
        ("actual", "1300.00", "Server"),
        ("actual", "-20.00", "Miete"),
    ]
    assert "control total GBP: 2,514.50 before, 2,514.50 after: the same" in run.out
    assert "empty: 1 in Plan, not taken for zero: lines 3" in run.out
    assert load(root).problems == ()


def test_a_second_import_changes_nothing_and_a_new_line_is_one_line(bring: Callable[..., Any], root: Path) -> None:
    bring(GERMAN)
    before = (root / "costs/ledger/theirs.csv").read_bytes()
    again = bring(GERMAN)
    assert (again.code, (root / "costs/ledger/theirs.csv").read_bytes()) == (0, before)
    assert "nothing to change" in again.err
    bring(GERMAN + "2026;Neu;1,00;\n")
    assert (root / "costs/ledger/theirs.csv").read_bytes().startswith(before)


def test_a_dry_run_shows_the_account_and_writes_nothing(bring: Callable[..., Any], root: Path) -> None:
    run = bring(GERMAN, "--dry-run", "--save-map", "kept")
    assert "the same" in run.out
    assert "would write costs/maps/kept.yaml, costs/ledger/theirs.csv" in run.err
    assert not (root / "costs" / "ledger").exists()
    bring(GERMAN)
    assert "nothing would change" in bring(GERMAN, "--dry-run").err


def test_what_stands_above_the_header_is_passed_over(bring: Callable[..., Any], root: Path) -> None:
    run = bring(f"Export vom 1.4.2026;;;\nMandant: 100\n\n{GERMAN}")
    assert "2 rows below the header on line 4" in run.out
    assert amounts(root) == ["1234.50", "1300.00", "-20.00"]


def test_blank_rows_are_counted_and_true_duplicates_are_named_and_kept(bring: Callable[..., Any], root: Path) -> None:
    run = bring(f"{GERMAN};;;\n\n2026;Server;1.234,50;1.300,00\n")
    assert "3 rows below the header on line 1, 1 blank" in run.out
    assert "twice: 1 rows say the same as an earlier one and are kept: lines 6 (as 2)" in run.out
    assert amounts(root).count("1234.50") == 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [("£1,250.00", "1250.00"), ("(1,250.00)", "-1250.00"), ("1,250.00-", "-1250.00"), ("-£1,250.00", "-1250.00"),
     ("1 250.00", "1250.00"), ("1'250.00", "1250.00"), ("1250", "1250"), ("1.50E-3", "0.00150")],
)  # fmt: skip
def test_amounts_may_be_written_in_many_ways(bring: Callable[..., Any], root: Path, written: str, meant: str) -> None:
    run = bring(f'Jahr,Text,Plan,Ist\n2026,x,"{written}",0.50\n')
    assert run.code == 0
    assert amounts(root) == [meant, "0.50"]


def test_an_amount_that_could_be_two_is_refused_with_both(bring: Callable[..., Any], root: Path) -> None:
    text = "Jahr;Text;Plan;Ist\n2026;x;1.234;2.500\n"
    run = bring(text)
    assert (run.code, run.out) == (2, "")
    assert "'1.234' on line 2 can be read in two ways, and no other amount tells" in run.err
    assert '`--decimal ","` makes it 1234, `--decimal .` makes it 1.234' in run.err
    assert not (root / "costs" / "ledger").exists()
    bring(text, "--decimal", ",")
    assert amounts(root) == ["1234", "2500"]


def test_amounts_written_in_two_ways_are_refused_with_both_lines(bring: Callable[..., Any]) -> None:
    run = bring("Jahr;Text;Plan;Ist\n2026;x;1,50;\n2026;y;1.50;\n")
    assert run.code == 2
    assert "amounts are written in two ways: '1,50' on line 2 and '1.50' on line 3" in run.err
    other = bring("Jahr;Text;Plan;Ist\n2026;x;1,50;\n2026;y;1.50;\n", "--decimal", ",")
    assert (other.code, "rejected: line 3: amount '1.50' is no number" in other.out) == (1, True)


def test_with_a_rejected_row_nothing_is_written_unless_asked(bring: Callable[..., Any], root: Path) -> None:
    text = "Jahr;Text;Plan;Ist\n2026;x;1,50;\n;y;2,50;\n2026;z;viel;\n2026;q;1,00;2,00;3,00\n"
    run = bring(text)
    assert run.code == 1
    assert "rejected: line 3: period is empty" in run.out
    assert "rejected: line 4: amount 'viel' is no number with the decimal mark ','" in run.out
    assert "rejected: line 5: row has 5 cells; the header has 4" in run.out
    assert "nothing was written" in run.err
    assert not (root / "costs" / "ledger").exists()
    assert bring(text, "--skip-rejected").code == 0
    assert amounts(root) == ["1.50"]


def test_many_rejected_rows_are_counted(bring: Callable[..., Any]) -> None:
    run = bring("Jahr;Text;Plan;Ist\n" + "2026;x;viel;\n" * 20 + "2026;y;;\n" * 20)
    assert "rejected: 12 more" in run.out
    assert "and 12 more" in run.out.split("twice:")[0]


def test_each_currency_has_its_own_control_total(bring: Callable[..., Any], root: Path) -> None:
    run = bring('Jahr,Text,Plan,Ist\n2026,x,"£5.00","€7.50"\n')
    assert "control total EUR: 7.50 before, 7.50 after: the same" in run.out
    assert "control total GBP: 5.00 before, 5.00 after: the same" in run.out
    assert [one["currency"] for one in ledger(root)] == ["GBP", "EUR"]


def test_a_dollar_sign_must_say_which_dollar(bring: Callable[..., Any], root: Path) -> None:
    text = 'Jahr,Text,Plan,Ist\n2026,x,"$5.00",\n'
    run = bring(text)
    assert (run.code, "does not say which $ it is; say `--currency USD`" in run.out) == (1, True)
    assert bring(text, "--currency", "cad").code == 0
    assert ledger(root)[0]["currency"] == "CAD"
    assert bring(text, "--currency", "dollars").code == 2


def test_a_column_that_is_not_there_names_those_that_are(bring: Callable[..., Any]) -> None:
    run = bring("Jahr;Text;Planung;Ist\n2026;x;1,50;\n")
    assert run.code == 2
    assert "no column 'Plan'; columns are 'Jahr', 'Text', 'Planung', 'Ist'" in run.err


def test_a_ledger_with_our_own_headers_needs_no_map(
    bring: Callable[..., Any], mofkit: Mofkit, root: Path, tmp_path: Path
) -> None:
    head = "Period,Basis,Category,Amount,Capital or expense,Direct or indirect,Fixed or variable,Run or change"
    (tmp_path / "own.csv").write_text(
        f"Our books\n\n{head}\n2026,Actual,Hardware,5.00,Capital,Indirect,Fixed,Project\n"
    )
    run = mofkit("-C", root, "costs", "import", tmp_path / "own.csv")
    assert run.code == 0
    assert ledger(root, "own")[0]["operational_project"] == "project"
    (tmp_path / "no.csv").write_text("a,b\n1,2\n")
    run = mofkit("-C", root, "costs", "import", tmp_path / "no.csv")
    assert "no column of amounts that is known" in run.err
    (tmp_path / "empty.csv").write_text("")
    assert mofkit("-C", root, "costs", "import", tmp_path / "empty.csv").code == 2


def test_a_map_is_made_of_options_and_kept(bring: Callable[..., Any], mofkit: Mofkit, root: Path) -> None:
    options = ["--column", "period=Jahr", "--amount", "planned=Plan", "--decimal", ",", "--delimiter", ";"]
    run = bring(GERMAN, *options, *CONSTANTS, "--save-map", "kept", "--into", "books")
    assert run.code == 0
    assert [one["amount"] for one in ledger(root, "books")] == ["1234.50"]
    kept = (root / "costs/maps/kept.yaml").read_text()
    assert "column: Plan" in kept
    assert "already" in bring(GERMAN, "--map", "kept", "--save-map", "kept", "--into", "books").err
    other = bring(GERMAN, "--map", "kept", "--currency", "EUR", "--save-map", "kept")
    assert (other.code, "the id 'kept' is taken" in other.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--map", "their"), "no map 'their' in costs/maps and no such file"),
        (("--amount", "spent=Plan"), "--amount 'spent=Plan' names no column"),
        (("--amount", "actual=Plan", "--column", "perod=Jahr"), "--column 'perod' is no field of a ledger"),
        (("--map", "ours", "--into", "../x"), "--into '../x' is no name of a file"),
    ],
)
def test_an_option_that_means_nothing_is_told(bring: Callable[..., Any], options: tuple[str, ...], told: str) -> None:
    run = bring(GERMAN, *options)
    assert (run.code, run.out) == (2, "")
    assert told in run.err


def test_a_map_may_be_any_file_and_its_mistakes_are_told(bring: Callable[..., Any], tmp_path: Path, root: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAP)
    assert bring(GERMAN, "--map", str(tmp_path / "m.yaml")).code == 0
    (tmp_path / "m.yaml").write_text(MAP + "skip: 3\n")
    run = bring(GERMAN, "--map", str(tmp_path / "m.yaml"))
    assert run.code == 2
    assert "unknown field 'skip'" in run.err
    (tmp_path / "m.yaml").write_text(MAP.replace("period: Jahr", "perid: Jahr"))
    assert "a ledger has no field 'perid'" in bring(GERMAN, "--map", str(tmp_path / "m.yaml")).err


def test_a_map_says_words_signs_texts_and_columns_by_number(
    bring: Callable[..., Any], root: Path, tmp_path: Path
) -> None:
    (tmp_path / "m.yaml").write_text(
        MAP.replace(
            "{column: Ist, basis: actual}",
            "{column: '#4', basis: actual, negate: true, period: 2025, description: Jahr}",
        )
        .replace("  period: Jahr", "  period: '#1'\n  category: Text")
        .replace("skip", "skip")
        + "skip_lines: 1\n"
    )
    run = bring(
        "preamble\nJahr;Text;Plan;Ist\n2026;Miete;1,00;2,50\n2026;Software;3,00;\n", "--map", str(tmp_path / "m.yaml")
    )
    assert run.code == 0, run.out
    assert [(one["category"], one["amount"], one["period"]) for one in ledger(root)] == [
        ("facilities", "1.00", "2026"),
        ("facilities", "-2.50", "2025"),
        ("software", "3.00", "2026"),
        ("software", "", "2025"),
    ]


def test_a_word_that_no_field_takes_is_rejected_with_what_to_write(bring: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAP.replace("  description: Text", "  category: Text"))
    run = bring(GERMAN, "--map", str(tmp_path / "m.yaml"))
    assert run.code == 1
    assert "category is 'server'; say in the map under constants or values: hardware, software" in run.out


@pytest.mark.parametrize(
    ("by", "periods"),
    [
        ("month", ["2026-04", "2027-01"]),
        ("quarter", ["2026-Q1", "2026-Q4"]),
        ("year", ["2026", "2027"]),
        ("financial-year", ["2026-27", "2026-27"]),
    ],
)
def test_a_period_may_be_made_of_a_day(bring: Callable[..., Any], root: Path, by: str, periods: list[str]) -> None:
    run = bring("Jahr;Text;Plan;Ist\n2026-04-30T10:00;;1,50;\n31.01.2027;;2,50;\n", "--period-by", by)
    assert run.code == 0
    assert [one["period"] for one in ledger(root)] == periods
    wrong = bring("Jahr;Text;Plan;Ist\n04/03/2026;x;1,50;\n2026-02-31;x;1,50;\n", "--period-by", by)
    assert "rejected: line 2: period '04/03/2026' is no day such as 2026-04-01" in wrong.out
    assert "rejected: line 3: period '2026-02-31' is no day" in wrong.out


def test_a_bill_in_focus_comes_in_by_its_own_columns(bring: Callable[..., Any], root: Path) -> None:
    text = (
        "BillingPeriodStart,BillingCurrency,BilledCost,EffectiveCost,ServiceName,SubAccountName\n"
        "2026-04-01T00:00:00Z,GBP,0.0000123456,0.00,Object store,prod\n"
        "2026-04-01T00:00:00Z,GBP,12.5,0.00,Compute,test\n"
    )
    run = bring(text, "--map", "focus")
    assert run.code == 0
    assert "control total GBP: 12.5000123456 before, 12.5000123456 after: the same" in run.out
    assert [(one["period"], one["cost_centre"], one["category"]) for one in ledger(root)] == [
        ("2026-04", "prod", "outside-services"),
        ("2026-04", "test", "outside-services"),
    ]


def test_texts_keep_their_line_breaks_to_the_byte(bring: Callable[..., Any], root: Path) -> None:
    bring('Jahr;Text;Plan;Ist\r\n2026;"one\rtwo\r\nthree\nfour ""x""";1,50;\r\n')
    assert ledger(root)[0]["description"] == 'one\rtwo\r\nthree\nfour "x"'


@pytest.mark.parametrize(
    "raw",
    [GERMAN.encode("utf-16"), b"\xef\xbb\xbf" + GERMAN.encode(), GERMAN.replace("Server", "Bücher").encode("cp1252")],
)
def test_other_encodings_come_in(bring: Callable[..., Any], root: Path, raw: bytes) -> None:
    options = ("--map", "ours", "--encoding", "cp1252") if b"\xfc" in raw else ("--map", "ours")
    assert bring(raw, *options).code == 0
    assert amounts(root)[0] == "1234.50"


def test_a_file_that_is_no_text_is_refused_by_line(bring: Callable[..., Any]) -> None:
    run = bring(b"Jahr;Text;Plan;Ist\n2026;\xff;1,50;\n")
    assert run.code == 2
    assert "theirs.csv:2:6" in run.err
    assert bring('Jahr;Text;Plan;Ist\n2026;"x;1,50;\n').code == 2


def test_a_ledger_in_conflict_is_not_written_over(bring: Callable[..., Any], root: Path) -> None:
    bring(GERMAN)
    there = root / "costs/ledger/theirs.csv"
    there.write_text("<" * 7 + " ours\n" + there.read_text())
    assert bring(GERMAN).code == 2


@pytest.mark.skipif(not REAL, reason="MOFKIT_REAL names no folder")
def test_a_real_ledger_comes_to_its_own_totals_to_the_cent(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"mofkit.yaml": "schema_version: 1\ncurrency: CAD\n"})
    source = Path(REAL) / "spending.csv"
    options = ["--column", "period=fy_ef", "--column", "cost_centre=organization", *CONSTANTS, "--save-map", "spending"]
    plan, actual = "planned=planned_spending_1", "actual=actual_spending"
    assert mofkit("-C", root, "costs", "import", source, "--amount", plan, "--amount", actual, *options).code == 0
    saved = root / "costs/maps/spending.yaml"
    text = saved.read_text()
    text = text.replace("basis: planned", "basis: planned\n    description: planning_explanation")
    saved.write_text(text.replace("basis: actual", "basis: actual\n    description: variance_explanation"))
    run = mofkit("-C", root, "costs", "import", source, "--map", "spending")
    rows = {tuple(line.split()[:2]): line.split()[3] for line in run.out.split("\n") if line[:3] == "202"}
    assert rows["2023-2024", "planned"] == "418,049,045,469.26"
    assert rows["2023-2024", "actual"] == "448,247,488,963.42"
    with source.open(newline="", encoding="utf-8-sig") as lines:
        own = list(csv.DictReader(lines))
    cells = [cell for row in own for cell in row.values()]
    written = [one["description"] for one in ledger(root, "spending")]
    bare = [sum(text.count("\r") - text.count("\r\n") for text in texts) for texts in (cells, written)]
    assert bare == [6923, 6923]
    assert "empty: 110 in actual_spending" in run.out
    assert "nothing to change" in mofkit("-C", root, "costs", "import", source, "--map", "spending").err
    assert mofkit("-C", root, "costs", "variance", "--period", "2023-2024").code == 0
