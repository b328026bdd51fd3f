"""Which period is the past and which the future of a cost matrix, as the job aid's Table 1 means them."""

from collections.abc import Iterable, Mapping
from datetime import date
from fnmatch import fnmatchcase

from mofkit.model.period import in_order, period

Bases = Mapping[str, frozenset[str]]


def past_period(periods: Bases, today: date, year_starts: int = 1) -> str:
    """The last period that is over and has actual amounts, else the last that has any; nothing if none has."""
    actual = in_order((label for label, bases in periods.items() if "actual" in bases), year_starts)
    over = [label for label in actual if (span := period(label, year_starts)) and span.last < today]
    return (over or actual or [""])[-1]


def future_period(periods: Bases, today: date, year_starts: int = 1) -> str:
    """The first period that is yet to begin and has planned amounts.

    Where none is yet to begin, the last that is planned and not over; nothing if there is none.
    """
    planned = in_order((label for label, bases in periods.items() if "planned" in bases), year_starts)
    spans = [(label, span) for label in planned if (span := period(label, year_starts))]
    to_come = [label for label, span in spans if span.first > today]
    running = [label for label, span in spans if span.first <= today <= span.last]
    return next(iter(to_come or reversed(running)), "")


def chosen(wanted: str, periods: Iterable[str]) -> tuple[str, ...]:
    """The periods that a word means: a name, names joined by commas, or a pattern such as 2026-*."""
    words = [word.strip() for word in wanted.split(",") if word.strip()]
    return tuple(label for label in periods if any(fnmatchcase(label, word) for word in words))
