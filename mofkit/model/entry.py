"""A published catalog entry: what customers and technicians may read about one service."""

from typing import Literal

from pydantic import Field

from mofkit.model.record import Flag, Kind, Part, Record, ServiceRef, ServiceRefs, Texts


class Audience(Part):
    """What one group of readers is told."""

    audience: Literal["customer", "technical"] = Field(description="Who reads it.")
    text: str = Field(min_length=1, description="What they are told.")


class CatalogEntry(Record):
    """The published description of a service."""

    service: ServiceRef = Field("", description="The service it describes.")
    description: str = Field(min_length=1, description="What the service does, in the customer's words.")
    audiences: tuple[Audience, ...] = Field((), description="A text for each audience.")
    hours: str = Field("", description="When the service may be expected, such as Mon-Fri 08:00-18:00.")
    expectation: str = Field("", description="The service level that users may expect, in one sentence.")
    request_route: str = Field("", description="How to ask for it or report trouble: the way to the service desk.")
    configuration_items: Texts = Field((), description="What it is made of.")
    depends_on: ServiceRefs = Field((), description="Services it cannot work without.")
    published: Flag = Field(False, description="Whether it may be shown to customers.")


KIND = Kind(
    "catalog-entry", "catalog-entries", CatalogEntry, "catalog/*.yaml", "what customers may read about a service"
)
