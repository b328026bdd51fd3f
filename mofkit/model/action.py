"""An action that belongs to no other record: who does what by when."""

from typing import Literal

from pydantic import Field

from mofkit.model.record import Day, Kind, PersonRef, Record

Status = Literal["todo", "doing", "done", "dropped"]


class Action(Record):
    """One thing to do. The job aid asks for all three: who, what and when."""

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


KIND = Kind("action", "actions", Action, "actions/*.yaml", "who does what by when")
