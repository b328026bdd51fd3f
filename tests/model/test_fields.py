"""What the fields of records take, and what they say they want instead."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from mofkit.model.action import Action
from mofkit.model.entry import CatalogEntry
from mofkit.model.kinds import KINDS
from mofkit.model.plan import Plan
from mofkit.model.record import Part, PersonRef, Record, id_problem
from mofkit.model.service import Service


def complaint(model: type[Record], **fields: object) -> str:
    with pytest.raises(ValidationError) as caught:
        model.model_validate({"id": "x", **fields})
    return str(caught.value.errors()[0]["msg"])


@pytest.mark.parametrize("text", ["email", "CHG-261122-k7q", "a", "0", "a.b_c-d", "x" * 80])
def test_an_id_is_a_safe_file_name(text: str) -> None:
    assert id_problem(text) == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "letters"),
        ("../x", "letters"),
        ("-rf", "letters"),
        (".git", "letters"),
        ("a b", "letters"),
        ("ä", "letters"),
        ("x" * 81, "letters"),
        ("con", "Windows"),
        ("AUX.txt", "Windows"),
        ("a.", "no dot at the end"),
    ],
)
def test_what_is_no_id_is_told_what_would_be(text: str, wanted: str) -> None:
    assert wanted in id_problem(text)


@pytest.mark.parametrize(
    ("text", "code"), [("High", "C1"), (" c2 ", "C2"), ("niedrig", "C3"), ("", "??"), ("??", "??")]
)
def test_criticality_is_known_by_the_words_people_use(text: str, code: str) -> None:
    assert Service(id="x", name="X", criticality=text).criticality == code


def test_a_word_that_is_no_criticality_is_told_the_codes() -> None:
    assert "C1 (high)" in complaint(Service, name="X", criticality="vital")
    assert complaint(Service, name="X", criticality=3)


def test_a_day_is_an_iso_date_that_exists() -> None:
    assert Action(id="x", what="Y", when="2026-02-28").when == date(2026, 2, 28)
    assert "a date such as" in complaint(Action, what="Y", when="28.2.2026")
    assert "a day that exists" in complaint(Action, what="Y", when="2026-02-31")
    assert "a date such as" in complaint(Action, what="Y", when="1700000000")


def test_a_score_is_a_whole_number_from_one_to_five() -> None:
    assert Service(id="x", name="X", difficulty=" 4 ").difficulty == 4
    for wrong in ("0", "6", "3.5", "high", "４"):
        assert "1 to 5" in complaint(Service, name="X", difficulty=wrong)


def test_values_that_are_typed_already_are_taken_as_they_are() -> None:
    service = Service(id="x", name="X", difficulty=4, depends_on=("a", "b"), criticality="C1")
    action = Action(id="x", what="Y", when=date(2026, 1, 2))
    assert (service.difficulty, service.depends_on, action.when) == (4, ("a", "b"), date(2026, 1, 2))
    assert CatalogEntry(id="x", description="Y", published=True).published


def test_a_flag_is_true_or_false_and_nothing_else() -> None:
    assert CatalogEntry(id="x", description="Y", published="True").published
    assert "true or false" in complaint(CatalogEntry, description="Y", published="yes")


def test_a_cell_of_ids_may_be_parted_by_any_usual_mark() -> None:
    assert Service(id="x", name="X", depends_on="a; b|c, d\ne").depends_on == tuple("abcde")


def test_references_lead_into_parts_and_past_parts_that_are_not_there() -> None:
    class Held(Part):
        by: PersonRef = ""

    class Holder(Record):
        held: Held | None = None
        many: tuple[Held, ...] = ()

    assert list(Holder(id="x").references()) == []
    found = Holder(id="x", held=Held(by="kim"), many=(Held(), Held(by="lee"))).references()
    assert [(field, id) for field, _, _, id in found] == [("held.by", "kim"), ("many.1.by", "lee")]


def test_a_plan_refers_to_the_owners_of_its_tasks() -> None:
    task = {"id": "t", "reader": "manager", "what": "Do", "owner": "kim"}
    plan = Plan.model_validate({"id": "x", "scenario": "y", "steps": [{"id": "s", "tasks": [task]}]})
    assert [(field, ref.kind, id) for field, _, ref, id in plan.references()] == [
        ("steps.0.tasks.0.owner", "person", "kim")
    ]


def test_every_field_of_every_kind_says_what_it_means() -> None:
    assert [
        f"{kind.name}.{name}"
        for kind in KINDS
        for name, field in kind.model.model_fields.items()
        if not field.description
    ] == []
