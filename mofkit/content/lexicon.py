"""The triage's lexicon: words of three languages, the concepts they stand for, and what each weighs for a scenario.

The concepts are written by hand; the weights are fitted to labelled sentences (docs/design/triage.md). Nothing
heavy is imported here: an answer to a complaint is to come about as fast as the version.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from mofkit.content.prepared import prepared

SCENARIOS = (
    "reduce-costs",
    "fix-services",
    "operate-monitor",
    "support-customers",
    "change-production",
    "manage-projects",
    "build-skills",
)
LANGUAGES = ("en", "de", "fr")
PREPARED = "prepared"
_PREFIX = 4
# As a text is read: letters and digits are words of their own.
_PIECE = re.compile(r"[^\W\d_]+\*?|\d+\*?|_")


class Lexicon(NamedTuple):
    """One language: its words as data, and the weights of its features by scenario.

    A weight is a text of numbers, in the order of the scenarios: few of thousands are ever looked at.
    """

    name: str
    words: dict[str, Any]
    weights: dict[str, str]
    bias: str
    heads: tuple[tuple[int, str, str, str], ...]
    limits: dict[str, float]


def lexicon(name: str) -> Lexicon:
    """The lexicon of a language: as it was prepared when mofkit was built, else from its sources."""
    made = prepared(f"{PREPARED}/{name}", sources(name))
    found = made if made is not None else made_ready(name)
    return Lexicon(**{**found, "heads": tuple(tuple(head) for head in found["heads"])})


def stopwords() -> dict[str, list[str]]:
    """The small words of each language, by which a text's language is told."""
    made = prepared(f"{PREPARED}/stopwords", [f"lexicon/{name}" for name in LANGUAGES])
    return made if made is not None else small_words()


def small_words() -> dict[str, list[str]]:
    """The small words out of their sources."""
    from mofkit.content.files import bundled_data as data

    return {name: data(f"lexicon/{name}")["stopwords"] for name in LANGUAGES}


def language_of(text: str) -> str:
    """The language whose small words a text has most of; English when it cannot be told."""
    words = [word.strip(".,;:!?\"'()") for word in text[:5_000].casefold().split()]
    counts = {name: sum(map(frozenset(small).__contains__, words)) for name, small in stopwords().items()}
    return max(LANGUAGES, key=lambda name: (counts[name], name == "en"))


def sources(name: str) -> list[str]:
    """The content files a prepared lexicon is made from."""
    return ["lexicon/concepts", "lexicon/weights", f"lexicon/{name}", *(f"scenarios/{slug}" for slug in SCENARIOS)]


def made_ready(name: str) -> dict[str, Any]:
    """The lexicon of a language as plain data, out of its sources."""
    from mofkit.content.files import bundled_data as data

    words, fitted = data(f"lexicon/{name}"), data("lexicon/weights")
    stems = fitted["words"].get(name) or {}
    heads = [data(f"scenarios/{slug}") for slug in SCENARIOS]
    return {
        "name": name,
        "words": indexed(words, fitted["endings"][name], [stem for stem in stems if " " not in stem]),
        "weights": {f"c:{id}": row for id, row in fitted["concepts"].items()}
        | {f"w:{s}": row for s, row in stems.items()},
        "bias": fitted["bias"],
        "heads": [[int(one["number"]), one["id"], one["title"], one["question"]] for one in heads],
        "limits": {key: float(value) for key, value in fitted["limits"].items()},
    }


def indexed(lexicon: dict[str, Any], endings: str, learned: Iterable[str] = ()) -> dict[str, Any]:
    """A lexicon as it is written, indexed by the first word of its forms; `learned` stems have weights of their own.

    Words come as a text is read: `isn't` is `isn t`, and `2nd` is `2 nd`.
    """
    forms: dict[str, list[str]] = {}
    prefixes: dict[str, list[str]] = {}
    known: set[str] = set(learned)
    for concept, written in lexicon["forms"].items():
        for form in written:
            words = _PIECE.findall(form.casefold())
            head = words[0]
            holder, key = (prefixes, head[:_PREFIX]) if head.endswith("*") else (forms, head)
            holder.setdefault(key, []).append(f"{concept}={' '.join(words)}")
            known.update(word.rstrip("*") for word in words if word != "_")
    return {
        "prefix": _PREFIX,
        "stopwords": " ".join(lexicon["stopwords"]),
        "dismissals": "\n".join(one.casefold() for one in lexicon["dismissals"]),
        "breaks": " ".join(lexicon["breaks"]),
        "endings": endings,
        "known": " ".join(sorted(known | set(lexicon["stopwords"]))),
        "forms": {head: "\n".join(rows) for head, rows in forms.items()},
        "prefixes": {head: "\n".join(rows) for head, rows in prefixes.items()},
    }
