"""Who does what by when: an action that stands for itself, and one that is part of another record."""

from collections.abc import Iterator
from functools import cache
from typing import ClassVar, Literal

from pydantic import Field

from mofkit.model.record import Day, Kind, Part, PersonRef, Record, parts_in

Status = Literal["todo", "doing", "done", "dropped"]


class Promise(Part):
    """The three things that the job aid asks for, and how far it is. How far it is needs no new approval."""

    unsigned: ClassVar[frozenset[str]] = frozenset(("status", "done_on", "evidence", "note"))

    what: str = Field(min_length=1, description="What will be done, so that one can see whether it was.")
    who: PersonRef = Field("", description="The one person who does it.")
    when: Day | None = Field(None, description="The day by which it is done.")
    status: Status = Field("todo", description="todo, doing, done or dropped.")
    done_on: Day | None = Field(None, description="The day it was done.")
    source: str = Field("", description="Where it comes from: a record, a meeting, a table of the job aid.")
    evidence: str = Field("", description="What shows that it was done.")
    note: str = Field("", description="Anything else.")

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.status in ("todo", "doing")


class Todo(Promise):
    """An action that another record holds, such as the decision of a review."""

    id: str = Field("", description="A short mark of its own, by which it is named and exported.")


class Action(Promise, Record):
    """One thing to do. The job aid asks for all three: who, what and when."""


def promises(record: Record) -> Iterator[tuple[str, Promise]]:
    """Each promise of a record with the dotted field where it is written; an action is one as a whole."""
    if isinstance(record, Promise):
        yield "", record
    else:
        yield from _promises(record, "")


def _promises(part: Part, prefix: str) -> Iterator[tuple[str, Promise]]:
    for name in _promising_fields(type(part)):
        value = getattr(part, name)
        numbered = isinstance(value, tuple)
        for at, one in enumerate(value if numbered else (value,)):
            field = f"{prefix}{name}.{at}" if numbered else f"{prefix}{name}"
            if isinstance(one, Promise):
                yield field, one
            elif isinstance(one, Part):
                yield from _promises(one, f"{field}.")


@cache
def _promising_fields(model: type[Part]) -> tuple[str, ...]:
    """The fields that hold promises, or parts that do: most records have none, and a lint asks all of them."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if any(issubclass(inner, Promise) or _promising_fields(inner) for inner in parts_in(field.annotation))
    )


KIND = Kind("action", "actions", Action, "actions/*.yaml", "who does what by when")
