"""How people name the columns of a table, and which column is meant.

Case, spacing, punctuation and whatever stands in parentheses do not count: `Degree of Difficulty to fix
(5=easy, 1=hard)` and `degree_of_difficulty_to_fix` are the same header. No pydantic here: ranking a table does
not need it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_TELLING = 3
_NO_WORD = re.compile(r"[\W_]+")


class Column(NamedTuple):
    """The headers a field answers to besides its own name, normalised."""

    aliases: tuple[str, ...]


def columns(*aliases: str) -> Column:
    """The other headers of a column."""
    return Column(tuple(normal(alias) for alias in aliases))


def normal(header: str) -> str:
    """A header as it is compared: lower case, single spaces, no asides, no punctuation."""
    text = unicodedata.normalize("NFKC", header[:400]).casefold()
    return _NO_WORD.sub(" ", _ASIDE.sub(" ", text)).strip() or _NO_WORD.sub(" ", text).strip()


def candidates(field: str, column: Column, header: Sequence[str]) -> list[int]:
    """The numbers (from 0) of the columns that answer to a field: the best kind of match alone.

    A whole header beats a header that merely holds one of the names as words.
    """
    names = (normal(field), *column.aliases)
    plain = [normal(one) for one in header]
    for name in names:
        exact = [at for at, one in enumerate(plain) if one == name]
        if exact:
            return exact
    # Inside a longer header the most telling name counts: "service name" before "service". Short words and "ease",
    # as in "ease of use", tell nothing there.
    for name in sorted(names, key=len, reverse=True):
        held = [at for at, one in enumerate(plain) if f" {name} " in f" {one} "]
        if held and len(name) > _TELLING and name != "ease":
            return held
    return []


def matched(fields: Mapping[str, Column], header: Sequence[str]) -> dict[str, int]:
    """The column of each field by whole headers; the first where several answer."""
    plain = [normal(one) for one in header]
    found: dict[str, int] = {}
    for field, column in fields.items():
        for name in (normal(field), *column.aliases):
            if name in plain and plain.index(name) not in found.values():
                found[field] = plain.index(name)
                break
    return found


# How people write criticality, in the languages whose headers are known too.
_CRITICALITY = {
    **dict.fromkeys(("c1", "high", "hoch", "haute", "élevée", "alta", "hoog"), "C1"),
    **dict.fromkeys(("c2", "medium", "mittel", "moyenne", "media", "média", "gemiddeld"), "C2"),
    **dict.fromkeys(("c3", "low", "niedrig", "gering", "basse", "faible", "baja", "baixa", "bassa", "laag"), "C3"),
    **dict.fromkeys(("??", "?", "unknown", "unbekannt", "inconnue", ""), "??"),
}
CODES = ("C1", "C2", "C3", "??")


def criticality_code(text: str) -> str | None:
    """C1, C2, C3 or ?? for what people write; nothing for any other word."""
    return _CRITICALITY.get(text.strip().casefold())


NAME = columns(
    *("service name", "name", "service", "application name", "application", "system name", "system", "app name", "app"),
    *("product name", "asset name", "title", "servicename", "dienst", "dienstname", "anwendung", "bezeichnung"),
    *(
        "nom du service",
        "nom",
        "nom de l application",
        "nombre",
        "nombre del servicio",
        "nome",
        "nome do servico",
        "naam",
    ),
)
DIFFICULTY = columns(
    *("degree of difficulty to fix", "degree of difficulty", "difficulty to fix", "difficulty", "ease of fixing"),
    *("ease", "schwierigkeit", "schwierigkeitsgrad", "schwierigkeit der behebung", "difficulté", "degré de difficulté"),
    *(
        "facilité",
        "dificultad",
        "grado de dificultad",
        "dificuldade",
        "difficoltà",
        "moeilijkheid",
        "moeilijkheidsgraad",
    ),
)
IMPACT = columns(
    *("positive business impact of fixing", "positive business impact", "positive impact of fixing", "business impact"),
    *("positive impact", "impact of fixing", "impact", "auswirkung", "auswirkungen", "positive auswirkung"),
    *("geschäftsauswirkung", "geschäftlicher nutzen", "incidence", "impact positif", "impact métier", "impacto"),
    *("impacto positivo", "impacto en el negocio", "impatto", "impatto positivo", "positieve impact"),
)
CRITICALITY_COLUMN = columns(
    *(
        "criticality",
        "service criticality",
        "business criticality",
        "criticality code",
        "kritikalität",
        "kritikalitaet",
    ),
    *("criticité", "criticidad", "criticidade", "criticità", "kriticiteit"),
)
PRIORITY = columns(
    "priority",
    "priority difficulty impact",
    "priorität",
    "prioritaet",
    "priorité",
    "prioridad",
    "prioridade",
    "priorità",
    "prioriteit",
)
