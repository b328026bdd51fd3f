"""The forward schedule of change drawn as a Gantt chart in Mermaid."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mofkit.analysis.change_words import moment
from mofkit.shown import safe_text

_LONGEST = 60
_FORM = "%Y-%m-%d %H:%M"
# Mermaid reads # and ; as entities, a colon as the end of a name, % as a comment, and these words as commands.
_SPECIAL = '"#;:<>&`\\[]{}()|,%'
_COMMAND = re.compile(
    r"gantt|dateformat|axisformat|tickinterval|inclusiveenddates|topaxis|includes|excludes|todaymarker|weekday|weekend"
    r"|title|section|acc|click|call|href|vert|\d|\W",
    re.IGNORECASE,
)


class Bar(NamedTuple):
    """One bar: under which heading, its name, its seconds; `tag` is crit, active, done or nothing."""

    section: str
    name: str
    start: int
    end: int
    tag: str = ""


def gantt(title: str, bars: Sequence[Bar], clock: ZoneInfo) -> str:
    """A Mermaid Gantt chart by one clock; sections come in the order of their first bars."""
    lines = ["gantt", f"    title {gantt_text(title)}", "    dateFormat YYYY-MM-DD HH:mm", "    axisFormat %d %b"]
    for section in dict.fromkeys(bar.section for bar in bars):
        lines.append(f"    section {gantt_text(section)}")
        lines += [f"    {line}" for line in _bars(section, bars, clock)]
    return "\n".join(lines) + "\n"


def _bars(section: str, bars: Sequence[Bar], clock: ZoneInfo) -> Iterator[str]:
    for number, bar in enumerate(bars, start=1):
        if bar.section == section:
            start = moment(bar.start, clock).replace(tzinfo=None)
            # By a clock that was set back in between, the end may seem to be before the start; its length is right.
            end = max(
                moment(bar.end, clock).replace(tzinfo=None), start + timedelta(seconds=max(bar.end - bar.start, 60))
            )
            tag = f"{bar.tag}, " if bar.tag else ""
            yield f"{gantt_text(bar.name)} :{tag}b{number}, {start.strftime(_FORM)}, {end.strftime(_FORM)}"


def gantt_text(text: str) -> str:
    """User text as the name of a bar or of a section: entities for what Mermaid would read as its own."""
    plain = " ".join(safe_text(text).split())[:_LONGEST] or "?"
    first = 1 if _COMMAND.match(plain) else 0
    return "".join(_entity(char) if at < first or char in _SPECIAL else char for at, char in enumerate(plain))


def _entity(char: str) -> str:
    return f"#{ord(char)};"
