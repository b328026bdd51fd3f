"""The ways to show a lint run. A new one is a file here and a line in this tuple.

Nothing here imports a rule, the models or the workspace: a run answered from its cache must stay fast.
"""

from collections.abc import Callable
from typing import NamedTuple

from mofkit.lint.formats import github, gitlab, json_, junit, markdown, sarif, text
from mofkit.lint.formats.page import Page


class Format(NamedTuple):
    """One way to show a run: the name to ask for it, and the text it makes of a page."""

    name: str
    render: Callable[[Page], str]


FORMATS: tuple[Format, ...] = (
    Format("text", text.render),
    Format("json", json_.render),
    Format("github", github.render),
    Format("gitlab", gitlab.render),
    Format("sarif", sarif.render),
    Format("junit", junit.render),
    Format("markdown", markdown.render),
)
