"""Fits the weights of the triage's lexicon to labelled sentences, and measures them by cross-validation.

    python tests/triage/fit.py measure      five folds over the development set; nothing is written
    python tests/triage/fit.py write        fits to everything and writes content/lexicon/weights.yaml

A sentence is what `matching.features` sees in it. Weights are those of a multinomial logistic regression that
begins at the weights written by hand in concepts.yaml and is held near them.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter, defaultdict
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from mofkit.analysis.matching import Language, features, language, shares
from mofkit.content import files
from mofkit.content.lexicon import SCENARIOS, indexed

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
DEVELOPMENT = ROOT / "tests" / "cases" / "triage" / "sentences.csv"
PLACE = {slug: at for at, slug in enumerate(SCENARIOS)}
# Besides the seven there is one for sentences that name nothing; it only decides whether to ask back.
NOTHING = len(SCENARIOS)
WIDTH = NOTHING + 1
LABELS = {**PLACE, "none": NOTHING}
FOLDS, ROUNDS, RATE = 5, 40, 0.25
HOLD, LEAST_COUNT, LEAST_PAIRS, LEAST_WEIGHT = 0.004, 2, 3, 0.35
PRIOR = 0.8
# What a word may lose to be known again: light, since a wrong stem is worse than two forms of one word.
ENDINGS = {
    "en": "ings ing ies ied edly ed es ly s er",
    "de": "ungen ung en er em es e n s",
    "fr": "ements ement ations ation ées ée és er ent es e s",
}


class Sentence(NamedTuple):
    """A labelled sentence; `scenario` is none where nobody could tell."""

    text: str
    scenario: str
    lang: str
    kind: str


def sentences() -> tuple[list[Sentence], list[Sentence]]:
    """The development set, and what is only ever trained on."""
    with DEVELOPMENT.open(encoding="utf-8", newline="") as handle:
        development = [Sentence(r["text"], r["scenario"], r["lang"], r["kind"]) for r in csv.DictReader(handle)]
    training = []
    for path in sorted(HERE.glob("training_*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            training += [
                Sentence(r["text"], r["scenario"], lang_of(r["text"]), "training") for r in csv.DictReader(handle)
            ]
    training += [Sentence(text, slug, "en", "content") for slug in SCENARIOS for text in content_words(slug)]
    return development, training


def content_words(slug: str) -> list[str]:
    """What the scenario itself says: its situations, symptoms, practices and question."""
    one = files.data(f"scenarios/{slug}")
    texts = [one["question"], one["summary"]]
    for part in (*one["situations"], *one["practices"]):
        texts += [part["text"], *(inner["text"] for inner in part.get("symptoms") or ())]
    return texts


def lang_of(text: str) -> str:
    """The language of a sentence."""
    from mofkit.content.lexicon import language_of

    return language_of(text)


def tongues(learned: dict[str, set[str]] | None = None) -> dict[str, Language]:
    """The languages; `learned` are stems that carry weights."""
    learned = learned or {}
    return {
        name: language(name, indexed(files.data(f"lexicon/{name}"), ENDINGS[name], learned.get(name, ())))
        for name in ("en", "de", "fr")
    }


class Model(NamedTuple):
    """Weights by feature, with the language in front of words; and what is added to every score."""

    weights: dict[str, list[float]]
    bias: list[float]
    tongues: dict[str, Language]


def seen(sentence: Sentence, using: dict[str, Language]) -> dict[str, float]:
    """The features of a sentence, words marked by language."""
    found = features(sentence.text, using[sentence.lang])
    return {(f"{sentence.lang}/{name}" if name.startswith("w:") else name): value for name, value in found.items()}


def prior() -> dict[str, list[float]]:
    """The weights written by hand."""
    found = {}
    for one in files.data("lexicon/concepts")["concepts"]:
        row = [0.0] * WIDTH
        for slug, weight in one["weights"].items():
            row[PLACE[slug]] = PRIOR * float(weight)
        found[f"c:{one['id']}"] = row
    return found


def fit(examples: list[Sentence]) -> Model:
    """The weights that examples give."""
    plain = tongues()
    rows = [(seen(one, plain), LABELS[one.scenario]) for one in examples]
    counts = Counter(name for row, _ in rows for name in row if "w:" in name)
    start = prior()
    weights = {name: list(row) for name, row in start.items()}
    for name, count in counts.items():
        if count >= (LEAST_PAIRS if " " in name else LEAST_COUNT):
            weights[name] = [0.0] * WIDTH
    rows = [({name: value for name, value in row.items() if name in weights}, label) for row, label in rows]
    bias = [0.0] * WIDTH
    descend(rows, weights, start, bias)
    learned: dict[str, set[str]] = defaultdict(set)
    for name, row in weights.items():
        lang, _, stem = name.partition("/w:")
        if stem and max(map(abs, row)) >= LEAST_WEIGHT:
            learned[lang].add(stem)
    return Model(weights, bias, tongues(learned))


def descend(
    rows: list[tuple[dict[str, float], int]],
    weights: dict[str, list[float]],
    start: dict[str, list[float]],
    bias: list[float],
) -> None:
    """Stochastic gradient descent with step sizes of its own for each feature."""
    zero = [0.0] * WIDTH
    gathered: dict[str, float] = defaultdict(lambda: 1e-6)
    shuffled = random.Random(5)
    for _ in range(ROUNDS):
        shuffled.shuffle(rows)
        for row, label in rows:
            scores = list(bias)
            for name, value in row.items():
                for at, weight in enumerate(weights[name]):
                    scores[at] += value * weight
            off = [part - (at == label) for at, part in enumerate(shares(scores))]
            size = sum(one * one for one in off)
            for name, value in row.items():
                own, home = weights[name], start.get(name, zero)
                gathered[name] += size * value * value
                step = RATE / sqrt(1 + gathered[name])
                for at, gap in enumerate(off):
                    own[at] -= step * (gap * value + HOLD * (own[at] - home[at]))
            for at, gap in enumerate(off):
                bias[at] -= 0.002 * gap


def scored(model: Model, sentence: Sentence) -> tuple[list[float], float]:
    """The shares of the scenarios, and the share of naming nothing."""
    scores = list(model.bias)
    for name, value in seen(sentence, model.tongues).items():
        for at, weight in enumerate(model.weights.get(name, ())):
            scores[at] += value * weight
    return shares(scores[:NOTHING]), shares(scores)[NOTHING]


class Outcome(NamedTuple):
    """A sentence with what was said of it while it was held out."""

    sentence: Sentence
    parts: list[float]
    nothing: float

    @property
    def order(self) -> list[str]:
        return [SCENARIOS[at] for at in sorted(range(len(SCENARIOS)), key=lambda at: -self.parts[at])]

    @property
    def margin(self) -> float:
        best = sorted(self.parts, reverse=True)
        return best[0] - best[1]


def held_out(development: list[Sentence], training: list[Sentence]) -> list[Outcome]:
    """Every sentence of the development set, judged by weights that never saw it."""
    order = list(range(len(development)))
    random.Random(11).shuffle(order)
    found = []
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS])
        model = fit([*training, *(one for at, one in enumerate(development) if at not in out)])
        found += [Outcome(development[at], *scored(model, development[at])) for at in sorted(out)]
    return found


def report(outcomes: list[Outcome], margin: float, most: float) -> str:
    """Top-1 and top-2 by kind and language, and how often it abstains where it should and where it should not."""
    lines = [f"{'what':18} {'n':>4} {'top-1':>6} {'top-2':>6} {'abstains':>8}"]
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        groups[f"{one.sentence.lang} {one.sentence.kind}"].append(one)
        if one.sentence.scenario in PLACE:
            groups[f"all {one.sentence.lang}"].append(one)
    for name, group in sorted(groups.items()):
        first = sum(one.order[0] == one.sentence.scenario for one in group) / len(group)
        second = sum(one.sentence.scenario in one.order[:2] for one in group) / len(group)
        silent = sum(one.margin < margin or one.nothing > most for one in group) / len(group)
        lines.append(f"{name:18} {len(group):>4} {first:>6.1%} {second:>6.1%} {silent:>8.1%}")
    return "\n".join(lines)


def limits(outcomes: list[Outcome]) -> tuple[float, float]:
    """The margin and the share of naming nothing that tell vague sentences from clear ones best."""
    best, chosen = -9.0, (0.1, 0.5)
    for margin in (0.02, 0.05, 0.08, 0.1, 0.15, 0.2):
        for most in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
            vague = [one.margin < margin or one.nothing > most for one in outcomes if one.sentence.scenario == "none"]
            clear = [one.margin < margin or one.nothing > most for one in outcomes if one.sentence.scenario != "none"]
            value = sum(vague) / len(vague) - 2.0 * sum(clear) / len(clear)
            if value > best:
                best, chosen = value, (margin, most)
    return chosen


def write(model: Model, margin: float, most: float) -> None:
    """The weights as content: one line a feature, in the order of the scenarios, and one for naming nothing."""
    lines = [
        "# Fitted by tests/triage/fit.py to labelled sentences: a number for each scenario, one for naming nothing.",
        "limits:",
        f"  margin: {margin}",
        f"  nothing: {most}",
        f"bias: {numbers(model.bias)}",
        "endings:",
        *(f"  {name}: {endings}" for name, endings in ENDINGS.items()),
        "concepts:",
        *(f"  {name[2:]}: {numbers(row)}" for name, row in sorted(model.weights.items()) if name.startswith("c:")),
        "words:",
    ]
    for lang in ("en", "de", "fr"):
        lines.append(f"  {lang}:")
        for name, row in sorted(model.weights.items()):
            if name.startswith(f"{lang}/w:") and max(map(abs, row)) >= LEAST_WEIGHT:
                lines.append(f'    "{name.partition("/w:")[2]}": {numbers(row)}')
    (ROOT / "content" / "lexicon" / "weights.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def numbers(row: list[float]) -> str:
    """The numbers in one text."""
    return " ".join(
        f"{one:.1f}".removesuffix(".0").replace("-0", "0") if f"{one:.1f}" in ("-0.0", "0.0") else f"{one:.1f}"
        for one in row
    )


def main(what: str) -> None:
    development, training = sentences()
    outcomes = held_out(development, training)
    margin, most = limits(outcomes)
    print(report(outcomes, margin, most))
    print(f"margin {margin}, naming nothing {most}; {len(training)} sentences only trained on")
    if what == "write":
        write(fit([*training, *development]), margin, most)
    if what == "errors":
        for one in outcomes:
            if one.sentence.scenario in PLACE and one.order[0] != one.sentence.scenario:
                print(f"{one.sentence.scenario} -> {one.order[0]}: {one.sentence.text}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "measure")
