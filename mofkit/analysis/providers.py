"""Who supports a service, read out of what people write."""

import re
from typing import NamedTuple

_SIDES = re.compile(r"\b(internal|external|intern|extern|interne|externe)\b[^:;,.\n]*:", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"[;\n]")
_NAMED = re.compile(r"[;,\n]")
NOBODY = frozenset(("", "??", "dne"))


class Provider(NamedTuple):
    """A team or a company; the side is internal, external, or empty where nobody says."""

    name: str
    side: str


def providers(text: str) -> tuple[Provider, ...]:
    """The providers that a text names.

    "Internal: A, B. External: C" names three. Without such words there is one, or several between semicolons: a comma
    alone separates nothing, since organisations have commas in their names.
    """
    pieces = _SIDES.split(text)
    found = [Provider(name, "") for name in _names(pieces[0], _BETWEEN)]
    for word, names in zip(pieces[1::2], pieces[2::2], strict=True):
        side = "internal" if word.casefold().startswith("intern") else "external"
        found += [Provider(name, side) for name in _names(names, _NAMED)]
    return tuple(dict.fromkeys(found))


def _names(text: str, between: re.Pattern[str]) -> list[str]:
    names = (" ".join(_ASIDE.sub(" ", part).split()).strip(" .") for part in between.split(text))
    return [name for name in names if name.casefold() not in NOBODY]
