"""A project enters a stage exactly as the gate table says, which is written here a second time, by hand."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from mofkit.analysis.gates import GateState
from mofkit.analysis.stages import GATES, Answer, gate_states, gates_up_to, may_enter, next_stage
from mofkit.model.approval import Approval, content_hash
from mofkit.model.delivered import Delivered
from mofkit.model.person import Person
from mofkit.model.project import STAGES, Project
from mofkit.model.review import HeldReview

TODAY = date(2026, 11, 23)
# Into which stage, which reviews must have said go; written from the design, not from the code.
TABLE = {
    "envision": ["portfolio"],
    "plan": ["portfolio"],
    "build": ["portfolio", "project-plan-approved"],
    "stabilize": ["portfolio", "project-plan-approved"],
    "deploy": ["portfolio", "project-plan-approved", "release-readiness"],
    "closed": ["portfolio", "project-plan-approved", "release-readiness"],
}
# Who may sign, and somebody who may not.
SIGNER = {
    "portfolio": "Portfolio Manager",
    "project-plan-approved": "Solution Manager",
    "release-readiness": "Change Manager",
}
PEOPLE = (
    Person(id="ada", name="Ada", role_types=("portfolio-manager", "solution-manager", "change-manager")),
    Person(id="kim", name="Kim", role_types=("operator",)),
)
TEMPLATES = {
    "envision": ["vision-scope"],
    "plan": ["functional-specification"],
    "build": ["test-plan"],
    "stabilize": ["test-cases"],
}
# All that a project needs besides its gates, whatever the stage.
WHOLE: dict[str, Any] = {
    "id": "crm",
    "title": "CRM",
    "owner": "kim",
    "sponsor": "ada",
    "vision": "One place for every customer",
    "change": "CHG-1",
    "team": [{"role": "program-manager", "who": "kim"}],
    "requirements": [{"id": "r", "feature": "f", "test": "t"}],
    "pilots": [{"id": "p", "end": "2026-11-01", "outcome": "deploy"}],
    "checks": [{"id": "c", "answer": "yes"}],
    "quiet_period": {"end": "2026-11-20", "taken_over_by": "kim"},
    "accepted_by": "ada",
    "accepted_on": "2026-11-21",
    "lessons": [{"id": "l"}],
}


def project(stage: str, **fields: Any) -> Project:
    return Project.model_validate({**WHOLE, "stage": stage, **fields})


def before(stage: str) -> str:
    names: list[str] = [*STAGES]
    return names[names.index(stage) - 1]


def approved(**states: str) -> list[Delivered]:
    every = [(template, stage) for stage, templates in TEMPLATES.items() for template in templates]
    return [Delivered(template, stage, "kim", states.get(stage, "approved")) for template, stage in every]  # type: ignore[arg-type]


def held(review: str, status: str, outcome: str, signature: str, changed: bool, override: str) -> HeldReview:
    """A review of 16 November with a signature and an override of the given kinds; `changed` after it was signed."""
    body: dict[str, Any] = {"id": f"{review}.x", "review": review, "about": "project:crm", "status": status}
    body |= {"held": "2026-11-16"} if status in ("held", "closed") else {"planned": "2026-11-16"}
    body["decisions"] = [{"what": "w", "who": "ada", "outcome": outcome}]
    if override:
        said = {"who": "ada", "reason": "the law", "date": "2026-11-20", "about": ""}
        wrong = {
            "valid": {},
            "stranger": {"who": "zoe"},
            "other": {"about": "project:erp"},
            "early": {"date": "2026-11-02"},
        }
        body["overrides"] = [{**said, **wrong[override]}]
    one = HeldReview.model_validate(body)
    who, role, day = {
        "": ("", "", ""),
        "entitled": ("ada", SIGNER[review], "2026-11-17"),
        "without the role": ("kim", SIGNER[review], "2026-11-17"),
        "in another role": ("ada", "Developer", "2026-11-17"),
        "tomorrow": ("ada", SIGNER[review], "2026-11-24"),
    }[signature]
    if who:
        signed = Approval.model_validate({"who": who, "role": role, "date": day, "content_hash": content_hash(one)})
        one = one.model_copy(update={"approvals": (signed,)})
    return one.model_copy(update={"note": "changed"}) if changed else one


def opens(status: str, outcome: str, signature: str, changed: bool, override: str) -> str:
    """The gate table, by hand: passed, overridden, suspect or refused."""
    if (status, outcome, signature, changed) == ("closed", "go", "entitled", False):
        return "passed"
    # An override counts from the day on which a review was closed; before that it has been overtaken.
    if override == "valid" or (override == "early" and status != "closed"):
        return "overridden"
    return "suspect" if (status, outcome, signature, changed) == ("closed", "go", "entitled", True) else "refused"


CASES = list(
    itertools.product(
        ("planned", "prepared", "held", "closed"),
        ("", "go", "go-with-conditions", "no-go"),
        ("", "entitled", "without the role", "in another role", "tomorrow"),
        (False, True),
        ("", "valid", "stranger", "other", "early"),
    )
)


def asked(to: str, reviews: list[HeldReview], **fields: Any) -> Answer:
    gates = gate_states("project:crm", reviews, PEOPLE, TODAY)
    return may_enter(project(before(to), **fields), to, gates, approved(), TODAY)


def good(review: str) -> HeldReview:
    return held(review, "closed", "go", "entitled", changed=False, override="")


@pytest.mark.parametrize("review", SIGNER)
def test_every_state_of_a_review_opens_or_shuts_the_stages_that_the_table_says(review: str) -> None:
    others = [good(one) for one in SIGNER if one != review]
    for case in CASES:
        state = opens(*case)
        reviews = [*others, held(review, *case)]
        for to, needed in TABLE.items():
            found = asked(to, reviews)
            wanted = review not in needed or state in ("passed", "overridden")
            assert found.open is wanted, (to, review, case, found.missing)
            assert all(f"is {state}: " in text for text in found.missing), (to, review, case)


def test_all_states_of_all_gates_together() -> None:
    states = ("passed", "overridden", "suspect", "refused")
    for combination in itertools.product(states, repeat=3):
        of = dict(zip(("envision", "build", "deploy"), combination, strict=True))
        gates = {stage: GateState(stage, "project:crm", state, "r", ("m",)) for stage, state in of.items()}  # type: ignore[arg-type]
        for to, needed in TABLE.items():
            shut = [
                stage for stage, review in GATES.items() if review in needed and of[stage] in ("suspect", "refused")
            ]
            found = may_enter(project(before(to)), to, gates, approved(), TODAY)
            assert found.open is (shut == []), (to, combination)
            assert len(found.missing) == len(shut)


def test_the_gates_of_the_code_are_those_of_the_table() -> None:
    assert {to: [GATES[one] for one in gates_up_to(to)] for to in TABLE} == TABLE
    assert gates_up_to("proposed") == gates_up_to("stopped") == []


def test_without_any_review_nothing_but_the_order_of_stages_is_asked() -> None:
    assert asked("envision", []).missing == (
        "the gate envisioning is refused: there is no Portfolio Management Review about project:crm",
    )


# What a stage needs besides its gates.

LACKS = [
    ("envision", {"owner": ""}, ["it has no owner"]),
    ("envision", {"sponsor": ""}, ["it has no sponsor"]),
    ("plan", {"vision": " "}, ["it says no vision"]),
    ("plan", {"team": [{"role": "program-manager"}]}, ["nobody in the team is program-manager"]),
    ("build", {"change": ""}, ["it has no RFC: change is empty"]),
    ("stabilize", {"requirements": []}, ["it has no requirements, so nobody can say whether it is built"]),
    ("stabilize", {"requirements": [{"id": "r"}]}, ["requirement r leads to no feature and no test"]),
    ("stabilize", {"requirements": [{"id": "r", "feature": "f"}]}, ["requirement r leads to no test"]),
    ("deploy", {"pilots": []}, ["no pilot has ended"]),
    ("deploy", {"pilots": [{"id": "p", "end": "2026-12-01", "outcome": "deploy"}]}, ["no pilot has ended"]),
    ("deploy", {"pilots": [{"id": "p", "end": "2026-11-01"}]}, ["the pilot p says nothing, not deploy"]),
    (
        "deploy",
        {"pilots": [*WHOLE["pilots"], {"id": "q", "end": "2026-11-09", "outcome": "roll-back"}]},
        ["the pilot q says roll-back, not deploy"],
    ),
    ("deploy", {"checks": []}, ["no question on running it was asked: checks is empty"]),
    ("deploy", {"checks": [{"id": "c"}]}, ["c is answered by nobody"]),
    ("deploy", {"checks": [{"id": "c", "answer": "not-applicable"}]}, ["c is answered not-applicable"]),
    (
        "closed",
        {"quiet_period": {}},
        ["the quiet period is not over: its end is empty", "nobody of Operations has taken over"],
    ),
    (
        "closed",
        {"quiet_period": {"end": "2026-11-24", "taken_over_by": "kim"}},
        ["the quiet period is not over: its end is 2026-11-24"],
    ),
    ("closed", {"accepted_by": ""}, ["the customer has not accepted it: accepted_by, accepted_on"]),
    ("closed", {"accepted_on": "2026-11-24"}, ["the customer has not accepted it: accepted_by, accepted_on"]),
    ("closed", {"lessons": []}, ["no lesson is written"]),
    ("closed", {"tasks": [{"id": "t", "what": "Tidy up"}]}, ["task t is open: Tidy up"]),
    ("closed", {"actions": [{"id": "a", "what": "Tidy up"}]}, ["action a is open"]),
]


@pytest.mark.parametrize(("to", "fields", "missing"), LACKS)
def test_each_thing_that_is_missing_is_said_and_stops_the_project(
    to: str, fields: dict[str, Any], missing: list[str]
) -> None:
    assert list(asked(to, [good(one) for one in SIGNER], **fields).missing) == missing


def documents() -> Iterator[tuple[str, str, list[str]]]:
    for stage, to in (("envision", "plan"), ("plan", "build"), ("build", "stabilize"), ("stabilize", "deploy")):
        yield stage, to, [to, "closed"]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("missing", "is not there"),
        ("unwritten", "is not written"),
        ("draft", "is approved by nobody"),
        ("suspect", "has changed since it was approved"),
    ],
)
def test_a_deliverable_stops_the_end_of_its_stage_and_the_end_of_all(state: str, said: str) -> None:
    gates = gate_states("project:crm", [good(one) for one in SIGNER], PEOPLE, TODAY)
    for stage, _, stopped in documents():
        for to in TABLE:
            found = may_enter(project(before(to)), to, gates, approved(**{stage: state}), TODAY)
            wanted = [f"{TEMPLATES[stage][0]} {said}"] if to in stopped else []
            assert list(found.missing) == wanted, (stage, to)


def test_a_waived_deliverable_stops_nothing_and_what_is_unwritten_says_how_much() -> None:
    gates = gate_states("project:crm", [good(one) for one in SIGNER], PEOPLE, TODAY)
    assert may_enter(project("envision"), "plan", gates, approved(envision="waived"), TODAY).open
    lacking = [Delivered("vision-scope", "envision", "", "unwritten", "d", "2 required fields are empty")]
    assert may_enter(project("envision"), "plan", gates, lacking, TODAY).missing == (
        "vision-scope is not written (2 required fields are empty)",
    )


def test_an_override_lets_go_without_the_papers_and_says_which() -> None:
    plan = held("project-plan-approved", "planned", "", "", changed=False, override="valid")
    found = asked("build", [good("portfolio"), plan], change="")
    assert found.open
    assert found.without == ("project-plan-approved.x is planned, not closed", "it has no RFC: change is empty")


def test_an_override_of_an_earlier_gate_excuses_nothing_later() -> None:
    plan = held("project-plan-approved", "planned", "", "", changed=False, override="valid")
    found = asked("stabilize", [good("portfolio"), plan], requirements=[])
    assert found.missing == ("it has no requirements, so nobody can say whether it is built",)


def test_stages_follow_each_other_and_none_is_skipped_or_entered_again() -> None:
    gates = gate_states("project:crm", [good(one) for one in SIGNER], PEOPLE, TODAY)
    for here, to in itertools.product((*STAGES, "stopped"), STAGES[1:]):
        found = may_enter(project(here), to, gates, approved(), TODAY)
        wanted = here != "stopped" and here != "closed" and next_stage(project(here)) == to
        assert found.open is wanted, (here, to)
    assert may_enter(project("plan"), "deploy", gates, approved(), TODAY).missing == (
        "crm is in plan; build comes next, not deploy",
    )
    assert may_enter(project("plan"), "envision", gates, approved(), TODAY).missing == (
        "crm is in plan and does not go back to envision",
    )
    assert may_enter(project("stopped"), "plan", gates, approved(), TODAY).missing == (
        "crm is stopped; nothing comes after that",
    )
