"""FIELD=VALUE on the command line."""

import re
from collections.abc import Sequence
from datetime import date

from mofkit.errors import BadOption

# What Python makes of argument bytes that are no UTF-8.
_BROKEN = re.compile("[\ud800-\udfff]")


def pairs(words: Sequence[str]) -> dict[str, str]:
    """Fields and their values; raises BadOption for a word that is no pair."""
    found: dict[str, str] = {}
    for word in words:
        field, equals, value = word.partition("=")
        if not equals or not field.strip():
            raise BadOption(f"{word!r} is no FIELD=VALUE", hint="write it as `owner=kim`; leave VALUE out to empty it")
        if _BROKEN.search(word):
            raise BadOption(f"{word!r} holds bytes that are no text", hint="write it in UTF-8")
        found[field.strip()] = value
    return found


def typed(value: str, *, many: bool) -> str | list[str] | None:
    """A value as the text layer takes it: nothing for an empty one, a list for a field that holds many."""
    if not value:
        return None
    return [part.strip() for part in value.replace(";", ",").split(",") if part.strip()] if many else value


def day(text: str, option: str) -> date:
    """The day that an option names; raises BadOption."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadOption(f"{option} {text!r} is no date", hint="write a day such as 2026-12-01") from None
