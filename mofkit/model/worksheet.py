"""A worksheet: the activity table of one process, filled in by the people who do the work."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from mofkit.model.action import Todo
from mofkit.model.approval import Signed
from mofkit.model.record import Day, Kind, Part, PersonRef, Ref, ServiceRef, ids_in

PartName = Literal["question", "input", "output", "best-practice"]
InputState = Literal["", "available", "missing", "not-needed"]
OutputState = Literal["", "produced", "missing", "not-needed"]
PracticeState = Literal["", "agreed", "not-agreed"]


_BETWEEN = re.compile(r"[\W_]+")


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _number(value: Any) -> Any:
    if isinstance(value, str) and not (value.isascii() and value.isdigit() and len(value) < 4):
        raise ValueError("the number of a process, such as 2")
    return value


def _ids(value: Any) -> Any:
    return ids_in(value) if isinstance(value, str) else value


class Row(Part):
    """One line of an activity table: what is lacking there, and what is done about it."""

    gap: str = Field("", description="What is lacking, if something is.")
    actions: tuple[Todo, ...] = Field((), description="What will be done about it.")


class Question(Row):
    """A question of an activity, and the answer."""

    id: str = Field(min_length=1, description="The content's id without the activity's, such as q3; your own: x-….")
    ask: str = Field(min_length=1, description="The question, as it was when the worksheet was begun.")
    answer: str = Field("", description="How it is done here, in your own words.")


class Input(Row):
    """Something that an activity needs."""

    what: str = Field(min_length=1, description="What it is, in the content's words or your own.")
    state: Annotated[InputState, BeforeValidator(_stripped)] = Field(
        "", description="available, missing or not-needed; nothing while nobody knows."
    )
    where: str = Field("", description="Where it is kept.")


class Output(Row):
    """Something that an activity brings forth."""

    what: str = Field(min_length=1, description="What it is, in the content's words or your own.")
    state: Annotated[OutputState, BeforeValidator(_stripped)] = Field(
        "", description="produced, missing or not-needed; nothing while nobody knows."
    )
    where: str = Field("", description="Where it is kept.")


class Practice(Row):
    """A best practice, and whether the team agrees to work that way."""

    what: str = Field(min_length=1, description="What it is, in the content's words or your own.")
    state: Annotated[PracticeState, BeforeValidator(_stripped)] = Field(
        "", description="agreed or not-agreed; nothing while nobody has said."
    )
    why: str = Field("", description="Why not, if it is not agreed.")


class SheetActivity(Part):
    """One activity of the process, line by line."""

    id: str = Field(min_length=1, description="The activity's id in the content; one of your own begins with x-.")
    name: str = Field("", description="The activity in words.")
    questions: tuple[Question, ...] = Field((), description="What to ask.")
    inputs: tuple[Input, ...] = Field((), description="What it needs.")
    outputs: tuple[Output, ...] = Field((), description="What it brings forth.")
    best_practices: tuple[Practice, ...] = Field((), description="What works well.")
    gap: str = Field("", description="What is lacking in the activity as a whole.")
    actions: tuple[Todo, ...] = Field((), description="What will be done about that.")


class Placed(NamedTuple):
    """A row: the dotted field where it is written, its activity and list, and what all rows have alike.

    `name` is what it is known by in its list, `words` what it is about, `said` an answer or a state and nothing while
    the row is open, `remark` what stands beside a state: where the thing is, or why not.
    """

    field: str
    activity: SheetActivity
    part: PartName
    row: Row
    name: str
    words: str
    said: str
    remark: str = ""

    @property
    def key(self) -> "Key":
        """What tells it from the other rows of its worksheet."""
        return row_key(self.activity.id, self.part, self.name)


Key = tuple[str, PartName, str]


def row_key(activity: str, part: PartName, name: str) -> Key:
    """What a row is known by: a question by its id, any other by its words, whatever their case and punctuation."""
    return activity, part, name if part == "question" else _BETWEEN.sub(" ", name.casefold()).strip() or name


# The lists of an activity, in the order in which people go through them.
LISTS: tuple[tuple[PartName, str], ...] = (
    ("question", "questions"),
    ("input", "inputs"),
    ("output", "outputs"),
    ("best-practice", "best_practices"),
)
# Where a row keeps what people say of it, and the remark beside it.
SAID = {"question": "answer", "input": "state", "output": "state", "best-practice": "state"}
REMARK = {"question": "", "input": "where", "output": "where", "best-practice": "why"}
STATES = {
    "input": ("available", "missing", "not-needed"),
    "output": ("produced", "missing", "not-needed"),
    "best-practice": ("agreed", "not-agreed"),
}


class Worksheet(Signed):
    """One process of an SMF as it is done here."""

    unsigned: ClassVar[frozenset[str]] = Signed.unsigned | {"by", "filled_by"}

    smf: str = Field(min_length=1, description="The SMF, by its id; one of your own begins with x-.")
    process: Annotated[int, BeforeValidator(_number)] = Field(ge=1, description="The number of the process.")
    name: str = Field("", description="The process in words.")
    table: str = Field("", description="The table of the guide that holds its activities.")
    service: ServiceRef = Field("", description="The service, if the process is another one for it.")
    started: Day | None = Field(None, description="The day on which the worksheet was begun.")
    by: PersonRef = Field("", description="The person who leads it.")
    filled_by: Annotated[tuple[Annotated[str, Ref("person")], ...], BeforeValidator(_ids)] = Field(
        (), description="Who has answered; `worksheet fill --who` adds them."
    )
    activities: tuple[SheetActivity, ...] = Field((), description="Its activities, in the order of the table.")

    def rows(self) -> Iterator[Placed]:
        """Each row in the order in which people go through them."""
        for at, activity in enumerate(self.activities):
            for part, name in LISTS:
                for number, row in enumerate(getattr(activity, name)):
                    yield _placed(f"activities.{at}.{name}.{number}", activity, part, row)


def _placed(field: str, activity: SheetActivity, part: PartName, row: Any) -> Placed:
    if isinstance(row, Question):
        return Placed(field, activity, part, row, row.id, row.ask, row.answer.strip())
    return Placed(field, activity, part, row, row.what, row.what, row.state, getattr(row, REMARK[part]))


KIND = Kind("worksheet", "worksheets", Worksheet, "worksheets/*/*.yaml", "one process of an SMF as it is done here")
