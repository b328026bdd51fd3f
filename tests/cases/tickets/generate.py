# ruff: noqa: E501 - a table of made-up sorts, one a line
"""Writes the demo's tickets, the same way every time: `python tests/cases/tickets/generate.py FOLDER`.

August to 20 November 2026 of a service desk that is flooded: 1,940 tickets in October, 655 of them forgotten passwords
and locked accounts, 140 questions after new starters. All of it is invented.
"""

from __future__ import annotations

import random
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

HEADER = (
    "id,opened,resolved,state,priority,category,service,group,channel,reassignments,reopened,caller,summary,notes,"
    "type,survey answer"
)
_REQUESTS = frozenset(
    ("question", "how do I", "shared mailbox access", "toner empty", "new starter: how far?", "new starter: no access")
)


class Sort(NamedTuple):
    """A sort of ticket: how many a month from August, and what they look like."""

    months: tuple[int, int, int, int]
    service: str
    category: str
    summaries: tuple[str, ...]
    note: str
    at_once: float
    hours: float


SORTS = (
    Sort((262, 301, 655, 232), "identity", "Other", ("password forgotten", "password expired", "locked out"), "reset", 0.93, 0.6),
    Sort((31, 44, 140, 61), "new-starter", "Other", ("new starter: how far?", "new starter: no laptop", "new starter: no access"), "asked round", 0.2, 30),
    Sort((2, 3, 78, 84), "booking", "Software", ("booking page down", "booking slow"), "restarted", 0.1, 5),
    Sort((118, 121, 141, 66), "printing", "Hardware", ("paper jam", "card not read", "toner empty"), "swapped", 0.5, 7),
    Sort((96, 102, 131, 60), "laptops", "Hardware", ("laptop slow", "screen flickers", "battery flat"), "swapped", 0.4, 9),
    Sort((88, 92, 118, 51), "email", "Other", ("mailbox full", "shared mailbox access", "calendar wrong"), "granted", 0.6, 5),
    Sort((61, 64, 83, 38), "network", "Network", ("wifi weak depot", "remote access drops"), "moved", 0.3, 12),
    Sort((72, 74, 96, 40), "telephony", "Telephone", ("no dial tone", "queue silent"), "reset", 0.5, 6),
    Sort((58, 57, 77, 31), "council-tax", "Software", ("screen freezes", "address twice"), "restarted", 0.2, 14),
    Sort((44, 46, 61, 26), "documents", "Software", ("file not found", "scan unreadable"), "found", 0.4, 8),
    Sort((260, 264, 360, 111), "", "Other", ("question", "how do I", "please call back", "does not work"), "", 0.6, 8),
)  # fmt: skip
_FIRST = 10_001
_SEATS = ("u", 640)
PRIORITIES = ("P1", "P2", "P3", "P4")


def _moment(chosen: random.Random, year: int, month: int, last: int) -> datetime:
    while True:
        day = date(year, month, chosen.randrange(1, last + 1))
        weekday = day.weekday()
        if weekday < 5 or chosen.random() < 0.05:
            # Mondays are busiest, and mornings everywhere.
            hour = min(chosen.choice((8, 8, 9, 9, 9, 10, 10, 11, 12, 13, 14, 14, 15, 16, 17)), 17)
            if weekday == 0 or chosen.random() < 0.8:
                return datetime(year, month, day.day, hour, chosen.randrange(60))  # noqa: DTZ001 - the clock of the desk


def _ended(chosen: random.Random, opened: datetime, hours: float) -> datetime:
    ended = opened + timedelta(minutes=max(2, int(chosen.expovariate(1 / (hours * 60)))))
    if ended.hour >= 18 or ended.hour < 8:
        ended = (ended + timedelta(days=1)).replace(hour=8, minute=chosen.randrange(60))
    while ended.weekday() > 4:
        ended += timedelta(days=1)
    return ended


def month(number: int) -> list[str]:
    """The rows of a month: 8 to 11."""
    chosen = random.Random(2026 * 100 + number)
    last = {8: 31, 9: 30, 10: 31, 11: 20}[number]
    drawn = [(_moment(chosen, 2026, number, last), sort) for sort in SORTS for _ in range(sort.months[number - 8])]
    drawn.sort(key=lambda one: (one[0], one[1].service))
    before = sum(sum(sort.months[: number - 8]) for sort in SORTS)
    return [_row(chosen, _FIRST + before + at, *one) for at, one in enumerate(drawn)]


def _row(chosen: random.Random, id: int, opened: datetime, sort: Sort) -> str:
    at_once = chosen.random() < sort.at_once
    ended = _ended(chosen, opened, sort.hours if at_once else sort.hours * 4)
    closed = ended < datetime(2026, 11, 20, 18)  # noqa: DTZ001 - the clock of the desk
    priority = chosen.choices(PRIORITIES, (1, 8, 61, 30) if sort.service != "booking" else (20, 50, 30, 0))[0]
    group = "Desk" if at_once else "Apps" if sort.category == "Software" else "Infra"
    channel = chosen.choices(("tel", "mail", "web", "direct"), (60, 22, 12, 6))[0]
    cells = (
        *(str(id), f"{opened:%Y-%m-%d %H:%M}", f"{ended:%Y-%m-%d %H:%M}" if closed else ""),
        *("closed" if closed else "open", priority, sort.category, sort.service, group, channel),
        *("" if at_once else str(chosen.choice((1, 1, 1, 2, 3))), "1" if closed and chosen.random() < 0.04 else ""),
        *(f"u{chosen.randrange(640)}", chosen.choice(sort.summaries)),
        sort.note if closed and chosen.random() < 0.7 else "",
    )
    kind = "request" if cells[-2] in _REQUESTS else "incident"
    return ",".join((*cells, kind, _answer(random.Random(id), ended - opened) if closed else ""))


def _answer(chosen: random.Random, took: timedelta) -> str:
    """One in four answers when asked how it went, and who waited long is not so pleased."""
    weights = (50, 30, 10, 6, 4) if took < timedelta(hours=8) else (18, 30, 22, 18, 12)
    return chosen.choices("54321", weights)[0] if chosen.random() < 0.25 else ""


def content(number: int) -> str:
    """The export of a month."""
    return "\n".join((HEADER, *month(number))) + "\n"


if __name__ == "__main__":
    for each in (8, 9, 10, 11):
        (Path(sys.argv[1]) / f"2026-{each:02d}.csv").write_text(content(each), "utf-8", newline="\n")
