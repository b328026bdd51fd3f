"""The forward schedule in another library: the same events, at the same moments, with the same identities."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from mofkit.analysis.change_schedule import SETTINGS, Calendar, Planned, frozen, planned
from mofkit.exchange.change_days import entries
from mofkit.exchange.icalendar import calendar
from mofkit.model.change import Change
from mofkit.model.freeze import Freeze

icalendar = pytest.importorskip("icalendar")
NEW_YORK = ZoneInfo("America/New_York")


def change(id: str, start: str, end: str, **fields: object) -> Change:
    data = {"title": f"Disk, {id}; part 1", "state": "scheduled", "window": {"start": start, "end": end}}
    return Change.model_validate({"id": id, **data, **fields})


CHANGES = [
    change(
        "a", "2026-10-31 23:30", "2026-11-01 01:30", services=["mail"], people=["kim"], category="minor", release="R 1"
    ),
    change("b", "2026-11-01 01:30-05:00", "2026-11-01 03:00", state="submitted"),
    change("c", "2026-12-01 19:00", "2026-12-01 18:00"),
    change("d", "2026-12-01 19:00", "2026-12-01 20:00", state="withdrawn"),
]
FREEZES = [
    Freeze.model_validate(
        {"id": "ny", "start": "2026-12-14", "end": "2027-01-03", "reason": "Year end", "services": "mail"}
    ),
    Freeze.model_validate(
        {"id": "f2", "start": "2026-11-01 00:00", "end": "2026-11-01 02:00", "except_categories": "standard"}
    ),
]


def exported(changes: list[Change], *, day: date = date(2026, 11, 23)) -> str:
    whole = Calendar(changes, FREEZES, [], [], NEW_YORK, day, SETTINGS)
    found: list[Planned] = planned(whole)
    events = entries(found, frozen(whole), workspace="Council", names={"kim": "Kim Vale"}, clock=NEW_YORK)
    return calendar("Plan", events, day)


def read(text: str) -> dict[str, dict[str, object]]:
    """What the library reads: each event by its summary."""
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return {
        str(one["SUMMARY"]): {
            "uid": str(one["UID"]),
            "start": one["DTSTART"].dt,
            "end": one["DTEND"].dt if "DTEND" in one else None,
            "state": str(one["STATUS"]),
            "about": str(one.get("DESCRIPTION", "")),
        }
        for one in events
    }


def test_the_library_reads_the_same_events_at_the_same_moments() -> None:
    events = read(exported(CHANGES))
    times = {name: (one["start"], one["end"]) for name, one in events.items()}
    assert times == {
        "Disk, a; part 1": (datetime(2026, 11, 1, 3, 30, tzinfo=UTC), datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        "submitted: Disk, b; part 1": (
            datetime(2026, 11, 1, 6, 30, tzinfo=UTC),
            datetime(2026, 11, 1, 8, 0, tzinfo=UTC),
        ),
        "Disk, c; part 1": (datetime(2026, 12, 2, 0, 0, tzinfo=UTC), None),
        "Freeze: f2": (datetime(2026, 11, 1, 4, 0, tzinfo=UTC), datetime(2026, 11, 1, 7, 0, tzinfo=UTC)),
        "Freeze: Year end": (date(2026, 12, 14), date(2027, 1, 4)),
    }


def test_an_event_says_what_one_has_to_know() -> None:
    events = read(exported(CHANGES))
    said = "a: scheduled\nminor\nservices: mail\npeople: Kim Vale\nrelease: R 1"
    assert events["Disk, a; part 1"]["about"] == said
    assert [events[name]["state"] for name in ("Disk, a; part 1", "submitted: Disk, b; part 1")] == [
        "CONFIRMED",
        "TENTATIVE",
    ]
    assert events["Freeze: f2"]["about"] == "services: all\nlet through: standard"


def test_an_event_stays_the_same_one_when_it_moves_and_is_another_one_for_another_change() -> None:
    before = read(exported(CHANGES))
    moved = change("a", "2027-01-31 23:30", "2027-02-01 01:30", title="Something else")
    after = read(exported([moved, *CHANGES[1:]], day=date(2026, 12, 1)))
    assert after["Something else"]["uid"] == before["Disk, a; part 1"]["uid"]
    assert len({one["uid"] for one in after.values()}) == 5
    assert exported(CHANGES) == exported(list(reversed(CHANGES)))
