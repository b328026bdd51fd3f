"""How the index of a search is made: slowly, once, of everything that `explain` knows."""

import marshal
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from mofkit.content.active import laying
from mofkit.content.files import data
from mofkit.content.search_documents import FIELDS, Document, Weights, documents, strengths
from mofkit.content.search_index import MARSHAL, WHOLE, WIDTH, count_sources
from mofkit.content.search_words import Wording, folded, hyphened, length, stem, wording, words
from mofkit.model.kinds import KINDS


@cache
def made() -> bytes:
    """The index of the content, made of its sources."""
    homes = [(kind.name, kind.home, kind.text) for kind in KINDS]
    # What packs say comes beside it: an index of the bundled content serves every workspace.
    with laying(None):
        return indexed(list(documents()), data("search"), homes=homes, sources=count_sources())


def indexed(found: Sequence[Document], said: Mapping[str, Any], **about: Any) -> bytes:
    """The index of documents as its file has it; `said` is that of `content/search.yaml`, `about` what else to know."""
    texts = [one.words_of(field) for one in found for field in FIELDS]
    rules = wording(said, {joined for text in texts for joined in hyphened(text)})
    fields = {name: (float(one["weight"]), float(one["length"])) for name, one in said["fields"].items()}
    kinds = _numbers(said["kinds"])
    weights = Weights(fields, _usual_lengths(found), kinds, **_numbers(said["weights"]))
    rest = {"hints": _hints(said), "asking": said["asking"], "kinds": sorted({one.kind for one in found})}
    about |= {"wording": _kept(rules), "weights": weights._asdict(), **rest}
    return _file(about, _terms(found, rules, weights), _as_written(texts, rules), found)


def _terms(found: Sequence[Document], rules: Wording, weights: Weights) -> dict[str, list[str]]:
    postings: dict[str, list[str]] = {}
    for number, one in enumerate(found):
        for term, strength in strengths(one, rules, weights).items():
            postings.setdefault(term, []).append(f"{number} {round(strength * WHOLE)}")
    return postings


def _file(
    about: dict[str, Any], terms: Mapping[str, list[str]], written: Mapping[str, str], found: Sequence[Document]
) -> bytes:
    lines, listed, places, at = [], [], [], 0
    # Bytes have another order than characters, and the terms are looked up as bytes.
    for term in sorted(terms, key=str.encode):
        lines.append(" ".join(terms[term]).encode())
        listed.append(f"{term}\t{written.get(term, term)}\t{len(terms[term])}\t{at}\t{len(lines[-1])}")
        at += len(lines[-1]) + 1
    for one in found:
        lines.append("\t".join(one.on_one_line()).encode())
        places.append(f"{at:{WIDTH}}{len(lines[-1]):{WIDTH}}")
        at += len(lines[-1]) + 1
    head = marshal.dumps(about, MARSHAL)
    parts = (head, "\n".join(listed).encode(), "".join(places).encode(), b"\n".join(lines))
    return b"".join((" ".join(str(len(part)) for part in parts).encode(), b"\n", *parts))


def _usual_lengths(found: Sequence[Document]) -> dict[str, float]:
    """How many words each field has where it has any, on average."""
    lengths = {}
    for field in FIELDS:
        counts = [length(text) for one in found if (text := one.words_of(field))]
        lengths[field] = round(sum(counts) / len(counts), 2) if counts else 1.0
    return lengths


def _as_written(texts: Iterable[str], rules: Wording) -> dict[str, str]:
    """For each reduced word the word that is most often written."""
    counts = Counter(folded(one[0]) for text in texts for one in words(text))
    written: dict[str, str] = {}
    for word, _ in counts.most_common():
        written.setdefault(stem(word, rules), word)
    return written


def _kept(rules: Wording) -> dict[str, Any]:
    """The rules as JSON: what is long is kept as text, since little of it is ever looked at."""
    small, joined = " ".join(sorted(rules.stopwords)), " ".join(sorted(rules.joined))
    steps = [step for _, step in rules.steps]
    return {**rules._asdict(), "stopwords": small, "joined": joined, "steps": steps}


def _numbers(named: Mapping[str, str]) -> dict[str, float]:
    return {name: float(number) for name, number in named.items()}


def _hints(said: Mapping[str, Any]) -> list[tuple[list[str], dict[str, float]]]:
    return [(one["words"], _numbers(one["kinds"])) for one in said["hints"]]
