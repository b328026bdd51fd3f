"""The Gantt chart: each line is what Mermaid's grammar takes, whatever the titles are."""

from __future__ import annotations

import html
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.report.gantt import Bar, gantt, gantt_text

LONDON = ZoneInfo("Europe/London")
HOUR = 3600
# 2026-12-01 18:00 in London.
EVENING = 1_796_148_000
BAR = Bar("Mail", "New disk", EVENING, EVENING + HOUR)

# The first words of Mermaid's lexer for Gantt charts, in its order: a line is what the first that fits says.
WORDS = (
    *(("comment", r"%%(?!\{)[^\n]*|[^}]%%*[^\n]*"), ("gantt", r"gantt\b"), ("dateFormat", r"dateFormat\s[^#\n;]+")),
    *(
        ("inclusiveEndDates", r"inclusiveEndDates\b"),
        ("topAxis", r"topAxis\b"),
        ("axisFormat", r"axisFormat\s[^#\n;]+"),
    ),
    *(
        ("tickInterval", r"tickInterval\s[^#\n;]+"),
        ("includes", r"includes\s[^#\n;]+"),
        ("excludes", r"excludes\s[^#\n;]+"),
    ),
    *(("todayMarker", r"todayMarker\s[^\n;]+"), ("weekday", r"weekday\s+\w+"), ("weekend", r"weekend\s+\w+")),
    *(("date", r"\d\d\d\d-\d\d-\d\d"), ("title", r"title\s[^\n]+"), ("accTitle", r"accTitle\s*:\s*[^\n]*")),
    *(
        ("accDescr", r"accDescr\s*[:{]"),
        ("section", r"section\s[^\n]+"),
        ("click", r"click[\s]+"),
        ("href", r"href[\s]+"),
    ),
    *(("task", r"[^:\n]+:[^#\n;]+"),),
)
TIME = r"\d{4}-\d\d-\d\d \d\d:\d\d"
DATA = re.compile(rf"(?:(?:crit|active|done), )?b\d+, {TIME}, {TIME}")


def encoded(text: str) -> str:
    """What Mermaid makes of entities before it reads the chart."""
    return re.sub(r"#(\w+);", r"ﬂ°°\1¶ß", text)


def parsed(text: str) -> list[tuple[str, str]]:
    """The statements of a chart with their texts, read as Mermaid reads them; each line is one."""
    found = []
    for line in encoded(text).rstrip("\n").split("\n"):
        plain = line.strip()
        word, match = next((word, match) for word, form in WORDS if (match := re.match(form, plain, re.IGNORECASE)))
        assert match[0] == plain, (word, plain)
        body = plain.partition(":")[0].strip() if word == "task" else plain.partition(" ")[2]
        if word == "task":
            assert DATA.fullmatch(plain.partition(":")[2]), plain
        found.append((word, html.unescape(re.sub(r"ﬂ°°(\d+)¶ß", r"&#\1;", body))))
    return found


def test_a_chart_says_its_form_and_its_bars_by_the_clock_of_the_workspace() -> None:
    berlin = gantt("Plan", [BAR, BAR._replace(section="Web", tag="crit")], ZoneInfo("Europe/Berlin"))
    assert berlin.splitlines() == [
        *("gantt", "    title Plan", "    dateFormat YYYY-MM-DD HH:mm", "    axisFormat %d %b", "    section Mail"),
        "    New disk :b1, 2026-12-01 19:00, 2026-12-01 20:00",
        *("    section Web", "    New disk :crit, b2, 2026-12-01 19:00, 2026-12-01 20:00"),
    ]
    assert [word for word, _ in parsed(berlin)] == [
        *("gantt", "title", "dateFormat", "axisFormat", "section", "task", "section", "task")
    ]


def test_a_bar_is_as_long_as_it_takes_when_the_clock_is_set_back() -> None:
    half_past_one = 1_792_888_200  # the first 01:30 of 25 October 2026 in London
    [line] = [
        line
        for line in gantt("x", [BAR._replace(start=half_past_one, end=half_past_one + HOUR)], LONDON).splitlines()
        if "b1" in line
    ]
    assert line.endswith("2026-10-25 01:30, 2026-10-25 02:30")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "title of the page",
            "Section 4",
            "gantt",
            "Gantt chart",
            "click here",
            "2026-12-01 start",
            "100 % done",
            "5% off",
        ),
        *(
            "a: b",
            "x; y #35;",
            "<b>bold</b> & `code`",
            "%% gone",
            "weekday monday",
            "includes all",
            "-",
            "",
            "accTitle: x",
        ),
        *("a\nsection b", "\u202edrow", "call me", "dateFormat X", "}%%{init}", "\u00fcber 5"),
    ],
)
def test_no_title_is_read_as_anything_but_a_title(name: str) -> None:
    read = parsed(gantt(name, [BAR._replace(name=name, section=name)], LONDON))
    assert [word for word, _ in read] == ["gantt", "title", "dateFormat", "axisFormat", "section", "task"]
    if name.isprintable() and name:
        assert read[-1][1] == read[-2][1] == name


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=70))
def test_any_text_is_one_name_on_one_line(name: str) -> None:
    read = parsed(gantt("x", [BAR._replace(name=name)], LONDON))
    assert [word for word, _ in read][-1:] == ["task"]
    assert len(read) == 6
    assert "\n" not in gantt_text(name)
