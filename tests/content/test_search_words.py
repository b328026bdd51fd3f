"""Words as they are compared: endings, spellings, hyphens and synonyms."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.content.files import data
from mofkit.content.search_words import Wording, folded, hyphened, length, stem, tokens, wording

RULES = wording(data("search"), ["backout", "email"])


def terms(text: str) -> list[str]:
    return [token.term for token in tokens(text, RULES)]


@pytest.mark.parametrize(
    "family",
    [
        *("plan plans planned planning", "approve approves approved approving approval", "policy policies"),
        *("escalate escalated escalating escalation", "organise organize organising organisation organization"),
        *("catalogue catalog catalogues", "programme program programmes", "colour color", "centre center"),
        *("classify classified classifying classification", "prioritise prioritize prioritisation", "licence license"),
        *("analyse analyze analysing analysis analyses", "deploy deployment deployed", "people person persons"),
        *("available availability", "ready readiness", "service services", "process processes", "cancelled canceled"),
        *("bill bills billing", "stop stopped stopping", "week weekly", "customer customer's customer’s"),
    ],
)
def test_the_forms_of_a_word_are_one_word(family: str) -> None:
    assert len({stem(folded(word), RULES) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["manager manage", "production product", "user use", "status state", "personal person", "new news", "is us"]
)
def test_words_that_only_look_alike_stay_two(pair: str) -> None:
    one, other = pair.split()
    assert stem(one, RULES) != stem(other, RULES)


@pytest.mark.parametrize("text", ["back-out", "back out", "Back‑out", "backout", "rollback", "roll-back", "roll back"])
def test_a_thing_is_found_by_each_of_its_names_however_it_is_hyphened(text: str) -> None:
    assert set(terms("back-out")) & set(terms("rollback")) & set(terms(text))


def test_words_that_are_apart_are_joined_only_where_they_are_known_as_one() -> None:
    assert stem("backout", RULES) in terms("back out")
    assert stem("input", RULES) not in terms("in put")


def test_a_name_of_many_words_is_found_where_it_stands_whole() -> None:
    ola = set(terms("OLA"))
    assert ola & set(terms("an Operating-Level Agreement")) == {"=0"}
    assert not ola & set(terms("an operating agreement, and its level"))


def test_a_token_says_where_it_stands() -> None:
    text = "the request for change, approved"
    stands = {text[token.start : token.end] for token in tokens(text, RULES)}
    assert stands == {"request", "request for change", "change", "approved"}


def test_with_beginnings_only_what_begins_so_is_looked_at() -> None:
    text = "Sign the OLA, then send e-mail about the back-out plan"
    every = list(tokens(text, RULES))
    some = list(tokens(text, RULES, ("ola", "e", "back")))
    assert len(some) > 6
    assert [token for token in every if text[token.start :].lower().startswith(("ola", "back", "e-mail"))] == some


def test_hyphened_words_and_lengths() -> None:
    assert list(hyphened("A back-out plan: sign‑off, not a — dash")) == ["backout", "signoff"]
    assert length("Don't count it's marks -- three") == 5


def test_each_thing_is_named_at_least_twice_and_no_name_twice_in_a_group() -> None:
    rules = data("search")
    for group in (*rules["same"], *rules["near"]):
        assert len(group) == len(set(group)) >= 2, group


def test_every_kind_of_the_content_has_a_weight_and_hints_name_kinds() -> None:
    from mofkit.content.search_documents import documents

    rules = data("search")
    assert {one.kind for one in documents()} <= set(rules["kinds"])
    assert {kind for hint in rules["hints"] for kind in hint["kinds"]} <= set(rules["kinds"])


@given(st.text(max_size=200))
def test_any_text_has_terms_that_stand_in_it(text: str) -> None:
    for token in tokens(text, RULES):
        assert 0 <= token.start < token.end <= len(text)
        assert token.term
        assert not re.search(r"\s", token.term)


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_capitals_and_possessives_change_no_word(word: str) -> None:
    assert stem(folded(word.upper()), RULES) == stem(folded(word), RULES)
    assert folded(f"{word}'s") in (word, f"{word}s".removesuffix("s"))


@given(st.from_regex(r"[a-z]{4,20}", fullmatch=True))
def test_a_word_is_never_reduced_to_nothing(word: str) -> None:
    plain: Wording = RULES._replace(words={})
    assert len(stem(word, plain)) >= 2
