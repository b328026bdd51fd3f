"""Service hours as people write them: `Mon-Fri 08:00-18:00; Sat 09:00-12:00`, or `24x7`."""

import re
from functools import lru_cache
from typing import Annotated, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import AfterValidator

_WANTED = "hours such as Mon-Fri 08:00-18:00; Sat 09:00-12:00, or 24x7, or closed"
_DAYS = (
    *(("mon", "monday", "mo", "montag"), ("tue", "tues", "tuesday", "tu", "di", "dienstag")),
    *(("wed", "wednesday", "we", "mi", "mittwoch"), ("thu", "thur", "thurs", "thursday", "th", "do", "donnerstag")),
    *(
        ("fri", "friday", "fr", "freitag"),
        ("sat", "saturday", "sa", "samstag"),
        ("sun", "sunday", "su", "so", "sonntag"),
    ),
)
_NUMBER = {name: number for number, names in enumerate(_DAYS) for name in names}
_GROUPS = {"daily": range(7), "every day": range(7), "weekdays": range(5), "weekends": range(5, 7)}
_ALWAYS = re.compile(r"24\s*[x×*/]\s*7|always", re.IGNORECASE)
_HOLIDAYS = re.compile(r"\s*\(?\b(?:incl\.?|including)\s+(?:public\s+)?holidays\)?\s*$", re.IGNORECASE)
_WINDOW = re.compile(r"(2[0-4]|[01]?\d)(?:[:.]([0-5]\d))?\s*-\s*(2[0-4]|[01]?\d)(?:[:.]([0-5]\d))?")
_ENTRY = re.compile(rf"\s*(?P<days>[^\d;]*?)\s*(?P<windows>{_WINDOW.pattern}(?:\s*,\s*{_WINDOW.pattern})*)\s*")
_DAY = 24 * 60
Window = tuple[int, int]


class Week(NamedTuple):
    """When a service is open: for each day from Monday on, windows in minutes of the local clock, merged.

    A window past midnight is cut there, so that no window leaves its day. Whoever is open always, or says so, is open
    on holidays.
    """

    windows: tuple[tuple[Window, ...], ...]
    on_holidays: bool = False


@lru_cache(maxsize=512)
def week(text: str) -> Week:
    """The week that a text says; raises ValueError with what would be right."""
    words = " ".join(text.replace("–", "-").replace("—", "-").split())
    if _ALWAYS.fullmatch(words):
        return Week((((0, _DAY),),) * 7, on_holidays=True)
    if words.casefold() in ("closed", "none"):
        return Week(((),) * 7)
    plain = _HOLIDAYS.sub("", words)
    days: list[list[Window]] = [[] for _ in range(7)]
    for entry in filter(None, (part.strip() for part in plain.split(";"))):
        _add(days, entry)
    if not any(days):
        raise ValueError(_WANTED)
    return Week(tuple(map(_merged, days)), on_holidays=plain != words)


def _add(days: list[list[Window]], entry: str) -> None:
    found = _ENTRY.fullmatch(entry)
    if not found:
        raise ValueError(_WANTED)
    for day in _days(found["days"]):
        for hour, minute, until, end_minute in _WINDOW.findall(found["windows"]):
            start, end = int(hour) * 60 + int(minute or 0), int(until) * 60 + int(end_minute or 0)
            if start >= _DAY or end > _DAY or start == end:
                raise ValueError(_WANTED)
            days[day].append((start, end if end > start else _DAY))
            if 0 < end < start:
                days[(day + 1) % 7].append((0, end))


def _days(text: str) -> list[int]:
    words = text.casefold().rstrip(":, ")
    if words in _GROUPS:
        return list(_GROUPS[words])
    found: list[int] = []
    for part in words.split(",") if words else ("mon-sun",):
        first, _, last = part.partition("-")
        names = [_NUMBER.get(name.strip().rstrip(".")) for name in (first, last or first)]
        if names[0] is None or names[1] is None:
            raise ValueError(_WANTED)
        found += [(names[0] + step) % 7 for step in range((names[1] - names[0]) % 7 + 1)]
    return found


def _merged(windows: list[Window]) -> tuple[Window, ...]:
    merged: list[Window] = []
    for start, end in sorted(windows):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _hours(text: str) -> str:
    if text.strip():
        week(text)
    return text


Hours = Annotated[str, AfterValidator(_hours)]


@lru_cache(maxsize=64)
def zone(text: str) -> ZoneInfo:
    """The clock of an IANA name; raises ValueError with what would be right."""
    try:
        return ZoneInfo(text.strip())
    except (OSError, ValueError, KeyError):
        raise ValueError("an IANA time zone such as Europe/Berlin") from None


def _zone(text: str) -> str:
    zone(text)
    return text


Zone = Annotated[str, AfterValidator(_zone)]
