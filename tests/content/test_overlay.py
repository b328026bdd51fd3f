"""A pack's file over a content file: what is said holds, what is wrong is left out and told with its place."""

from __future__ import annotations

from copy import deepcopy
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mofkit.content import files
from mofkit.content.active import laying
from mofkit.content.framework import documents, glossary, reviews, smfs
from mofkit.content.overlay import Laid, laid_over, new_file
from mofkit.content.packs import ActivePacks, LoadedPack, check
from mofkit.content.scenarios import scenarios
from mofkit.content.shapes import FILES, FOLDERS, elements_in, paths, shape_of
from mofkit.content.translated import is_translated, told
from mofkit.finding import Span
from mofkit.model.pack import Pack
from mofkit.model.record import Part
from mofkit.text.yamltext import YamlText

GLOSSARY: dict[str, Any] = {
    "provenance": "mofkit",
    "terms": [
        {"id": "term-a", "term": "A", "text": "The first.", "see": ["term-b"]},
        {"id": "term-b", "term": "B", "text": "The second.", "see": []},
    ],
}
SMF = files.bundled_data("smfs/customer-service")


def pack_text(text: str) -> YamlText:
    found = YamlText.parse(dedent(text).lstrip("\n").encode(), "p.yaml")
    assert isinstance(found, YamlText)
    return found


def laid(text: str, language: str = "en", data: Any = GLOSSARY, path: str = "glossary") -> Laid:
    model = shape_of(path)
    assert model
    return laid_over(data, path, model, pack_text(text), language)


def told_of(found: Laid) -> list[str]:
    return [f"{one.span.line}:{one.span.column} {one.label.slug} {one.message}" for one in found.findings]


def term(found: Laid, at: int) -> dict[str, Any]:
    one: dict[str, Any] = found.data["terms"][at]
    return one


# What holds.


def test_a_text_is_replaced_and_the_bundled_data_is_left_alone() -> None:
    before = deepcopy(GLOSSARY)
    found = laid("replace: {term-a: {text: Ours.}}")
    assert (term(found, 0)["text"], term(found, 0)["term"], told_of(found)) == ("Ours.", "A", [])
    (change,) = found.changes
    assert (change.id, change.field, change.verb, change.before, str(change.span)) == (
        *("term-a", "text", "replace", "The first.", "p.yaml:1:26"),
    )
    assert before == GLOSSARY


def test_an_element_comes_at_the_end_of_a_list_and_says_that_it_is_a_packs() -> None:
    found = laid("add: {glossary: {terms: [{id: acme-c, term: C, text: The third.}]}}")
    assert term(found, 2) == {"id": "acme-c", "term": "C", "text": "The third.", "provenance": "pack"}
    assert [(one.id, one.verb) for one in found.changes] == [("acme-c", "add")]


def test_a_text_comes_at_the_end_of_a_list_of_texts() -> None:
    found = laid("add: {term-a: {see: [term-c, term-d]}}")
    assert term(found, 0)["see"] == ["term-b", "term-c", "term-d"]
    assert [(one.id, one.field, one.after) for one in found.changes] == [
        ("term-a", "see", "term-c"),
        ("term-a", "see", "term-d"),
    ]


def test_a_hidden_element_is_gone_and_its_neighbours_stay() -> None:
    found = laid("hide: [term-a]")
    assert [one["id"] for one in found.data["terms"]] == ["term-b"]
    assert told_of(found) == []


def test_an_optional_text_may_be_emptied() -> None:
    activity = SMF["processes"][0]
    found = laid(f"replace: {{{activity['id']}: {{note: ''}}}}", data=SMF, path="smfs/customer-service")
    assert told_of(found) == []


def test_a_question_of_ones_own_stands_behind_the_bundled_ones() -> None:
    activity = SMF["processes"][0]["activities"][0]
    question = f"add: {{{activity['id']}: {{questions: [{{id: acme-q1, text: Whose is it?}}]}}}}"
    found = laid(question, data=SMF, path="smfs/customer-service")
    questions = found.data["processes"][0]["activities"][0]["questions"]
    assert [one["id"] for one in questions] == [*(one["id"] for one in activity["questions"]), "acme-q1"]


def test_a_document_may_be_hidden_as_a_whole() -> None:
    found = laid("hide: [sla]", data=files.bundled_data("documents/sla"), path="documents/sla")
    assert (found.hidden, told_of(found)) == (True, [])


def test_fields_of_ones_own_begin_with_x_and_say_nothing_here() -> None:
    found = laid("x-why: ours\nreplace: {term-a: {x-note: y, text: Ours.}}")
    assert (term(found, 0)["text"], told_of(found)) == ("Ours.", [])


# Languages.


@pytest.mark.parametrize(
    ("language", "text"), [("en", "The first."), ("de", "Das erste."), ("de-AT", "Das erste."), ("fr", "The first.")]
)
def test_a_translation_alone_leaves_the_bundled_english(language: str, text: str) -> None:
    found = laid("replace: {term-a: {text: {de: Das erste.}}}", language)
    assert (term(found, 0)["text"], told_of(found)) == (text, [])


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        ({"en": "E", "de": "D"}, "de", "D"),
        ({"en": "E", "de": "D"}, "fr", "E"),
        ({"de": "D", "de-AT": "A"}, "de-AT", "A"),
        ({"de": "D"}, "fr", "D"),
        ({"de": " ", "en": "E"}, "de", "E"),
        ({"de": None}, "de", ""),
        ([{"en": "E", "de": "D"}, "x"], "de", ["D", "x"]),
        ({"text": {"en": "E"}}, "de", {"text": "E"}),
        ("plain", "de", "plain"),
    ],
)
def test_one_language_is_told_else_english_else_any(value: Any, language: str, said: Any) -> None:
    assert told(value, language) == said


@pytest.mark.parametrize("value", [{"id": "x"}, {"text": "x"}, {"en": "x", "text": "y"}, {}, "en", {"EN": "x"}])
def test_what_is_no_text_in_languages(value: Any) -> None:
    assert not is_translated(value)


def test_no_field_of_the_content_looks_like_a_language() -> None:
    def fields(model: type[Part]) -> set[str]:
        return {field.alias or name for name, field in model.model_fields.items()}

    parts: set[type[Part]] = set()
    for path in paths():
        model = shape_of(path)
        assert model
        parts |= {element.model for element in elements_in(files.data(path), model, path).values()}
    looks = {name for part in parts for name in fields(part) if is_translated({name: "x"})}
    assert looks <= {"id"}


# What is wrong.


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "replace: {term-x: {text: y}}",
            "1:11 pack-unknown-id no 'term-x' in content/glossary.yaml; did you mean 'term-b'?",
        ),
        ("hide: [zzz]", "1:8 pack-unknown-id no 'zzz' in content/glossary.yaml"),
        ("hide: [{a: b}]", "1:8 pack-unknown-id no '{'a': 'b'}' in content/glossary.yaml"),
        ("add: {zzz: {terms: []}}", "1:7 pack-unknown-id no 'zzz' in content/glossary.yaml"),
        ("replace: {term-a: {txet: y}}", "1:20 pack-field unknown field 'txet'; did you mean 'text'?"),
        ("replace: {term-a: {text: [y]}}", "1:26 pack-field text is a list; use text"),
        ("replace: {term-a: {text: ''}}", "1:26 pack-empty-text text says nothing"),
        ("replace: {term-a: {text: }}", "1:20 pack-empty-text text says nothing"),
        ("replace: {term-a: {text: {en: ' '}}}", "1:31 pack-empty-text en says nothing"),
        ("replace: {term-a: {id: b}}", "1:20 pack-field id of term-a is fixed: others refer to it"),
        ("replace: {term-a: y}", "1:19 pack-field term-a has no fields"),
        ("replace: {glossary: {terms: []}}", "1:22 pack-field terms of glossary are elements with ids"),
        ("replace: [x]", "1:10 pack-field replace is no mapping of ids"),
        ("hide: term-a", "1:7 pack-field hide is no list of ids"),
        ("replcae: {}", "1:1 pack-field unknown field 'replcae'; did you mean 'replace'?"),
        ("[]", "1:1 pack-field file says nothing of replace, add and hide"),
        ("add: {term-a: {text: [y]}}", "1:16 pack-field text of term-a is no list, so nothing can be added"),
        ("add: {term-a: {sea: [y]}}", "1:16 pack-field unknown field 'sea'; did you mean 'see'?"),
        ("add: {term-a: {see: y}}", "1:21 pack-field see is no list"),
        ("add: {term-a: {see: [[y]]}}", "1:22 pack-field see of term-a takes texts"),
        ("add: {term-a: {see: ['']}}", "1:22 pack-empty-text 0 says nothing"),
        ("add: {glossary: {terms: [y]}}", "1:26 pack-field element is 'y'; use a mapping of fields"),
        ("add: {glossary: {terms: [{id: c, term: C}]}}", "1:26 pack-field text is missing"),
        ("add: {glossary: {terms: [{term: C, text: x}]}}", "1:26 pack-field id is missing"),
        (
            "add: {glossary: {terms: [{id: term-a, term: C, text: x}]}}",
            "1:31 pack-id-taken id 'term-a' is taken in content/glossary.yaml",
        ),
        (
            "add: {glossary: {terms: [{id: con, term: C, text: x}]}}",
            "1:31 pack-field id is 'con'; use another word; Windows reserves this one",
        ),
        (
            "hide: [glossary]",
            "1:8 pack-hides-whole glossary is a file of content, which cannot be hidden as a whole",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_changes_nothing(text: str, wrong: str) -> None:
    found = laid(text)
    assert told_of(found) == [wrong]
    assert found.data == GLOSSARY
    assert found.changes == ()
    assert all(one.help and not one.help.endswith(".") for one in found.findings)


def test_two_new_elements_of_one_id_are_one_too_many() -> None:
    found = laid(
        """
        add:
          glossary:
            terms:
              - {id: c, term: C, text: x}
              - {id: c, term: D, text: y}
        """
    )
    assert told_of(found) == ["5:14 pack-id-taken id 'c' is taken in content/glossary.yaml"]
    assert [one["term"] for one in found.data["terms"]] == ["A", "B", "C"]


def test_what_is_sound_holds_beside_what_is_not() -> None:
    found = laid("replace: {term-a: {text: Ours., see: x}, term-z: {text: y}}\nhide: [term-b]")
    assert found.data["terms"] == [{**GLOSSARY["terms"][0], "text": "Ours."}]
    assert len(found.findings) == 2


def test_an_empty_translation_is_told_and_the_others_hold() -> None:
    found = laid("add: {glossary: {terms: [{id: c, term: C, text: {en: x, de: ''}}]}}")
    assert told_of(found) == ["1:61 pack-empty-text de says nothing"]
    assert term(found, 2)["text"] == "x"


@pytest.mark.parametrize("path", ["smfs/team", "reviews/portfolio", "scenarios/reduce-costs"])
def test_the_frame_of_the_framework_stays(path: str) -> None:
    name = path.partition("/")[2]
    found = laid(f"hide: [{name}]", data=files.bundled_data(path), path=path)
    assert found.data == files.bundled_data(path)
    assert [one.label.slug for one in found.findings] == ["pack-hides-whole"]


# New files.

OWN = """
id: acme-note
name: Parking note
text: What a warden leaves behind.
smf: customer-service
owner: contributor
checklist: [It can be read.]
sections:
  - {id: acme-note-1, heading: Where, guidance: Name the street., required: true, fields: []}
"""


def brought(text: str, path: str = "documents/acme-note") -> Laid:
    model = shape_of(path)
    assert model
    return new_file(path, model, pack_text(text), "en")


def test_a_document_of_ones_own_needs_no_place_in_the_guides() -> None:
    found = brought(OWN)
    assert told_of(found) == []
    assert (found.data["source"], found.data["provenance"]) == ({}, "pack")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (OWN.replace("acme-note\n", "acme-nite\n"), "1:5 pack-field id is 'acme-nite'; its file is named 'acme-note'"),
        (OWN.replace("heading: Where, ", ""), "8:5 pack-field sections.0.heading is missing"),
        (OWN.replace("owner: contributor", "owner: boss"), "5:8 pack-field owner is 'boss'; use director, manager"),
        (OWN.replace("Parking note", "''"), "2:7 pack-empty-text name says nothing"),
        (OWN.replace("acme-note-1", "a/b"), "8:10 pack-field id is 'a/b'; use letters, digits"),
    ],
)
def test_a_new_file_that_cannot_be_read_is_not_there(text: str, wrong: str) -> None:
    found = brought(text)
    assert found.data is None
    assert [one[: len(wrong)] for one in told_of(found)] == [wrong]


# Laws.

PATHS = ("glossary", "smfs/team", "documents/sla")
IDS = st.sampled_from(["glossary", "team", "sla", "term-sla", "team-goal-1", "team-p1", "sla-parties", "zzz"])
VALUES = st.sampled_from(
    [
        *(
            None,
            "",
            " ",
            "x",
            [],
            ["x"],
            {},
            {"id": "x"},
            {"en": "x"},
            {"de": "", "en": None},
            [{"id": "c", "text": "x"}],
        ),
        *(
            [{"id": "term-sla"}],
            [None],
            {"text": {"de": "x"}},
            [{"id": "c", "term": {"de": "x"}, "text": "y"}],
            [["x"]],
        ),
    ]
)
FIELDS = st.sampled_from(["text", "questions", "terms", "goals", "see", "id", "checklist", "provenance", "x-own"])
SAID = st.dictionaries(IDS, VALUES | st.dictionaries(FIELDS, VALUES, max_size=3), max_size=3)


@given(st.fixed_dictionaries({}, optional={"replace": SAID, "add": SAID, "hide": VALUES | st.lists(IDS, max_size=3)}))
def test_whatever_a_pack_says_the_content_still_meets_its_model(said: Any) -> None:
    for path in PATHS:
        model = shape_of(path)
        assert model
        text = pack_text("a: b")
        text.data = said
        found = laid_over(files.data(path), path, model, text, "de")
        assert model.model_validate(found.data)
        assert bool(found.changes) == (found.data != files.data(path) or found.hidden)


def test_every_file_and_folder_of_content_that_is_no_lexicon_can_be_changed() -> None:
    top = {path.partition("/")[0] for path in paths()}
    assert top == {*FILES, *FOLDERS}


# A whole pack.

ANYTHING = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(FIELDS | IDS, inner, max_size=2), max_leaves=3
)
WHOLE = st.fixed_dictionaries({}, optional={"replace": SAID, "add": SAID, "hide": VALUES, "id": VALUES, "en": VALUES})


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from([*PATHS, "documents/own", "reviews/own", "x/y"]), WHOLE | ANYTHING, max_size=3))
@example({"documents/own": {"id": None, "en": None}})
def test_whatever_a_whole_pack_says_is_checked_and_the_framework_stays_readable(said: dict[str, Any]) -> None:
    texts = {path: pack_text("a: b") for path in said}
    for path, text in texts.items():
        text.data = said[path]
    about = Pack(name="p", title="P", licence="l", languages=("en", "de"))
    packs = ActivePacks((LoadedPack("p", about, Span("p/pack.yaml"), texts),), "de")
    found = check(packs)
    assert all(one.message and one.help for one in found)
    with laying(lambda: packs):
        assert (len(smfs()), len(scenarios())) == (16, 7)
        assert len([*reviews(), *documents(), *glossary().terms]) > 50
