"""The seven scenarios and what belongs to them, typed."""

from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from mofkit.content import files
from mofkit.content.active import Packs, active
from mofkit.content.files import BrokenContent
from mofkit.content.lexicon import SCENARIOS
from mofkit.content.types import Assets, Attributes, Costs, Figures, Hiring, Patching, Playbook, Readers, Scenario
from mofkit.errors import BadOption, did_you_mean

M = TypeVar("M", bound=BaseModel)


def typed(model: type[M], path: str) -> M:
    """A content file as its model, with the active packs; raises BrokenContent."""
    return cast(M, _typed(model, path, active()))


# The packs are part of the key: what one workspace says is never the answer of another.
@lru_cache(maxsize=256)
def _typed(model: type[BaseModel], path: str, _: Packs | None) -> BaseModel:
    found: Any = files.data(path)
    try:
        return model.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise BrokenContent(f"content/{path}.yaml: {where}: {first['msg']}", hint="install mofkit again") from error


def scenario(slug: str) -> Scenario:
    """One scenario by its slug."""
    return typed(Scenario, f"scenarios/{slug}")


def scenarios() -> list[Scenario]:
    """All seven, in their order."""
    return [scenario(slug) for slug in SCENARIOS]


def slug_of(word: str) -> str:
    """The slug of a scenario named by number or slug; raises BadOption."""
    if word.isascii() and word.isdigit() and 1 <= int(word) <= len(SCENARIOS):
        return SCENARIOS[int(word) - 1]
    if word.casefold() in SCENARIOS:
        return word.casefold()
    hint = did_you_mean(word, SCENARIOS) or "`mofkit scenario list` shows all seven"
    raise BadOption(f"no scenario {word!r}; scenarios are 1 to 7, or {', '.join(SCENARIOS)}", hint=hint)


def assets() -> Assets:
    """What the job aid points to."""
    return typed(Assets, "assets")


def costs() -> Costs:
    """The words of the cost matrix."""
    return typed(Costs, "costs")


def playbook() -> Playbook:
    """The outline of the team playbook."""
    return typed(Playbook, "playbook")


def patching() -> Patching:
    """The key questions about patching."""
    return typed(Patching, "patching")


def attributes() -> Attributes:
    """What an SMF is assessed by."""
    return typed(Attributes, "attributes")


def hiring() -> Hiring:
    """How the right people are found."""
    return typed(Hiring, "hiring")


def figures() -> Figures:
    """The figures of the job aid."""
    return typed(Figures, "figures")


def readers() -> Readers:
    """The three readers."""
    return typed(Readers, "readers")
