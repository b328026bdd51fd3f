"""What is said about a catalog: each statement true, traceable, and not said where it is not so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.catalog import Catalog, catalog, columns_filled, placed, single_points, supported
from mofkit.analysis.catalog_says import FOR_READER, SECTIONS, Statement, statements
from mofkit.model.service import Service

WHOLE = {
    "business_function": "b",
    "customer": "All staff",
    "users": "9",
    "criticality": "C2",
    "ci_details": "c",
    "support": "Internal: Ops",
    "strengths": "s",
    "problems": "p",
    "difficulty": 3,
    "impact": 3,
    "owner": "kim",
    "support_route": "Service desk",
}


def service(id: str, *needs: str, **fields: Any) -> Service:
    """A service of which everything is known but what a test says otherwise."""
    return Service.model_validate({**WHOLE, "id": id, "name": id.title(), "depends_on": list(needs), **fields})


def said(section: str, *services: Service) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(one.words, one.services, one.act) for one in statements(catalog(services), [section])]


NET = [service("net"), *(service(id, "net", criticality="C1" if id == "a" else "C2") for id in "abcd")]


def test_what_takes_many_down_is_a_single_point_of_failure() -> None:
    words = "Net takes 4 of the 4 others down with it, 1 of them C1"
    assert said("single-points", *NET) == [(words, ("net", "a", "b", "c", "d"), True)]


def test_a_single_point_counts_what_stops_through_others() -> None:
    row = [service("a", "b"), service("b", "c"), service("c", "d"), service("d")]
    assert [id for id, _ in single_points(catalog(row))] == ["d"]


def test_few_or_a_small_share_make_no_single_point() -> None:
    few = [service("net"), service("a", "net"), service("b", "net")]
    small = [*NET[:4], *(service(f"x{at}") for at in range(10))]
    assert single_points(catalog(few)) == ()
    assert single_points(catalog(small)) == ()


def test_a_single_point_that_nobody_owns_says_so() -> None:
    words = said("single-points", service("net", owner=""), *NET[1:])[0][0]
    assert words.endswith(", and nobody owns it")


def test_a_retired_service_takes_nobody_down() -> None:
    assert said("single-points", *NET[:3], *(service(id, "net", status="retired") for id in "cd")) == []


def test_a_critical_service_that_leans_on_a_weak_one_names_the_way() -> None:
    row = [service("a", "b", criticality="C1"), service("b", "c"), service("c", criticality="C3")]
    words = "A is C1 and leans through B on C, which is C3"
    assert said("criticality", *row) == [(words, ("a", "b", "c"), True)]


def test_a_direct_lean_and_unknown_criticality_are_told() -> None:
    row = [service("a", "b", criticality="C1"), service("b", criticality="??")]
    assert said("criticality", *row) == [
        ("A is C1 and leans on B, which is ??", ("a", "b"), True),
        ("1 service of unknown criticality (??)", ("b",), True),
    ]


def test_of_many_weak_ones_the_nearest_is_named_and_the_others_are_counted() -> None:
    row = [service("a", "b", "e", criticality="C1"), service("b", "c"), service("c", "d", criticality="C3")]
    row += [service("d", criticality="C3"), service("e", criticality="C3")]
    words = "A is C1 and leans on E, which is C3, and on 2 more that are C3 or ??"
    assert said("criticality", *row) == [(words, ("a", "e", "c", "d"), True)]


def test_rings_are_told_from_their_first_service() -> None:
    row = [service("a", "b"), service("b", "a"), service("c", "c")]
    assert said("cycles", *row) == [("in a ring: A → B → A", ("a", "b"), True), ("C needs itself", ("c",), True)]


def test_unknown_missing_and_blank_customers_are_three_things() -> None:
    row = [service("a", customer="??"), service("b", customer="DNE"), service("c", customer="", users="DNE")]
    assert said("customers", *row) == [
        ("1 service whose customer nobody knows (??)", ("a",), True),
        ("1 service without any customer (DNE)", ("b",), True),
        ("1 service that says nothing about customer", ("c",), False),
        ("1 service without any users (DNE)", ("c",), True),
    ]


def test_an_orphan_has_neither_customer_nor_users_nor_a_service_that_needs_it() -> None:
    nobody = {"customer": "DNE", "users": ""}
    row = [service("a", **nobody), service("b", **nobody), service("c", "b"), service("d", customer="??")]
    assert said("orphans", *row) == [("1 service that nothing needs and nobody is named for", ("a",), True)]


def test_who_supports_much_that_is_critical_is_named_and_an_outsider_asks_for_action() -> None:
    row = [service(id, criticality="C1", support="Internal: Ops. External: Acme") for id in "abc"]
    assert said("support", *row) == [
        ("Acme (external) supports 3 of the 3 C1 services", ("a", "b", "c"), True),
        ("Ops (internal) supports 3 of the 3 C1 services", ("a", "b", "c"), False),
    ]


def test_services_without_support_are_split_by_weight() -> None:
    row = [service("a", criticality="C1", support="??"), service("b", support=""), service("c", support="")]
    assert said("support", *row) == [
        ("1 C1 service with nobody named to support them", ("a",), True),
        ("2 services with nobody named to support them", ("b", "c"), False),
    ]


def test_what_is_needed_but_gone_or_unknown_is_told() -> None:
    row = [service("a", "b", "fax"), service("b", status="retired"), service("c", "d"), service("d", status="planned")]
    assert said("dependencies", *row) == [
        ("A needs B, which is retired", ("a", "b"), True),
        ("A needs what the catalog does not have: fax", ("a",), True),
        ("C needs D, which is planned", ("c", "d"), True),
        ("2 services with no dependency written down", ("a", "c"), False),
    ]


@pytest.mark.parametrize(("section", "field"), [("routes", "support_route"), ("owners", "owner")])
def test_critical_services_without_a_route_or_an_owner_ask_for_action(section: str, field: str) -> None:
    row = [service("a", criticality="C1", **{field: ""}), service("b", **{field: ""}), service("c")]
    assert [(ids, act) for _, ids, act in said(section, *row)] == [(("a",), True), (("b",), False)]


def test_the_quadrants_list_the_best_first() -> None:
    row = [service("a", difficulty=4, impact=4), service("b", difficulty=5, impact=5), service("c", impact=None)]
    assert said("quadrant", *row) == [
        ("2 quick wins", ("b", "a"), True),
        ("1 service without both scores", ("c",), False),
    ]


def test_blank_columns_are_named_and_blank_comments_are_not() -> None:
    row = [service("a", strengths="", comments=""), service("b", strengths="??")]
    assert said("columns", *row) == [("strengths is blank for 1 service", ("a",), False)]
    filled = {one.field: (one.filled, one.unknown, one.none, one.blank) for one in columns_filled(catalog(row))}
    assert filled["strengths"] == (0, 1, 0, ("a",))
    assert filled["customer"] == (2, 0, 0, ())


def test_of_two_services_with_one_id_the_first_counts() -> None:
    found = catalog([service("a", owner="kim"), service("a", owner="bo")])
    assert [one.owner for one in found.live] == ["kim"]


def test_a_whole_catalog_has_nothing_to_act_on() -> None:
    row = [service("a", "b"), service("b")]
    assert [one.words for one in statements(catalog(row)) if one.act] == []


def test_no_service_makes_no_statement() -> None:
    assert statements(catalog([])) == ()


def test_every_reader_asks_for_sections_that_exist() -> None:
    assert set(FOR_READER) == {"director", "manager", "contributor"}
    assert all(set(sections) <= set(SECTIONS) for sections in FOR_READER.values())


IDS = "abcdef"
services = st.tuples(
    *(
        st.builds(
            service,
            st.just(id),
            customer=st.sampled_from(("", "??", "DNE", "Staff")),
            criticality=st.sampled_from(("C1", "C2", "C3", "??")),
            support=st.sampled_from(("", "Internal: Ops", "External: Acme; Bolt")),
            depends_on=st.lists(st.sampled_from(IDS), max_size=3),
            status=st.sampled_from(("live", "live", "retired")),
            owner=st.sampled_from(("", "kim")),
            difficulty=st.sampled_from((None, 1, 5)),
        )
        for id in IDS
    )
)


@given(services)
def test_every_statement_names_services_of_the_catalog(row: tuple[Service, ...]) -> None:
    found = catalog(row)
    for one in statements(found):
        assert isinstance(one, Statement)
        assert one.services
        assert set(one.services) <= set(found.by_id)
        assert len(set(one.services)) == len(one.services)


@given(services)
def test_the_order_of_the_services_changes_no_count(row: tuple[Service, ...]) -> None:
    def counted(found: Catalog) -> dict[str, Any]:
        return {
            "points": {id: set(users) for id, users in single_points(found)},
            "supported": {one.provider: set(one.services) for one in supported(found)},
            "placed": {name: set(ids) for name, ids in placed(found).items()},
            "said": sorted(one.section for one in statements(found) if one.section not in ("cycles", "dependencies")),
        }

    assert counted(catalog(row)) == counted(catalog(row[::-1]))
