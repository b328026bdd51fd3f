"""Calendars: what other programs read, the same bytes each time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.exchange.icalendar import Entry, calendar, uid_of

AS_OF = date(2026, 11, 23)
ENTRY = Entry("u-1", "Order disks", date(2026, 12, 11))


def lines(text: str) -> list[str]:
    """The unfolded lines, as strictly as RFC 5545 has them."""
    assert text.endswith("\r\n")
    physical = text[:-2].split("\r\n")
    assert not any("\n" in line or "\r" in line for line in physical)
    assert max(len(line.encode()) for line in physical) <= 75
    return re.sub(r"\r\n ", "", text[:-2]).split("\r\n")


def value(text: str, name: str) -> str:
    """The value of the first property of a name, its escapes undone."""
    found = next(line for line in lines(text) if re.split("[:;]", line, maxsplit=1)[0] == name)
    raw = found.partition(":")[2]
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", raw)
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], raw)


def test_an_event_is_a_whole_day() -> None:
    assert lines(calendar("Actions", [ENTRY], AS_OF)) == [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mofkit//mofkit//EN", "CALSCALE:GREGORIAN"),
        *("X-WR-CALNAME:Actions", "BEGIN:VEVENT", "UID:u-1", "DTSTAMP:20261123T000000Z"),
        *("DTSTART;VALUE=DATE:20261211", "DTEND;VALUE=DATE:20261212", "TRANSP:TRANSPARENT", "SUMMARY:Order disks"),
        *("END:VEVENT", "END:VCALENDAR"),
    ]


def test_a_task_is_due_and_says_how_far_it_is() -> None:
    entry = ENTRY._replace(shape="todo", state="COMPLETED", done_on=date(2026, 12, 9), categories=("a,b", "c"))
    told = lines(calendar("Actions", [entry], AS_OF))
    assert told[5:-1] == [
        *("BEGIN:VTODO", "UID:u-1", "DTSTAMP:20261123T000000Z", "DUE;VALUE=DATE:20261211", "SUMMARY:Order disks"),
        *("CATEGORIES:a\\,b,c", "STATUS:COMPLETED", "COMPLETED:20261209T000000Z", "END:VTODO"),
    ]


def test_what_has_no_day_is_a_task_but_no_event() -> None:
    dayless = ENTRY._replace(start=None)
    assert "UID" not in calendar("A", [dayless], AS_OF)
    assert "UID:u-1" in lines(calendar("A", [dayless._replace(shape="todo")], AS_OF))


def test_a_time_is_written_in_utc() -> None:
    berlin = timezone(timedelta(hours=1))
    entry = ENTRY._replace(start=datetime(2026, 12, 11, 19, 0, tzinfo=berlin), blocks=True)
    told = lines(calendar("A", [entry._replace(end=datetime(2026, 12, 11, 23, 0, tzinfo=UTC))], AS_OF))
    assert {"DTSTART:20261211T180000Z", "DTEND:20261211T230000Z", "TRANSP:OPAQUE"} <= set(told)
    assert not any(line.startswith("DTEND") for line in lines(calendar("A", [entry], AS_OF)))


def test_the_last_day_there_is_has_no_day_after_it() -> None:
    assert "DTEND" not in calendar("A", [ENTRY._replace(start=date.max)], AS_OF)


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]) | st.just("\n"))
)
def test_any_text_comes_back_and_no_line_is_too_long(text: str) -> None:
    assert value(calendar("A", [ENTRY._replace(summary=f"x{text}")], AS_OF), "SUMMARY") == f"x{text}"


@pytest.mark.parametrize("naughty", ["\x00", "\x1b[2J", "a\r\nEND:VEVENT", "\ud800", "\u2028", "\x85", "\r"])
def test_no_text_ends_a_line_or_an_event(naughty: str) -> None:
    told = lines(calendar(naughty, [ENTRY._replace(summary=naughty, description=naughty, uid=naughty)], AS_OF))
    assert told.count("END:VEVENT") == 1
    assert all(line.isprintable() for line in told)


def test_a_uid_follows_from_the_workspace_and_the_name_alone() -> None:
    assert uid_of("Lindenbrook", "action:a") == uid_of("Lindenbrook", "action:a")
    assert len({uid_of(place, name) for place in ("A", "B") for name in ("action:a", "action:b", "\ud800")}) == 6


def test_another_program_reads_it() -> None:
    icalendar = pytest.importorskip("icalendar", reason="the dev extra brings it")
    summary = "Größe; ,\\ prüfen 😀" * 9
    todo = ENTRY._replace(uid="u-2", shape="todo", state="IN-PROCESS")
    text = calendar(
        "Plan, B", [ENTRY._replace(summary=summary, description="a\nb", categories=("x", "y,z")), todo], AS_OF
    )
    read = icalendar.Calendar.from_ical(text)
    (event,) = read.walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (summary, "a\nb")
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 12, 11), date(2026, 12, 12))
    assert [str(one) for one in event["CATEGORIES"].cats] == ["x", "y,z"]
    (task,) = read.walk("VTODO")
    assert (str(task["UID"]), str(task["STATUS"]), task.decoded("DUE")) == ("u-2", "IN-PROCESS", date(2026, 12, 11))
    assert not [error for part in read.walk() for error in part.errors]
