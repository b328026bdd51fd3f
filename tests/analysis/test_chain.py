"""Which promises are carried by those under them, and which are not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.chain import Setting, Weakness, carriers, weaknesses
from mofkit.model.agreement import Agreement

TODAY = date(2026, 11, 23)
NEEDS = {"email": ("identity", "network"), "identity": ("network",)}
OFFICE = "Mon-Fri 08:00-18:00"


def up(value: object, **more: Any) -> dict[str, Any]:
    return {"id": "up", "metric": "availability", "comparator": "at-least", "value": str(value), "unit": "%", **more}


def fix(value: int, unit: str = "h", **more: Any) -> dict[str, Any]:
    return {"id": f"fix-{more.get('priority', 'all')}", "metric": "resolution", "value": value, "unit": unit, **more}


def agreed(id: str, type: str, services: str, *targets: dict[str, Any], **more: Any) -> Agreement:
    fields = {"title": id, "services": services, "hours": OFFICE, "targets": list(targets), **more}
    return Agreement.model_validate({"id": id, "type": type, **fields})


def weak(
    one: Agreement, *others: Agreement, zone: str = "Europe/London", holidays: tuple[date, ...] = ()
) -> list[Weakness]:
    setting = Setting(NEEDS, zone, frozenset(holidays), TODAY)
    return list(weaknesses(one, carriers(one, [one, *others], NEEDS), setting))


def places(found: list[Weakness]) -> list[tuple[str, str, str]]:
    return [(one.kind, one.agreement.id, one.field) for one in found]


def test_a_sound_chain_is_silent() -> None:
    sla = agreed("sla", "sla", "email", up("99.7"), fix(8, priority="P1"))
    ola = agreed("ola", "ola", "email; identity", up("99.9"), fix(6, priority="P1"), hours="Mon-Fri 07:00-19:00")
    uc = agreed("uc", "uc", "network", up("99.9"), fix(4, priority="P1"), hours="24x7")
    assert weak(sla, ola, uc) == []


def test_two_parts_of_three_nines_do_not_carry_three_nines() -> None:
    sla = agreed("sla", "sla", "email", fix(4), up("99.9"))
    parts = [agreed(name, "ola", name, fix(4), up("99.9")) for name in ("email", "identity", "network")][:2]
    found = [one for one in weak(sla, *parts) if one.kind == "availability"]
    assert places(found) == [("availability", "sla", "targets.1.value")]
    assert (
        "promises 99.9 % availability, but what it rests on carries 99.8001 %: 99.9 % (email) × 99.9 % (identity)"
        in found[0].message
    )
    assert found[0].help.startswith("promise at most 99.8001 %")


def test_what_is_carried_is_rounded_down() -> None:
    sla = agreed("sla", "sla", "network", up("99.9999"))
    found = weak(sla, agreed("ola", "ola", "network", up("99.99999")), agreed("uc", "ola", "network", up("99.9998")))
    assert "carries 99.9997 %" in found[0].message


def test_a_slower_agreement_is_told_at_its_number_whatever_the_units() -> None:
    sla = agreed("sla", "sla", "network", fix(4, priority="P1"))
    ola = agreed("ola", "ola", "network", fix(1, priority="P2"), fix(241, "min", priority="P1"))
    found = weak(sla, ola)
    assert places(found) == [("slower", "ola", "targets.1.value")]
    assert "OLA ola promises a resolution for P1 within 241 min, but SLA sla within 4 h" in found[0].message


def test_the_same_time_in_another_unit_is_fast_enough() -> None:
    assert weak(agreed("sla", "sla", "network", fix(1, "d")), agreed("ola", "ola", "network", fix(1440, "min"))) == []


def test_a_promise_for_all_priorities_needs_every_priority_in_time() -> None:
    sla = agreed("sla", "sla", "network", fix(4))
    ola = agreed("ola", "ola", "network", fix(2, priority="P1"), fix(8, priority="P2"))
    assert places(weak(sla, ola)) == [("slower", "ola", "targets.1.value")]


def test_a_promise_for_one_priority_is_carried_by_one_for_all() -> None:
    assert weak(agreed("sla", "sla", "network", fix(4, priority="P1")), agreed("ola", "ola", "network", fix(4))) == []


def test_keeping_it_in_fewer_cases_is_weaker() -> None:
    sla = agreed("sla", "sla", "network", fix(4, share=95))
    found = weak(sla, agreed("ola", "ola", "network", fix(4, share=90)))
    assert places(found) == [("slower", "ola", "targets.0.share")]
    assert "in 90 of 100 cases, but SLA sla promises 95" in found[0].message


def test_an_agreement_for_all_cases_carries_one_for_most() -> None:
    assert weak(agreed("sla", "sla", "network", fix(4, share=95)), agreed("ola", "ola", "network", fix(4))) == []


@pytest.mark.parametrize(
    ("outer", "inner", "gap"),
    [
        ("Mon-Fri 08:00-18:00", "Mon-Fri 08:00-17:00", "Mon 2026-11-23 17:00 to 18:00"),
        ("Mon-Sat 08:00-18:00", "Mon-Fri 08:00-18:00", "Sat 2026-11-28 08:00 to 18:00"),
        ("Mon-Sun 08:00-18:00", "Mon-Sat 08:00-18:00", "Sun 2026-11-29 08:00 to 18:00"),
        ("24x7", "Mon-Sun 00:00-24:00", "Fri 2026-12-25 from 00:00"),
    ],
)
def test_hours_that_are_not_covered_are_told_with_the_first_gap(outer: str, inner: str, gap: str) -> None:
    sla = agreed("sla", "sla", "network", hours=outer)
    found = weak(sla, agreed("uc", "uc", "network", hours=inner), holidays=(date(2026, 12, 25),))
    assert places(found) == [("hours", "uc", "hours")]
    assert f"so not on {gap}, when SLA sla promises service" in found[0].message


def test_hours_are_compared_by_the_clocks_of_both_places() -> None:
    london = agreed("sla", "sla", "network", hours="Mon-Fri 09:00-17:00")
    berlin = agreed("uc", "uc", "network", hours="Mon-Fri 10:00-18:00", time_zone="Europe/Berlin")
    assert weak(london, berlin) == []
    kolkata = agreed("uc", "uc", "network", hours="Mon-Fri 14:30-22:30", time_zone="Asia/Kolkata")
    assert places(weak(london, kolkata)) == [("hours", "uc", "hours")]  # right in winter only: London has summer time


def test_hours_that_nobody_wrote_are_not_judged() -> None:
    assert weak(agreed("sla", "sla", "network", hours=""), agreed("ola", "ola", "network")) == []


def test_an_agreement_over_a_longer_time_says_nothing_about_a_month() -> None:
    sla = agreed("sla", "sla", "network", up("99.5"))
    assert places(weak(sla, agreed("ola", "ola", "network", up("99.9", per="year")))) == [
        ("window", "ola", "targets.0.per")
    ]


def test_an_agreement_that_ends_first_is_told_at_its_end() -> None:
    sla = agreed("sla", "sla", "network", ends="2027-12-31")
    found = weak(sla, agreed("uc", "uc", "network", ends="2027-03-31"))
    assert places(found) == [("ends", "uc", "ends")]
    assert "UC uc ends 2027-03-31, but SLA sla rests on it until 2027-12-31" in found[0].message


def test_a_promise_without_anything_under_it_is_told() -> None:
    assert places(weak(agreed("sla", "sla", "network", up("99")))) == [("unsupported", "sla", "services")]
    assert weak(agreed("uc", "uc", "network", up("99"))) == []
    assert weak(agreed("ola", "ola", "network", up("99"))) == []


def test_a_number_that_nothing_under_it_promises_is_told() -> None:
    sla = agreed("sla", "sla", "network", up("99"), fix(4))
    found = weak(sla, agreed("ola", "ola", "network"))
    assert places(found) == [("uncarried", "sla", "targets.0.value"), ("uncarried", "sla", "targets.1.value")]


def test_a_service_it_needs_without_an_agreement_is_told() -> None:
    found = weak(agreed("sla", "sla", "email"), agreed("ola", "ola", "email; identity"))
    assert places(found) == [("uncovered", "sla", "services")]
    assert "SLA sla needs network, for which it rests on no agreement" in found[0].message


def test_a_number_of_ones_own_is_nobodys_to_carry() -> None:
    sla = agreed("sla", "sla", "network", {"id": "calls", "metric": "calls", "value": 5, "unit": "count"})
    assert weak(sla, agreed("ola", "ola", "network")) == []


# Who stands under whom.


def test_a_suppliers_contract_carries_the_ola_for_its_service_and_not_the_sla() -> None:
    sla, ola, uc = (agreed(kind, kind, "network") for kind in ("sla", "ola", "uc"))
    every = [sla, ola, uc]
    assert [one.id for one in carriers(sla, every, NEEDS)] == ["ola"]
    assert [one.id for one in carriers(ola, every, NEEDS)] == ["uc"]
    assert carriers(uc, every, NEEDS) == []


def test_an_agreement_that_says_what_rests_on_it_carries_that_and_nothing_else() -> None:
    sla, other = agreed("sla", "sla", "network"), agreed("other", "sla", "network")
    uc = agreed("uc", "uc", "network", supports="sla")
    assert [one.id for one in carriers(sla, [sla, other, uc], NEEDS)] == ["uc"]
    assert carriers(other, [sla, other, uc], NEEDS) == []


def test_a_retired_agreement_carries_nothing() -> None:
    sla, ola = agreed("sla", "sla", "network"), agreed("ola", "ola", "network", retired="true")
    assert carriers(sla, [sla, ola], NEEDS) == []


def test_services_that_need_each_other_come_to_an_end() -> None:
    sla, ola = agreed("sla", "sla", "a"), agreed("ola", "ola", "b")
    assert [one.id for one in carriers(sla, [sla, ola], {"a": ("b",), "b": ("a",)})] == ["ola"]


# Laws.

PERCENTS = st.decimals(min_value=90, max_value=100, places=3)


@given(PERCENTS, st.lists(PERCENTS, min_size=1, max_size=5))
def test_a_promise_is_carried_exactly_when_the_product_reaches_it(promise: Any, parts: list[Any]) -> None:
    sla = agreed("sla", "sla", "network", up(promise))
    under = [agreed(f"o{at}", "ola", "network", up(part)) for at, part in enumerate(parts)]
    product = 100
    for part in parts:
        product = product * part / 100
    assert bool([one for one in weak(sla, *under) if one.kind == "availability"]) == (product < promise)


@given(st.permutations([("a", 99), ("b", 98), ("c", 97)]))
def test_the_order_of_the_files_changes_no_judgement(order: list[tuple[str, int]]) -> None:
    sla = agreed("sla", "sla", "network", up("99"))
    found = weak(sla, *(agreed(id, "ola", "network", up(value)) for id, value in order))
    assert [(one.kind, one.message.partition(":")[0]) for one in found] == [
        ("availability", "SLA sla promises 99 % availability, but what it rests on carries 94.1094 %")
    ]
