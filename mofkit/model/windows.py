"""Weeks, months, quarters and years over which promises are judged: `2026-W44`, `2026-10`, `2026-Q4`, `2026`."""

import re
from calendar import month_name, monthrange
from datetime import date, timedelta
from typing import NamedTuple

FORMS = "such as 2026-W44, 2026-10, 2026-Q4 or 2026"
_FORM = re.compile(r"([12]\d{3})(?:-(?:W(?P<week>\d\d)|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?", re.IGNORECASE)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Stretch(NamedTuple):
    """The days over which a promise is judged, both ends included, and what they are called."""

    label: str
    first: date
    last: date

    @property
    def words(self) -> str:
        """As one says it: October 2026."""
        return f"{month_name[self.first.month]} {self.first.year}" if _is_month(self) else self.label


def _is_month(one: Stretch) -> bool:
    return one.first.day == 1 and (one.first.year, one.first.month) == (one.last.year, one.last.month)


def window(label: str) -> Stretch | None:
    """The days that a label means; nothing if it means none."""
    found = _FORM.fullmatch(label.strip())
    if not found:
        return None
    year = int(found[1])
    if found["week"]:
        try:
            return window_of(date.fromisocalendar(year, int(found["week"]), 1), "week")
        except ValueError:
            return None
    if found["month"]:
        return window_of(date(year, int(found["month"]), 1), "month")
    if found["quarter"]:
        return window_of(date(year, int(found["quarter"]) * 3, 1), "quarter")
    return window_of(date(year, 1, 1), "year")


def window_of(day: date, per: str) -> Stretch:
    """The week, month, quarter or year of a day. Weeks begin on Monday and belong to the year of their Thursday."""
    if per == "week":
        year, week, weekday = day.isocalendar()
        first = day - timedelta(days=weekday - 1)
        return Stretch(f"{year}-W{week:02}", first, first + timedelta(days=6))
    months = _MONTHS[per]
    begin = (day.month - 1) // months * months + 1
    last = begin + months - 1
    label = {"month": f"{day.year}-{begin:02}", "quarter": f"{day.year}-Q{last // 3}", "year": f"{day.year}"}[per]
    return Stretch(label, date(day.year, begin, 1), date(day.year, last, monthrange(day.year, last)[1]))


def windows_over(per: str, first: date, last: date, today: date) -> list[Stretch]:
    """Those that end in the days from first to last, and the one that runs today if today is one of them."""
    found = []
    at = window_of(first, per)
    while at.first <= last:
        if at.last <= last or (first <= today <= last and at.first <= today <= at.last):
            found.append(at)
        at = window_of(at.last + timedelta(days=1), per)
    return found
