"""Budget periods by the names people give them: `2026-27`, `2026/2027`, `2026`, `FY27`, `2026-Q3`, `2026-04`."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

_YEARS = re.compile(r"(?:FY ?)?([12][0-9]{3})[-/–]([12][0-9]{3}|[0-9]{2})", re.IGNORECASE)
_YEAR = re.compile(r"([12][0-9]{3})")
_FY = re.compile(r"FY ?'?((?:[12][0-9])?[0-9]{2})", re.IGNORECASE)
_QUARTER = re.compile(r"([12][0-9]{3})[- ]?Q([1-4])", re.IGNORECASE)
_MONTH = re.compile(r"([12][0-9]{3})[-/](0[1-9]|1[0-2])")
FORMS = "such as 2026-27, 2026, 2026-Q3 or 2026-04"


class Period(NamedTuple):
    """A stretch of days that has a budget."""

    first: date
    last: date
    label: str

    @property
    def months(self) -> int:
        """How long it is."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1


def period(label: str, year_starts: int = 1) -> Period | None:
    """The days of a period; nothing if its name does not tell. `year_starts` is the month of a financial year's start.

    2009-10 is the year that begins in 2009, not October: two years in a row are a financial year.
    """
    text = label.strip()
    for pattern, meaning in ((_YEARS, _two_years), (_FY, _ending_in), (_QUARTER, _quarter), (_MONTH, _one_month)):
        found = pattern.fullmatch(text)
        span = meaning(found, year_starts) if found else None
        if span:
            return _named(label, *span)
    found = _YEAR.fullmatch(text)
    return _named(label, int(found[1]), 1, 12) if found else None


def _named(label: str, year: int, month: int, months: int) -> Period:
    last_year, last_month = divmod(month - 1 + months - 1, 12)
    year_of_last, month_of_last = year + last_year, last_month + 1
    last = date(year_of_last, month_of_last, monthrange(year_of_last, month_of_last)[1])
    return Period(date(year, month, 1), last, label)


def _two_years(found: re.Match[str], year_starts: int) -> tuple[int, int, int] | None:
    first, second = int(found[1]), found[2]
    follows = int(second) == first + 1 if len(second) == 4 else int(second) == (first + 1) % 100
    return (first, year_starts, 12) if follows else None


def _ending_in(found: re.Match[str], year_starts: int) -> tuple[int, int, int]:
    # FY27 is the year that ends in 2027; where years begin in January, that is 2027 itself.
    year = int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
    return (year if year_starts == 1 else year - 1, year_starts, 12)


def _quarter(found: re.Match[str], year_starts: int) -> tuple[int, int, int]:
    years, month = divmod(year_starts - 1 + 3 * (int(found[2]) - 1), 12)
    return (int(found[1]) + years, month + 1, 3)


def _one_month(found: re.Match[str], year_starts: int) -> tuple[int, int, int]:  # noqa: ARG001 - as its siblings
    return (int(found[1]), int(found[2]), 1)


def in_order(labels: Iterable[str], year_starts: int = 1) -> list[str]:
    """Names of periods from the earliest to the latest; those that tell nothing come last, by name."""
    known = {label: period(label, year_starts) for label in labels}
    return sorted(known, key=lambda label: (known[label] is None, known[label] or (date.max, date.max, label), label))


def gaps(labels: Iterable[str], year_starts: int = 1) -> list[tuple[Period, Period]]:
    """Each two periods of one length that follow each other in the list but not in time."""
    found: dict[int, list[Period]] = {}
    for one in sorted(filter(None, (period(label, year_starts) for label in set(labels)))):
        found.setdefault(one.months, []).append(one)
    pairs = [pair for same in found.values() for pair in pairwise(same)]
    return sorted(pair for pair in pairs if pair[0].last + timedelta(days=1) < pair[1].first)
