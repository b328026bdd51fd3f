"""`mofkit catalog analyze` and `map` as people and programs read them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

FILES = {
    "people.csv": "id,name,aliases\nkim,Kim Vale,kit\nbo,Bo Ash,\n",
    "catalog/services.csv": """
        id,name,criticality,customer,support,owner,depends_on,difficulty,impact,support_route,status,problems
        shop,Web shop,C1,Shoppers,Internal: Web. External: Acme,kim,pay; net,4,5,Desk,,Slow | old
        pay,Payments,C1,Shoppers,External: Acme,bo,net,2,5,Desk,,
        mail,E-mail,C2,All staff,External: Acme,bo,net,,5,Desk,,
        net,Network,C1,All staff,Internal: Ops,,,1,4,,,
        fax,Fax,C3,DNE,,,,5,1,,,
        telex,Telex,C1,,,,net,1,1,,retired,
    """,
}


@pytest.fixture
def ask(mofkit: Mofkit, workspace: Workspace) -> Callable[..., Any]:
    """`mofkit catalog` on a fixed day, in a small shop."""
    root = workspace(FILES)
    return lambda *words: mofkit("-C", root, "--as-of", "2026-11-23", "catalog", *words)


SCREEN = """\
Example Council: service catalog, 2026-11-23
  5 in use, 1 retired: C1 3, C2 1, C3 1; 3 owned by 2 people

! Network takes 3 of the 4 others down with it, 2 of them C1, and nobody owns it
! 1 service that nothing needs and nobody is named for
! 1 C1 service that nobody owns

quick wins: Web shop
"""


def test_a_director_gets_one_screen(ask: Callable[..., Any]) -> None:
    found = ask("analyze", "--reader", "director")
    assert (found.code, found.out) == (0, SCREEN)


def test_a_full_screen_is_cut_and_says_so(mofkit: Mofkit, workspace: Workspace) -> None:
    rows = "".join(f"a{at},A{at},C1,k,b{at}\nb{at},B{at},C3,k,\n" for at in range(12))
    root = workspace({"catalog/services.csv": f"id,name,criticality,owner,depends_on\n{rows}"})
    out = mofkit("-C", root, "catalog", "analyze", "--reader", "director").out
    assert len(out.splitlines()) <= 24
    assert "  and 8 more: mofkit catalog analyze --section criticality\n" in out
    rows = "".join(f"a{at},A{at},C1,k,b{at}\nb{at},B{at},C3,k,\n" for at in range(15))
    (root / "catalog" / "services.csv").write_text(f"id,name,criticality,owner,depends_on\n{rows}")
    whole = mofkit("-C", root, "catalog", "analyze", "--section", "criticality").out
    assert "and 3 more like these: --format csv has all\n" in whole


def test_the_whole_analysis_goes_section_by_section(ask: Callable[..., Any]) -> None:
    lines = ask("analyze").out.splitlines()
    headings = ["Single points of failure", "Customers and users", "Orphans", "Who supports", "Dependencies"]
    headings += ["The way to the service desk", "Owners", "Difficulty and impact", "Columns of Table 5"]
    assert [line for line in lines if line in headings] == headings
    assert "! 1 service without any customer (DNE)" in lines
    assert "    fax" in lines
    assert max(map(len, lines)) <= 80


def test_a_section_shows_its_statements_and_its_table(ask: Callable[..., Any]) -> None:
    assert ask("analyze", "--section", "support").out.splitlines()[3:] == [
        "Who supports",
        "- 1 service with nobody named to support them",
        "    fax",
        "",
        "provider  side      services  C1",
        "--------  --------  --------  --",
        "Acme      external         3   2",
        "Ops       internal         1   1",
        "Web       internal         1   1",
    ]


def test_long_tables_and_long_names_are_cut(mofkit: Mofkit, workspace: Workspace) -> None:
    rows = "".join(f"s{at:02},S,Provider number {at} of a very long name indeed and more\n" for at in range(25))
    root = workspace({"catalog/services.csv": f"id,name,support\n{rows}"})
    out = mofkit("-C", root, "catalog", "analyze", "--section", "support").out
    assert "and 5 more: --format json has all" in out
    assert max(map(len, out.splitlines())) <= 100


def test_an_owner_sees_what_is_about_theirs(ask: Callable[..., Any]) -> None:
    said = json.loads(ask("analyze", "--owner", "kit", "--format", "json").out)["statements"]
    assert {one["section"] for one in said} == {"quadrant", "columns", "customers"}
    assert all("shop" in one["services"] for one in said)


def test_an_owner_nobody_knows_and_a_section_that_is_none_are_refused(ask: Callable[..., Any]) -> None:
    assert (
        ask("analyze", "--owner", "kimm").code,
        "did you mean 'person:kim'?" in ask("analyze", "--owner", "kimm").err,
    ) == (2, True)
    wrong = ask("analyze", "--section", "suport")
    assert (wrong.code, "did you mean 'support'?" in wrong.err) == (2, True)
    assert "say --format csv, md or json" in ask("analyze", "--section", "services").err


def test_every_statement_of_the_json_leads_to_services(ask: Callable[..., Any]) -> None:
    found = json.loads(ask("analyze", "--format", "json").out)
    assert found["kind"] == "catalog-analysis"
    assert found["counts"] == {
        "live": 5,
        "planned": 0,
        "retired": 1,
        "c1": 3,
        "c2": 1,
        "c3": 1,
        "unknown": 0,
        "owned": 3,
        "owners": 2,
    }
    known = {one["id"] for one in found["services"]}
    assert all(set(one["services"]) <= known and one["services"] for one in found["statements"])
    shop = next(one for one in found["services"] if one["id"] == "shop")
    assert (shop["needs"], shop["all_needs"], shop["priority"], shop["quadrant"]) == (
        ["pay", "net"],
        ["pay", "net"],
        20,
        "quick win",
    )
    assert (shop["owner"], shop["problems"]) == ("Kim Vale", "Slow | old")


def test_the_csv_has_a_row_for_each_service_of_each_statement(ask: Callable[..., Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("analyze", "--format", "csv", "--section", "single-points").out)))
    assert [(row["section"], row["weight"], row["service"]) for row in rows] == [
        ("single-points", "act", id) for id in ("net", "shop", "pay", "mail")
    ]


def test_table_5_is_had_whole(ask: Callable[..., Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("analyze", "--format", "csv", "--section", "services").out)))
    assert [row["id"] for row in rows] == ["shop", "pay", "mail", "net", "fax"]
    assert (rows[0]["all_needs"], rows[2]["priority"], rows[3]["needed_by"]) == ("pay; net", "", "shop; pay; mail")
    assert "| Slow \\| old |" in ask("analyze", "--format", "md", "--section", "services").out


def test_markdown_is_the_report_unless_a_part_is_asked_for(ask: Callable[..., Any], mofkit: Mofkit) -> None:
    whole = ask("analyze", "--format", "md").out
    assert whole.startswith("# The service catalog: Example Council\n")
    assert "```mermaid\nflowchart LR\n" in whole
    part = ask("analyze", "--format", "md", "--section", "owners").out
    assert part.splitlines()[2] == "| Section | What is so | Services |"
    assert "| nobody | 2 | 1 | 0 | 0 |" in part


def test_a_catalog_too_large_for_one_picture_says_how_to_get_a_part(mofkit: Mofkit, workspace: Workspace) -> None:
    rows = "".join(f"s{at},S,s{at + 1}\n" for at in range(70))
    root = workspace({"catalog/services.csv": f"id,name,depends_on\n{rows}s70,S,\n"})
    assert "71 services depend on each other, too many for one picture" in mofkit("-C", root, "report", "catalog").out
    drawn = mofkit("-C", root, "catalog", "map", "--format", "svg")
    assert "71 services make a large map; `--service ID --depth 2` draws what is around one" in drawn.err


def test_mermaid_says_when_there_are_more_dependencies_than_it_draws(mofkit: Mofkit, workspace: Workspace) -> None:
    needs = "; ".join(f"t{at}" for at in range(26))
    rows = [*(f"s{at},S,{needs}" for at in range(20)), *(f"t{at},T," for at in range(26))]
    root = workspace({"catalog/services.csv": "\n".join(("id,name,depends_on", *rows)) + "\n"})
    assert "520 dependencies: Mermaid draws 500" in mofkit("-C", root, "catalog", "map", "--format", "mermaid").err


def test_an_empty_catalog_says_how_to_begin(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({})
    found = mofkit("-C", root, "--as-of", "2026-11-23", "catalog", "analyze")
    assert found.out == "Example Council: service catalog, 2026-11-23\n  0 in use\n"
    assert "mofkit catalog import FILE --save-map" in found.err
    assert mofkit("-C", root, "catalog", "map").err == "no service is in use yet: mofkit new service id=… name=…\n"
    assert json.loads(mofkit("-C", root, "catalog", "analyze", "--format", "json").out)["services"] == []
    assert mofkit("-C", root, "catalog", "analyze", "--format", "csv", "--section", "services").out == "id\n"


def test_services_that_cannot_be_read_are_counted(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"catalog/services.csv": "id,name\na,A\nb,\n"})
    assert "1 services could not be read" in mofkit("-C", root, "catalog", "analyze").err


# The map.


def test_the_map_in_words_lists_what_most_rests_on_first(ask: Callable[..., Any]) -> None:
    assert ask("map").out.splitlines() == [
        "service  crit.  needed by  needs",
        "-------  -----  ---------  --------",
        "net      C1             3",
        "pay      C1             1  net",
        "fax      C3",
        "mail     C2                net",
        "shop     C1                pay, net",
    ]


def test_the_neighbourhood_of_a_service_is_a_tree_both_ways(ask: Callable[..., Any]) -> None:
    assert ask("map", "--service", "pay").out.splitlines() == [
        "Payments (pay) C1",
        "  needs",
        "    Network (net) C1",
        "  is needed by",
        "    Web shop (shop) C1",
    ]
    assert "  needs\n    nothing\n" in ask("map", "--service", "net", "--depth", "1").out


def test_each_service_stands_once_in_a_tree_where_the_way_is_shortest(mofkit: Mofkit, workspace: Workspace) -> None:
    rows = "a,A,b; c\nb,B,c\nc,C,d\nd,D,a\n"
    root = workspace({"catalog/services.csv": f"id,name,depends_on\n{rows}"})
    assert mofkit("-C", root, "catalog", "map", "--service", "a", "--depth", "9").out.splitlines()[1:6] == [
        "  needs",
        "    B (b) ??",
        "    C (c) ??",
        "      D (d) ??",
        "  is needed by",
    ]


def test_the_map_is_a_picture_a_chart_and_data(ask: Callable[..., Any]) -> None:
    assert ET.fromstring(ask("map", "--format", "svg").out).get("role") == "img"
    assert ask("map", "--format", "mermaid").out.startswith("flowchart LR\n")
    found = json.loads(ask("map", "--service", "pay", "--depth", "1", "--format", "json").out)
    assert (found["kind"], found["focus"]) == ("catalog-map", "pay")
    assert [one["id"] for one in found["services"]] == ["shop", "pay", "net"]
    assert {(one["service"], one["needs"]) for one in found["dependencies"]} == {
        ("shop", "pay"),
        ("shop", "net"),
        ("pay", "net"),
    }


def test_a_service_that_is_not_in_use_or_not_there_has_no_neighbourhood(ask: Callable[..., Any]) -> None:
    assert "service 'telex' is retired; the map shows what is in use" in ask("map", "--service", "telex").err
    assert "did you mean 'shop'?" in ask("map", "--service", "shpo").err
    assert ask("map", "--service", "quite-else").code == 2


def test_looking_writes_nothing(ask: Callable[..., Any], tmp_path: Path) -> None:
    ask("analyze")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    for words in (("analyze", "--format", "md"), ("map", "--format", "svg"), ("analyze", "--reader", "contributor")):
        assert ask(*words).code == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
