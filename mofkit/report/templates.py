"""The one Jinja environment: sandboxed, strict, and fed with plain data only.

A workspace may override a template by a file of the same name in its `templates/`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mofkit.errors import MofkitError
from mofkit.report.markdown import escaped, table
from mofkit.workspace.files import inside, read_file

_OWN = Path(__file__).parent / "templates"
_MOST = 20_000_000
_DANGEROUS = ("lipsum", "cycler", "joiner", "namespace", "dict", "range")


class BadTemplate(MofkitError):
    """A template of the workspace that cannot be rendered."""


class _Loader(BaseLoader):
    def __init__(self, root: Path | None) -> None:
        self._root = root

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:  # noqa: ARG002
        if not all(part.replace("-", "").replace("_", "").isalnum() for part in template.split(".")):
            raise TemplateNotFound(template)
        if self._root and (self._root / "templates" / template).is_file():
            path = inside(self._root, f"templates/{template}")
            return read_file(path).decode("utf-8"), f"templates/{template}", None
        try:
            return (_OWN / template).read_text("utf-8"), template, None
        except OSError as error:
            raise TemplateNotFound(template) from error


def render(name: str, facts: Mapping[str, Any], root: Path | None = None) -> str:
    """The Markdown of a template and its facts.

    Raises:
        BadTemplate: a template of the workspace is wrong, wants what it may not have, or writes too much.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=_Loader(root),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for word in _DANGEROUS:
        environment.globals.pop(word, None)
    environment.filters["md"] = escaped
    environment.globals["table"] = table
    try:
        pieces, size = [], 0
        for piece in environment.get_template(name).generate(facts):
            size += len(piece)
            if size > _MOST:
                raise BadTemplate(f"template {name} writes more than {_MOST:,} characters", hint="shorten its loops")
            pieces.append(piece)
    except (TemplateError, SecurityError, UnicodeDecodeError, TypeError, ZeroDivisionError, MemoryError) as error:
        place = f"templates/{name}:{getattr(error, 'lineno', None) or 1}:1"
        raise BadTemplate(f"{place}: {error}", hint="compare it with mofkit's own template") from error
    return "".join(pieces)
