"""Amounts as other programs and people write them: which mark is the decimal one, and what a text then means.

Nothing is guessed: `1.234` is a thousand or a little more than one, and only other amounts of the same table can tell.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " ") | {"\u2212": "-", "\u2019": "'"})
_SYMBOLS = {"£": "GBP", "€": "EUR", "US$": "USD", "CA$": "CAD", "C$": "CAD", "A$": "AUD", "¥": "¥", "$": "$"}
_SYMBOL = "|".join(map(re.escape, sorted(_SYMBOLS, key=len, reverse=True))) + "|[A-Z]{3}"
_BEFORE = re.compile(rf"({_SYMBOL}) ?(?=[-+0-9.,(])")
_AFTER = re.compile(rf"(?<=[-0-9.,)]) ?({_SYMBOL})$")
_CORE = re.compile(r"[0-9.,][0-9.,' ]*")
_SMALL = re.compile(r"[0-9](?:\.[0-9]+)?[eE]-[0-9]{1,2}")
_DOLLARS = frozenset(("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"))
_GROUP = 3
LONGEST = 60


class Form(NamedTuple):
    """An amount taken apart: its digits with their marks, its sign, and its currency if it names one.

    The currency is `$` or `¥` where the sign alone does not say which.
    """

    core: str
    negative: bool
    currency: str = ""


def taken_apart(text: str) -> Form | None:
    """The form of an amount; nothing if it is none. Parentheses and a trailing minus make it negative."""
    rest = text.translate(_SPACES).strip()
    if len(rest) > LONGEST:
        return None
    if _SMALL.fullmatch(rest.removeprefix("-")):
        return Form(f"{Decimal(rest.removeprefix('-')):f}", rest.startswith("-"))
    rest, outer = _unsigned(rest)
    rest, currency = _without_symbol(rest)
    rest, inner = _unsigned(rest)
    if outer and inner:
        return None
    return Form(rest.strip(), outer or inner, currency) if _CORE.fullmatch(rest.strip()) else None


def _unsigned(text: str) -> tuple[str, bool]:
    if text[:1] == "(" and text[-1:] == ")":
        return text[1:-1].strip(), True
    if text[:1] == "-":
        return text[1:].strip(), True
    if text[-1:] == "-":
        return text[:-1].strip(), True
    return text.removeprefix("+").strip(), False


def _without_symbol(text: str) -> tuple[str, str]:
    found = _BEFORE.match(text)
    if found:
        return text[found.end() :], _SYMBOLS.get(found[1], found[1])
    found = _AFTER.search(text)
    return (text[: found.start()], _SYMBOLS.get(found[1], found[1])) if found else (text, "")


def is_currency(found: str, stated: str) -> bool:
    """Whether what an amount shows fits a stated currency: a `$` is any dollar."""
    return found in ("", stated) or (found == "$" and stated in _DOLLARS) or (found == "¥" and stated in ("JPY", "CNY"))


def decimal_mark(core: str) -> str:
    """What the digits say about the decimal mark: `.`, `,`, nothing, or `?` if it could be either."""
    kinds = [mark for mark in ".," if mark in core]
    if not kinds:
        return ""
    if len(kinds) > 1:
        return max(kinds, key=core.rindex)
    mark = kinds[0]
    other = "," if mark == "." else "."
    if core.count(mark) > 1:
        return other
    before, after = core.split(mark)
    if len(after) != _GROUP or len(before.replace(" ", "").replace("'", "")) > _GROUP or before in ("", "0"):
        return mark
    # A thousands mark of another kind before it leaves only one meaning.
    return mark if " " in before or "'" in before else "?"


def number(form: Form, mark: str) -> Decimal | None:
    """The amount, given the decimal mark; nothing if the digits do not fit it."""
    whole, _, fraction = form.core.partition(mark)
    separators = {one for one in whole if not one.isdigit()}
    if fraction and not fraction.isdigit():
        return None
    if len(separators) > 1 or (separators and not _in_groups(whole.split(separators.pop()))):
        return None
    digits = "".join(one for one in whole if one.isdigit())
    if not (digits or fraction):
        return None
    amount = Decimal(f"{digits or '0'}.{fraction}" if fraction else digits)
    return -amount if form.negative else amount


def _in_groups(parts: list[str]) -> bool:
    return (
        1 <= len(parts[0]) <= _GROUP and not parts[0].startswith("0") and all(len(part) == _GROUP for part in parts[1:])
    )


class Marks(NamedTuple):
    """What a table says about its decimal mark: where each was seen first, and where it could be either."""

    seen: dict[str, tuple[int, str]]
    either: tuple[int, str] | None


def marks_of(amounts: Iterable[tuple[int, str, Form]]) -> Marks:
    """The evidence of all amounts, each with its line and text."""
    seen: dict[str, tuple[int, str]] = {}
    either = None
    for line, text, form in amounts:
        mark = decimal_mark(form.core)
        if mark == "?":
            either = either or (line, text)
        elif mark and number(form, mark) is not None:
            seen.setdefault(mark, (line, text))
    return Marks(seen, either)
