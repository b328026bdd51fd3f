"""How long data about somebody who applied may be kept."""

from collections.abc import Mapping
from datetime import date, timedelta

from mofkit.model.candidate import Candidate
from mofkit.model.opening import Opening

SETTING = "hiring_retention_days"
USUAL = 180


def retention_days(thresholds: Mapping[str, str]) -> int:
    """For how many days after the end data is kept, by the settings; half a year if they do not say."""
    text = thresholds.get(SETTING, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else USUAL


def kept_until(one: Candidate, opening: Opening | None, days: int) -> date | None:
    """The last day on which a candidate may be on file; nothing if no day is written from which to count.

    It is the day the person agreed to, else so many days after the opening was closed, else after the application.
    """
    begins = (opening.closed_on if opening else None) or one.received
    return one.keep_until or (begins + timedelta(days=days) if begins else None)
