"""Rules on risks and patching, where an example alone does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from mofkit.content.scenarios import patching
from mofkit.lint.run import lint
from mofkit.workspace.load import from_bytes

TODAY = date(2026, 11, 23)


def found(code: str, files: Mapping[str, str]) -> list[str]:
    """The messages of one rule."""
    raws = {"mofkit.yaml": "schema_version: 1\n", "people.csv": "id,name\nkim,Kim Vale\n", **files}
    findings = lint(from_bytes(Path(), {path: text.encode() for path, text in raws.items()}), TODAY).findings
    return [one.message for one in findings if one.label.code == code]


def risk(**fields: str) -> dict[str, str]:
    said = {"id": "cards", "title": "A card fails", **fields}
    return {"risks.csv": f"{','.join(said)}\n{','.join(said.values())}\n"}


@pytest.mark.parametrize(
    ("code", "fields", "message"),
    [
        ("MOF852", {"likelihood": "2", "impact": "5", "response": "reduce"},
         "cards is a high risk (10) to reduce, and nothing is done"),
        ("MOF852", {"likelihood": "3", "impact": "5", "response": ""},
         "cards is an extreme risk (15) without a response"),
        ("MOF852", {"likelihood": "3", "impact": "5", "response": "accept"}, ""),
        ("MOF852", {"likelihood": "3", "impact": "3"}, ""),
        ("MOF853", {"state": "accepted"}, "cards is accepted, and nobody has accepted it"),
        ("MOF854", {"what": "Buy", "when": "2026-11-22", "status": "done"}, ""),
        ("MOF854", {"what": "Buy", "when": "2026-11-22", "state": "closed"}, ""),
        ("MOF855", {"state": "open", "closed": "2026-11-01"}, "cards is open and has been closed since 2026-11-01"),
        ("MOF855", {"state": "happened"}, "cards is said to have happened without a day"),
        ("MOF856", {"opened": "2026-08-24"}, ""),
        ("MOF856", {"opened": "2026-08-23"}, "nobody has looked at cards since 2026-08-23, 92 days ago"),
        ("MOF859", {"what": "Buy", "who": "kim"}, "what is done about cards has no when"),
        ("MOF859", {"what": "Buy", "status": "dropped"}, ""),
    ],
)  # fmt: skip
def test_a_rule_on_risks_knows_these_cases(code: str, fields: dict[str, str], message: str) -> None:
    assert found(code, risk(**fields)) == ([message] if message else [])


@pytest.mark.parametrize("code", ["MOF850", "MOF851", "MOF852", "MOF853", "MOF856", "MOF857", "MOF858", "MOF859"])
def test_a_risk_that_is_over_asks_nobody_for_anything(code: str) -> None:
    over = risk(likelihood="5", impact="5", state="closed", closed="2026-01-05", what="Buy", response="accept")
    lines = {"risks-history.csv": "id,risk,on,likelihood,impact\nh,cards,2026-01-01,1,1\n"}
    assert found(code, over | lines) == []


def test_a_question_that_was_reworded_shows_the_new_words() -> None:
    first = patching().areas[0].questions[0]
    sheet = f"id: answers\nquestions:\n  - {{id: {first.id}, ask: Who reads the mail?, answer: Kim}}\n"
    assert found("MOF862", {"patching/answers.yaml": sheet}) == [
        f"question {first.id} asks something else now: {first.text}"
    ]


def test_days_are_set_for_a_criticality_that_there_is() -> None:
    settings = "schema_version: 1\nthresholds:\n  patching.days.C7: 5\n  costs.growth.red: 5\n  patching.days.C2: 5\n"
    assert found("MOF868", {"mofkit.yaml": settings}) == ["no threshold 'patching.days.C7'"]


def test_an_inventory_with_many_wrong_rows_names_the_first_and_counts_the_rest() -> None:
    rows = "".join(f"srv-{at},Office,soon,\n" for at in range(25))
    told = found("MOF869", {"patching/inventory.csv": f"host,product,released,installed\n{rows}"})
    assert sorted(set(told)) == [
        "5 more rows of the inventory cannot be counted",
        "released is 'soon', which is no date",
    ]
    assert len(told) == 21
