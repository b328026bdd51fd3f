"""Data to YAML text: single values, fragments and new documents, and a second reader to check them by.

The only door to ruamel.yaml.
"""

import io
import re
import warnings
from datetime import date
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import ReusedAnchorWarning, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from mofkit.text.yamlread import NOTHING

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DATE = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
# Words and times that YAML 1.1 readers take for flags and base-60 numbers.
_LEGACY = re.compile(r"(?i:y|n|yes|no|on|off|true|false)|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+|<<|=")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LITERAL = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff][^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]*\n")


def plain(value: Any) -> Any:
    """Any value as the text layer knows it: mappings, lists, strings and nothing."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else str(value)


def scalar(value: Any) -> str:
    """The YAML token of one value on one line, plain where every reader agrees on it."""
    text = _dump([_dressed(value, literal=False)], flow=True).strip()[1:-1].strip()
    # A lone pair in a list goes without its braces, which only a list allows.
    return f"{{{text}}}" if isinstance(value, dict) and len(value) == 1 else text


def double_quoted(value: str) -> str:
    """The token in double quotes, everything unusual escaped."""
    return '"' + re.sub(r'["\\\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]', _escape, value) + '"'


def single_quoted(value: str) -> str:
    """The token in single quotes; for text on one line only."""
    return "'" + value.replace("'", "''") + "'"


def fragment(data: Any) -> str:
    """A mapping or a list in block style, two spaces deep, with a final LF."""
    return _dump(_dressed(data, literal=True), flow=False)


def second_opinion(text: str) -> Any:
    """The data of a text by another parser than the one that reads; any failure is a ValueError."""
    yaml = YAML(typ="safe", pure=True)
    try:
        with warnings.catch_warnings(action="ignore", category=ReusedAnchorWarning):
            root = yaml.compose(text)
        return None if root is None else _plain_node(root)
    # What it raises on odd texts besides its own errors, it does not say.
    except (YAMLError, ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError) as error:
        raise ValueError(str(error).split("\n", 1)[0]) from error


def _plain_node(node: Any) -> Any:
    if isinstance(node, MappingNode):
        return {key.value: _plain_node(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain_node(item) for item in node.value]
    assert isinstance(node, ScalarNode)
    written_as_text = node.style or str(node.tag) != "tag:yaml.org,2002:null"
    return None if node.value in NOTHING and not written_as_text else node.value


def _dressed(value: Any, *, literal: bool) -> Any:
    """The value as ruamel should see it, so that it chooses the style people would."""
    if isinstance(value, dict):
        return {key: _dressed(item, literal=literal) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_dressed(item, literal=literal) for item in value]
    if value is None or isinstance(value, (bool, int, date)):
        return value
    return _dressed_text(str(value), literal=literal, quotes=isinstance(value, Decimal))


def _dressed_text(text: str, *, literal: bool, quotes: bool) -> Any:
    if text in ("true", "false"):
        return text == "true"
    if quotes or _ODD.search(text) or _LEGACY.fullmatch(text) or text in NOTHING:
        return DoubleQuotedScalarString(text)
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DATE.fullmatch(text):
        return _as_date(text)
    if "\n" not in text:
        return text
    fits = text[0] != "\n" and not text.endswith("\n\n")
    fits = fits and all(_LITERAL.fullmatch(line) or line == "\n" for line in text.splitlines(keepends=True))
    return LiteralScalarString(text) if literal and fits else DoubleQuotedScalarString(text)


def _as_date(text: str) -> Any:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _dump(data: Any, *, flow: bool) -> str:
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    yaml.default_flow_style = flow
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(
        type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
    )
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}.get(char)
    if short:
        return short
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
