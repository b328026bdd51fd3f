"""Who needs whom: reach, knots, rings, chains and neighbourhoods, held against what one would do by hand."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.dependencies import around, chain, graph, is_ring, knots, reach, rings, walk, within


class One(NamedTuple):
    """A service, as far as dependencies go."""

    id: str
    depends_on: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


NODES = "abcdefgh"
edges = st.fixed_dictionaries({id: st.lists(st.sampled_from(NODES), max_size=4, unique=True) for id in NODES})


def by_hand(needs: dict[str, list[str]], start: str) -> set[str]:
    """What a service reaches, by walking on until nothing is new."""
    found: set[str] = set()
    new = set(needs[start])
    while new:
        found |= new
        new = {other for id in new for other in needs[id]} - found
    return found


@given(edges)
def test_reach_is_what_a_walk_finds(needs: dict[str, list[str]]) -> None:
    found = reach(needs)
    for id in needs:
        others = by_hand(needs, id) - {id}
        assert set(found.of(id)) == others
        assert found.count(id) == len(others)


@given(edges)
def test_who_is_reached_is_reached_back_the_other_way_round(needs: dict[str, list[str]]) -> None:
    known = graph([One(id, tuple(needed)) for id, needed in needs.items()])
    down, up = reach(known.needs), reach(known.needed_by)
    for id in needs:
        assert all(id in up.of(other) for other in down.of(id))


@given(edges)
def test_each_node_is_in_one_knot_and_a_knot_comes_after_all_it_leads_to(needs: dict[str, list[str]]) -> None:
    found = knots(needs)
    assert sorted(id for knot in found for id in knot) == sorted(needs)
    place = {id: at for at, knot in enumerate(found) for id in knot}
    assert all(place[other] <= place[id] for id, needed in needs.items() for other in needed)


@given(edges)
def test_a_ring_is_closed_and_every_knot_that_is_one_has_its_ring(needs: dict[str, list[str]]) -> None:
    found = rings(needs)
    for ring in found:
        closed = (*ring, ring[0])
        assert all(other in needs[one] for one, other in pairwise(closed))
        assert len(set(ring)) == len(ring)
    assert len(found) == sum(is_ring(knot, needs) for knot in knots(needs))


@given(edges, st.sampled_from(NODES), st.sampled_from(NODES))
def test_a_chain_leads_from_one_to_the_other_or_there_is_no_way(
    needs: dict[str, list[str]], start: str, goal: str
) -> None:
    way = chain(needs, start, goal)
    if not way:
        assert goal not in by_hand(needs, start) | {start}
    else:
        assert (way[0], way[-1]) == (start, goal)
        assert all(other in needs[one] for one, other in pairwise(way))


def test_a_chain_is_the_shortest_there_is() -> None:
    needs = {"a": ["b", "c"], "b": ["c"], "c": ["d"], "d": []}
    assert chain(needs, "a", "d") == ("a", "c", "d")


@given(edges, st.sampled_from(NODES))
def test_a_walk_comes_to_everything_that_is_reached_the_nearest_first(needs: dict[str, list[str]], start: str) -> None:
    ways = list(walk(needs, start))
    assert {way[-1] for way in ways} == by_hand(needs, start) - {start}
    assert [len(way) for way in ways] == sorted(len(way) for way in ways)
    assert all(way == chain(needs, start, way[-1]) or len(way) == len(chain(needs, start, way[-1])) for way in ways)


def test_former_ids_lead_to_what_they_became_and_unknown_ones_are_kept_apart() -> None:
    known = graph([One("shop", ("mail", "post", "fax", "fax")), One("mail", (), ("post",))])
    assert known.needs == {"shop": ("mail",), "mail": ()}
    assert known.needed_by == {"shop": (), "mail": ("shop",)}
    assert known.unknown == {"shop": ("fax",)}


def test_a_neighbourhood_goes_both_ways_as_far_as_asked() -> None:
    known = graph([One("a", ("b",)), One("b", ("c",)), One("c", ("d",)), One("d"), One("e", ("b",))])
    assert around(known, "c", 1) == {"b", "c", "d"}
    assert around(known, "c", 2) == {"a", "b", "c", "d", "e"}
    assert within(known.needs, frozenset("bc")) == {"b": ("c",), "c": ()}


def test_ten_thousand_services_in_a_row_are_no_trouble() -> None:
    many = [One(str(at), (str(at + 1),) if at < 9_999 else ()) for at in range(10_000)]
    known = graph(many)
    assert reach(known.needs).count("0") == 9_999
    assert rings(known.needs) == []
