"""A gate opens on a signed go that still stands, and on nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.gates import GateState, gate_state
from mofkit.content.framework import review
from mofkit.model.approval import Approval, content_hash
from mofkit.model.person import Person
from mofkit.model.review import HeldReview

TODAY = date(2026, 11, 23)
GATE = review("release-readiness")
CRM = "project:crm"
PEOPLE = (
    Person(id="ada", name="Ada", role_types=("it-executive-officer",), aliases=("ad",)),
    Person(id="lee", name="Lee", role_types=("Change Manager",)),
    Person(id="kim", name="Kim", role_types=("operator",)),
)
GO = {"what": "It goes", "who": "ada", "outcome": "go"}


def held(id: str = "release-readiness.2026-11-20", **fields: Any) -> HeldReview:
    body = {"review": "release-readiness", "about": CRM, "status": "closed", "held": "2026-11-20", "decisions": [GO]}
    return HeldReview.model_validate({"id": id, **body, **fields})


def signed(
    one: HeldReview, who: str = "ada", role: str = "IT Executive Officer", day: str = "2026-11-21"
) -> HeldReview:
    approval = Approval(who=who, role=role, date=day, content_hash=content_hash(one))
    return one.model_copy(update={"approvals": (*one.approvals, approval)})


def state(*reviews: HeldReview, today: date = TODAY, about: str = CRM, also: tuple[str, ...] = ()) -> GateState:
    return gate_state(GATE, about, reviews, PEOPLE, today, also=also)


def test_a_closed_go_that_somebody_entitled_signed_passes() -> None:
    found = state(signed(held()))
    assert (found.gate, found.state, found.open, found.missing) == ("production", "passed", True, ())
    assert (found.review, found.signed_by) == ("release-readiness.2026-11-20", ("ada",))


def test_without_a_review_on_the_matter_the_gate_is_shut() -> None:
    other = signed(held(about="project:erp"))
    portfolio = signed(held(review="portfolio"))
    found = state(other, portfolio)
    assert (found.state, found.missing) == (
        "refused",
        ("there is no Release Readiness Management Review about project:crm",),
    )


@pytest.mark.parametrize("status", ["planned", "prepared", "held"])
def test_a_review_that_is_not_closed_opens_nothing(status: str) -> None:
    found = state(signed(held(status=status)))
    assert (found.state, found.missing) == ("refused", (f"release-readiness.2026-11-20 is {status}, not closed",))


@pytest.mark.parametrize(
    ("outcome", "said"), [("no-go", "no-go"), ("go-with-conditions", "go-with-conditions"), ("", "nothing")]
)
def test_only_go_is_go(outcome: str, said: str) -> None:
    found = state(signed(held(decisions=[{**GO, "outcome": outcome}])))
    assert found.state == "refused"
    assert found.missing == (f"release-readiness.2026-11-20 says {said} on project:crm, not go",)


def test_a_go_and_a_no_go_on_the_same_matter_are_no_go() -> None:
    both = signed(held(decisions=[GO, {**GO, "outcome": "no-go"}]))
    assert state(both).missing == ("release-readiness.2026-11-20 says go and no-go on project:crm, not go",)


def test_unsigned_it_stays_shut_and_says_who_may_sign() -> None:
    (missing,) = state(held()).missing
    assert missing == (
        "release-readiness.2026-11-20 is signed by nobody; "
        "it-executive-officer or change-manager or release-management may sign"
    )


@pytest.mark.parametrize(
    ("who", "role", "why"),
    [
        ("kim", "Operator", "of kim as 'Operator' does not count: production is signed by it-executive-officer or"),
        ("ada", "", "of ada in no role does not count"),
        ("kim", "Change Manager", "of kim does not count: people.csv gives no role 'Change Manager' to them"),
        ("zoe", "Change Manager", "of zoe does not count: no such person in people.csv"),
    ],
)
def test_a_signature_counts_in_a_role_of_the_gate_that_the_person_holds(who: str, role: str, why: str) -> None:
    found = state(signed(held(), who, role))
    assert found.state == "refused"
    assert f"the signature {why}" in found.missing[0]
    assert state(signed(signed(held(), who, role))).state == "passed"


@pytest.mark.parametrize(
    ("who", "role"),
    [("ad", "it-executive-officer"), ("ada", "IT executive officer"), ("lee", "change-manager")],
)
def test_roles_go_by_id_or_name_and_people_by_earlier_ids_too(who: str, role: str) -> None:
    assert state(signed(held(), who, role)).state == "passed"


@pytest.mark.parametrize(
    "change",
    [
        {"note": "and more"},
        {"attendees": ("kim",)},
        {"actions": ({"what": "Fix"},)},
        {"decisions": (GO, {"what": "More"})},
    ],
)
def test_a_signed_record_that_has_changed_is_suspect(change: dict[str, Any]) -> None:
    one = signed(held())
    changed = held(**change).model_copy(update={"approvals": one.approvals})
    found = state(changed)
    assert (found.state, found.open) == ("suspect", False)
    assert found.missing == ("ada signed on 2026-11-21, and release-readiness.2026-11-20 has changed since",)
    assert state(signed(changed)).state == "passed"


def test_a_changed_no_go_is_refused_and_not_merely_suspect() -> None:
    changed = signed(held()).model_copy(update={"decisions": held(decisions=[{**GO, "outcome": "no-go"}]).decisions})
    found = state(changed)
    assert (found.state, len(found.missing)) == ("refused", 2)


def test_ticking_off_an_action_needs_no_new_signature() -> None:
    one = signed(held(actions=[{"what": "Fix", "who": "kim", "when": "2026-12-01"}]))
    done = held(actions=[{"what": "Fix", "who": "kim", "when": "2026-12-01", "status": "done", "evidence": "x"}])
    assert state(done.model_copy(update={"approvals": one.approvals})).state == "passed"


def test_one_review_decides_on_many_matters() -> None:
    decisions = [{**GO, "about": CRM}, {**GO, "about": "project:erp", "outcome": "no-go"}]
    one = signed(held(about="", decisions=decisions))
    assert state(one).state == "passed"
    assert state(one, about="project:erp").state == "refused"


def test_the_latest_closed_review_counts() -> None:
    first = signed(held())
    later = signed(held("release-readiness.2026-11-22", held="2026-11-22", decisions=[{**GO, "outcome": "no-go"}]))
    assert state(later, first).state == "refused"
    assert state(later, first, today=date(2026, 11, 21)).state == "passed"
    planned = held("release-readiness.2026-12-01", held=None, status="planned", planned="2026-12-01")
    assert state(first, planned).state == "passed"


def test_a_signature_of_a_day_to_come_is_none_yet() -> None:
    one = signed(held(), day="2026-11-24")
    assert state(one).state == "refused"
    assert state(one, today=date(2026, 11, 24)).state == "passed"


def test_a_renamed_matter_keeps_its_go() -> None:
    assert state(signed(held()), about="project:cases", also=(CRM,)).state == "passed"


def override(**fields: Any) -> dict[str, Any]:
    return {"who": "ada", "reason": "the law", "date": "2026-11-22", **fields}


def test_an_override_opens_the_gate_and_still_says_what_is_missing() -> None:
    found = state(held(overrides=[override()]))
    assert (found.state, found.open) == ("overridden", True)
    assert found.override
    assert (found.override.who, found.override.reason) == ("ada", "the law")
    assert "signed by nobody" in found.missing[0]


def test_an_override_needs_no_review_that_was_held() -> None:
    assert state(held(status="planned", held=None, decisions=[], overrides=[override()])).state == "overridden"


def test_a_signed_go_makes_an_override_needless() -> None:
    found = state(signed(held(overrides=[override()])))
    assert (found.state, found.override) == ("passed", None)


@pytest.mark.parametrize(
    "wrong", [{"who": "zoe"}, {"about": "project:erp"}, {"date": "2026-11-24"}, {"date": "2026-11-19"}]
)
def test_no_stranger_other_matter_other_time_overrides(wrong: dict[str, str]) -> None:
    # The review was closed on 20 November: what somebody did before that is overtaken.
    assert state(held(overrides=[override(**wrong)])).state == "refused"


def test_an_override_does_not_make_a_signed_review_suspect() -> None:
    one = signed(held())
    also = held(overrides=[override()]).model_copy(update={"approvals": one.approvals})
    assert state(also).state == "passed"


@given(st.permutations([signed(held()), held("release-readiness.2026-11-19", held="2026-11-19"), held(about="x:y")]))
def test_the_order_of_the_records_does_not_matter(reviews: list[HeldReview]) -> None:
    assert state(*reviews) == state(*reversed(reviews))


@given(
    st.sampled_from(["planned", "prepared", "held", "closed"]),
    st.sampled_from(["", "go", "go-with-conditions", "no-go"]),
    st.booleans(),
    st.booleans(),
)
def test_a_gate_passes_on_a_closed_signed_unchanged_go_alone(
    status: str, outcome: str, sign: bool, change: bool
) -> None:
    one = held(status=status, decisions=[{**GO, "outcome": outcome}])
    one = signed(one) if sign else one
    one = one.model_copy(update={"note": "changed"}) if change else one
    found = state(one)
    wanted = status == "closed" and outcome == "go" and sign and not change
    assert (found.state == "passed") is wanted
    assert bool(found.missing) is not wanted
