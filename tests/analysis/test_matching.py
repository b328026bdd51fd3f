"""Words to finds: clauses, dismissals, phrases with gaps and endings, and what was mistyped."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.analysis.matching import (
    DISMISSED,
    Language,
    clauses,
    features,
    finds,
    language,
    shares,
    stem,
)
from mofkit.analysis.spelling import typing_errors
from mofkit.content import files, lexicon

WORDS: dict[str, Any] = {
    "stopwords": ["the", "a", "of", "we", "is", "not"],
    "dismissals": ["is not the problem", "nothing _ wrong with"],
    "breaks": ["but", "while"],
    "forms": {
        "bill": ["bill*", "invoice"],
        "overpaid": ["pay _ too much", "spend* dear"],
        "desk": ["service desk", "Service Centre"],
        "phone": ["telephone*", "switchboard"],
    },
}
SMALL = language("en", lexicon.indexed(WORDS, "ings ing ies ed es s", ["printer", "colleague"]))
REAL = {name: language(name, lexicon.lexicon(name).words) for name in lexicon.LANGUAGES}


def concepts(text: str) -> list[tuple[str, str]]:
    """The concepts in a text, with the words they were found in."""
    return [(find.feature.removeprefix("c:"), find.words) for find in finds(text, SMALL) if find.feature[0] == "c"]


def stems(text: str) -> list[str]:
    return [find.feature.removeprefix("w:") for find in finds(text, SMALL) if find.feature[0] == "w"]


# Clauses.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One two. Three!", ["one two", "three"]),
        ("One? Two; three: four\nfive (six)", ["one", "two", "three", "four", "five", "six"]),
        ("One – two — three", ["one", "two", "three"]),
        ("One, two,three", ["one", "two three"]),
        ("Costs 1,5 or 1.5", ["costs 1 5 or 1", "5"]),
        ("it isn't on-line", ["it isn t on line"]),
        ("One but two while three", ["one", "but two", "while three"]),
        ("But one", ["but one"]),
        ("GRÖSSE Straße", ["grösse strasse"]),
        ("snake_case2x", ["snake case 2 x"]),
        ("", []),
        (" .,;!? ", []),
    ],
)
def test_a_text_is_cut_where_a_thought_ends(text: str, found: list[str]) -> None:
    assert [" ".join(clause.words) for clause in clauses(text, SMALL)] == found


@pytest.mark.parametrize(
    ("text", "dismissed"),
    [
        ("the bill is not the problem", [True]),
        ("The bill is NOT the problem, the desk is", [True, False]),
        ("nothing wrong with the bill", [True]),
        ("nothing is really wrong with the bill", [True]),
        ("nothing of all that is wrong with the bill", [False]),
        ("the bill is not. The problem", [False, False]),
        ("the problem is not the bill", [False]),
        ("the desk is slow but the bill is not the problem", [False, True]),
    ],
)
def test_a_clause_that_says_it_is_not_the_problem_dismisses_itself_alone(text: str, dismissed: list[bool]) -> None:
    assert [clause.dismissed for clause in clauses(text, SMALL)] == dismissed


def test_what_a_clause_dismisses_counts_against() -> None:
    assert features("The invoice is not the problem", SMALL)["c:bill"] == DISMISSED < 0
    assert features("The invoice", SMALL)["c:bill"] == 1.0


@pytest.mark.parametrize(
    "text", ["Invoice! The invoice is not the problem", "The invoice is not the problem. Invoice!"]
)
def test_what_is_meant_once_is_meant(text: str) -> None:
    assert features(text, SMALL)["c:bill"] == 1.0


def test_saying_it_often_makes_it_no_stronger() -> None:
    assert features("invoice " * 50, SMALL)["c:bill"] == 1.0


# Phrases.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Invoice", [("bill", "invoice")]),
        ("the bill", [("bill", "bill")]),
        ("billing", [("bill", "billing")]),
        ("Service-Desk", [("desk", "service desk")]),
        ("service centre", [("desk", "service centre")]),
        ("a service for the desk", []),
        ("service. Desk", []),
        ("pay too much", [("overpaid", "pay too much")]),
        ("we pay far too much", [("overpaid", "pay far too much")]),
        ("we pay them far too much", [("overpaid", "pay them far too much")]),
        ("we pay them by far too much", []),
        ("pay too. Much", []),
        ("spending dear", [("overpaid", "spending dear")]),
        ("lending dear", []),
        ("the invoice of the service desk", [("bill", "invoice"), ("desk", "service desk")]),
        ("in voice", []),
        ("", []),
    ],
)
def test_a_concept_is_found_in_its_forms(text: str, found: list[tuple[str, str]]) -> None:
    assert concepts(text) == found


def test_words_count_by_their_stems_and_so_do_two_in_a_row() -> None:
    assert stems("The printers of a colleague") == ["printer", "colleague", "printer colleague"]
    assert stems("printers. Colleagues") == ["printer", "colleague"]
    assert [find.words for find in finds("Printers of the COLLEAGUES", SMALL)] == [
        *("printers", "colleagues", "printers … colleagues"),
    ]


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("billings", "bill"),
        ("billing", "bill"),
        ("bills", "bill"),
        ("ring", "ring"),
        ("rings", "ring"),
        ("bits", "bits"),
    ],
)
def test_a_stem_is_what_is_left_of_a_word_if_it_is_enough(word: str, left: str) -> None:
    assert stem(word, SMALL) == left


# Typing errors.


@pytest.mark.parametrize(
    "typed",
    [
        *("invoce", "invoicce", "invocie", "invoise"),
        *("telephne", "telepone", "tellephone", "telpehone", "telephona"),
        *("swichboard", "switchbord", "swtichboard", "switchbaord", "swichbord", "switshboart"),
    ],
)
def test_a_dropped_doubled_swapped_or_wrong_letter_is_forgiven(typed: str) -> None:
    assert [words for _, words in concepts(f"the {typed} again")] == [typed]


@pytest.mark.parametrize("typed", ["nvoice", "invcie", "dsek", "invoiceabc", "tele", "switch", "vsitchboard", "blil"])
def test_more_than_that_another_first_letter_or_a_short_word_is_not(typed: str) -> None:
    assert concepts(f"the {typed} again") == []


def test_a_word_that_is_known_is_not_taken_for_another() -> None:
    # One letter from `printer`, and a word of its own in the other lexicon.
    other = language("en", lexicon.indexed({**WORDS, "forms": {"a": ["painter"], "b": ["printer"]}}, "s"))
    assert [find.feature for find in finds("painters", other) if find.feature[0] == "c"] == []
    assert [find.feature for find in finds("painter", other) if find.feature[0] == "c"] == ["c:a"]
    assert [find.feature for find in finds("paimter", other) if find.feature[0] == "c"] == ["c:a"]


def test_a_mistyped_word_is_reported_as_it_was_written() -> None:
    assert concepts("The INVOCIE")[0] == ("bill", "invocie")


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [
        *(
            ("abc", "abc", 0),
            ("abc", "ab", 1),
            ("abc", "abbc", 1),
            ("abc", "acb", 1),
            ("abc", "axc", 1),
            ("ab", "bc", 2),
        ),
        *(("abcd", "badc", 2), ("abc", "cba", 2), ("abc", "xyz", 3), ("abc", "", 3), ("kitten", "sitting", 3)),
    ],
)
def test_distance_counts_letters_that_are_wrong_missing_or_swapped(a: str, b: str, distance: int) -> None:
    assert (typing_errors(a, b, 9), typing_errors(b, a, 9)) == (distance, distance)
    for limit in range(1, distance + 1):
        assert typing_errors(a, b, limit) == limit


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.integers(1, 4))
def test_a_limit_only_cuts_the_distance_off(a: str, b: str, limit: int) -> None:
    assert typing_errors(a, b, limit) == min(typing_errors(a, b, 99), limit)


# Any text.


@settings(deadline=None)
@given(st.text() | st.text("abco '.,but notthe\n", max_size=80), st.sampled_from([SMALL, *REAL.values()]))
def test_any_text_can_be_read_and_finds_are_words_of_it(text: str, tongue: Language) -> None:
    folded = text.casefold()
    for find in finds(text, tongue):
        assert all(word in folded for word in find.words.split() if word != "…")
    assert set(features(text, tongue).values()) <= {1.0, DISMISSED}


@pytest.mark.parametrize("text", ["\0", "\ud800", "\ufeff", "١٢٣", "é́", "ﬁ", "İ", "ß" * 30, "日本語 の 文", "a\u200bb"])
def test_odd_characters_are_no_trouble(text: str) -> None:
    for tongue in REAL.values():
        assert list(finds(text, tongue)) == list(finds(text, tongue))


@pytest.mark.parametrize("piece", ["a", "a ", "aaaaa ", "but ", ". ", "is not the ", "pay ", "telephona "])
def test_twice_the_text_takes_about_twice_the_time_at_most(piece: str) -> None:
    def seconds(size: int) -> float:
        begun = time.perf_counter()
        features(piece * (size // len(piece)), REAL["en"])
        return time.perf_counter() - begun

    # Ten times the text: quadratic work would take a hundred times as long.
    assert min(seconds(100_000) for _ in range(2)) < 40 * max(seconds(10_000) for _ in range(2)) + 0.05


# Shares.


@given(st.lists(st.floats(-500, 500), min_size=1, max_size=9))
def test_shares_add_up_to_one_and_keep_the_order(scores: list[float]) -> None:
    parts = shares(scores)
    assert sum(parts) == pytest.approx(1)
    assert all(parts[a] >= parts[b] for a in range(len(scores)) for b in range(len(scores)) if scores[a] > scores[b])


# The lexicons themselves.


@pytest.mark.parametrize("name", lexicon.LANGUAGES)
def test_a_form_that_begins_with_a_stem_gives_four_letters_of_it(name: str) -> None:
    # Stems are looked up by their first four letters.
    heads = [form.split()[0] for forms in files.data(f"lexicon/{name}")["forms"].values() for form in forms]
    assert [head for head in heads if head.endswith("*") and len(head) < 5] == []


@pytest.mark.parametrize("name", lexicon.LANGUAGES)
def test_every_form_is_found_where_it_is_written(name: str) -> None:
    tongue, missed = REAL[name], []
    for concept, forms in files.data(f"lexicon/{name}")["forms"].items():
        for form in forms:
            text = form.casefold().replace("*", "").replace("_", "")
            # A word at which clauses part can only lead a form: nothing stands before it in its clause.
            if set(text.split()[1:]) & tongue.breaks:
                continue
            if f"c:{concept}" not in {find.feature for find in finds(text, tongue)}:
                missed.append((concept, form))
    assert missed == []


def test_the_lexicons_speak_of_the_same_concepts() -> None:
    known = {one["id"] for one in files.data("lexicon/concepts")["concepts"]}
    weighed = set(files.data("lexicon/weights")["concepts"])
    assert weighed == known
    for name in lexicon.LANGUAGES:
        assert set(files.data(f"lexicon/{name}")["forms"]) <= known


def test_every_row_of_weights_has_a_number_for_each_scenario_and_one_for_none() -> None:
    for name in lexicon.LANGUAGES:
        one = lexicon.lexicon(name)
        rows = [one.bias, *one.weights.values()]
        assert {len([float(number) for number in row.split()]) for row in rows} == {len(lexicon.SCENARIOS) + 1}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nobody answers the phone and we wait for hours", "en"),
        ("Niemand geht ans Telefon und wir warten stundenlang", "de"),
        ("Personne ne répond au téléphone et nous attendons des heures", "fr"),
        ("", "en"),
        ("42", "en"),
        ("Datenbank", "en"),
    ],
)
def test_a_language_is_told_by_its_small_words_and_is_english_if_it_has_none(text: str, name: str) -> None:
    assert lexicon.language_of(text) == name
