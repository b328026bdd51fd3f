"""Who holds what, and what is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.analysis.raci import lines, taking_part
from mofkit.analysis.roles import Holding, clashes, heads, holdings, loads, single_heads, unheld, vacancies
from mofkit.analysis.team_work import work
from mofkit.content.framework import roles, smf
from mofkit.model.person import Person
from mofkit.model.role_assignment import RoleAssignment
from mofkit.model.task import OngoingTask

TODAY = date(2026, 11, 23)
ROLES = roles()


def row(**fields: Any) -> RoleAssignment:
    return RoleAssignment.model_validate({"id": "r", **fields})


def held(*rows: RoleAssignment, people: tuple[Person, ...] = ()) -> tuple[Holding, ...]:
    return holdings(rows, people, ROLES, TODAY)


def test_what_has_not_begun_has_ended_or_is_vacant_is_not_held() -> None:
    rows = (
        row(role="tester", person="kim", since="2026-11-23", until="2026-11-23"),
        row(role="tester", person="lee", since="2026-11-24"),
        row(role="tester", person="max", until="2026-11-22"),
        row(role="tester"),
    )
    assert [one.person for one in held(*rows)] == ["kim"]
    assert vacancies(rows, TODAY) == [rows[3]]


def test_role_types_of_people_count_where_the_table_says_nothing() -> None:
    kim = Person(id="kim", name="Kim", aliases=("kv",), team="Desk", role_types=("tester", "operator", "juggler"))
    found = held(row(role="tester", person="kv", service="email"), people=(kim,))
    assert [(one.person, one.role, one.accountability, one.team) for one in found] == [
        ("kv", "tester", "solution", ""),
        ("kim", "operator", "operations", "Desk"),
        ("kim", "juggler", "", "Desk"),
    ]


def test_a_row_with_an_accountability_says_who_answers_for_it() -> None:
    found = held(
        row(accountability="support", person="kim"),
        row(accountability="support", person="lee"),
        row(accountability="support", person="kim", team="Night"),
        row(role="tester", person="kim"),
    )
    assert heads(found) == {"support": ["kim", "lee"]}
    assert found[0].accountability == "support"


def test_role_types_that_nobody_holds_are_told_in_the_order_of_the_content() -> None:
    found = unheld(held(row(role="incident-resolver", person="kim")), ROLES)
    assert found[:2] == ["customer-service-representative", "incident-coordinator"]
    assert len(found) == sum(len(one.role_types) for one in ROLES.accountabilities) - 1


def test_shares_are_summed_and_what_says_none_is_counted() -> None:
    found = loads(
        held(
            row(role="tester", person="lee", share="60%"),
            row(role="operator", person="kim", share="80"),
            row(role="architect", person="kim", share="30"),
            row(role="legal", person="kim"),
        )
    )
    assert [(one.person, one.roles, one.share, one.unknown, one.over) for one in found] == [
        ("kim", 3, 110, 1, True),
        ("lee", 1, 60, 0, False),
    ]


def test_one_head_without_a_stand_in_is_told_where_the_table_speaks_of_it() -> None:
    kim = Person(id="kim", name="Kim", role_types=("architect",))
    found = held(
        row(role="tester", person="kim", service="email"),
        row(role="tester", person="lee", service="web"),
        row(role="operator", person="kim"),
        row(role="operator", person="lee"),
        row(role="legal", person="kim", stand_in="lee"),
        row(accountability="support", person="kim"),
        people=(kim,),
    )
    assert [(one.person, one.role) for one in single_heads(found)] == [("kim", "tester"), ("lee", "tester")]


def test_a_tester_who_is_the_developer_is_told_with_the_reason() -> None:
    [clash] = clashes(held(row(role="developer", person="kim"), row(role="tester", person="kim")), ROLES)
    assert clash.person == "kim"
    assert set(clash.rule.roles) == {"developer", "tester"}
    assert clash.rule.reason
    assert clash.safeguard == ""


def test_two_roles_meet_only_where_they_are_about_the_same() -> None:
    developer = row(role="developer", person="kim", service="email", team="Apps")
    apart = row(role="tester", person="kim", service="web")
    other_team = row(role="tester", person="kim", team="Ops")
    same = row(role="tester", person="kim", team="APPS", safeguard="Lee looks too")
    assert list(clashes(held(developer, apart, other_team), ROLES)) == []
    [clash] = clashes(held(developer, same), ROLES)
    assert clash.safeguard == "Lee looks too"


def test_roles_of_two_people_never_clash_and_neither_do_roles_that_go_together() -> None:
    rows = row(role="developer", person="kim"), row(role="tester", person="lee"), row(role="operator", person="kim")
    assert list(clashes(held(*rows), ROLES)) == []


ROLE_IDS = [role.id for one in ROLES.accountabilities for role in one.role_types]


@settings(max_examples=40)
@given(st.permutations([(role, who) for role in ROLE_IDS[:8] for who in ("kim", "lee")]))
def test_the_order_of_rows_changes_no_load_and_no_clash(order: list[tuple[str, str]]) -> None:
    rows = [row(role=role, person=who, share="7") for role, who in order]
    straight = [row(role=role, person=who, share="7") for role, who in sorted(order)]
    assert loads(held(*rows)) == loads(held(*straight))
    pairs = [{(c.person, frozenset(c.rule.roles)) for c in clashes(held(*one), ROLES)} for one in (rows, straight)]
    assert pairs[0] == pairs[1]


# RACI.


def test_people_stand_in_the_parts_of_the_roles_they_hold() -> None:
    found = held(
        row(role="change-manager", person="kim"),
        row(role="configuration-administrator", person="lee", service="email"),
        row(role="configuration-administrator", person="lee", service="web"),
        row(role="configuration-administrator", person="kim"),
    )
    [line] = lines(smf("change-and-configuration"), ROLES.raci, found, process=2)
    assert line.answers == ("kim",)
    assert [(one.role, one.people) for one in line.responsible] == [("configuration-administrator", ("lee", "kim"))]
    assert (line.letters("kim"), line.letters("lee"), line.letters("max")) == ("RA", "R", "")
    assert line.gaps == []
    assert line.activities[0] == "Initiate the RFC"
    assert taking_part([line]) == ["lee", "kim"]


def test_a_role_that_would_act_and_that_nobody_holds_is_a_gap() -> None:
    every = lines(smf("operations"), ROLES.raci, ())
    assert [line.process for line in every] == [1, 2, 3, 4, 5, 6]
    assert every[3].gaps == ["operations-manager", "operator", "administrator"]


# Work to be done.


def task(**fields: Any) -> OngoingTask:
    return OngoingTask.model_validate({"id": "t", "what": "Read the log", "frequency": "daily", **fields})


def test_work_is_to_settle_where_nobody_does_it_or_answers_for_it_or_two_do() -> None:
    found = held(
        row(role="problem-analyst", person="kim"),
        row(role="customer-service-representative", person="kim"),
        row(role="problem-manager", person="lee"),
        row(role="problem-manager", person="max"),
    )
    first = work(lines(smf("problem-management"), ROLES.raci, found, process=1), (), found)
    assert [(one.people, one.gap) for one in first] == [
        (("kim",), "2 people are problem-manager: agree whose word counts")
    ]
    [bare] = work(lines(smf("problem-management"), ROLES.raci, (), process=2), (), ())
    assert bare.gap == "nobody is problem-analyst; nobody answers for it (problem-manager)"


def test_a_task_is_done_by_somebody_who_holds_its_role() -> None:
    found = held(row(role="operator", person="kim"))
    tasks = [task(), task(owner="kim", role="operator"), task(owner="lee", role="operator"), task(owner="lee")]
    assert [one.gap for one in work((), tasks, found)] == [
        "nobody does it",
        "",
        "lee does it without being operator",
        "",
    ]


def test_the_tasks_of_an_smf_are_those_of_the_roles_that_act_in_it() -> None:
    one = smf("operations")
    tasks = [task(id="a", role="operator"), task(id="b", role="legal")]
    assert [each.of for each in work(lines(one, ROLES.raci, ()), tasks, (), only=one) if each.kind == "task"] == ["a"]
