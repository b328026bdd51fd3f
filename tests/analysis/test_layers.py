"""The places of a map: everything left of what it needs, nothing over anything else, and the same each time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.layers import Spot, layout

NODES = "abcdefgh"
edges = st.fixed_dictionaries({id: st.lists(st.sampled_from(NODES), max_size=4, unique=True) for id in NODES})


@given(edges)
def test_every_service_stands_left_of_what_it_needs_unless_the_edge_was_turned(needs: dict[str, list[str]]) -> None:
    found = layout(needs)
    column = {spot.id: spot.column for row in found.columns for spot in row if not spot.bend}
    assert set(column) == set(needs)
    for line in found.lines:
        ahead = column[line.start] < column[line.end]
        assert ahead is not line.turned


@given(edges)
def test_every_edge_is_there_once_and_passes_every_column_between(needs: dict[str, list[str]]) -> None:
    found = layout(needs)
    wanted = {(id, other) for id, needed in needs.items() for other in needed if id != other}
    assert sorted((line.start, line.end) for line in found.lines) == sorted(wanted)
    for line in found.lines:
        assert all(abs(one.column - other.column) == 1 for one, other in pairwise(line.spots))


@given(edges)
def test_no_spot_stands_over_another_and_the_highest_begins_at_nought(needs: dict[str, list[str]]) -> None:
    found = layout(needs)
    for row in found.columns:
        for one, other in pairwise(row):
            gap = (0.35 if one.bend else 1.0) / 2 + (0.35 if other.bend else 1.0) / 2
            assert found.heights[other] - found.heights[one] >= gap - 1e-9
    assert min(found.heights[spot] - (0.35 if spot.bend else 1.0) / 2 for row in found.columns for spot in row) >= -1e-9


@given(edges)
def test_the_same_graph_has_the_same_places(needs: dict[str, list[str]]) -> None:
    assert layout(needs) == layout({id: [*needed] for id, needed in needs.items()})


def test_edges_to_one_service_run_together() -> None:
    found = layout({"a": ["b", "d"], "b": ["c"], "c": ["d"], "e": ["b", "d"], "d": []})
    bends = [spot for row in found.columns for spot in row if spot.bend]
    assert bends == [Spot("d", 1, bend=True), Spot("d", 2, bend=True)]


def test_no_service_has_no_column() -> None:
    assert layout({}).columns == ()
