"""A complaint weighed: scores, reasons, what a dismissal does, when it asks back, and what would change the answer."""

from __future__ import annotations

import csv
import re
from math import exp
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.analysis.complaint import each_once, from_text, numbers
from mofkit.analysis.matching import DISMISSED, Language, finds, language
from mofkit.analysis.verdict import Verdict
from mofkit.content import lexicon

DEVELOPMENT = Path(__file__).parent.parent / "cases" / "triage" / "sentences.csv"
WORDS: dict[str, Any] = {
    "stopwords": ["the", "is", "and", "we", "not"],
    "dismissals": ["is not the problem", "is fine"],
    "breaks": ["but"],
    "forms": {"money": ["money", "invoice*"], "desk": ["desk", "service desk"], "people": ["people"]},
}
SMALL = language("en", lexicon.indexed(WORDS, "ing s", ["slow", "slow desk"]))
HEADS = [(1, "money", "Save money", "Too dear?"), (2, "desk", "Help people", "No help?"), (3, "team", "Grow", "Few?")]
# A number for each scenario in the order of the heads, and one for naming nothing.
WEIGHTS = {
    "c:money": "3 0 0 -1",
    "c:desk": "0 2 1 -1",
    "c:people": "0 0.5 2 -1",
    "w:slow": "0 1 0 0",
    "w:slow desk": "0.01 0.02 0.01 0",
}
LIMITS = {"margin": 0.1, "nothing": 0.4}


def small(text: str, **limits: float) -> Verdict:
    return from_text(text, SMALL, WEIGHTS, "0 0 0 0.5", heads=HEADS, limits={**LIMITS, **limits})


class Real:
    """The lexicon of a language, opened once."""

    def __init__(self, name: str) -> None:
        self.own = lexicon.lexicon(name)
        self.tongue: Language = language(name, self.own.words)

    def judge(self, text: str) -> Verdict:
        own = self.own
        return from_text(text, self.tongue, own.weights, own.bias, heads=own.heads, limits=own.limits)


REAL = {name: Real(name) for name in lexicon.LANGUAGES}


# Scores and reasons.


def test_a_score_is_the_share_that_the_weights_give() -> None:
    parts = {one.scenario: one.score for one in small("the slow desk").ranking}
    raised = {"money": exp(0.01), "desk": exp(2 + 1 + 0.02), "team": exp(1 + 0.01)}
    assert parts == {slug: round(one / sum(raised.values()), 4) for slug, one in raised.items()}


def test_a_reason_is_what_a_find_says_for_its_scenario_more_than_for_the_mean() -> None:
    found = small("the slow desk and the people")
    reasons = {one.scenario: [tuple(because) for because in one.because] for one in found.ranking}
    assert reasons == {
        "desk": [("desk", 1.0, "desk"), ("word:slow", round(1 - 1 / 3, 4), "slow")],
        "team": [("people", round(2 - 2.5 / 3, 4), "people")],
        "money": [],
    }


def test_reasons_come_strongest_first_and_six_at_most() -> None:
    weights = {f"w:word{letter}": f"{at} 0 0 0" for at, letter in enumerate("abcdefgh", start=1)}
    tongue = language("en", lexicon.indexed({**WORDS, "forms": {}}, "s"))
    text = " ".join(f"word{letter}" for letter in "abcdefgh")
    first = from_text(text, tongue, weights, "0 0 0 0", heads=HEADS, limits=LIMITS).ranking[0]
    assert [because.words for because in first.because] == [f"word{letter}" for letter in "hgfedc"]


def test_a_find_without_weights_is_no_reason_and_changes_nothing() -> None:
    assert small("the purple invoice") == small("invoice")


def test_a_find_counts_once_however_often_it_is_said() -> None:
    assert small("money. " * 9) == small("money")


def test_a_reason_quotes_what_was_written() -> None:
    assert small("The PEOPEL!").ranking[0].because[0].words == "peopel"


# Dismissals.


def test_a_dismissed_topic_counts_against_its_scenario() -> None:
    said, dismissed = small("money and people"), small("The money is not the problem. The people")
    assert said.ranking[0].scenario == "money"
    assert dismissed.ranking[0].scenario == "team"
    assert dismissed.ranking[-1].scenario == "money"
    assert dismissed.ranking[-1].because == ()
    assert each_once(finds("the money is fine", SMALL))["c:money"][1] == DISMISSED


def test_what_is_meant_elsewhere_is_not_dismissed() -> None:
    for text in ("The money is fine. The money", "The money. The money is fine"):
        assert each_once(finds(text, SMALL))["c:money"][1] == 1.0


# Asking back.


@pytest.mark.parametrize("text", ["", "help", "the", "?!", "everything is bad"])
def test_a_text_that_names_nothing_gets_two_questions_back(text: str) -> None:
    found = small(text)
    assert found.verdict is None
    assert found.ask == (("screen-money", "money", "Too dear?"), ("screen-desk", "desk", "No help?"))
    assert found.turning == "an answer to one of the two questions"


def test_two_scenarios_that_are_close_get_a_question_each() -> None:
    found = small("desk and people", margin=0.3)
    assert [one.scenario for one in found.ranking[:2]] == ["team", "desk"]
    assert found.verdict is None
    assert [slug for _, slug, _ in found.ask] == ["team", "desk"]
    assert small("desk and people", margin=0.2).verdict == "team"


def test_naming_nothing_silences_even_what_is_ahead() -> None:
    assert small("slow", nothing=0.9).verdict == "desk"
    assert small("slow", nothing=0.1).verdict is None


def test_equal_scores_stand_in_the_order_of_the_scenarios() -> None:
    assert [one.number for one in small("").ranking] == [1, 2, 3]


# What would change the answer.


@pytest.mark.parametrize(
    ("text", "turning"),
    [
        ("money", "without “money” it would be unclear"),
        ("money and people", "without “money” it would be scenario 3, Grow"),
        ("the people and the desk", "without “people” it would be scenario 2, Help people"),
        ("the slow service desk", "without “service desk” and “slow” it would be unclear"),
    ],
)
def test_the_words_are_named_without_which_it_would_be_otherwise(text: str, turning: str) -> None:
    found = small(text)
    assert (found.verdict is not None, found.turning) == (True, turning)


def test_where_many_words_say_the_same_no_few_of_them_change_it() -> None:
    weights = {f"w:word{letter}": "3 0 0 -1" for letter in "abcdef"}
    tongue = language("en", lexicon.indexed({**WORDS, "forms": {}}, "s"))
    text = " ".join(f"word{letter}" for letter in "abcdef")
    found = from_text(text, tongue, weights, "0 0 0 0", heads=HEADS, limits=LIMITS)
    assert found.turning == "more than a few words: without “worda” and “wordb” and “wordc” it would be the same"


def test_an_answer_by_what_is_not_the_problem_alone_has_no_words_to_lose() -> None:
    found = from_text("The money is fine", SMALL, {"c:money": "9 0 0 0"}, "0 1 0 -9", heads=HEADS, limits=LIMITS)
    assert (found.verdict, found.ranking[0].because[0].contribution) == ("desk", round(0.35 * 3, 4))
    weights = {"c:money": "0 0 0 0"}
    none = from_text("The money is fine", SMALL, weights, "0 1 0 -9", heads=HEADS, limits=LIMITS)
    assert (none.verdict, none.turning) == ("desk", "nothing was said to apply yet")


def development() -> list[tuple[str, str]]:
    with DEVELOPMENT.open(encoding="utf-8", newline="") as handle:
        return [(row["lang"], row["text"]) for row in csv.DictReader(handle)]


def test_what_is_said_to_change_the_answer_does() -> None:
    seen, wrong = set(), []
    for lang, text in development()[::3]:
        found = REAL[lang].judge(text)
        if found.verdict is None:
            continue
        lost = {word for phrase in re.findall("“(.*?)”", found.turning) for word in phrase.split()} - {"…"}
        # A word of two letters stands in for each, so that its neighbours stay as far apart as they were.
        words = re.split(r"(\W+|(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d))", text.casefold())
        left = "".join("xx" if word in lost else word for word in words)
        other = REAL[lang].judge(left)
        said = found.turning.rpartition("it would be ")[2]
        seen.add(said.split()[0])
        then = "the same" if other.verdict == found.verdict else "unclear" if not other.verdict else ""
        if said != (then or f"scenario {other.ranking[0].number}, {other.ranking[0].title}"):
            wrong.append(f"{found.verdict}, {found.turning}, but {other.verdict}: {text}")
    assert wrong == []
    assert seen == {"unclear", "scenario", "the"}


# The languages as they are shipped.


@pytest.mark.parametrize(
    ("lang", "text", "slug"),
    [
        ("en", "Our cloud bill has doubled and nobody knows what we get for the money", "reduce-costs"),
        ("en", "Nobody picks up the phone and tickets bounce from team to team", "support-customers"),
        ("en", "Every release breaks production and there is no way to roll it back", "change-production"),
        ("de", "Die Cloud-Rechnung hat sich verdoppelt und keiner weiß, was wir für das Geld bekommen", "reduce-costs"),
        ("de", "Am Telefon hebt niemand ab und Tickets wandern von Team zu Team", "support-customers"),
        ("de", "Nach jedem Release fällt die Produktion aus und es gibt keinen Weg zurück", "change-production"),
        ("fr", "La facture du cloud a doublé et personne ne sait ce que nous obtenons pour cet argent", "reduce-costs"),
        ("fr", "Personne ne décroche le téléphone et les tickets passent d'une équipe à l'autre", "support-customers"),
        ("fr", "Chaque mise en production casse tout et on ne peut pas revenir en arrière", "change-production"),
    ],
)
def test_clear_complaints_are_understood_in_three_languages(lang: str, text: str, slug: str) -> None:
    found = REAL[lang].judge(text)
    assert found.verdict == slug
    assert found.ranking[0].because
    assert all(because.words.split()[0] in text.casefold() for because in found.ranking[0].because)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        *(("en", "Help!"), ("en", "it is all so terrible"), ("en", ""), ("en", "asdf qwer")),
        *(("de", "Hilfe!"), ("de", "es ist alles so furchtbar"), ("fr", "Au secours !"), ("fr", "tout va mal")),
    ],
)
def test_a_vague_complaint_gets_questions_in_every_language(lang: str, text: str) -> None:
    found = REAL[lang].judge(text)
    assert found.verdict is None
    assert len(found.ask) == 2


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(lexicon.LANGUAGES))
def test_any_text_gets_seven_scores_that_make_one(text: str, lang: str) -> None:
    found = REAL[lang].judge(text)
    assert sorted(one.scenario for one in found.ranking) == sorted(lexicon.SCENARIOS)
    assert sum(one.score for one in found.ranking) == pytest.approx(1, abs=0.001)
    assert (found.verdict is None) == (len(found.ask) == 2)
    assert found.turning


def test_a_row_of_weights_is_a_text_of_numbers() -> None:
    assert numbers("1 -0.5 0 2.25") == [1.0, -0.5, 0.0, 2.25]
