"""Promises to answer and to solve, judged by tickets: in service hours, by the stretch in which a ticket was opened."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from mofkit.analysis.ticket_levels import Cases, Key, TicketLevels
from mofkit.model.agreement import Agreement
from mofkit.model.settings import Settings
from mofkit.model.ticket import Ticket

SLA = {
    "id": "mail-sla",
    "title": "Mail",
    "type": "sla",
    "services": ["post"],
    "hours": "Mon-Fri 08:00-18:00",
    "time_zone": "UTC",
    "starts": "2026-10-01",
    "targets": [
        {"id": "fix", "metric": "resolution", "priority": "P1", "value": "4", "unit": "h", "share": "90"},
        {"id": "answer", "metric": "response", "value": "30", "unit": "min", "per": "week"},
        {"id": "up", "metric": "availability", "comparator": "at-least", "value": "99", "unit": "%"},
    ],
}


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def ticket(opened: str, *, responded: str = "", resolved: str = "", closed: str = "", **more: Any) -> Ticket:
    """A ticket about mail, priority 1."""
    times = [at(one) if one else None for one in (opened, responded, resolved, closed)]
    said = {"month": opened[:7], "priority": "1 - High", "category": "", "service": "mail", "flags": 0, **more}
    return Ticket("1", 2, times[0], times[1], times[2], times[3], **said)


def counted(*tickets: Ticket, now: str = "2026-11-23 00:00", **agreement: Any) -> dict[Key, Cases]:
    levels = TicketLevels(
        [Agreement.model_validate({**SLA, **agreement})],
        Settings.model_validate({"schema_version": "1"}),
        names={"post": "mail"},
        known_priority=lambda text: f"P{text[0]}",
        now=at(now),
    )
    for one in tickets:
        levels.add(one)
    return dict(levels.found)


# Friday 30 October 2026 is followed by Monday 2 November.
@pytest.mark.parametrize(
    ("one", "cases"),
    [
        (ticket("2026-10-30 15:00", resolved="2026-11-02 09:00"), Cases(1, 1)),
        (ticket("2026-10-30 15:00", resolved="2026-11-02 09:01"), Cases(0, 1)),
        (ticket("2026-10-30 19:00", resolved="2026-11-02 12:00"), Cases(1, 1)),
        (ticket("2026-10-30 15:00"), Cases(0, 1)),
        (ticket("2026-10-30 15:00", closed="2026-10-31 09:00"), None),
        (ticket("2026-10-30 15:00", resolved="2026-10-30 14:00"), None),
        (ticket("2026-10-30 15:00", resolved="2026-10-30 15:10", priority="2 - Low"), None),
        (ticket("2026-10-30 15:00", resolved="2026-10-30 15:10", service="fax"), None),
        (ticket("2026-09-30 15:00", resolved="2026-09-30 15:10"), None),
    ],
    ids=["week-end", "a minute late", "opened at night", "open too long", "closed only", "backwards", "other priority",
         "other service", "before the agreement"],
)  # fmt: skip
def test_a_solution_is_judged_in_service_hours(one: Ticket, cases: Cases | None) -> None:
    assert counted(one).get(("mail-sla", "fix", "2026-10")) == cases


def test_a_ticket_that_is_open_says_nothing_until_its_time_has_run_out() -> None:
    one = ticket("2026-11-20 15:00")
    assert counted(one, now="2026-11-23 09:00") == {}
    assert counted(one, now="2026-11-23 09:01") == {("mail-sla", "fix", "2026-11"): Cases(0, 1)}


def test_each_target_has_its_own_stretch_and_priority() -> None:
    one = ticket("2026-10-30 09:00", responded="2026-10-30 09:30", resolved="2026-10-30 10:00")
    other = ticket("2026-10-30 09:00", responded="2026-10-30 09:31", priority="3 - Low")
    assert counted(one, other) == {
        ("mail-sla", "fix", "2026-10"): Cases(1, 1),
        ("mail-sla", "answer", "2026-W44"): Cases(1, 2),
    }


@pytest.mark.parametrize("agreement", [{"type": "ola"}, {"type": "uc"}, {"retired": "true"}])
def test_a_ticket_does_not_tell_how_long_it_lay_with_a_team_or_a_supplier(agreement: dict[str, str]) -> None:
    assert counted(ticket("2026-10-30 09:00", resolved="2026-10-30 10:00"), **agreement) == {}
