"""Markdown as text with places: its headings as CommonMark has them, and what stands below each.

Inline markup stays as it is written. Left out of CommonMark are headings inside of lists and quotes.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from mofkit.finding import Finding, Span, problem
from mofkit.text.decode import TextProblem, decode

_BREAK = re.compile("\r\n?|\n")
_ATX = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_ITEM = re.compile(r" {0,3}(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
# What may stand right below a paragraph and is no part of it.
_ITEM_AFTER_TEXT = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+\S")
_QUOTE = re.compile(r" {0,3}>")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}")
_VERBATIM = re.compile(r" {0,3}<(pre|script|style|textarea)(?:[\s>]|$)", re.IGNORECASE)
_HTML = re.compile(
    r" {0,3}</?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|"
    r"footer|form|h[1-6]|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|p|section|summary|table|tbody|td|"
    r"tfoot|th|thead|title|tr|ul)(?:\s|/?>|$)",
    re.IGNORECASE,
)
_BLANK = re.compile(r"^[ \t]*$")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_TICKS_OR_COMMENT = re.compile("`+|<!--")
_PIPE = re.compile(r"(?<!\\)\|")
# Stands for a character of a comment while lines are read: no text that can be decoded has one.
_HIDDEN = "\0"


class Row(NamedTuple):
    """One line: its number, its text with comments blanked out, and whether it is shown as it is, such as code."""

    number: int
    text: str
    verbatim: bool = False


class Comment(NamedTuple):
    """What a comment says, and the line on which it begins."""

    text: str
    line: int


class Part(NamedTuple):
    """A heading and what stands below it, up to the next one; level 0 is what stands before the first."""

    level: int
    title: str
    line: int
    column: int
    rows: tuple[Row, ...]
    comments: tuple[Comment, ...]


class Cell(NamedTuple):
    """One cell of a table."""

    text: str
    line: int
    column: int


class MarkdownText:
    """One Markdown text and where things are in it."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @classmethod
    def parse(cls, raw: bytes, path: str) -> "MarkdownText | Finding":
        """The text, or the finding that says why it cannot be read."""
        try:
            return cls(path, decode(raw)[0])
        except TextProblem as trouble:
            span = Span(path, trouble.line, trouble.column)
            return problem(span, trouble.label, trouble.message, trouble.help)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The headings in order, each with what stands below it."""
        lines = _BREAK.split(self.text)
        comments: list[Comment] = []
        rows = list(_rows(lines, comments))
        headings = list(_headings(rows))
        if not headings or headings[0].first > 0:
            headings.insert(0, _Heading(0, 0, 0, ""))
        ends = [*(one.first for one in headings[1:]), len(rows)]
        return tuple(
            Part(
                one.level,
                one.title,
                one.first + 1,
                len(lines[one.first]) - len(lines[one.first].lstrip(" ")) + 1,
                tuple(row._replace(text=row.text.replace(_HIDDEN, " ")) for row in rows[one.first + one.lines : end]),
                tuple(each for each in comments if one.first < each.line <= end),
            )
            for one, end in zip(headings, ends, strict=True)
        )


def tables(rows: Sequence[Row]) -> Iterator[tuple[tuple[Cell, ...], ...]]:
    """Each table among the rows: its head, then its lines, as cells."""
    at = 1
    while at < len(rows):
        head, under = rows[at - 1], rows[at]
        if "|" in head.text and not head.verbatim and _DELIMITER.fullmatch(under.text):
            end = at + 1
            while end < len(rows) and rows[end].text.strip() and not rows[end].verbatim and "|" in rows[end].text:
                end += 1
            if len(_cells(head)) == len(_cells(under)):
                yield (_cells(head), *map(_cells, rows[at + 1 : end]))
            at = end
        at += 1


def _cells(row: Row) -> tuple[Cell, ...]:
    text = row.text.rstrip()
    starts = [0, *(found.end() for found in _PIPE.finditer(text))]
    ends = [*(found.start() for found in _PIPE.finditer(text)), len(text)]
    pieces = [(text[start:end], start) for start, end in zip(starts, ends, strict=True)]
    if not pieces[0][0].strip():
        pieces = pieces[1:]
    if len(pieces) > 1 and not pieces[-1][0] and text.endswith("|"):
        pieces = pieces[:-1]
    return tuple(Cell(piece.strip(), row.number, start + 1 + _lead(piece)) for piece, start in pieces)


def _lead(piece: str) -> int:
    """How many blanks stand before what a cell says, or would say."""
    return len(piece) - len(piece.lstrip()) if piece.strip() else min(len(piece), 1)


# Lines, with comments blanked out.


def _rows(lines: Sequence[str], comments: list[Comment]) -> Iterator[Row]:
    """Each line; what comments say is added to `comments`."""
    ends = _Ends(lines)
    verbatim_until: re.Pattern[str] | None = None
    still: _Open | None = None
    for at, line in enumerate(lines):
        if verbatim_until is None and still is None:
            verbatim_until, begins = _verbatim(line), True
        else:
            begins = False
        if verbatim_until:
            yield Row(at + 1, line, verbatim=True)
            # The row of ticks that begins code looks like the one that ends it; a tag may end where it begins.
            if verbatim_until.search(line) and not (begins and _FENCE.match(line)):
                verbatim_until = None
            continue
        block = still.block if still else line.lstrip(" ").startswith("<!--") and not line.startswith(" " * 4)
        text, still = _without_comments(line, at, still, ends, comments)
        yield Row(at + 1, text, verbatim=block)


def _verbatim(line: str) -> re.Pattern[str] | None:
    """What ends the lines that this one begins and that are shown as they are; nothing if it begins none."""
    fence, tag = _FENCE.match(line), _VERBATIM.match(line)
    if fence:
        return re.compile(rf"^ {{0,3}}{fence[1][0]}{{{len(fence[1])},}}[ \t]*$")
    if tag:
        return re.compile(f"</{tag[1]}>", re.IGNORECASE)
    return _BLANK if _HTML.match(line) else None


class _Open(NamedTuple):
    """A comment that is open at the end of a line: where it began, what it says so far, whether it began its line."""

    line: int
    said: list[str]
    block: bool


class _Ends:
    """For each line, the next one below with the end of a comment, and the next that ends a paragraph."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.comment, self.paragraph = [0] * len(lines), [0] * len(lines)
        comment = paragraph = len(lines)
        for at in range(len(lines) - 1, -1, -1):
            self.comment[at], self.paragraph[at] = comment, paragraph
            comment = at if "-->" in lines[at] else comment
            paragraph = at if _ends_paragraph(lines[at]) else paragraph


def _ends_paragraph(line: str) -> bool:
    begins = (_ATX, _FENCE, _ITEM_AFTER_TEXT, _QUOTE, _HTML, _VERBATIM)
    whole = _UNDERLINE.fullmatch(line) or _RULE.fullmatch(line) or line.lstrip(" ").startswith("<!--")
    return not line.strip() or bool(whole) or any(one.match(line) for one in begins)


def _without_comments(
    line: str, at: int, still: _Open | None, ends: _Ends, comments: list[Comment]
) -> tuple[str, _Open | None]:
    """A line with comments blanked out, and the comment that is open at its end."""
    text, start = "", 0
    while True:
        if still is None:
            begin = _comment_begins(line, start)
            block = 0 <= begin < 4 and not line[:begin].strip()
            closes = line.find("-->", begin + 2) >= 0 or ends.comment[at] < ends.paragraph[at]
            if begin < 0 or not (block or closes):
                return text + line[start:], None
            text += line[start:begin] + _HIDDEN * 4
            still, start = _Open(at + 1, [], block), begin + 4
        end = line.find("-->", max(start - 2, 0))
        still.said.append(line[start : end if end >= 0 else len(line)])
        if end < 0:
            return text + _HIDDEN * (len(line) - start), still
        comments.append(Comment("\n".join(still.said).strip(), still.line))
        text += _HIDDEN * (end + 3 - start)
        start, still = end + 3, None


def _comment_begins(line: str, start: int) -> int:
    """Where the next comment begins that is not inside of `code`; -1 if there is none."""
    marks = list(_TICKS_OR_COMMENT.finditer(line, start))
    last = {mark[0]: at for at, mark in enumerate(marks)}
    at = 0
    while at < len(marks):
        word = marks[at][0]
        if word == "<!--":
            return marks[at].start()
        if last[word] > at:
            at = next(other for other in range(at + 1, len(marks)) if marks[other][0] == word)
        at += 1
    return -1


# Headings.


class _Heading(NamedTuple):
    """A heading: the index of its first line, how many lines it takes, its level and its words."""

    first: int
    lines: int
    level: int
    title: str


def _headings(rows: Sequence[Row]) -> Iterator[_Heading]:
    paragraph: list[int] = []
    nested = table = False
    for at, row in enumerate(rows):
        line = row.text
        begins = _ATX.match(line)
        if row.verbatim or not line.strip():
            paragraph, table = [], False
            nested = nested and not (row.verbatim and line[:1] != " ")
        elif begins:
            yield _Heading(at, 1, len(begins[1]), _title(line[begins.end() :]))
            paragraph, nested = [], False
        elif paragraph and _UNDERLINE.fullmatch(line):
            title = " ".join(_title(rows[each].text) for each in paragraph)
            yield _Heading(paragraph[0], at + 1 - paragraph[0], 1 if "=" in line else 2, title)
            paragraph = []
        elif _RULE.fullmatch(line):
            paragraph, nested = [], False
        elif _QUOTE.match(line) or (_ITEM_AFTER_TEXT if paragraph else _ITEM).match(line):
            paragraph, nested = [], True
        elif paragraph and "|" in rows[at - 1].text and _DELIMITER.fullmatch(line):
            paragraph, table = [], True
        elif paragraph or not (table or _goes_on(rows, at, nested=nested)):
            paragraph.append(at)
            nested = False


def _goes_on(rows: Sequence[Row], at: int, *, nested: bool) -> bool:
    """Whether a line is part of a list, a quote, or code that is set in."""
    line = rows[at].text
    if nested and at and rows[at - 1].text.strip():
        return True
    return line.startswith("\t") or line[: 1 if nested else 4].isspace()


def _title(text: str) -> str:
    shown = text.replace(_HIDDEN, " ").strip()
    bare = shown.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else shown
