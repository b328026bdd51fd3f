"""The schedule in words: spans by a clock, and each conflict from either side."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from mofkit.analysis.change_conflicts import Conflict
from mofkit.analysis.change_words import brief, sentence, span

LONDON = ZoneInfo("Europe/London")
HOUR = 3600


def second(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-12-08 19:00", "2026-12-08 22:00", "Tue 8 Dec 2026 19:00-22:00"),
        ("2026-12-08 19:00", "2026-12-09 01:00", "Tue 8 Dec 2026 19:00 to Wed 9 Dec 2026 01:00"),
        ("2026-12-08 00:00", "2026-12-09 00:00", "Tue 8 Dec 2026"),
        ("2026-12-14 00:00", "2027-01-04 00:00", "Mon 14 Dec 2026 to Sun 3 Jan 2027"),
        ("2026-10-25 00:30", "2026-10-25 01:15", "Sun 25 Oct 2026 01:30 BST-01:15 GMT"),
        ("2027-03-27 23:00", "2027-03-28 02:00", "Sat 27 Mar 2027 23:00 GMT to Sun 28 Mar 2027 03:00 BST"),
        ("2026-12-08 22:00", "2026-12-08 19:00", "Tue 8 Dec 2026 22:00-19:00"),
        ("2026-12-08 00:00", "2026-12-08 00:00", "Tue 8 Dec 2026 00:00-00:00"),
    ],
)
def test_a_span_is_said_as_the_clock_shows_it(start: str, end: str, said: str) -> None:
    assert span(second(start), second(end), LONDON) == said


@pytest.mark.parametrize(
    ("conflict", "said", "below"),
    [
        (
            Conflict("overlap", "a", "b", 0, HOUR, ("web", "net"), ("srv-1",)),
            "a and b overlap for 1 h: web needs net, both alter srv-1",
            "overlaps a: web needs net, both alter srv-1",
        ),
        (
            Conflict("overlap", "a", "b", 0, HOUR, ("web",), ("srv-1",)),
            "a and b overlap for 1 h: both are on web, both alter srv-1",
            "overlaps a: both are on web, both alter srv-1",
        ),
        (
            Conflict("overlap", "a", "b", 0, HOUR, (), ("srv-1",)),
            "a and b overlap for 1 h: both alter srv-1",
            "overlaps a: both alter srv-1",
        ),
        (
            Conflict("person", "a", "b", 0, HOUR, (), ("kim", "pat")),
            "a and b both need kim and pat for 1 h",
            "kim and pat are in a at the same time",
        ),
        (
            Conflict("release", "a", "b", HOUR, HOUR, ("web",)),
            "a and b are one right after the other, and not of one release: both are on web",
            "too close to a, not of one release: both are on web",
        ),
    ],
)
def test_a_conflict_is_said_as_a_whole_and_below_the_other_change(conflict: Conflict, said: str, below: str) -> None:
    assert sentence(conflict) == said
    assert brief(conflict, "b") == below
