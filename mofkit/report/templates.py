"""The one Jinja environment: sandboxed, strict, and fed with plain data only. HTML is escaped by itself.

A workspace may override a template by a file of the same name in its `templates/`.
"""

import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mofkit.errors import MofkitError
from mofkit.report.markdown import escaped, table
from mofkit.workspace.files import inside, read_file

_OWN = Path(__file__).parent / "templates"
_MOST = 20_000_000
# The sandbox limits what a template may reach, not what it may cost: these make much out of little, or are no facts.
_DANGEROUS = ("lipsum", "cycler", "joiner", "namespace", "dict", "range")
_FILTERS = ("attr", "batch", "center", "format", "indent", "random", "slice", "urlize", "wordwrap", "xmlattr")
_PADDING = frozenset(("center", "expandtabs", "ljust", "rjust", "zfill"))


class BadTemplate(MofkitError):
    """A template of the workspace that cannot be rendered."""


class _Loader(BaseLoader):
    def __init__(self, root: Path | None) -> None:
        self._root = root

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:  # noqa: ARG002
        """The text of a template: the workspace's own if it has one."""
        if not all(part.replace("-", "").replace("_", "").isalnum() for part in template.split(".")):
            raise TemplateNotFound(template)
        if self._root and (self._root / "templates" / template).is_file():
            path = inside(self._root, f"templates/{template}")
            return read_file(path).decode("utf-8"), f"templates/{template}", None
        try:
            return (_OWN / template).read_text("utf-8"), template, None
        except OSError as error:
            raise TemplateNotFound(template) from error


class _Sandbox(ImmutableSandboxedEnvironment):
    """Plain data in, text out; no operator or method that makes gigabytes of a short template."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The outcome of an operator, if both sides are numbers of moderate size."""
        most = 64 if operator == "**" else _MOST
        if not all(isinstance(one, (int, float)) and abs(one) <= most for one in (left, right)):
            raise SecurityError(f"{operator} is for numbers of moderate size")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> None:
        if super().wrap_str_format(value) is not None:
            raise SecurityError("format is not for templates; facts come as they are to be shown")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may use an attribute: no method that pads texts to any length."""
        return not (isinstance(obj, str) and attr in _PADDING) and super().is_safe_attribute(obj, attr, value)


def _is_html(template: str | None) -> bool:
    return template is not None and template.endswith(".html.j2")


def _rounded(number: float, digits: int = 0) -> float:
    return round(number, min(max(digits, 0), 9))


def _environment(root: Path | None) -> Environment:
    environment = _Sandbox(
        loader=_Loader(root),
        undefined=StrictUndefined,
        autoescape=_is_html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for word in _DANGEROUS:
        environment.globals.pop(word, None)
    for word in _FILTERS:
        environment.filters.pop(word, None)
    environment.filters |= {"md": escaped, "round": _rounded}
    environment.globals["table"] = table
    return environment


@cache
def _bundled() -> Environment:
    """The environment of the templates that cannot change: each is compiled once."""
    return _environment(None)


def render(name: str, facts: Mapping[str, Any], root: Path | None = None) -> str:
    """The Markdown of a template and its facts; HTML, every fact escaped, if its name ends in .html.j2.

    Raises:
        BadTemplate: a template of the workspace is wrong, wants what it may not have, or writes too much.
    """
    try:
        pieces, size = [], 0
        environment = _environment(root) if root and (root / "templates").is_dir() else _bundled()
        for piece in environment.get_template(name).generate(facts):
            size += len(piece)
            if size > _MOST:
                raise BadTemplate(f"template {name} writes more than {_MOST:,} characters", hint="shorten its loops")
            pieces.append(piece)
        text = "".join(pieces)
        text.encode("utf-8")
    # What a template can provoke besides Jinja's own errors, Jinja does not say.
    except (
        *(TemplateError, SecurityError, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError),
        *(RuntimeError, TypeError, ValueError),
    ) as error:
        why = f"there is no template {error.name}" if isinstance(error, TemplateNotFound) else str(error)[:300]
        raise BadTemplate(f"{_place(name, error)}: {why}", hint="compare it with mofkit's own template") from error
    return text


def _place(name: str, error: BaseException) -> str:
    """Where a template went wrong: Jinja makes its lines show in the traceback."""
    found = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    mine = [(file, line) for file, line in found if file.endswith(name) or file.startswith("templates/")]
    file, line = mine[-1] if mine else (f"templates/{name}", 1)
    return f"{getattr(error, 'filename', None) or file}:{getattr(error, 'lineno', None) or line}:1"
