"""Bars over time as a Mermaid Gantt chart: plans, projects and changes are drawn by this one writer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from mofkit.analysis.change_words import moment
from mofkit.shown import safe_text

State = Literal["", "done", "active", "crit"]

_LONGEST = 80
# Mermaid reads # and ; as entities, a colon as the end of a name, % as a comment, and these words as commands.
_SPECIAL = '"#;:<>&`\\{}%'
_COMMAND = re.compile(
    r"gantt|dateformat|axisformat|tickinterval|inclusiveenddates|topaxis|includes|excludes|todaymarker|weekday|weekend"
    r"|title|section|acc|click|call|href|vert|\d|\W",
    re.IGNORECASE,
)


class Bar(NamedTuple):
    """One bar, from its beginning to the first moment after it; days or times, but not both in one chart.

    A milestone is a point: its beginning counts.
    """

    name: str
    start: date
    end: date
    state: State = ""
    milestone: bool = False


class Section(NamedTuple):
    """Bars under one title."""

    title: str
    bars: tuple[Bar, ...]


def timed(name: str, start: int, end: int, clock: ZoneInfo, state: State = "") -> Bar:
    """A bar of seconds since 1970, by a clock; it is as long as it takes, also when the clock is set back meanwhile."""
    begin = moment(start, clock).replace(tzinfo=None)
    return Bar(name, begin, begin + timedelta(seconds=end - start), state)


def gantt(sections: Iterable[Section], *, title: str = "", timed: bool | None = None) -> str:
    """The chart; `timed` says whether it holds times, for one that may be without bars."""
    every = list(sections)
    if timed is None:
        timed = any(isinstance(bar.start, datetime) for one in every for bar in one.bars)
    lines = ["gantt", *([f"    title {gantt_text(title)}"] if title else [])]
    lines.append(f"    dateFormat {'YYYY-MM-DD HH:mm' if timed else 'YYYY-MM-DD'}")
    lines.append("    axisFormat %d %b")
    return "\n".join([*lines, *_sections(every)]) + "\n"


def _sections(sections: Sequence[Section]) -> Iterator[str]:
    for one in sections:
        yield f"    section {gantt_text(one.title)}"
        yield from (f"    {_bar(bar)}" for bar in one.bars)


def _bar(one: Bar) -> str:
    tags = "".join(f"{tag}, " for tag in (one.state, "milestone" if one.milestone else "") if tag)
    if isinstance(one.start, datetime):
        return f"{gantt_text(one.name)} :{tags}{one.start:%Y-%m-%d %H:%M}, {_length(one, 60)}m"
    return f"{gantt_text(one.name)} :{tags}{one.start.isoformat()}, {_length(one, 86400)}d"


def _length(one: Bar, unit: int) -> int:
    """How many units it lasts: none for a milestone, at least one for a bar."""
    return 0 if one.milestone else max(int((one.end - one.start).total_seconds()) // unit, 1)


def gantt_text(text: str) -> str:
    """User text as the name of a bar or of a section: entities for what Mermaid would read as its own."""
    plain = " ".join(safe_text(text).split())
    plain = (plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…") or "?"
    first = 1 if _COMMAND.match(plain) else 0
    return "".join(_entity(char) if at < first or char in _SPECIAL else char for at, char in enumerate(plain))


def _entity(char: str) -> str:
    return f"#{ord(char)};"
