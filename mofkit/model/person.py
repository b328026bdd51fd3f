"""A person who can own, do or decide something."""

from typing import Annotated

from pydantic import Field

from mofkit.model.headers import columns
from mofkit.model.record import Kind, Reader, Record, Texts


class Person(Record):
    """Someone of the organisation, by the id that records use for them."""

    name: Annotated[str, columns("full name", "person")] = Field(
        min_length=1, description="The name people know them by."
    )
    email: Annotated[str, columns("mail", "e mail", "email address")] = Field("", description="Where reminders go.")
    reader: Reader | None = Field(None, description="Which of the three readers they are.")
    team: Annotated[str, columns("group", "department")] = Field("", description="The team they work in.")
    role_types: Annotated[Texts, columns("roles", "role types", "role")] = Field(
        (), description="Role types they hold."
    )


KIND = Kind("person", "people", Person, "people.csv", "someone who can own, do or decide something")
