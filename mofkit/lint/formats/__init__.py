"""The ways to show a lint run. A new one is a file here and a line in this tuple.

Nothing here imports a rule, the models or the workspace: a run answered from its cache must stay fast.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from mofkit.lint.formats.page import Page


class Format(NamedTuple):
    """One way to show a run: the name to ask for it, and the text it makes of a page."""

    name: str
    render: Callable[[Page], str]


def _lazy(module: str) -> Callable[[Page], str]:
    # A run shows one format; loading the others would cost it half a start of Python.
    def render(page: Page) -> str:
        """The page in this format, its module imported now."""
        renderer: Callable[[Page], str] = import_module(f"mofkit.lint.formats.{module}").render
        return renderer(page)

    return render


FORMATS: tuple[Format, ...] = (
    Format("text", _lazy("text")),
    Format("json", _lazy("json_")),
    Format("github", _lazy("github")),
    Format("gitlab", _lazy("gitlab")),
    Format("sarif", _lazy("sarif")),
    Format("junit", _lazy("junit")),
    Format("markdown", _lazy("markdown")),
)
