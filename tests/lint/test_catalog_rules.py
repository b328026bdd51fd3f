"""The cases of the rules about the catalog (MOF214 to MOF223) that a manual page need not show."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from mofkit.lint.rules import RULES
from mofkit.lint.run import Choice, lint
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import from_bytes

TODAY = date(2026, 11, 23)
HEADER = "id,name,criticality,depends_on,status,support,customer,aliases"


def found(code: str, *rows: str, **files: str) -> list[tuple[str, str]]:
    """Place and message of what one rule finds in a catalog and other files."""
    raws = {"mofkit.yaml": "schema_version: 1\n", "catalog/services.csv": "\n".join((HEADER, *rows)) + "\n", **files}
    workspace = from_bytes(Path(), {path: dedent(text).encode() for path, text in raws.items()})
    findings = lint(workspace, TODAY, Choice(select=(code,))).findings
    return [(str(one.span), one.message) for one in findings]


GAPS = ("MOF201", "MOF202", "MOF203", "MOF205", "MOF213")


@pytest.mark.parametrize("code", GAPS)
@pytest.mark.parametrize(("status", "minded"), [("", True), ("live", True), ("planned", False), ("retired", False)])
def test_gaps_are_minded_of_live_services_only(code: str, status: str, minded: bool) -> None:
    criticality = "C1" if code == "MOF213" else "??"
    assert bool(found(code, f"a,A,{criticality},,{status},,??,")) is minded


def test_a_live_service_that_needs_a_planned_one_is_told_and_a_retired_one_is_not_asked() -> None:
    rows = ("a,A,C2,b,,,x,", "b,B,C2,,planned,,x,", "c,C,C2,d,retired,,x,", "d,D,C2,,retired,,x,")
    assert found("MOF214", *rows) == [
        ("catalog/services.csv:2:8", "service 'a' is live but depends on 'b', which is planned")
    ]


def test_who_is_named_unknown_owns_nothing() -> None:
    raw = "id,name,owner,depends_on\nn,N,??,\na,A,k,n\nb,B,k,n\nc,C,k,n\n"
    told = found("MOF215", **{"catalog/services.csv": raw})
    assert told == [("catalog/services.csv:2:5", "3 services stop when 'n' stops, and it has no owner")]


def test_what_says_that_it_has_no_customer_is_left_to_the_rule_about_that() -> None:
    assert found("MOF216", "a,A,C2,,,,DNE,", "b,B,C2,,,,??,") == []
    assert [place for place, _ in found("MOF216", "a,A,C2,,,,,")] == ["catalog/services.csv:2:11"]


@pytest.mark.parametrize(("support", "words"), [("??", "nobody knows who supports it"), ("DNE", "nobody supports it")])
def test_a_critical_service_without_support_is_told_by_what_it_says(support: str, words: str) -> None:
    told = found("MOF218", f"a,A,C1,,,{support},x,", f"b,B,C2,,,{support},x,", "c,C,C1,,,,x,")
    assert told == [("catalog/services.csv:2:10", f"service is C1 and {words} ({support})")]


def test_an_entry_may_use_former_ids_and_may_say_nothing() -> None:
    rows = ("a,A,C2,b,,,x,", "b,B,C2,,,,x,bee")
    assert found("MOF219", *rows, **{"catalog/a.yaml": "id: a\ndescription: A\ndepends_on: [bee]\n"}) == []
    assert found("MOF219", *rows, **{"catalog/a.yaml": "id: a\ndescription: A\n"}) == []
    assert found("MOF219", *rows, **{"catalog/c.yaml": "id: c\ndescription: C\ndepends_on: [b]\n"}) == []


def test_an_entry_that_differs_both_ways_names_both() -> None:
    entry = "id: a\ndescription: A\ndepends_on: [c]\n"
    told = found("MOF219", "a,A,C2,b,,,x,", "b,B,C2,,,,x,", "c,C,C2,,,,x,", **{"catalog/a.yaml": entry})
    assert told == [
        (
            "catalog/a.yaml:3:13",
            "of what 'a' depends on, 'c' stands only here and 'b' stands only in the table of services",
        )
    ]


def test_a_direct_lean_is_left_to_the_rule_about_that() -> None:
    assert found("MOF220", "a,A,C1,b,,,x,", "b,B,C3,,,,x,") == []


def test_of_a_long_lean_the_nearest_is_named() -> None:
    rows = ("a,A,C1,b; e,,,x,", "b,B,C2,c,,,x,", "c,C,??,d,,,x,", "d,D,C3,,,,x,", "e,E,C3,,,,x,")
    told = "service 'a' is C1 but leans on ??: a → b → c, and on 1 more such"
    assert [words for _, words in found("MOF220", *rows)] == [told]


def test_what_stands_twice_is_taken_out_and_the_rest_stays() -> None:
    text = "id,name,depends_on,mine\na,A,b; c; b,x\nb,B,,\nc,C,,\n"
    files = {"mofkit.yaml": b"schema_version: 1\n", "catalog/services.csv": text.encode()}
    workspace = from_bytes(Path(), files)
    rule = next(one for one in RULES if one.code == "MOF221")
    (finding,) = lint(workspace, TODAY, Choice(select=("MOF221",))).findings
    draft = Draft(workspace)
    assert rule.fix
    assert rule.fix(finding, draft)
    (edit,) = draft.edits()
    assert edit.after == b"id,name,depends_on,mine\na,A,b; c,x\nb,B,,\nc,C,,\n"


MAPS = {
    "source: cmdb\nkey: n\nfields:\n  nmae: T\n": (
        "imports/m.yaml:4:3",
        "no field 'nmae' to fill; did you mean 'name'?",
    ),
    "source: cmdb\nkey: n\nfields:\n  priority: T\n": ("imports/m.yaml:4:3", "no field 'priority' to fill"),
    "source: cmdb\nkey: n\nfields:\n  owner: T\n": (
        "imports/m.yaml:3:1",
        "the map does not say where the name comes from",
    ),
    "key: n\nfields:\n  name: T\n": ("imports/m.yaml:1:1", "source is missing"),
    "source: cmdb\nkey: n\nfield:\n  name: T\n": (
        "imports/m.yaml:1:1",
        "fields is missing",
    ),
}


@pytest.mark.parametrize(("text", "told"), MAPS.items(), ids=[one[1] for one in MAPS.values()])
def test_a_map_that_cannot_be_used_is_told_with_its_place(text: str, told: tuple[str, str]) -> None:
    assert told in found("MOF222", **{"imports/m.yaml": text})


def test_a_map_that_is_no_yaml_is_told_by_the_reading_alone() -> None:
    assert found("MOF222", **{"imports/m.yaml": "source: [\n"}) == []
    assert found("MOF012", **{"imports/m.yaml": "source: a\n", "imports/old.csv": "a,b\n"}) == []


def test_each_source_without_a_map_is_told_once() -> None:
    raw = "id,name,source\na,A,cmdb\nb,B,cmdb\nc,C,\nd,D,shop\n"
    files = {"catalog/services.csv": raw, "imports/shop.yaml": "source: shop\nkey: k\nfields: {name: N}\n"}
    assert found("MOF223", **files) == [
        ("catalog/services.csv:2:5", "service comes from 'cmdb', and no map in imports/ has that source")
    ]
