"""Work that comes back: what operations do every day, week or month to keep services well."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field

from mofkit.model.headers import columns
from mofkit.model.record import Day, Flag, Kind, PersonRef, Record, ServiceRef

_WORDS = {
    **dict.fromkeys(("workdays", "working days", "weekdays", "every working day"), (1, "workday")),
    **dict.fromkeys(("daily", "every day"), (1, "day")),
    **dict.fromkeys(("weekly", "every week"), (1, "week")),
    **dict.fromkeys(("fortnightly", "biweekly"), (2, "week")),
    **dict.fromkeys(("monthly", "every month"), (1, "month")),
    **dict.fromkeys(("quarterly", "every quarter"), (3, "month")),
    **dict.fromkeys(("half-yearly", "twice a year"), (6, "month")),
    **dict.fromkeys(("yearly", "annually", "every year"), (12, "month")),
}
_EVERY = re.compile(r"every ([1-9]\d{0,2}) (workday|day|week|month|year)s?")


def rhythm(text: str) -> tuple[int, str] | None:
    """How often, as a number of workdays, days, weeks or months; nothing if the text does not say."""
    words = " ".join(text.split()).casefold()
    found = _EVERY.fullmatch(words)
    if not found:
        return _WORDS.get(words)
    return (int(found[1]) * 12, "month") if found[2] == "year" else (int(found[1]), found[2])


def next_turn(after: date, often: tuple[int, str], holidays: frozenset[date] = frozenset()) -> date:
    """The day of the next turn. A month later than the 31st is the last day of a shorter month."""
    count, unit = often
    if unit == "month":
        year, month = divmod(after.year * 12 + after.month - 1 + count, 12)
        return date(year, month + 1, min(after.day, monthrange(year, month + 1)[1]))
    if unit != "workday":
        return after + timedelta(days=count * (7 if unit == "week" else 1))
    day = after
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and day not in holidays
    return day


def _frequency(text: str) -> str:
    if not rhythm(text):
        raise ValueError(
            "workdays, daily, weekly, fortnightly, monthly, quarterly, half-yearly, yearly or every N days"
        )
    return text


class OngoingTask(Record):
    """One line of operations/tasks.csv."""

    what: Annotated[str, columns("task", "work", "description")] = Field(min_length=1, description="What is done.")
    frequency: Annotated[str, AfterValidator(_frequency), columns("how often", "rhythm", "interval")] = Field(
        description="workdays, daily, weekly, fortnightly, monthly, quarterly, half-yearly, yearly, or every 10 days."
    )
    role: Annotated[str, columns("role type")] = Field("", description="The role it belongs to.")
    owner: Annotated[PersonRef, columns("who", "assigned to", "responsible")] = Field(
        "", description="The person who does it."
    )
    last_done: Annotated[Day | None, columns("last done", "done on")] = Field(
        None, description="The day it was last done; `mofkit operations done` writes it."
    )
    service: Annotated[ServiceRef, columns("service id")] = Field("", description="The service it is for, if for one.")
    guide: Annotated[str, columns("work instruction", "instructions", "link")] = Field(
        "", description="Where it is written how to do it."
    )
    paused: Flag = Field(False, description="Whether it rests for now.")
    note: Annotated[str, columns("notes", "comment")] = Field("", description="Anything else.")


KIND = Kind("task", "tasks", OngoingTask, "operations/tasks.csv", "work of operations that comes back")
