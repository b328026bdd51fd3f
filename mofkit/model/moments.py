"""Moments as people write them: `2026-11-03 14:05`, by the clock of the workspace unless they say otherwise."""

import re
from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator

_WANTED = "a moment such as 2026-11-03 14:05, with Z or +01:00 behind it if it is by another clock"
_MOMENT = re.compile(
    r"[12]\d{3}-[01]\d-[0-3]\d[ T][0-2]\d:[0-5]\d(:[0-5]\d)?( ?(Z|[+-][0-2]\d:?[0-5]\d))?", re.IGNORECASE
)


def _parsed(text: str) -> datetime:
    plain = text.strip().upper()
    if not _MOMENT.fullmatch(plain):
        raise ValueError(_WANTED)
    try:
        return datetime.fromisoformat(plain.replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        raise ValueError("a moment of a day that exists") from None


def moment_problem(text: str) -> str:
    """Why a text is no moment, in the form of what would be right; nothing if it is one."""
    try:
        _parsed(text)
    except ValueError as error:
        return str(error)
    return ""


def second_of(text: str, clock: ZoneInfo) -> int:
    """The second since 1970 that a moment means; of an hour that a clock shows twice, the first.

    Raises:
        ValueError: the text is no moment; the error says what would be right.
    """
    found = _parsed(text)
    return int((found if found.tzinfo else found.replace(tzinfo=clock)).timestamp())


def shown_how_often(text: str, clock: ZoneInfo) -> int:
    """How often a clock shows a time: not at all, once, or twice; one that says its offset comes once."""
    found = _parsed(text)
    if found.tzinfo:
        return 1
    early, late = (found.replace(tzinfo=clock, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return 1
    # A time that is skipped comes back as another one.
    return 2 if early.astimezone(UTC).astimezone(clock).replace(tzinfo=None) == found else 0


def shown_second(second: int, clock: ZoneInfo) -> str:
    """A second as the clock of a place shows it."""
    return datetime.fromtimestamp(second, UTC).astimezone(clock).strftime("%Y-%m-%d %H:%M")


def _moment(text: str) -> str:
    if text.strip():
        _parsed(text)
    return text


Moment = Annotated[str, AfterValidator(_moment)]
