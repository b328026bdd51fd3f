"""A ranking is what the job aid says it is, whatever the rows are, and every row is accounted for."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.priority import (
    BIG_BET,
    FILL_IN,
    NOT_NOW,
    QUADRANTS,
    QUICK_WIN,
    Columns,
    PriorityList,
    Ranked,
    quadrant,
    rank,
)

COLUMNS = Columns(name=0, difficulty=1, impact=2, criticality=3, width=4)
UNCRITICAL = COLUMNS._replace(criticality=None, width=3)
Row = tuple[int, list[str]]

SCORES = st.sampled_from(["1", "2", "3", "4", "5", " 4", "5 ", "\t2\t", "\u00a03"])
NO_SCORES = st.sampled_from(["", " ", "\t", "0", "6", "9", "3.5", "high", "-1", "1e0", "\u0663", "\uff15", "=3", "+3"])
CODES = st.sampled_from(["C1", "c2", "C3 ", "High", "MEDIUM", "low", "??", "", "niedrig", "whatever"])
NAMES = st.one_of(st.sampled_from(["a", "b", "Z", "é", "", "\U0001f4e7"]), st.text(max_size=4))
MEANING = {"c1": 0, "high": 0, "c2": 1, "medium": 1, "c3": 2, "low": 2, "niedrig": 2}


@st.composite
def one_row(draw: st.DrawFn) -> list[str]:
    """A row as people write it: mostly four cells, at times fewer or more."""
    cells = [draw(NAMES), draw(st.one_of(SCORES, NO_SCORES)), draw(st.one_of(SCORES, NO_SCORES)), draw(CODES)]
    extra = draw(st.lists(st.sampled_from(["", " ", "more"]), max_size=2))
    return [*cells, *extra][: draw(st.sampled_from([0, 1, 2, 3, 4, 4, 4, 4, 6, 6]))]


ROWS = st.lists(st.one_of(one_row(), st.tuples(NAMES, SCORES, SCORES, CODES).map(list)), max_size=40).map(
    lambda rows: [(at * 2 + 2, cells) for at, cells in enumerate(rows)]
)


class Judged(NamedTuple):
    """What the job aid's words make of a row."""

    kind: str
    difficulty: int = 0
    impact: int = 0
    criticality: int = 3


def judged(cells: list[str]) -> Judged:
    """A row by the words of the rule, one after the other."""
    cells = [*cells, "", "", "", ""][: max(len(cells), 4)]
    scores = [cell.strip() for cell in cells[1:3]]
    if any(cell.strip() for cell in cells[4:]) or any(one not in ("", *"12345") for one in scores):
        return Judged("rejected")
    if "" in scores:
        return Judged("unscored")
    return Judged("ranked", int(scores[0]), int(scores[1]), MEANING.get(cells[3].strip().casefold(), 3))


def sorted_by_hand(rows: list[Row]) -> list[tuple[str, int, int, int]]:
    """Name, difficulty, impact and line of the rows to be ranked, best first."""
    found = [(line, cells, judged(cells)) for line, cells in rows]
    kept = [(line, [*cells, ""][0], one) for line, cells, one in found if one.kind == "ranked"]
    kept.sort(key=lambda row: (-row[2].difficulty * row[2].impact, row[2].criticality, -row[2].impact, row[1], row[0]))
    return [(name, one.difficulty, one.impact, line) for line, name, one in kept]


def facts(ranked: list[Ranked]) -> list[tuple[str, int, int, int]]:
    return [(one.name, one.difficulty, one.impact, one.line) for one in ranked]


def ranking(*cells: list[str], columns: Columns = COLUMNS) -> PriorityList:
    """The ranking of rows that begin in line 2."""
    return rank(enumerate(cells, start=2), columns)


# Laws.


@given(ROWS)
def test_the_order_is_the_one_a_sort_by_hand_gives(rows: list[Row]) -> None:
    found = list(rank(rows, COLUMNS).ranked())
    assert facts(found) == sorted_by_hand(rows)
    assert [one.rank for one in found] == list(range(1, len(found) + 1))
    assert all(one.priority == one.difficulty * one.impact for one in found)
    assert all(one.quadrant == quadrant(one.difficulty, one.impact) for one in found)


@given(ROWS)
def test_every_row_is_ranked_unscored_or_rejected(rows: list[Row]) -> None:
    found = rank(rows, COLUMNS)
    lines = Counter(
        [one.line for one in found.ranked()]
        + [one.line for one in found.unscored]
        + [one.line for one in found.rejected]
    )
    assert lines == Counter(line for line, _ in rows)
    assert found.read == len(rows) == found.placed + len(found.unscored) + len(found.rejected)
    kinds = Counter(judged(cells).kind for _, cells in rows)
    assert (found.placed, len(found.unscored), len(found.rejected)) == (
        kinds["ranked"],
        kinds["unscored"],
        kinds["rejected"],
    )


@given(ROWS, st.randoms())
def test_the_order_of_rows_changes_nothing_but_lines(rows: list[Row], chance: Random) -> None:
    shuffled = [cells for _, cells in rows]
    chance.shuffle(shuffled)
    one, other = rank(rows, COLUMNS), rank(enumerate(shuffled), COLUMNS)
    assert [row[:7] for row in one.ranked()] == [row[:7] for row in other.ranked()]
    assert Counter(row.name for row in one.unscored) == Counter(row.name for row in other.unscored)
    assert Counter(row.cells for row in one.rejected) == Counter(row.cells for row in other.rejected)


@given(ROWS, st.integers(1, 12))
def test_the_best_n_are_the_first_n_of_all(rows: list[Row], top: int) -> None:
    few, every = rank(rows, COLUMNS, top=top), rank(rows, COLUMNS)
    assert list(few.ranked(top)) == list(every.ranked())[:top] == list(every.ranked(top))
    assert (few.read, few.placed, few.grid(), few.quadrants()) == (
        *(every.read, every.placed),
        *(every.grid(), every.quadrants()),
    )
    assert (few.unscored, few.rejected) == (every.unscored, every.rejected)


@given(ROWS, st.sampled_from([None, 1, 3]))
def test_grid_and_quadrants_count_every_ranked_row(rows: list[Row], top: int | None) -> None:
    found = rank(rows, COLUMNS, top=top)
    pairs = Counter((one.difficulty, one.impact) for one in map(judged, (cells for _, cells in rows)) if one.impact)
    assert found.grid() == pairs
    assert tuple(found.quadrants()) == QUADRANTS
    assert found.quadrants() == {
        name: sum(count for pair, count in pairs.items() if quadrant(*pair) == name) for name in QUADRANTS
    }


@given(ROWS)
def test_without_a_column_of_criticality_none_is_known(rows: list[Row]) -> None:
    three = [(line, cells[:3]) for line, cells in rows]
    found = rank(three, UNCRITICAL)
    assert {one.criticality for one in found.ranked()} <= {"??"}
    assert facts(list(found.ranked())) == sorted_by_hand(three)


# By example.


def test_ties_go_to_criticality_then_impact_then_name_then_line() -> None:
    found = ranking(
        ["b", "2", "5", "C2"],
        ["a", "2", "5", "C2"],
        ["z", "5", "2", "C2"],
        ["y", "5", "2", "C1"],
        ["a", "2", "5", "C2"],
        ["x", "2", "5", "??"],
    )
    assert [(one.name, one.line) for one in found.ranked()] == [
        *(("y", 5), ("a", 3), ("a", 6), ("b", 2), ("z", 4), ("x", 7)),
    ]


@pytest.mark.parametrize(
    ("difficulty", "impact", "expected"),
    [
        *((4, 4, QUICK_WIN), (5, 5, QUICK_WIN), (3, 4, BIG_BET), (1, 5, BIG_BET)),
        *((4, 3, FILL_IN), (5, 1, FILL_IN), (3, 3, NOT_NOW), (1, 1, NOT_NOW)),
    ],
)
def test_four_and_five_are_the_upper_side_of_both_scales(difficulty: int, impact: int, expected: str) -> None:
    assert quadrant(difficulty, impact) == expected


def test_blanks_around_a_score_do_not_count() -> None:
    assert [one.priority for one in ranking(["mail", " 4\t", "\u00a05", "C1"]).ranked()] == [20]


def test_a_row_without_a_score_names_what_it_lacks() -> None:
    found = ranking(["mail", "", "5", ""], ["phones", " ", "\t", ""])
    assert [(one.name, one.line, one.missing) for one in found.unscored] == [
        ("mail", 2, ("difficulty",)),
        ("phones", 3, ("difficulty", "impact")),
    ]


@pytest.mark.parametrize("value", ["9", "0", "3.5", "high", "-1", "\u0663", "5%"])
def test_anything_but_a_whole_number_from_one_to_five_is_rejected(value: str) -> None:
    (row,) = ranking(["mail", value, "5", ""]).rejected
    (cell,) = row.cells
    assert (row.name, row.line, cell.column, cell.value) == ("mail", 2, 1, value)
    assert cell.message == "difficulty is no score; use a whole number from 1 to 5"


def test_a_row_that_is_both_unscored_and_wrong_is_rejected() -> None:
    found = ranking(["mail", "", "9", ""])
    assert found.unscored == []
    assert [cell.column for cell in found.rejected[0].cells] == [2]


def test_a_row_with_two_bad_scores_names_both() -> None:
    (row,) = ranking(["mail", "6", "none", ""]).rejected
    assert [cell.column for cell in row.cells] == [1, 2]


def test_a_short_row_is_filled_with_blanks() -> None:
    found = ranking(["mail", "4", "5"], ["phones", "4"], [])
    assert [(one.name, one.criticality) for one in found.ranked()] == [("mail", "??")]
    assert [(one.name, one.missing) for one in found.unscored] == [
        ("phones", ("impact",)),
        ("", ("difficulty", "impact")),
    ]


def test_a_short_row_is_ranked_without_its_name_if_the_name_comes_last() -> None:
    columns = Columns(name=2, difficulty=0, impact=1, criticality=None, width=3)
    assert [one.name for one in ranking(["4", "5"], columns=columns).ranked()] == [""]


def test_a_long_row_is_rejected_if_its_surplus_says_something() -> None:
    found = ranking(["mail", "4", "5", "C1", "", "stray"], ["phones", "4", "5", "C1", "", " "])
    assert [one.name for one in found.ranked()] == ["phones"]
    (cell,) = found.rejected[0].cells
    assert (cell.column, cell.value) == (5, "stray")
    assert cell.message == "the row has 6 cells and the header 4; quote cells that hold the separator"


def test_a_word_that_is_no_criticality_counts_as_unknown() -> None:
    assert [one.criticality for one in ranking(["mail", "4", "5", "urgent"]).ranked()] == ["??"]


def test_no_rows_are_a_ranking_of_nothing() -> None:
    found = ranking()
    assert (found.read, list(found.ranked()), found.grid()) == (0, [], {})
    assert found.quadrants() == dict.fromkeys(QUADRANTS, 0)
