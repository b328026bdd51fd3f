"""User text in Markdown is read back by a Markdown parser as the literal text, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mofkit.report.markdown import escaped, table
from mofkit.shown import safe_text

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

NAUGHTY = [
    *("plain", "two words", "é 東 \U0001f600", "a  b", " a ", "\u00a0a\u3000", "", " "),
    *("*a*", "**a**", "_a_", "__a__", "a_b_c", "_", "a * b", "~~a~~", "`a`", "``a`b``", "```", "~~~", "$a$", "$$x$$"),
    *("# a", "#", "## ", "#a", "a #", "=", "==", "---", "- a", "-", "+ a", "* a", "***", "___", "- - -", "> a", ">"),
    *("1. a", "1) a", "12. a", "123. a", "123456789) a", "1234567890. a", "1.", "1.5", "2026-11-23", "0. x", "-1."),
    *("[a](b)", "![a](b)", "[a]: http://x.example", "[a]", "[x] done", "[ ]", "[^1]", "[[a]]", "[a](javascript:x)"),
    *("<b>", "<script>alert(1)</script>", "<!-- a -->", "<a href=x>", "</td>", "<", "a < b > c", "<http://a.example>"),
    *("http://a.example", "https://a.example/x_y_z", "www.a.example", "a@b.example", "mailto:a@b.example", "ftp://x"),
    *("&amp;", "&lt;b&gt;", "&#60;", "&#x3c;", "&copy", "&copy;", "AT&T", "&", "a && b"),
    *("a|b", "|", "||", "\\|", "a\\|b", "\\\\|", "| --- |", "|a|b|", "`a|b`", ":--", "--:"),
    *("\\", "\\\\", "a\\", "\\*a*", "\\n", "\\[", "a\\ b"),
    *("a\nb", "a\r\nb", "a\rb", "\na", "a\n\nb", "a  \nb", "a\n# b", "a\n---", "a\n- b", "a\n1. b", "a\n| b", "a\n==="),
    *("\ta", "a\tb", "    a", "\x1b[31m", "\x00", "\x85", "\u2028", "\u202e", "\ufeff", "\ud800", "\x07", "\x7f"),
    *("@team", "#123", "GH-1", ":smile:", "{{ 7*7 }}", "{% raw %}", "${x}", "%s", "'a'", '"a"', "(a)", "a!", "!", "!a"),
    *("--help", "=1+1", "+1", "-1", "=HYPERLINK(1)", "'; DROP TABLE x;--", "C:\\x\\y", "../../x", "a" * 300, "…"),
]


def shown(text: str) -> str:
    """What a reader should see: controls as escapes, blanks at the ends gone, line breaks as breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(safe_text(line).strip() for line in lines)


def seen(inline: Token) -> str:
    """What a reader sees of an inline token; anything but text and breaks is told by its name."""
    pieces = []
    for token in inline.children or ():
        if token.type == "text":
            pieces.append(token.content)
        elif token.type == "html_inline" and token.content == "<br>":
            pieces.append("\n")
        else:
            pieces.append(f"‹{token.type}›")
    return "".join(pieces)


def parsed(markdown: str) -> tuple[list[str], list[str]]:
    """The types of all blocks, and what each inline token shows."""
    tokens = PARSER.parse(markdown)
    return [token.type for token in tokens], [seen(token) for token in tokens if token.type == "inline"]


TEXT = ["paragraph_open", "inline", "paragraph_close"]
PLACES = {
    "paragraph": ("{}", TEXT, "{}"),
    "heading": ("# A: {}", ["heading_open", "inline", "heading_close"], "A: {}"),
    "heading alone": ("## {}", ["heading_open", "inline", "heading_close"], "{}"),
    "list item": (
        "- {}",
        ["bullet_list_open", "list_item_open", *TEXT, "list_item_close", "bullet_list_close"],
        "{}",
    ),
    "numbered item": (
        "1. {}",
        ["ordered_list_open", "list_item_open", *TEXT, "list_item_close", "ordered_list_close"],
        "{}",
    ),
    "bold": (
        "so **{}** (3): more",
        TEXT,
        "so ‹strong_open›{}‹strong_close› (3): more",
    ),
    "sentence": ("before {} after", TEXT, "before {} after"),
}
every_place = pytest.mark.parametrize("place", PLACES)


def holds(place: str, text: str) -> None:
    """Text escaped into a place is text there and nothing else."""
    template, blocks, around = PLACES[place]
    if not shown(text).strip():
        return
    assert parsed(template.format(escaped(text))) == (blocks, [around.format(shown(text))])


@every_place
@pytest.mark.parametrize("text", NAUGHTY, ids=ascii)
def test_naughty_text_stays_text(place: str, text: str) -> None:
    holds(place, text)


@pytest.mark.parametrize("text", NAUGHTY, ids=ascii)
def test_naughty_text_stays_in_its_cell(text: str) -> None:
    types, cells = parsed(table(("a", "b"), [(text, "x"), ("y", text)]))
    assert (types.count("tr_open"), types.count("td_open")) == (3, 4)
    assert cells == ["a", "b", shown(text).strip("\n") and shown(text), "x", "y", shown(text)]


ODD = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~$@&;:=/\"' 1a9é\n\r\t\x1b\u202e"), max_size=12)


@every_place
@given(text=st.one_of(ODD, st.text(max_size=12)))
def test_any_text_stays_text(place: str, text: str) -> None:
    holds(place, text)


@given(text=st.one_of(ODD, st.text(max_size=12)))
def test_any_text_stays_in_its_cell(text: str) -> None:
    types, cells = parsed(table(("a",), [(text,), ("y",)]))
    assert (types.count("tr_open"), types.count("td_open"), cells) == (3, 2, ["a", shown(text), "y"])


def test_numbers_stand_to_the_right() -> None:
    assert table(("a", "b"), [(1, 2)], right=(1,)) == "| a | b |\n| --- | --: |\n| 1 | 2 |"


def test_words_without_markup_are_left_readable() -> None:
    text = "Sign-in (SSO) & accounts, 80 % of calls: snake_case, 1.5 h, C:/x, 5 - 3 = 2!"
    assert escaped(text) == text
