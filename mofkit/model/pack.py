"""A pack: an organisation's own content over the bundled one. What `pack.yaml` and the files beside it say."""

from typing import Annotated, Any

from pydantic import Field

from mofkit.model.record import Id, Part

LANGUAGE = r"^[a-z]{2}(-[A-Z]{2})?$"
Language = Annotated[str, Field(pattern=LANGUAGE)]


class Pack(Part):
    """The whole of pack.yaml."""

    name: Id = Field(description="The name of the pack, which is that of its folder; mofkit.yaml lists it.")
    title: str = Field(min_length=1, description="What people call it.")
    licence: str = Field("", description="Who may use it and how, such as CC-BY-4.0 or internal use; required.")
    languages: tuple[Language, ...] = Field(("en",), description="The languages that its texts are written in.")
    description: str = Field("", description="What it changes, and for whom.")


class Overlay(Part):
    """A file of a pack that changes the content file of the same name. Elements are named by their ids."""

    replace: dict[str, dict[str, Any]] = Field({}, description="Fields of an element that say something else.")
    add: dict[str, dict[str, Any]] = Field({}, description="What comes at the end of the lists of an element.")
    hide: tuple[str, ...] = Field((), description="Elements that are not shown, with all that is in them.")
