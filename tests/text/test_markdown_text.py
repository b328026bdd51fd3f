"""Markdown as text with places: headings as another parser sees them, comments, tables."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mofkit.finding import Finding
from mofkit.text.markdown import MarkdownText, tables

OTHER = MarkdownIt("commonmark").enable("table")
LINES = st.sampled_from(
    [
        *("# one", "## two ##", "###### six", "####### seven", "#no", "#", " ## set in", "    # code", "## "),
        *("## a <!-- b -->", "text", "more text", "===", "---", "--", "  ---", "- item", "* **A:** x", "1. one"),
        *("2. two", "> quote", "", "", "", "```", "```python", "~~~", "~~~~", "````", "<!-- said -->", "<!--", "-->"),
        *("text <!-- said --> x", "`<!-- no -->`", "``a`b``", "| a | b |", "|---|---|", "| 1 | 2 |", "***", "    more"),
        *("<details>", "</details>", "<pre>\n# x\n</pre>", "\ttab", "Ünï", "<b>x</b> y", "text <!-- open"),
    ]
)


def parsed(text: str) -> MarkdownText:
    found = MarkdownText.parse(text.encode(), "a.md")
    assert isinstance(found, MarkdownText)
    return found


def ours(text: str) -> list[tuple[int, int]]:
    return [(part.line, part.level) for part in parsed(text).parts if part.level]


def theirs(text: str) -> list[tuple[int, int]]:
    return [
        (token.map[0] + 1, int(token.tag[1]))
        for token in OTHER.parse(text)
        if token.type == "heading_open" and not token.level and token.map
    ]


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_headings_are_those_that_another_parser_finds(lines: list[str], newline: str) -> None:
    # Set in below an item of a list, it is a heading inside of the list: those are left out.
    assume("    # code" not in lines or not any(line[:2] in ("- ", "* ", "1.", "2.") for line in lines))
    text = newline.join(lines)
    assert ours(text) == theirs(text)


@given(st.lists(LINES, max_size=12))
def test_every_line_stands_below_one_heading_or_is_one(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = parsed(text).parts
    numbers = [row.number for part in parts for row in part.rows]
    assert numbers == sorted(set(numbers))
    headings = {part.line for part in parts if part.level}
    assert headings.isdisjoint(numbers)
    assert [row.text for part in parts for row in part.rows if "<!--" not in text] == [
        line for at, line in enumerate(text.split("\n"), 1) if at in numbers and "<!--" not in text
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("# One\n\nTwo\n===\nThree\n---\n", ["One", "Two", "Three"]),
        ("#\tTab #\n## C# #\n### a#\n#\n", ["Tab", "C#", "a#", ""]),
        ("## Ziele <!-- sla-targets -->\n", ["Ziele"]),
        ("long\nheading\n---\n", ["long heading"]),
        ("```\n# no\n```\n# yes\n", ["", "yes"]),
        ("~~~~\n# no\n~~~\n# no\n~~~~\n# yes\n", ["", "yes"]),
        ("<!--\n# no\n\n# no\n-->\n# yes\n", ["", "yes"]),
        ("<!-- never closed\n# no\n", [""]),
        ("text <!-- never closed\n\n# yes\n", ["", "yes"]),
        ("<details>\n# no\n\n# yes\n", ["", "yes"]),
        ("<pre>\n\n# no\n</pre>\n# yes\n", ["", "yes"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n---\n", [""]),
        ("- item\n---\n> quote\n===\n", [""]),
        ("\ufeff# With a mark\r\n\r\ntext\r\n", ["With a mark"]),
        ("", [""]),
    ],
)
def test_a_heading_is_found_where_readers_see_one(text: str, titles: list[str]) -> None:
    assert [part.title for part in parsed(text).parts] == titles


def test_a_heading_has_its_place_and_what_stands_below_it() -> None:
    first, second = parsed("\n  ## A\nx\n\nB\n---\ny\n").parts[1:]
    assert (first.level, first.line, first.column) == (2, 2, 3)
    assert [row.text for row in first.rows] == ["x", ""]
    assert (second.line, [(row.number, row.text) for row in second.rows]) == (5, [(7, "y"), (8, "")])


def test_comments_are_taken_out_and_the_columns_stay() -> None:
    (part,) = parsed("a <!-- b --> c `<!-- d -->` <!-- e\nf --> g\n").parts
    assert [row.text for row in part.rows] == ["a            c `<!-- d -->`       ", "      g", ""]
    assert [(one.text, one.line) for one in part.comments] == [("b", 1), ("e\nf", 1)]


def test_a_tick_that_nothing_ends_hides_no_comment() -> None:
    assert [one.text for one in parsed("a `b <!-- c -->\n").parts[0].comments] == ["c"]


def test_a_comment_belongs_to_the_heading_it_stands_below_or_beside() -> None:
    one, two = parsed("# One <!-- a -->\n\n<!-- b\nmore -->\n\n# Two\n<!-- c -->\n").parts
    assert [comment.text for comment in one.comments] == ["a", "b\nmore"]
    assert [comment.text for comment in two.comments] == ["c"]


def test_a_table_has_cells_with_places() -> None:
    (part,) = parsed("| a | b\\|c |\n|---|---|\n| 1 |  |\n| 2 | 3 | 4 |\n\nx | y\n").parts
    (table,) = tables(part.rows)
    assert [[cell.text for cell in row] for row in table] == [["a", "b\\|c"], ["1", ""], ["2", "3", "4"]]
    assert (table[1][0].line, table[1][0].column) == (3, 3)


@pytest.mark.parametrize("text", ["a | b\n", "a | b\n---\n", "| a |\n|---|---|\n", "```\n| a |\n|---|\n```\n"])
def test_what_only_looks_like_a_table_is_none(text: str) -> None:
    assert [list(tables(part.rows)) for part in parsed(text).parts] in ([[]], [[], []])


def test_a_table_ends_where_its_lines_end() -> None:
    (part,) = parsed("a | b\n-|-\n1 | 2\ntext\n").parts
    assert [len(table) for table in tables(part.rows)] == [2]


def test_what_is_no_text_is_a_finding_with_its_place() -> None:
    found = MarkdownText.parse(b"# A\n\xff\n", "documents/a.md")
    assert isinstance(found, Finding)
    assert (str(found.span), found.label.code) == ("documents/a.md:2:1", "MOF002")


@pytest.mark.parametrize(
    "text",
    [
        "`" * 50_000,
        "`` ` " * 15_000,
        "x <!-- \n" * 15_000,
        "# " + " " * 50_000 + "x",
        "|" * 50_000 + "\n" + "|-" * 25_000,
    ],
)
def test_no_text_makes_reading_slow(text: str) -> None:
    assert len(parsed(text).parts) == 1
