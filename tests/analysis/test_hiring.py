"""Candidates by a written list, and what a CV gives reason to ask."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.analysis.cv import asks
from mofkit.analysis.hiring import Standing, mark, ranking, standing
from mofkit.model.candidate import Candidate, Station
from mofkit.model.opening import Opening

OPENING = Opening.model_validate(
    {
        "id": "desk",
        "role": "incident-resolver",
        "criteria": [
            {"id": "help", "name": "Helps", "area": "mindset", "must": "true", "weight": "5"},
            {"id": "way", "name": "Better way", "area": "process", "weight": "3"},
            {"id": "net", "name": "Networks", "weight": "2"},
        ],
    }
)


def candidate(code: str, *cards: dict[str, Any], status: str = "interviewed") -> Candidate:
    return Candidate.model_validate({"id": f"desk.{code}", "status": status, "scorecards": list(cards)})


def card(by: str, **marks: str) -> dict[str, Any]:
    return {"by": by, "marks": marks}


def ranks(*candidates: Candidate) -> list[tuple[str, int, int]]:
    return [(one.candidate.code, one.best, one.worst) for one in ranking(OPENING, candidates)]


def test_a_total_is_the_weighted_mean_of_the_interviewers_means() -> None:
    one = standing(OPENING, candidate("a", card("kim", help="5", way="4", net="1"), card("lee", help="4")))
    assert one.low == one.high == (5 * Fraction(9, 2) + 3 * 4 + 2 * 1) / 10
    assert one.missing == []


def test_a_missing_criterion_makes_a_range_and_is_named() -> None:
    one = standing(OPENING, candidate("a", card("kim", help="5", net="3")))
    assert (one.low, one.high) == (Fraction(34, 10), Fraction(46, 10))
    assert one.missing == ["way"]


def test_places_are_a_range_where_marks_are_missing() -> None:
    whole = candidate("a", card("kim", help="4", way="4", net="4"))
    partly = candidate("b", card("kim", help="5", net="4"))
    last = candidate("c", card("kim", help="3", way="1", net="1"))
    assert ranks(partly, last, whole) == [("a", 1, 2), ("b", 1, 2), ("c", 3, 3)]


def test_equal_totals_share_their_places() -> None:
    assert ranks(
        candidate("b", card("kim", help="4", way="4", net="4")), candidate("a", card("lee", help="4", way="4", net="4"))
    ) == [
        ("a", 1, 2),
        ("b", 1, 2),
    ]


def test_who_is_below_a_bar_that_must_be_met_stands_last_however_skilled() -> None:
    skilled = candidate("a", card("kim", help="2", way="5", net="5"))
    plain = candidate("b", card("kim", help="3", way="2", net="1"))
    found = ranking(OPENING, [skilled, plain])
    assert [one.candidate.code for one in found] == ["b", "a"]
    assert found[1].below == ["help"]
    assert (found[1].best, found[1].worst) == (2, 2)


def test_a_missing_mark_that_must_be_met_may_still_bring_somebody_down() -> None:
    unknown = candidate("a", card("kim", way="5", net="5"))
    known = candidate("b", card("kim", help="3", way="1", net="1"))
    assert ranks(unknown, known) == [("a", 1, 2), ("b", 1, 2)]


def test_interviewers_who_are_two_marks_apart_should_talk() -> None:
    one = standing(OPENING, candidate("a", card("kim", help="5", way="3"), card("lee", help="3", way="2")))
    assert [(each.criterion.id, each.spread) for each in one.apart] == [("help", Fraction(2))]
    assert one.incomplete == [("kim", ["net"]), ("lee", ["net"])]


def test_an_interviewer_with_two_cards_counts_once() -> None:
    one = standing(OPENING, candidate("a", card("kim", help="5"), card("kim", help="4"), card("lee", help="3")))
    assert one.values[0].mean == Fraction(15, 4)
    assert one.judges == ["kim", "lee"]


def test_who_withdrew_is_not_ranked_and_nothing_is_ranked_by_nothing() -> None:
    assert ranks(candidate("a", status="withdrawn")) == []
    bare = Opening(id="desk", role="legal")
    [one] = ranking(bare, [candidate("a", card("kim", help="5"))])
    assert one.low == 0
    assert not one.missing


@pytest.mark.parametrize("text", ["0", "6", "3.5", "high", "", "²", "-1", "١"])
def test_what_is_not_on_the_scale_is_no_mark(text: str) -> None:
    assert mark(text) is None
    assert standing(OPENING, candidate("a", card("kim", help=text))).missing == ["help", "way", "net"]


def test_a_mark_may_have_blanks_around_it() -> None:
    assert mark(" 4 ") == 4


MARKS = st.dictionaries(st.sampled_from(["help", "way", "net"]), st.sampled_from(["1", "2", "3", "4", "5", "9", ""]))
CARDS = st.lists(st.tuples(st.sampled_from(["kim", "lee", "ada"]), MARKS), max_size=4)


@settings(max_examples=60)
@given(st.lists(CARDS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_same_marks_in_any_order_give_the_same_ranking(people: list[Any], random: Random) -> None:
    def shuffled(items: list[Any]) -> list[Any]:
        return random.sample(items, len(items))

    def made(order: bool) -> list[Candidate]:
        found = []
        for at, cards in enumerate(people):
            mixed = [(by, dict(shuffled(list(marks.items())))) for by, marks in shuffled(cards)] if order else cards
            found.append(candidate(f"c{at}", *(card(by, **marks) for by, marks in mixed)))
        return shuffled(found) if order else found

    def told(found: list[Standing]) -> list[Any]:
        return [(s.candidate.id, s.low, s.high, s.best, s.worst, s.values) for s in found]

    assert told(ranking(OPENING, made(order=True))) == told(ranking(OPENING, made(order=False)))


@settings(max_examples=80)
@given(st.lists(CARDS, min_size=1, max_size=4), st.data())
def test_whatever_the_missing_marks_turn_out_to_be_the_place_was_in_the_range(people: list[Any], data: Any) -> None:
    every = [candidate(f"c{at}", *(card(by, **marks) for by, marks in cards)) for at, cards in enumerate(people)]
    before = {one.candidate.id: one for one in ranking(OPENING, every)}
    filled = []
    for one in every:
        late = {id: str(data.draw(st.integers(1, 5))) for id in before[one.id].missing}
        cards = [each.model_dump() for each in one.scorecards]
        filled.append(candidate(one.code, *cards, card("late", **late)))
    for after in ranking(OPENING, filled):
        was = before[after.candidate.id]
        assert was.low <= after.low == after.high <= was.high
        assert was.best <= after.best <= after.worst <= was.worst


# CV.


def station(since: str, until: str = "", what: str = "work") -> Station:
    return Station(since=since, until=until, what=what)


def test_a_gap_between_two_stations_is_a_question_with_its_months() -> None:
    [one] = asks([station("2023-01"), station("2019-03", "2021-06")], date(2026, 11, 1))
    assert (one.kind, one.first, one.last, one.months) == ("gap", "2021-07", "2022-12", 18)


def test_three_months_are_no_gap_and_stations_may_overlap() -> None:
    stations = [station("2019-01", "2022-12"), station("2020-01", "2020-06"), station("2023-04")]
    assert asks(stations, date(2026, 11, 1)) == []


def test_the_time_since_the_last_station_counts_up_to_the_application() -> None:
    stations = [station("2019-01", "2026-03")]
    [one] = asks(stations, date(2026, 11, 1))
    assert (one.first, one.last, one.months) == ("2026-04", "2026-11", 8)
    assert asks(stations, None) == []
    assert asks([], date(2026, 11, 1)) == []


def test_three_short_stays_in_a_row_are_asked_about_and_two_are_not() -> None:
    short = [station("2020-01", "2020-12", "a"), station("2021-01", "2021-06", "b"), station("2021-07", "2022-06", "c")]
    [one] = asks([*short, station("2022-07")], date(2026, 11, 1))
    assert (one.kind, one.first, one.last, one.months, one.stays) == (
        "hopping",
        "2020-01",
        "2022-06",
        30,
        ("a", "b", "c"),
    )
    broken = [short[0], station("2021-01", "2022-12"), station("2023-01", "2023-06"), station("2023-07")]
    assert asks(broken, date(2026, 11, 1)) == []


def test_a_station_without_a_first_month_says_nothing() -> None:
    assert asks([Station(until="2020-01", what="x")], date(2026, 11, 1)) == []
