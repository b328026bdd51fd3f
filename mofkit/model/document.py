"""A document made from a template: what one sorts and checks it by. Its text stands beside it."""

from typing import ClassVar, Literal

from pydantic import Field

from mofkit.model.approval import Signed
from mofkit.model.record import Day, Kind, PersonRef, RecordRef

DocumentState = Literal["draft", "in-review", "approved", "retired"]


class MadeDocument(Signed):
    """One document. How far it is needs no new approval; another day of review does."""

    unsigned: ClassVar[frozenset[str]] = Signed.unsigned | {"state"}

    template: str = Field(min_length=1, description="The template it was made from, as `mofkit document list` has it.")
    title: str = Field("", description="Its title.")
    about: RecordRef = Field("", description="What it is about, as KIND:ID such as service:email.")
    owner: PersonRef = Field("", description="The person who keeps it true.")
    state: DocumentState = Field("draft", description="draft, in-review, approved or retired.")
    review_on: Day | None = Field(None, description="The day on which somebody looks whether it still holds.")


KIND = Kind(
    "document",
    "documents",
    MadeDocument,
    "documents/*.yaml",
    "a document made from a template, its text beside it",
    True,
)
