"""Dates of a ticket export: read in the order that the whole column allows, or refused."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

_DAY = 86_400
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_PARTS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})[-/. ]([A-Za-z]{3})[a-z]*[-/. ,]+(\d{4}|\d{2})")
_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_FIRST, _LAST = 1970, 2105
_HH_MM, _HH_MM_SS = len("23:59"), len("23:59:59")
_SIXTY = {f"{number:02d}": number for number in range(60)}
_SECONDS = {f":{text}": number for text, number in _SIXTY.items()}


class Witness(NamedTuple):
    """A date that allows only one order of day and month: where it stands, and what it says."""

    line: int
    text: str


class Day(NamedTuple):
    """A day: its first second, whether it has 24 hours, and its month."""

    start: int
    regular: bool
    month: str
    parts: tuple[int, int, int]


class _Starts(dict[str, int]):
    """The first seconds of days, each found once, and their months."""

    def __init__(self, dates: "Dates") -> None:
        self._dates = dates
        self.months: dict[str, str] = {}

    def __missing__(self, text: str) -> int:
        """A day that is new; raises KeyError for one that is not plain."""
        day = self._dates.plain(text)
        self[text], self.months[text] = day.start, day.month
        return day.start


class _Clock(dict[str, int]):
    """The seconds of times of day, each found once."""

    def __missing__(self, text: str) -> int:
        """A time that is new; raises KeyError for one that is none, or has a zone of its own."""
        time = _TIME.fullmatch(text)
        seconds = (_seconds(time) if time and not time[5] else None) if text else 0
        if seconds is None:
            raise KeyError(text)
        self[text] = seconds
        return seconds


class Dates:
    """Reads the dates of one export. `order` is dmy or mdy for those that do not begin with the year."""

    def __init__(self, order: str, zone: ZoneInfo) -> None:
        self.order = order
        self.zone = zone
        self.only_dmy: Witness | None = None
        self.only_mdy: Witness | None = None
        self.either: Witness | None = None
        self._days: dict[str, Day | None] = {}
        self._times: dict[str, int] = {}
        self._starts = _Starts(self)
        self._clock = _Clock()

    def read(self, text: str, line: int) -> tuple[int, str] | None:
        """The second and the month of a date; nothing if it is none."""
        day_text, _, time_text = text.partition(" ")
        day = self._days.get(day_text)
        if day is not None and day.regular:
            seconds = self._times.get(time_text[:5])
            if seconds is not None:
                if len(time_text) == _HH_MM:
                    return day.start + seconds, day.month
                if len(time_text) == _HH_MM_SS and time_text[5] == ":" and time_text[6:] in _SIXTY:
                    return day.start + seconds + _SIXTY[time_text[6:]], day.month
        return self._slow(text, line)

    def many(
        self, texts: Sequence[str], missing: frozenset[str], *, months: bool
    ) -> tuple[list[int | None], list[str], int]:
        """Seconds and months of dates of one form, and how many say nothing.

        Raises:
            KeyError: one has another form, or is one that this class should see with its line.
        """
        known = next((text for text in texts if text not in missing), "")
        between = "T" if known[10:11] == "T" else " "
        found: list[int | None]
        days, times, sixty = self._starts, self._clock, _SECONDS
        clock = known.partition(between)[2]
        with_seconds = len(clock) == _HH_MM_SS and clock[_HH_MM] == ":"
        names = self._starts.months
        at = len(known.partition(between)[0])
        alike = not with_seconds and set(map(len, texts)) == {len(known)} and missing.isdisjoint(texts)
        if alike and {text[at : at + 1] for text in texts} <= {between, ""}:
            # All of one width: slices are cheaper than looking for the blank in each.
            found = [days[text[:at]] + times[text[at + 1 :]] for text in texts]
            return found, [names[text[:at]] for text in texts] if months else [], 0
        parts = [text.partition(between) for text in texts]
        blank = 0 if missing.isdisjoint(texts) else sum(text in missing for text in texts)
        if with_seconds and blank:
            found = [
                None if text in missing else days[day] + times[time[:5]] + sixty[time[5:]]
                for text, (day, _, time) in zip(texts, parts, strict=True)
            ]
        elif with_seconds:
            found = [days[day] + times[time[:5]] + sixty[time[5:]] for day, _, time in parts]
        elif blank:
            found = [
                None if text in missing else days[day] + times[time]
                for text, (day, _, time) in zip(texts, parts, strict=True)
            ]
        else:
            found = [days[day] + times[time] for day, _, time in parts]
        return found, [names.get(day, "") for day, _, _ in parts] if months else [], blank

    def plain(self, text: str) -> Day:
        """A day of 24 hours that tells nothing new of the order; raises KeyError for any other."""
        shape = _ISO.fullmatch(text) or _PARTS.fullmatch(text)
        if not shape:
            raise KeyError(text)
        before = (self.only_dmy, self.only_mdy, self.either)
        day = self._day(shape, 0)
        if (self.only_dmy, self.only_mdy, self.either) != before:
            self.only_dmy, self.only_mdy, self.either = before
            raise KeyError(text)
        if day is None or not day.regular:
            raise KeyError(text)
        return day

    def _slow(self, text: str, line: int) -> tuple[int, str] | None:
        found = _ISO.match(text) or _PARTS.match(text) or _NAMED.match(text)
        if not found:
            return None
        day_text = found[0]
        if day_text not in self._days:
            self._days[day_text] = self._day(found, line)
        day = self._days[day_text]
        if day is None:
            return None
        rest = text[found.end() :].lstrip("T, ").strip()
        if not rest:
            return day.start, day.month
        time = _TIME.fullmatch(rest)
        seconds = _seconds(time) if time else None
        if seconds is None or time is None:
            return None
        if time[5]:
            return _with_offset(day, seconds, time[5]), day.month
        if len(rest) == _HH_MM:
            self._times[rest] = seconds
        return (day.start + seconds if day.regular else self._local(day, seconds)), day.month

    def _day(self, found: re.Match[str], line: int) -> Day | None:
        parts = self._parts(found, line)
        if parts is None or not _FIRST <= parts[0] <= _LAST:
            return None
        try:
            start = datetime(*parts, tzinfo=self.zone)
            after = datetime(*parts) + timedelta(days=1)  # noqa: DTZ001 - the zone comes next
        except ValueError:
            return None
        first, last = int(start.timestamp()), int(after.replace(tzinfo=self.zone).timestamp())
        return Day(first, last - first == _DAY, f"{parts[0]}-{parts[1]:02d}", parts)

    def _parts(self, found: re.Match[str], line: int) -> tuple[int, int, int] | None:
        if found.re is _ISO:
            return int(found[1]), int(found[2]), int(found[3])
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        if found.re is _NAMED:
            month = _MONTHS.get(found[2].casefold())
            return (year, month, int(found[1])) if month else None
        one, two = int(found[1]), int(found[2])
        self._witness(one, two, Witness(line, found[0]))
        return (year, two, one) if self.order == "dmy" else (year, one, two)

    def _witness(self, one: int, two: int, witness: Witness) -> None:
        months = 12
        if one > months >= two:
            self.only_dmy = self.only_dmy or witness
        elif two > months >= one:
            self.only_mdy = self.only_mdy or witness
        elif one != two and one <= months:
            self.either = self.either or witness

    def _local(self, day: Day, seconds: int) -> int:
        naive = datetime(*day.parts) + timedelta(seconds=seconds)  # noqa: DTZ001 - the zone comes next
        return int(naive.replace(tzinfo=self.zone).timestamp())


def _seconds(time: re.Match[str]) -> int | None:
    hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
    if time[4]:
        noon = 12
        if not 1 <= hour <= noon:
            return None
        hour = hour % noon + (noon if time[4][0] in "Pp" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return (hour * 60 + minute) * 60 + second


def _with_offset(day: Day, seconds: int, offset: str) -> int:
    naive = datetime(*day.parts) + timedelta(seconds=seconds)  # noqa: DTZ001 - the offset comes next
    text = "+00:00" if offset.upper() in ("Z", "UTC") else offset
    return int(datetime.fromisoformat(f"{naive.isoformat()}{text}").timestamp())
