"""Patching: the key questions and their answers, who may wait with a patch, and what was tested."""

from typing import Annotated, ClassVar

from pydantic import Field

from mofkit.model.action import Todo
from mofkit.model.approval import Signed
from mofkit.model.headers import columns
from mofkit.model.record import Day, Flag, Kind, Part, PersonRef, PersonRefs, Record, Ref


class PatchAction(Todo):
    """Something that closes a gap: at once, or when it has what it needs."""

    needs: str = Field(
        "", description="What it needs first: people, money, equipment; nothing if it can begin at once."
    )


class PatchQuestion(Part):
    """A key question about patching, and how it is here."""

    id: str = Field(min_length=1, description="The question's id in the content; one of your own begins with x-.")
    ask: str = Field(min_length=1, description="The question, as it was when the worksheet was begun.")
    answer: str = Field("", description="How it is done here, in your own words.")
    gap: str = Field("", description="What is lacking, if something is.")
    actions: tuple[PatchAction, ...] = Field((), description="What will be done about it.")


class PatchWorksheet(Signed):
    """How patching works here: the answers to the key questions of Table 20."""

    unsigned: ClassVar[frozenset[str]] = Signed.unsigned | {"by", "filled_by"}

    scope: str = Field("", description="Which machines it is about, such as servers; all if left out.")
    started: Day | None = Field(None, description="The day on which it was begun.")
    by: PersonRef = Field("", description="The person who leads it.")
    filled_by: PersonRefs = Field((), description="Who has answered; `mofkit patch ask --who` adds them.")
    questions: tuple[PatchQuestion, ...] = Field((), description="The questions, in the order of the table.")


class PatchException(Record):
    """One line of patching/exceptions.csv: a machine that may wait with a patch."""

    host: Annotated[str, columns("hostname", "computer", "server", "machine")] = Field(
        "", description="The machine, as the inventory names it; all if left out."
    )
    product: Annotated[str, columns("software")] = Field(
        "", description="The product; all of the machine's if left out."
    )
    patch: Annotated[str, columns("kb", "update")] = Field(
        "", description="The patch; all of the product's if left out."
    )
    reason: Annotated[str, columns("why")] = Field("", description="Why it cannot go in, and what protects instead.")
    who: Annotated[PersonRef, columns("granted by", "approved by")] = Field(
        "", description="The person who grants it and answers for it."
    )
    until: Annotated[Day | None, columns("expires", "end")] = Field(None, description="The last day.")
    note: str = Field("", description="Anything else.")


class PatchTest(Record):
    """One line of patching/tests.csv: a patch that was tried before it went everywhere."""

    product: Annotated[str, columns("software")] = Field(min_length=1, description="The product, as in the inventory.")
    patch: Annotated[str, columns("kb", "update")] = Field(
        "", description="The patch, as the inventory names it; its day of release where it has no name."
    )
    on: Annotated[Day | None, columns("date", "tested on")] = Field(None, description="The day of the test.")
    passed: Annotated[Flag | None, columns("result")] = Field(None, description="Whether it passed: true or false.")
    where: Annotated[str, columns("environment", "machines")] = Field("", description="On which machines.")
    who: Annotated[PersonRef, columns("tester")] = Field("", description="The person who tested.")
    change: Annotated[str, Ref("change"), columns("rfc")] = Field("", description="The change that brings it.")
    evidence: Annotated[str, columns("result kept in", "link")] = Field("", description="Where the result is kept.")
    note: str = Field("", description="Anything else.")


KIND = Kind(
    "patch-worksheet",
    "patch-worksheets",
    PatchWorksheet,
    "patching/*.yaml",
    "the key questions about patching, answered",
)
EXCEPTION = Kind(
    "patch-exception",
    "patch-exceptions",
    PatchException,
    "patching/exceptions.csv",
    "a machine that may wait with a patch",
)
TEST = Kind("patch-test", "patch-tests", PatchTest, "patching/tests.csv", "a patch that was tried before it went in")
