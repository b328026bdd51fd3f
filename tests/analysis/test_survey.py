"""Answers to questions: which scenario they point to, why, what would change it, and what several people make of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.survey import CLOSE, WEIGHTS, Asked, agreement, combined, from_answers
from mofkit.analysis.verdict import Because, Verdict, short
from mofkit.content.lexicon import SCENARIOS
from mofkit.model.triage import ANSWERS
from mofkit.workspace.triages import questions

REAL = [Asked(*one) for one in questions()]
IDS = [id for one in REAL for id, _ in one.questions]
# Three scenarios of three questions each: a1 a2 a3, b1 b2 b3, c1 c2 c3.
SMALL = [
    Asked(slug, number, f"Title {slug}", tuple((f"{slug}{n}", f"Does {slug}{n} hurt?") for n in (1, 2, 3)))
    for number, slug in enumerate("abc", start=1)
]
some_answers = st.dictionaries(st.sampled_from(IDS), st.sampled_from(ANSWERS))


def answers(text: str) -> dict[str, str]:
    """`a1=v b2=s`: v very much, s somewhat, n not at all, d don't know."""
    words = {answer[0]: answer for answer in ANSWERS}
    return {id: words[letter] for id, letter in (pair.split("=") for pair in text.split())}


def scores(verdict: Verdict) -> dict[str, float]:
    return {one.scenario: one.score for one in verdict.ranking}


# The score.


@pytest.mark.parametrize("screened", [True, False], ids=["screened", "not screened"])
@pytest.mark.parametrize("slug", SCENARIOS)
def test_whoever_says_all_of_a_scenario_applies_very_much_is_sent_to_it(slug: str, screened: bool) -> None:
    mine = next(one for one in REAL if one.slug == slug)
    given = {id: "very-much" for id, _ in mine.questions[0 if screened else 1 :]}
    found = from_answers(REAL, given)
    assert found.verdict == slug
    assert found.ranking[0].score == round(len(given) / (len(given) + 1), 4)
    assert {because.id for because in found.ranking[0].because} == set(given)
    assert {one.score for one in found.ranking[1:]} == {0.0}
    assert found.ask == ()


def test_a_score_is_the_sum_of_the_weights_over_the_answers_and_one() -> None:
    found = from_answers(SMALL, answers("a1=v a2=s a3=n b1=v b2=d c1=n"))
    assert scores(found) == {"a": round(1.5 / 4, 4), "b": 0.5, "c": 0.0}


def test_one_loud_answer_does_not_beat_many() -> None:
    assert from_answers(SMALL, answers("a1=v b1=v b2=v")).verdict == "b"


def test_not_to_know_and_not_to_answer_count_alike() -> None:
    assert from_answers(SMALL, answers("a1=v a2=d b3=d")) == from_answers(SMALL, answers("a1=v"))


def test_an_answer_to_what_nobody_asks_counts_for_nothing() -> None:
    assert from_answers(SMALL, answers("a1=v z9=v")) == from_answers(SMALL, answers("a1=v"))


def test_reasons_come_strongest_first_and_only_those_that_speak_for_it() -> None:
    first = from_answers(SMALL, answers("a3=v a2=s a1=n")).ranking[0]
    assert first.because == (Because("a3", 0.25, "Does a3 hurt?"), Because("a2", 0.125, "Does a2 hurt?"))


@given(some_answers, st.randoms())
def test_the_same_answers_give_the_same_ranking_in_any_order(given: dict[str, str], chance: object) -> None:
    shuffled = list(given.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis's own random
    assert from_answers(REAL, dict(shuffled)) == from_answers(REAL, given)


@given(some_answers)
def test_all_seven_are_ranked_and_reasons_add_up_to_scores(given: dict[str, str]) -> None:
    found = from_answers(REAL, given)
    assert sorted(one.scenario for one in found.ranking) == sorted(SCENARIOS)
    assert all((a.score, -a.number) > (b.score, -b.number) for a, b in pairwise(found.ranking))
    for one in found.ranking:
        assert 0 <= one.score < 1
        assert sum(because.contribution for because in one.because) == pytest.approx(one.score, abs=0.001)


@given(some_answers, st.sampled_from(IDS))
def test_what_applies_more_never_makes_its_scenario_less_likely(given: dict[str, str], id: str) -> None:
    slug = next(one.slug for one in REAL if id in dict(one.questions))
    ladder = [scores(from_answers(REAL, {**given, id: answer}))[slug] for answer in WEIGHTS]
    assert ladder == sorted(ladder, reverse=True)


# When it does not say.


@pytest.mark.parametrize("said", ["", "a1=n b1=n", "a1=d"])
def test_nothing_that_applies_gives_no_verdict(said: str) -> None:
    found = from_answers(SMALL, answers(said))
    assert found.verdict is None
    assert found.turning == "nothing was said to apply yet"
    assert [slug for _, slug, _ in found.ask] == ["a", "b"]


def test_a_tie_is_answered_by_a_question_about_each_of_the_two() -> None:
    found = from_answers(SMALL, answers("a1=v c1=v c2=n c3=v a2=v a3=n"))
    assert found.verdict is None
    assert [one.scenario for one in found.ranking[:2]] == ["a", "c"]
    assert [(id, slug) for id, slug, _ in found.ask] == [("a1", "a"), ("c1", "c")]


def test_what_is_asked_is_not_answered_yet_and_screens_first() -> None:
    assert from_answers(SMALL, answers("a1=v b2=v")).ask == (
        ("a2", "a", "Does a2 hurt?"),
        ("b1", "b", "Does b1 hurt?"),
    )
    real = from_answers(REAL, {})
    assert [id for id, _, _ in real.ask] == ["screen-reduce-costs", "screen-fix-services"]


def test_not_to_know_is_worth_asking_again() -> None:
    assert from_answers(SMALL, answers("a1=d b1=v c1=v")).ask[0] == ("b2", "b", "Does b2 hurt?")
    assert from_answers(SMALL, answers("a1=d a2=v b1=v")).ask[0] == ("a1", "a", "Does a1 hurt?")


def test_exactly_close_is_far_enough() -> None:
    # Of 99 answers each counts one hundredth.
    ids = {slug: [f"{slug}{n}" for n in range(99)] for slug in "ab"}
    two = [Asked(slug, number, slug, tuple((id, "?") for id in ids[slug])) for number, slug in enumerate(ids, start=1)]

    def verdict(first: int, second: int) -> str | None:
        applies = {*ids["a"][:first], *ids["b"][:second]}
        every = [*ids["a"], *ids["b"]]
        return from_answers(two, {id: "very-much" if id in applies else "not-at-all" for id in every}).verdict

    assert CLOSE == 0.08
    assert [verdict(many + 8, many) for many in range(1, 90)] == ["a"] * 89
    assert [verdict(many + 7, many) for many in range(1, 90)] == [None] * 89


@given(some_answers)
def test_there_is_a_verdict_or_two_questions_of_the_first_two(given: dict[str, str]) -> None:
    found = from_answers(REAL, given)
    first, second = found.ranking[:2]
    if round(first.score - second.score, 4) >= CLOSE:
        assert (found.verdict, found.ask) == (first.scenario, ())
    else:
        assert found.verdict is None
        assert [slug for _, slug, _ in found.ask] == [first.scenario, second.scenario]
        for id, slug, words in found.ask:
            assert (id, words) in next(one.questions for one in REAL if one.slug == slug)


# What would change it.


@pytest.mark.parametrize(
    ("said", "turning"),
    [
        ("a1=v a2=v b1=v", "if “Does a1 hurt?” did not apply, it would be scenario 2, Title b"),
        ("a1=v a2=v b1=s b2=s", "if “Does a1 hurt?” did not apply, it could as well be scenario 2, Title b"),
        ("a1=v a2=v a3=v", "scenario 2, Title b, would need 0.75 more to come first"),
        ("a1=v b1=v", "an answer to one of the two questions"),
    ],
)
def test_the_answer_says_what_would_change_it(said: str, turning: str) -> None:
    assert from_answers(SMALL, answers(said)).turning == turning


@given(some_answers)
def test_what_is_said_to_change_the_answer_does(given: dict[str, str]) -> None:
    found = from_answers(REAL, given)
    if not found.turning.startswith("if "):
        return
    without = from_answers(REAL, {**given, found.ranking[0].because[0].id: "not-at-all"})
    if "could as well be" in found.turning:
        assert without.verdict is None
    else:
        assert f"scenario {without.ranking[0].number}, " in found.turning
        assert without.ranking[0].scenario != found.ranking[0].scenario


def test_long_words_are_cut_at_a_blank() -> None:
    assert short("word " * 30) == "word " * 18 + "…"
    assert short("first, second, third", 14) == "first …"
    assert short("short") == "short"


# Several respondents.


def test_the_joint_score_is_the_mean_and_each_has_the_same_voice() -> None:
    one, two = answers("a1=v a2=v a3=v"), answers("b1=v a1=n")
    joint = combined(SMALL, [one, two])
    assert scores(joint) == {"a": round(0.75 / 2, 4), "b": 0.25, "c": 0.0}
    assert [(because.id, because.contribution) for because in joint.ranking[0].because] == [
        *(("a1", 0.125), ("a2", 0.125), ("a3", 0.125)),
    ]


@given(st.lists(some_answers, min_size=1, max_size=4))
def test_joining_is_the_mean_of_the_single_scores(many: list[dict[str, str]]) -> None:
    singles = [scores(from_answers(REAL, one)) for one in many]
    for slug, score in scores(combined(REAL, many)).items():
        assert score == pytest.approx(sum(one[slug] for one in singles) / len(many), abs=0.0001)


@given(some_answers)
def test_one_respondent_alone_is_all_of_them(given: dict[str, str]) -> None:
    assert combined(REAL, [given]) == from_answers(REAL, given)


def test_two_who_contradict_each_other_are_asked_what_neither_answered() -> None:
    joint = combined(SMALL, [answers("a1=v"), answers("b1=v")])
    assert joint.verdict is None
    assert [id for id, _, _ in joint.ask] == ["a2", "b2"]


def test_agreement_shows_the_most_disputed_first() -> None:
    many = [("kim", answers("a1=v a2=s b1=v c1=v")), ("bo", answers("a1=n a2=v b1=v c2=v"))]
    assert [(one.id, one.spread, one.answers) for one in agreement(SMALL, many)] == [
        ("a1", 1.0, (("kim", "very-much"), ("bo", "not-at-all"))),
        ("a2", 0.5, (("kim", "somewhat"), ("bo", "very-much"))),
        ("b1", 0.0, (("kim", "very-much"), ("bo", "very-much"))),
    ]


def test_not_to_know_is_no_view() -> None:
    assert agreement(SMALL, [("kim", answers("a1=v")), ("bo", answers("a1=d"))]) == []


def test_the_spread_is_that_of_the_two_furthest_apart() -> None:
    many = [("kim", answers("a1=s")), ("bo", answers("a1=v")), ("cy", answers("a1=s"))]
    assert [one.spread for one in agreement(SMALL, many)] == [0.5]
