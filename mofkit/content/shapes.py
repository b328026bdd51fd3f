"""The content files that a pack may change, with what each is made of."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mofkit.content import files
from mofkit.content.change_rules import ChangeRules
from mofkit.content.delivery import Delivery
from mofkit.content.framework_types import Document, Glossary, Lifecycle, Review, Roles, Smf
from mofkit.content.lexicon import SCENARIOS
from mofkit.content.types import Assets, Costs, Figures, Hiring, Patching, Playbook, Readers, Scenario
from mofkit.model.record import Part

# In the order in which `explain` looks; of two elements with one id the first is meant.
FOLDERS: Mapping[str, type[Part]] = {"scenarios": Scenario, "smfs": Smf, "reviews": Review, "documents": Document}
FILES: Mapping[str, type[Part]] = {
    "costs": Costs,
    "patching": Patching,
    "playbook": Playbook,
    "assets": Assets,
    "figures": Figures,
    "readers": Readers,
    "hiring": Hiring,
    "roles": Roles,
    "glossary": Glossary,
    "lifecycle": Lifecycle,
    "changes": ChangeRules,
    "delivery": Delivery,
}
# The framework's frame. Documents are the organisation's own; it may have fewer.
KEPT_WHOLE = {"smfs": "an SMF", "reviews": "a review", "scenarios": "a scenario"}


class Element(NamedTuple):
    """An element in the data of its file: its own data, its model, the list it stands in, and the way to it."""

    data: dict[str, Any]
    model: type[Part]
    holder: list[Any] | None
    path: tuple[str | int, ...]


def shape_of(path: str) -> type[Part] | None:
    """The model of a content file; nothing for one that no pack may change, or that cannot be."""
    folder, _, name = path.rpartition("/")
    return (FOLDERS.get(folder) if name else None) if folder else FILES.get(path)


def paths() -> list[str]:
    """Every content file that a pack may change, with those of the active packs."""
    found = [f"{folder}/{name}" for folder in FOLDERS if folder != "scenarios" for name in files.names(folder)]
    return [*(f"scenarios/{slug}" for slug in SCENARIOS), *found, *FILES]


def elements_in(data: Any, model: type[Part], path: str) -> dict[str, Element]:
    """The elements of a content file by id. The file itself goes by its name if it has no id of its own."""
    found = {} if "id" in data else {path: Element(data, model, None, ())}
    return found | dict(_elements(data, model, None, ()))


def _elements(
    data: dict[str, Any], model: type[Part], holder: list[Any] | None, path: tuple[str | int, ...]
) -> Iterator[tuple[str, Element]]:
    if isinstance(data.get("id"), str):
        yield data["id"], Element(data, model, holder, path)
    for name, value in data.items():
        inner = part_of(model, name)
        if inner and isinstance(value, list):
            for at, item in enumerate(value):
                if isinstance(item, dict):
                    yield from _elements(item, inner, value, (*path, name, at))
        elif inner and isinstance(value, dict):
            yield from _elements(value, inner, None, (*path, name))


def field_of(model: type[Part], name: str) -> Any:
    """The field of a name as files write it; nothing if there is none."""
    return next((field for own, field in model.model_fields.items() if name == (field.alias or own)), None)


def field_names(model: type[Part]) -> list[str]:
    """The names of the fields as files write them."""
    return [field.alias or own for own, field in model.model_fields.items()]


def part_of(model: type[Part], name: str) -> type[Part] | None:
    """The model of what stands in a field, if that is more than text."""
    field = field_of(model, name)
    return _part(field.annotation) if field else None


def is_list(model: type[Part], name: str) -> bool:
    """Whether a field takes a list."""
    field = field_of(model, name)
    return field is not None and getattr(field.annotation, "__origin__", None) is tuple


def _part(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for one in getattr(annotation, "__args__", ()) if (found := _part(one))), None)
