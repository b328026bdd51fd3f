"""A Gantt chart as Mermaid reads it: its lexer's patterns in its order, and what the parser allows after them.

Written from the grammar, not from our writer, so that the two can disagree.
"""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta
from typing import NamedTuple

_TOKENS = [
    ("skip", r"%%(?!\{)[^\n]*|\s+|#[^\n]*"),
    ("click", r"href[\s]+\"|call[\s]+|click[\s]+"),
    ("gantt", r"gantt"),
    ("dateFormat", r"dateFormat\s[^#\n;]+"),
    ("flag", r"inclusiveEndDates|topAxis"),
    ("axisFormat", r"axisFormat\s[^#\n;]+"),
    ("setting", r"(?:tickInterval|includes|excludes|todayMarker)\s[^\n;]+|(?:weekday|weekend)\s+\w+"),
    ("date", r"\d\d\d\d-\d\d-\d\d"),
    ("title", r"title\s[^\n]+"),
    ("acc", r"accTitle\s*:|accDescr\s*[:{]|accDescription\s"),
    ("section", r"section\s[^\n]+"),
    ("name", r"[^:\n]+"),
    ("data", r":[^#\n;]+"),
]
_LEXER = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _TOKENS), re.IGNORECASE)
_DATA = re.compile(
    r":((?:(?:done|active|crit|milestone), )*)"
    r"(\d{4}-\d\d-\d\d(?: \d\d:\d\d)?), (\d+)([md])"
)


class Drawn(NamedTuple):
    """A bar as Mermaid would draw it."""

    section: str
    name: str
    tags: tuple[str, ...]
    start: datetime
    end: datetime


def bars(text: str) -> list[Drawn]:
    """The bars of a chart; fails where Mermaid would, or would read something else than a bar."""
    # Before it reads a chart, Mermaid puts entities out of the way; on drawing it puts them back.
    tokens = list(_tokens(re.sub(r"#(\w+);", r"ﬂ°°\1¶ß", text)))
    assert tokens[0][0] == "gantt", tokens[0]
    form = {"%Y-%m-%d": "YYYY-MM-DD", "%Y-%m-%d %H:%M": "YYYY-MM-DD HH:mm"}
    wanted = next(word.split(" ", 1)[1] for kind, word in tokens if kind == "dateFormat")
    read = next(ours for ours, theirs in form.items() if theirs == wanted)
    found, section, at = [], "", 1
    while at < len(tokens):
        kind, word = tokens[at]
        if kind == "section":
            section = _shown(word.removeprefix("section "))
        elif kind == "name":
            following, data = tokens[at + 1]
            assert following == "data", f"{word!r} is a name without data"
            match = _DATA.fullmatch(data)
            assert match, data
            start = datetime.strptime(match[2], read)  # noqa: DTZ007 - a chart has no zone
            length = timedelta(minutes=int(match[3])) if match[4] == "m" else timedelta(days=int(match[3]))
            found.append(Drawn(section, _shown(word), tuple(match[1].split(", ")[:-1]), start, start + length))
            at += 1
        else:
            assert kind in ("title", "dateFormat", "axisFormat"), f"{kind}: {word!r}"
        at += 1
    return found


def _shown(text: str) -> str:
    return html.unescape(re.sub(r"ﬂ°°(\d+)¶ß", r"&#\1;", text.strip()))


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while at < len(text):
        match = _LEXER.match(text, at)
        assert match, f"nothing begins like {text[at : at + 20]!r}"
        if match.lastgroup != "skip":
            found.append((match.lastgroup or "", match[0]))
        at = match.end()
    return found
