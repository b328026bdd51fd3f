"""A template as a text to fill in, and how much of such a text is written, however people edit it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.content.framework import document, documents
from mofkit.content.framework_types import Document, DocumentField, DocumentSection
from mofkit.text.markdown import MarkdownText
from mofkit.workspace.outline import Outline, outline
from mofkit.workspace.skeleton import skeleton

EVERY = pytest.mark.parametrize("template", documents(), ids=lambda one: one.id)


def read(template: Document, text: str) -> Outline:
    found = MarkdownText.parse(text.encode(), "a.md")
    assert isinstance(found, MarkdownText)
    return outline(template, found)


def a_template(*, rows: bool = False, required: bool = True) -> Document:
    fields = tuple(
        DocumentField(name=name, hint="a hint", required=name != "Notes")
        for name in ("Customer", "Valid from and to", "Notes")
    )
    section = DocumentSection(
        id="t-parties", heading="The parties", guidance="Who.", required=required, rows=rows, fields=fields
    )
    return document("sla").model_copy(update={"sections": (section,), "checklist": ("Is it true?", "Is it short?")})


def blanks(text: str, **how: bool) -> dict[str, bool]:
    (part,) = read(a_template(**how), text).sections
    return {blank.name: blank.written for blank in part.blanks}


NOTHING = {"Customer": False, "Valid from and to": False, "Notes": False}
BOTH = {"Customer": True, "Valid from and to": True, "Notes": False}


# A template as a text.


@EVERY
def test_a_new_text_has_every_section_and_field_and_nothing_is_written(template: Document) -> None:
    found = read(template, skeleton(template, template.name, "a"))
    assert [part.section.id for part in found.sections if not part.line] == []
    assert [blank.name for part in found.sections for blank in part.blanks if not blank.line] == []
    assert [blank.name for part in found.sections for blank in part.blanks if blank.written] == []
    assert (found.percent, found.whole, found.ticked, found.questions) == (0, False, 0, len(template.checklist))


@EVERY
def test_a_new_text_holds_all_guidance_and_no_comment_ends_early(template: Document) -> None:
    text = " ".join(skeleton(template, template.name, "a").split())
    for part in template.sections:
        wanted = (part.heading, part.guidance, part.example, *(each.hint for each in part.fields))
        assert [words for words in wanted if " ".join(words.split()) not in text] == []
        assert "--" not in "".join((part.guidance, part.example, *(each.hint for each in part.fields)))


@EVERY
def test_a_text_whose_every_blank_is_filled_is_whole(template: Document) -> None:
    text = skeleton(template, template.name, "a").replace(":** <!--", ":** something <!--").replace("|  |", "| x |")
    while "|  |" in text:
        text = text.replace("|  |", "| x |")
    found = read(template, text)
    assert (found.percent, found.whole, [part.empty for part in found.sections if part.empty]) == (100, True, [])


def test_a_template_without_fields_or_questions_is_whole_at_once() -> None:
    (section,) = a_template().sections
    bare = a_template().model_copy(update={"sections": (section.model_copy(update={"fields": ()}),), "checklist": ()})
    text = skeleton(bare, "A", "a")
    assert "\n- " not in text
    assert (read(bare, text).whole, read(bare, text).questions) == (True, 0)


# What counts as written.


@pytest.mark.parametrize(
    "said",
    [
        "Libraries",
        "libraries <!-- hint -->",
        "??",
        "none",
        "0",
        "図書館",
        "\n  Libraries",
        "\n\n  - one\n  - two",
        "\n  ```\n  x\n  ```",
    ],
)
def test_a_field_is_written_when_something_stands_after_its_name(said: str) -> None:
    text = f"## The parties\n\n- **Customer:** {said}\n- **Valid from and to:** 2027\n- **Notes:**\n"
    assert blanks(text) == BOTH


@pytest.mark.parametrize(
    "said", ["", "<!-- who -->", "TBD", "to do", "…", "...", "-", "tbc.", "\n  <!-- who\n  signs -->", "**"]
)
def test_what_says_nothing_yet_does_not_count(said: str) -> None:
    text = f"## The parties\n\n- **Customer:** {said}\n- **Valid from and to:** x\n- **Notes:**\n"
    assert blanks(text) == {**BOTH, "Customer": False}


@pytest.mark.parametrize(
    "text",
    [
        "## The parties\n- **Customer**: a\n* __Valid from and to__ b\n",
        "## 2. The Parties\n**Customer:** a\n\n**valid from and to:** b\n\nmore",
        "The parties\n---\n1. **Customer:** a\n2. **Valid from and to:** b\n",
        "## The parties\n- Customer: a\n- Valid from and to: b\n",
        "## The parties\n| Field | Text |\n|---|---|\n| Customer | a |\n| Valid from and to | b |\n",
        "## The parties\n| Customer | a |\n|---|---|\n| **Valid from and to** | b |\n",
        "## The parties\n### Who\n- **Customer:** a\n### When\n- **Valid from and to:** b\n",
        "# The parties\r\n\r\n- **Customer:** a\r\n- **Valid from and to:** b\r\n",
        "## Die Parteien\n<!-- t-parties: wer -->\n- **Kunde:** a\n- **Gültig:** b\n- **Hinweise:**\n",
        "## The parties\n- **Customer:** a\n  - First: one\n- **Own:** b\n- **Valid from and to:** b\n- **Notes:**\n",
    ],
)
def test_a_field_is_found_however_it_is_set_off(text: str) -> None:
    assert blanks(text) == BOTH


def test_a_field_whose_name_is_gone_is_not_written_and_has_no_place() -> None:
    (part,) = read(a_template(), "## The parties\n\nLibraries, for ever.\n").sections
    assert [(blank.written, blank.line) for blank in part.blanks] == [(False, 0)] * 3
    assert part.line == 1


def test_a_field_that_stands_twice_is_written_only_if_both_are() -> None:
    block = "- **Customer:** a\n- **Valid from and to:** {}\n"
    text = f"## The parties\n{block.format('b')}\n{block.format('')}"
    assert blanks(text) == {**BOTH, "Valid from and to": False}


def test_an_empty_field_is_told_where_its_text_would_begin() -> None:
    (part,) = read(a_template(), "## The parties\n\n- **Customer:** <!-- who -->\n").sections
    assert (part.blanks[0].line, part.blanks[0].column) == (3, 16)


# Tables.


def table(*lines: str, head: str = "| Customer | Valid from and to | Notes |") -> str:
    return "\n".join(["## The parties", "", head, "|---|---|---|", *lines]) + "\n"


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        (["|  |  |  |"], NOTHING),
        (["| a | b |  |"], BOTH),
        (["| a | b |  |", "| c |  |  |"], {**BOTH, "Valid from and to": False}),
        (["| a | b |  |", "|  |  |  |"], BOTH),
        (["| a |"], {**NOTHING, "Customer": True}),
        (["| tbd | … |  |"], NOTHING),
        ([], NOTHING),
    ],
)
def test_a_column_is_written_if_no_line_that_is_begun_lacks_it(lines: list[str], written: dict[str, bool]) -> None:
    assert blanks(table(*lines), rows=True) == written


def test_columns_in_another_language_are_read_in_order() -> None:
    assert blanks(table("| a | b |  |", head="| Kunde | Gültig | Hinweise |"), rows=True) == BOTH


def test_an_empty_cell_is_told_by_line_and_column() -> None:
    (part,) = read(a_template(rows=True), table("| a | b |  |", "| c |   |  |")).sections
    assert (part.blanks[1].line, part.blanks[1].column) == (6, 7)


# Sections.


def test_a_comment_outranks_the_words_of_another_heading() -> None:
    text = "## The parties\n- **Customer:** a\n\n## Who\n<!-- t-parties -->\n- **Customer:** b\n"
    (part,) = read(a_template(), text).sections
    assert part.line == 4


def test_a_section_ends_at_the_next_of_its_level() -> None:
    text = "## The parties\n- **Customer:** a\n## Our own\n- **Valid from and to:** b\n"
    assert blanks(text) == {**NOTHING, "Customer": True}


def test_a_required_section_that_is_not_there_is_missing_and_an_optional_one_is_left_out() -> None:
    required, optional = read(a_template(), "# A\n"), read(a_template(required=False), "# A\n")
    assert ([part.section.id for part in required.missing], required.required, required.whole) == (
        ["t-parties"],
        2,
        False,
    )
    assert (optional.missing, optional.required, optional.percent, optional.whole) == ((), 0, 100, True)


def test_an_optional_section_counts_once_it_is_begun() -> None:
    found = read(a_template(required=False), "## The parties\n- **Customer:** a\n- **Valid from and to:**\n")
    assert (found.required, found.filled, found.percent, found.whole) == (2, 1, 50, False)


def test_ticks_of_the_checklist_are_counted_and_no_others() -> None:
    text = "## The parties\n- [x] no\n## Vorher\n<!-- checklist -->\n- [x] Is it true?\n- [ ] Is it short?\n"
    found = read(a_template(), text)
    assert (found.ticked, found.questions) == (1, 2)


@given(st.data())
def test_the_share_never_falls_by_writing_more(data: st.DataObject) -> None:
    template = document("service-catalog-sample")
    text = skeleton(template, "A", "a")
    gaps = text.count(":** <!--")
    shares = []
    for _ in range(3):
        at = data.draw(st.integers(0, gaps - 1))
        pieces = text.split(":**")
        pieces[at + 1] = f" said{pieces[at + 1]}"
        text = ":**".join(pieces)
        shares.append(read(template, text).filled)
    assert shares == sorted(shares)
