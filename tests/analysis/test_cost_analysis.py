"""Matrix, variance, allocation and goal: sums are conserved, order does not matter, and every cent is somewhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.allocation import NOBODY, Drivers, allocate, apportioned
from mofkit.analysis.cost_periods import chosen, future_period, past_period
from mofkit.analysis.costs_matrix import ALL, GREEN, RED, YELLOW, Thresholds, by_thresholds, matrix, sums
from mofkit.analysis.money import percent, total
from mofkit.analysis.saving import goal_state, priority, ranked, serves, taken_from, worth
from mofkit.analysis.variance import BY, OVER, UNDER, UNPLANNED, UNSPENT, WITHIN, Tolerance, variance, variances
from mofkit.analysis.variance import total as variance_total
from mofkit.content import files
from mofkit.content.types import Costs
from mofkit.model.cost_goal import CostGoal
from mofkit.model.ledger import BASES, CATEGORIES, PAIRS, TYPES, Cost, is_ledger, word_problem
from mofkit.model.opportunity import Lens, Opportunity

D = Decimal
MONEY = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
WEIGHT = st.decimals(min_value=0, max_value=10**6, places=3)
NAMES = st.text(alphabet="abc", min_size=1, max_size=2)
COSTS = st.builds(
    Cost,
    period=st.sampled_from(["2025", "2026"]),
    basis=st.sampled_from(BASES),
    category=st.sampled_from(CATEGORIES),
    capital_expense=st.sampled_from(PAIRS["capital_expense"]),
    direct_indirect=st.sampled_from(PAIRS["direct_indirect"]),
    fixed_variable=st.sampled_from(PAIRS["fixed_variable"]),
    operational_project=st.sampled_from(PAIRS["operational_project"]),
    service=st.sampled_from(["", "mail", "web", "net"]),
    cost_centre=st.sampled_from(["", "4711"]),
    customer=st.sampled_from(["", "shops", "office"]),
    currency=st.just("EUR"),
    amount=MONEY,
)
LEDGER = st.lists(COSTS, max_size=12)
WEIGHTS = st.dictionaries(st.sampled_from(["shops", "office", "stock"]), WEIGHT, max_size=3)
DRIVERS = st.builds(Drivers, st.dictionaries(st.sampled_from([NOBODY, "mail", "web", "post"]), WEIGHTS, max_size=4))


def cost(amount: str | int, **said: str) -> Cost:
    words = {"period": "2025", "basis": "actual", "category": "hardware", "capital_expense": "capital"}
    words |= {"direct_indirect": "indirect", "fixed_variable": "fixed", "operational_project": "operational"}
    return Cost(**{**dict.fromkeys(Cost._fields[:-1], ""), **words, **said}, amount=D(amount))


# The words.


def test_categories_and_types_are_those_of_the_job_aid() -> None:
    content = Costs.model_validate(files.data("costs"))
    assert tuple(one.id for one in content.categories) == CATEGORIES
    assert tuple(one.id for one in content.types) == TYPES
    assert [f"{one}-{other}" for one, other in PAIRS.values()] == list(dict.fromkeys(one.pair for one in content.types))
    assert list(get_args(Lens)) == [one.id for one in content.lenses]


def test_a_ledger_is_one_file_or_the_tables_of_one_folder() -> None:
    yes = ["costs/ledger.csv", "costs/ledger/2026.csv"]
    no = ["costs/ledger/a/2026.csv", "costs/ledger/2026.yaml", "costs/goals.csv", "ledger.csv", "costs/ledger.csv.csv"]
    assert [path for path in (*yes, *no) if is_ledger(path)] == yes


def test_a_word_that_a_field_does_not_take_is_told_what_it_takes() -> None:
    assert word_problem("capital_expense", "capitol") == "capital or expense"
    assert word_problem("capital_expense", "capital") == word_problem("service", "anything") == ""


# The matrix.


@given(LEDGER)
def test_the_types_of_a_category_add_up_to_four_times_the_category(costs: list[Cost]) -> None:
    found = sums(costs)
    for category in (*CATEGORIES, ALL):
        types = total(found.get((category, type), D(0)) for type in TYPES)
        assert types == 4 * found.get((category, ALL), D(0))


@given(LEDGER)
def test_each_pair_of_types_adds_up_to_everything(costs: list[Cost]) -> None:
    found = sums(costs)
    for one, other in PAIRS.values():
        assert found.get((ALL, one), D(0)) + found.get((ALL, other), D(0)) == total(c.amount for c in costs)


@given(LEDGER, LEDGER, st.randoms())
def test_a_matrix_does_not_depend_on_the_order_of_lines(past: list[Cost], future: list[Cost], random: object) -> None:
    before = matrix(past, future, plan_of_past=future)
    random.shuffle(past)  # type: ignore[attr-defined]
    random.shuffle(future)  # type: ignore[attr-defined]
    assert matrix(past, future, plan_of_past=future) == before


def test_a_cell_shows_past_future_change_and_growth() -> None:
    found = matrix([cost(100)], [cost(125)]).cells["hardware", "capital"]
    assert (found.past, found.future, found.change, found.growth) == (D(100), D(125), D(25), D("25.0"))


def test_growth_from_nothing_has_no_percentage() -> None:
    assert matrix([], [cost(5)]).cells["hardware", "capital"].growth is None


def test_a_colour_that_people_gave_outweighs_the_thresholds() -> None:
    found = matrix([cost(100)], [cost(200)], marks={("hardware", "capital"): ("green", "one-off")})
    assert found.cells["hardware", "capital"][4:] == ("green", "one-off", True)
    assert found.cells["hardware", "fixed"].colour == RED


def test_only_categories_that_cost_anything_are_rows() -> None:
    assert matrix([cost(1)], [cost(1, category="transfer")]).rows == ["hardware", "transfer"]


def test_what_needs_attention_comes_with_the_dearest_first() -> None:
    found = matrix([cost(100), cost(900, category="staffing")], [cost(200), cost(1800, category="staffing")])
    assert {cell.category for cell in found.attention(RED)} == {"hardware", "staffing"}
    assert found.attention(RED)[0].category == "staffing"


LIMITS = Thresholds()


@pytest.mark.parametrize(
    ("amounts", "colour", "why"),
    [
        ((100, 100, 100), GREEN, ""),
        ((100, 106, 0), YELLOW, "grows by 6.0 %"),
        ((100, 115, 0), RED, "grows by 15.0 %"),
        ((106, 106, 100), YELLOW, "was 6.0 % over plan"),
        ((120, 100, 100), RED, "was 20.0 % over plan"),
        ((1, 15, 0), GREEN, ""),
        ((0, 100, 0), RED, "new"),
        ((400, 400, 0), YELLOW, "is 40.0 % of all cost"),
        ((100, 0, 0), GREEN, ""),
    ],
)
def test_thresholds_colour_growth_overspending_and_large_shares(
    amounts: tuple[int, int, int], colour: str, why: str
) -> None:
    past, future, plan = map(D, amounts)
    assert by_thresholds((past, future, plan), (D(1000), D(1000)), LIMITS) == (colour, why)


def test_growth_says_nothing_where_one_of_the_periods_is_empty() -> None:
    assert by_thresholds((D(100), D(0), D(0)), (D(1000), D(0)), LIMITS) == (GREEN, "")
    assert by_thresholds((D(0), D(100), D(0)), (D(0), D(1000)), LIMITS) == (GREEN, "")


def test_percent_is_of_the_size_of_the_whole() -> None:
    assert percent(D(-5), D(-10)) == D("-50.0")
    assert percent(D(1), D(0)) is None


# Periods.

BOTH = frozenset(("planned", "actual"))
PLANNED = frozenset(("planned",))


def test_the_past_is_over_and_the_future_has_not_begun() -> None:
    periods = {"2024-25": BOTH, "2025-26": BOTH, "2026-27": BOTH, "2027-28": PLANNED, "2028-29": PLANNED}
    today = date(2026, 11, 23)
    assert (past_period(periods, today, 4), future_period(periods, today, 4)) == ("2025-26", "2027-28")
    assert future_period(periods, date(2027, 2, 1), 4) == "2027-28"


def test_where_nothing_is_over_the_last_actual_is_the_past() -> None:
    assert past_period({"2026": BOTH, "soon": BOTH}, date(2026, 5, 1)) == "soon"
    assert past_period({"2026": PLANNED}, date(2026, 5, 1)) == ""


def test_where_nothing_is_to_come_the_running_plan_is_the_future() -> None:
    assert future_period({"2025": BOTH, "2026": BOTH}, date(2026, 5, 1)) == "2026"
    assert future_period({"2025": BOTH}, date(2026, 5, 1)) == ""


def test_periods_are_chosen_by_name_list_or_pattern() -> None:
    assert chosen("2025-*, 2026-01", ["2025-11", "2025-12", "2026-01", "2026-02"]) == ("2025-11", "2025-12", "2026-01")
    assert chosen(" ", ["2025"]) == ()


# Variance.


@pytest.mark.parametrize(
    ("planned", "actual", "verdict"),
    [
        (100, 105, WITHIN),
        (100, 106, OVER),
        (100, 94, UNDER),
        (None, 5, UNPLANNED),
        (5, None, UNSPENT),
        (-100, -90, OVER),
        (0, 0, WITHIN),
    ],
)
def test_a_verdict_goes_by_the_tolerance(planned: int | None, actual: int | None, verdict: str) -> None:
    sides = [None if one is None else D(one) for one in (planned, actual)]
    assert variance("x", sides[0], sides[1], Tolerance()).verdict == verdict


def test_small_differences_are_within_an_amount() -> None:
    assert variance("x", D(10), D(60), Tolerance(D(5), D(50))).verdict == WITHIN


@given(LEDGER, st.sampled_from(BY), st.randoms())
def test_variances_add_up_to_the_ledger_in_any_order(costs: list[Cost], by: str, random: object) -> None:
    rows = variances(costs, by, Tolerance())
    whole = variance_total(rows, Tolerance())
    assert whole.planned == total(c.amount for c in costs if c.basis == "planned")
    assert whole.actual == total(c.amount for c in costs if c.basis == "actual")
    random.shuffle(costs)  # type: ignore[attr-defined]
    assert variances(costs, by, Tolerance()) == rows


def test_the_largest_difference_comes_first_and_ties_go_by_name() -> None:
    costs = [cost(10, service="b"), cost(10, service="a"), cost(99, service="c")]
    assert [row.name for row in variances(costs, "service", Tolerance())] == ["c", "a", "b"]


# Allocation.


@given(MONEY, st.dictionaries(NAMES, WEIGHT, max_size=6))
def test_shares_add_up_to_the_amount_and_are_near_their_weights(amount: Decimal, weights: dict[str, Decimal]) -> None:
    shares = apportioned(amount, weights)
    whole = sum(weights.values())
    assert bool(shares) == (whole > 0)
    if shares:
        assert total(shares.values()) == amount
        for name, share in shares.items():
            assert abs(share - amount * weights[name] / whole) <= D("0.01")
            assert weights[name] > 0


@given(MONEY, st.dictionaries(NAMES, WEIGHT, min_size=1, max_size=6), st.randoms())
def test_shares_do_not_depend_on_the_order_of_weights(
    amount: Decimal, weights: dict[str, Decimal], random: object
) -> None:
    names = list(weights)
    random.shuffle(names)  # type: ignore[attr-defined]
    assert apportioned(amount, {name: weights[name] for name in names}) == apportioned(amount, weights)


def test_cents_that_are_left_go_to_the_largest_remainder_then_to_the_first_name() -> None:
    assert apportioned(D("0.05"), {"b": D(1), "a": D(1), "c": D(2)}) == {"a": D("0.01"), "b": D("0.01"), "c": D("0.03")}
    assert apportioned(D("100"), dict.fromkeys("abc", D(1))) == {"a": D("33.34"), "b": D("33.33"), "c": D("33.33")}
    assert apportioned(D("-100"), dict.fromkeys("ab", D(1))) == {"a": D(-50), "b": D(-50)}


def test_what_is_less_than_a_cent_is_not_lost() -> None:
    assert total(apportioned(D("1.005"), {"a": D(1), "b": D(1)}).values()) == D("1.005")


@given(LEDGER, DRIVERS)
def test_allocated_and_unallocated_make_the_total(costs: list[Cost], drivers: Drivers) -> None:
    found = allocate(costs, drivers)
    assert found.total == total(c.amount for c in costs)
    assert total(row.total for row in found.services) + found.no_service == found.total
    assert total(found.customers.values()) + found.no_customer == found.total


@given(LEDGER, DRIVERS, st.randoms())
def test_an_allocation_does_not_depend_on_the_order_of_lines(
    costs: list[Cost], drivers: Drivers, random: object
) -> None:
    before = allocate(costs, drivers)
    random.shuffle(costs)  # type: ignore[attr-defined]
    assert allocate(costs, drivers) == before


def test_overhead_follows_the_driver_to_services_and_customers() -> None:
    drivers = Drivers({"mail": {"shops": D(30), "office": D(10)}, "web": {"shops": D(10)}})
    found = allocate([cost(100), cost(40, service="mail"), cost(7, service="web", direct_indirect="direct")], drivers)
    assert found.services == (("mail", D(0), D(40), D(80)), ("web", D(7), D(0), D(20)))
    assert found.customers == {"shops": D(117), "office": D(30)}
    assert (found.no_service, found.no_customer) == (D(0), D(0))


def test_a_direct_cost_that_names_its_customer_goes_to_nobody_else() -> None:
    drivers = Drivers({"mail": {"shops": D(1), "office": D(1)}})
    found = allocate([cost(10, service="mail", direct_indirect="direct", customer="office")], drivers)
    assert found.customers == {"office": D(10), "shops": D(0)}


def test_without_a_driver_all_overhead_is_unallocated() -> None:
    found = allocate([cost(100)], Drivers({}))
    assert (found.services, found.no_service, found.no_customer) == ((), D(100), D(100))


def test_a_driver_for_all_services_reaches_customers_alone() -> None:
    found = allocate([cost(100)], Drivers({NOBODY: {"shops": D(1)}}))
    assert (found.no_service, found.customers) == (D(100), {"shops": D(100)})


# Goals and opportunities.


def opportunity(id: str = "a", **said: object) -> Opportunity:
    return Opportunity.model_validate({"id": id, "what": "Stop it", "period": "2027", **said})


KIM = {"who": "kim", "when": "2027-01-01"}


def test_only_what_somebody_promised_by_a_day_fills_the_gap() -> None:
    goal = CostGoal(id="g", what="Less", period="2027", amount=D(1000))
    mine = [
        opportunity("a", saving="300", **KIM),
        opportunity("b", saving="200"),
        opportunity("c", saving="100", realised="80", status="done", **KIM),
        opportunity("d", saving="900", status="dropped", **KIM),
        opportunity("e", saving="900", **{**KIM, "period": "2028"}),
    ]
    state = goal_state(goal, mine, [])
    assert (state.target, state.committed, state.realised, state.ideas, state.gap) == tuple(
        map(D, (1000, 380, 80, 200, 620))
    )
    assert [one.id for one in state.opportunities] == ["a", "b", "c"]
    assert state.percent == D("38.0")


def test_a_goal_in_percent_is_of_the_cost_it_is_about() -> None:
    goal = CostGoal.model_validate({"id": "g", "what": "x", "period": "2027", "percent": "5 %", "category": "hardware"})
    state = goal_state(goal, [], [cost(1001), cost(999, category="staffing")])
    assert (state.base, state.target, state.gap) == (D(1001), D("50.05"), D("50.05"))


def test_a_goal_that_is_passed_has_no_gap() -> None:
    goal = CostGoal(id="g", what="Less", period="2027", amount=D(10))
    assert goal_state(goal, [opportunity(saving="30", **KIM)], []).gap == 0


def test_a_goal_for_one_service_counts_only_what_is_about_it() -> None:
    goal = CostGoal(id="g", what="Less", period="2027", amount=D(10), service="mail")
    assert [serves(opportunity(service=name), goal) for name in ("mail", "web", "")] == [True, False, False]


def test_a_goal_without_amount_or_percent_asks_for_nothing() -> None:
    assert CostGoal(id="g", what="x", period="2027").target(D(100)) == 0


def test_a_done_opportunity_without_an_outcome_counts_for_what_was_hoped() -> None:
    assert worth(opportunity(saving="5", status="done", **KIM)) == D(5)
    assert worth(opportunity(saving="5", realised="0", status="done", **KIM)) == 0
    assert worth(opportunity()) == 0


def test_a_saving_is_taken_from_the_cost_it_names() -> None:
    costs = [cost(10), cost(20, service="mail"), cost(40, category="staffing")]
    assert taken_from(opportunity(), costs) == D(70)
    assert taken_from(opportunity(category="hardware"), costs) == D(30)
    assert taken_from(opportunity(category="hardware", type="capital", service="mail"), costs) == D(20)
    assert taken_from(opportunity(type="variable"), costs) == 0


def test_opportunities_are_ranked_by_difficulty_times_impact_and_those_without_come_last() -> None:
    mine = [
        opportunity("none"),
        opportunity("low", difficulty=1, impact=5),
        opportunity("b", difficulty=4, impact=5, saving="1"),
        opportunity("a", difficulty=5, impact=4, saving="9"),
        opportunity("c", difficulty=4, impact=5, saving="2"),
    ]
    assert [one.id for one in ranked(mine)] == ["c", "b", "a", "low", "none"]
    assert [priority(one) for one in ranked(mine)] == [20, 20, 20, 5, None]
