"""The triage's lexicon: words of three languages, the concepts they stand for, and what each weighs for a scenario.

The concepts are written by hand; the weights are fitted to labelled sentences (docs/design/triage.md). Nothing
heavy is imported here: an answer to a complaint is to come about as fast as the version.
"""

from typing import Any, NamedTuple

from mofkit.content import files
from mofkit.content.files import SCENARIOS

LANGUAGES = ("en", "de", "fr")
PREPARED = "prepared"


class Head(NamedTuple):
    """What the triage says about a scenario."""

    number: int
    slug: str
    title: str
    question: str


class Lexicon(NamedTuple):
    """One language: its words as data, the weights of its features by scenario, and what its concepts mean."""

    name: str
    words: dict[str, Any]
    weights: dict[str, list[float]]
    bias: list[float]
    texts: dict[str, str]
    heads: tuple[Head, ...]
    limits: dict[str, float]


def lexicon(name: str) -> Lexicon:
    """The lexicon of a language: as it was prepared when mofkit was built, else from its sources."""
    made = files.built(f"{PREPARED}/{name}", [*sources(name), *(f"scenarios/{slug}" for slug in SCENARIOS)])
    found = made if made is not None else prepared(name)
    return Lexicon(**{**found, "heads": tuple(Head(*head) for head in found["heads"])})


def stopwords() -> dict[str, list[str]]:
    """The small words of each language, by which a text's language is told."""
    made = files.built(f"{PREPARED}/stopwords", [f"lexicon/{name}" for name in LANGUAGES])
    return made if made is not None else {name: files.data(f"lexicon/{name}")["stopwords"] for name in LANGUAGES}


def language_of(text: str) -> str:
    """The language whose small words a text has most of; English when it cannot be told."""
    words = [word.strip(".,;:!?\"'()") for word in text[:5_000].casefold().split()]
    counts = {name: sum(map(frozenset(small).__contains__, words)) for name, small in stopwords().items()}
    return max(LANGUAGES, key=lambda name: (counts[name], name == "en"))


def sources(name: str) -> list[str]:
    """The content files a prepared lexicon is made from."""
    return ["lexicon/concepts", "lexicon/weights", f"lexicon/{name}"]


def prepared(name: str) -> dict[str, Any]:
    """The lexicon of a language as plain data, out of its sources."""
    words = files.data(f"lexicon/{name}")
    fitted = files.data("lexicon/weights")
    concepts = files.data("lexicon/concepts")["concepts"]
    weights = {f"c:{id}": _numbers(row) for id, row in fitted["concepts"].items()}
    weights |= {f"w:{stem}": _numbers(row) for stem, row in (fitted["words"].get(name) or {}).items()}
    heads = [files.data(f"scenarios/{slug}") for slug in SCENARIOS]
    return {
        "name": name,
        "words": {key: words[key] for key in ("stopwords", "dismissals", "breaks", "endings", "forms")},
        "weights": weights,
        "bias": _numbers(fitted["bias"]),
        "texts": {one["id"]: one["text"] for one in concepts},
        "heads": [[int(one["number"]), one["id"], one["title"], one["question"]] for one in heads],
        "limits": {key: float(value) for key, value in fitted["limits"].items()},
    }


def _numbers(row: str) -> list[float]:
    return [float(number) for number in row.split()]
