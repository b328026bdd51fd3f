"""Texts in several languages: which one is told, and which are missing or blank."""

import re
from collections.abc import Iterator
from typing import Any

_TAG = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
Way = tuple[str | int, ...]


def is_translated(value: Any) -> bool:
    """Whether a value is a text in several languages; `id` alone is a field, though Indonesian has that name too."""
    return isinstance(value, dict) and bool(value) and all(map(_TAG.fullmatch, value)) and set(value) != {"id"}


def told(value: Any, language: str, before: Any = None) -> Any:
    """A value in one language: with its country, else without, else English, else `before`, else any there is."""
    if is_translated(value):
        wanted = (value.get(tag) for tag in (language, language[:2], "en"))
        said = [text for text in (*wanted, before, *value.values()) if not is_blank(text)]
        return said[0] if said else ""
    if isinstance(value, dict):
        return {key: told(one, language) for key, one in value.items()}
    return [told(one, language) for one in value] if isinstance(value, list) else value


def is_blank(value: Any) -> bool:
    """Whether a value is a text that says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def blanks(value: Any, way: Way) -> Iterator[Way]:
    """The way to each text that says nothing."""
    if is_blank(value):
        yield way
    for step, one in _inside(value):
        yield from blanks(one, (*way, step))


def says_nothing(value: Any) -> bool:
    """Whether a value, or any text in it, is blank."""
    return next(blanks(value, ()), None) is not None


def translations(value: Any, way: Way = ()) -> Iterator[tuple[Way, dict[str, Any]]]:
    """Each text in several languages, with the way to it."""
    if is_translated(value):
        yield way, value
        return
    for step, one in _inside(value):
        yield from translations(one, (*way, step))


def _inside(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
