"""The triage's lexicon: words of three languages, the concepts they stand for, and what each weighs for a scenario.

The concepts are written by hand; the weights are fitted to labelled sentences (docs/design/triage.md). Nothing
heavy is imported here: an answer to a complaint is to come about as fast as the version.
"""

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


class Lexicon(NamedTuple):
    """One language: its words as data, the weights of its features by scenario, and what its concepts mean.

    A weight is a text of seven numbers, in the order of the scenarios: few of thousands are ever looked at.
    """

    name: str
    words: dict[str, Any]
    endings: list[str]
    learned: list[str]
    weights: dict[str, str]
    bias: str
    texts: dict[str, str]
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
    from mofkit.content.files import data

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
    from mofkit.content.files import data

    words, fitted = data(f"lexicon/{name}"), data("lexicon/weights")
    stems = fitted["words"].get(name) or {}
    heads = [data(f"scenarios/{slug}") for slug in SCENARIOS]
    return {
        "name": name,
        "words": {key: words[key] for key in ("stopwords", "dismissals", "breaks", "forms")},
        "endings": fitted["endings"][name].split(),
        "learned": [stem for stem in stems if " " not in stem],
        "weights": {f"c:{id}": row for id, row in fitted["concepts"].items()}
        | {f"w:{s}": row for s, row in stems.items()},
        "bias": fitted["bias"],
        "texts": {one["id"]: one["text"] for one in data("lexicon/concepts")["concepts"]},
        "heads": [[int(one["number"]), one["id"], one["title"], one["question"]] for one in heads],
        "limits": {key: float(value) for key, value in fitted["limits"].items()},
    }
