"""A time in which nothing is changed: a year's end, an election, an audit."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field

from mofkit.model.headers import columns
from mofkit.model.moments import moment_problem, second_of
from mofkit.model.record import Day, Kind, PersonRef, Record, ServiceRefs, ids_in

# What a freeze may let through: a category, or whatever is an emergency.
Excepted = Literal["standard", "minor", "significant", "major", "emergency"]
_DAY_LENGTH = 10


def _edge(text: str) -> str:
    plain = text.strip()
    if plain and moment_problem(f"{plain} 00:00" if len(plain) == _DAY_LENGTH else plain):
        raise ValueError("a day such as 2026-12-14, or a moment such as 2026-12-14 18:00")
    return text


def _services(value: Any) -> Any:
    """Ids; the one word `all` is as good as none."""
    parts = ids_in(value) if isinstance(value, str) else value
    return [] if isinstance(parts, list) and [part.casefold() for part in parts] == ["all"] else parts


def _words(value: Any) -> Any:
    return [part.casefold() for part in ids_in(value)] if isinstance(value, str) else value


Edge = Annotated[str, AfterValidator(_edge)]


class Freeze(Record):
    """One line of changes/freezes.csv."""

    start: Annotated[Edge, columns("from", "begins", "first day")] = Field(
        min_length=1, description="The first day, or the moment it begins, by the clock of the workspace."
    )
    end: Annotated[Edge, columns("to", "until", "ends", "last day")] = Field(
        min_length=1, description="The last day, which still belongs to it, or the moment it ends."
    )
    services: Annotated[ServiceRefs, BeforeValidator(_services), columns("service")] = Field(
        (),
        description="The services it protects, and with them all that they need; `all` or nothing for every service.",
    )
    reason: Annotated[str, columns("why")] = Field("", description="Why nothing may change then.")
    except_categories: Annotated[tuple[Excepted, ...], BeforeValidator(_words), columns("except", "exceptions")] = (
        Field((), description="What may go in all the same: standard, minor, significant, major, or emergency.")
    )
    approved_by: Annotated[PersonRef, columns("approved by", "who")] = Field(
        "", description="The person who ordered it."
    )
    approved_on: Annotated[Day | None, columns("approved on")] = Field(None, description="The day it was ordered.")

    def seconds(self, clock: ZoneInfo) -> tuple[int, int]:
        """Its first second since 1970, and the first after it, by the clock of the workspace."""
        return _second(self.start, clock, 0), _second(self.end, clock, 1)

    @property
    def whole_days(self) -> bool:
        """Whether it is said in days, both ends included."""
        return len(self.start.strip()) == len(self.end.strip()) == _DAY_LENGTH


def _second(text: str, clock: ZoneInfo, days: int) -> int:
    plain = text.strip()
    if len(plain) != _DAY_LENGTH:
        return second_of(plain, clock)
    return second_of(f"{date.fromisoformat(plain) + timedelta(days=days)} 00:00", clock)


KIND = Kind("freeze", "freezes", Freeze, "changes/freezes.csv", "a time in which nothing is changed")
