"""What a change is by the rules, which approvals stand, what is in the way of a move, and how changing goes."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.analysis.change_actual import actuals
from mofkit.analysis.change_metrics import figures, share, waiting_on
from mofkit.analysis.change_moves import NEEDS, Facts, facts_of, hinders, lacking, lacks, may_make, ways
from mofkit.analysis.change_repeats import day_of, repeats
from mofkit.analysis.changes import approved, approvers, by_name, proposals, review_due
from mofkit.content.change_rules import ChangeRules, Need, change_rules
from mofkit.model.approval import content_hash
from mofkit.model.change import Change, ChangeState
from mofkit.model.outage import Outage
from mofkit.model.person import Person
from mofkit.model.problem import Problem
from mofkit.model.service import Service

TODAY = date(2026, 11, 23)
LONDON = ZoneInfo("Europe/London")
RULES = change_rules()
PEOPLE = [
    Person(id="lee", name="Lee", role_types=("Change Manager",)),
    Person(id="pat", name="Pat", role_types=("operations-manager", "change-manager")),
    Person(id="ada", name="Ada", role_types=("it-executive-officer",), aliases=("ada-q",)),
    Person(id="kim", name="Kim", role_types=("administrator",)),
]
KNOWN = by_name(PEOPLE)
MAIL = Service(id="mail", name="Mail", criticality="C1")


def change(**fields: Any) -> Change:
    return Change.model_validate({"id": "c", "title": "Mail: a larger disk", **fields})


def signed(one: Change, *who: tuple[str, str], on: str = "2026-11-20") -> Change:
    said = [{"who": name, "role": role, "date": on, "content_hash": content_hash(one)} for name, role in who]
    return Change.model_validate({**one.model_dump(exclude_none=True), "approvals": said})


def states(one: Change) -> list[str]:
    return [entry.state for entry in approved(one, RULES, KNOWN, TODAY).entries]


# Category and priority.


@pytest.mark.parametrize(
    ("fields", "category"),
    [
        ({"impact": 2, "likelihood": 2}, "minor"),
        ({"impact": 2, "likelihood": 2, "procedure": "Page 4"}, "standard"),
        ({"impact": 5, "likelihood": 1, "procedure": "Page 4"}, "minor"),
        ({"impact": 2, "likelihood": 4}, "significant"),
        ({"impact": 4, "likelihood": 1, "services": ("mail",)}, "significant"),
        ({"impact": 4, "likelihood": 1, "services": ("web",)}, "minor"),
        ({"impact": 1, "likelihood": 1, "services": ("a", "b", "c")}, "significant"),
        ({"impact": 1, "likelihood": 1, "services": ("a", "b", "a")}, "minor"),
        ({"impact": 5, "likelihood": 1, "services": ("a", "b", "c")}, "major"),
        ({"impact": 5, "likelihood": 3}, "major"),
        ({"impact": 4, "likelihood": 3}, "significant"),
    ],
)
def test_the_first_rule_that_holds_gives_the_category(fields: dict[str, Any], category: str) -> None:
    found, _ = proposals(change(**fields), RULES, [MAIL])
    assert (found.value, bool(found.why)) == (category, True)


@pytest.mark.parametrize(
    ("impact", "urgency", "priority"),
    [(4, 5, "emergency"), (3, 5, "high"), (1, 4, "high"), (5, 3, "medium"), (5, 2, "low"), (1, 1, "low")],
)
def test_the_first_rule_that_holds_gives_the_priority(impact: int, urgency: int, priority: str) -> None:
    _, found = proposals(change(impact=impact, urgency=urgency), RULES, [])
    assert found.value == priority


def test_nothing_is_proposed_from_what_nobody_said_and_it_says_so() -> None:
    category, priority = proposals(change(impact=3), RULES, [])
    assert (category.value, category.why) == ("", "likelihood is not said")
    assert (priority.value, priority.why) == ("", "urgency is not said")
    assert proposals(change(), RULES, [])[0].why == "likelihood and impact are not said"


def test_rules_that_fit_nothing_propose_nothing() -> None:
    none = RULES.model_copy(update={"category_rules": ()})
    assert proposals(change(impact=1, likelihood=1), none, [])[0].why == "no rule fits"


# Approvals.


def test_each_category_asks_for_its_approvals_and_a_standard_change_for_none() -> None:
    asked = [len(approvers(change(category=one), RULES)) for one in ("standard", "minor", "significant", "major")]
    assert asked == [0, 1, 2, 3]
    assert approvers(change(), RULES) == ()
    assert states(change(category="major")) == ["missing"] * 3


def test_an_emergency_asks_its_committee_and_a_standard_change_nobody_even_then() -> None:
    assert len(approvers(change(category="major", priority="emergency"), RULES)) == 2
    assert approvers(change(category="standard", priority="emergency"), RULES) == ()


def test_one_person_meets_one_need_only_and_two_who_could_are_put_where_they_fit() -> None:
    one = change(category="significant")
    assert states(signed(one, ("pat", "change-manager"), ("pat", "operations-manager"))) == ["given", "missing"]
    assert states(signed(one, ("pat", "operations-manager"), ("pat", "change-manager"), ("lee", "change-manager"))) == [
        "given",
        "given",
    ]


def test_an_approval_of_other_words_is_suspect_and_given_again_it_stands() -> None:
    before = signed(change(category="minor"), ("lee", "change-manager"))
    altered = before.model_copy(update={"back_out": "Another way back"})
    assert states(before) == ["given"]
    assert states(altered) == ["suspect"]
    again = altered.approvals + signed(altered, ("lee", "change-manager"), on="2026-11-21").approvals
    assert states(altered.model_copy(update={"approvals": again})) == ["given"]


def test_a_suspect_one_takes_no_place_of_whoever_has_approved_anew() -> None:
    old = signed(change(category="significant"), ("pat", "change-manager"))
    now = old.model_copy(update={"back_out": "x"})
    both = old.approvals + signed(now, ("pat", "operations-manager"), on="2026-11-21").approvals
    found = approved(now.model_copy(update={"approvals": both}), RULES, KNOWN, TODAY)
    assert [entry.state for entry in found.entries] == ["missing", "given"]
    assert found.lacks == ["no approval by change-manager"]


@pytest.mark.parametrize(
    ("who", "role", "why"),
    [
        ("zoe", "change-manager", "no such person in people.csv"),
        ("kim", "change-manager", "people.csv gives no role 'change-manager' to them"),
        ("kim", "", "it names no role"),
        ("pat", "change-manager", "who owns a change does not approve it"),
        ("lee", "change-manager", "who carries out a change does not approve it"),
    ],
)
def test_an_approval_that_does_not_count_says_why(who: str, role: str, why: str) -> None:
    one = signed(change(category="minor", owner="pat", people=("lee",)), (who, role))
    found = approved(one, RULES, KNOWN, TODAY)
    assert (found.complete, [reason for _, reason in found.uncounted]) == (False, [why])


def test_an_approval_of_a_later_day_is_none_yet() -> None:
    assert states(signed(change(category="minor"), ("lee", "change-manager"), on="2026-11-24")) == ["missing"]


SAMPLES: dict[str, Any] = {
    "title": "x", "reason": "x", "result": "x", "requested_by": "x", "requested_on": "2026-01-01", "owner": "x",
    "category": "significant", "priority": "high", "impact": 3, "likelihood": 3, "urgency": 3, "procedure": "x",
    "services": ["x"], "configuration_items": ["x"], "project": "x", "problem": "x", "repeats": ["x"], "release": "x",
    "window": {"start": "2026-12-01 10:00"}, "downtime_minutes": 5, "people": ["x"], "steps": [{"what": "x"}],
    "back_out": "x", "test_evidence": [{"what": "x"}], "monitoring": ["x"], "monitoring_note": "x",
    "notices": [{"who": "x"}], "actions": [{"what": "x"}], "state": "approved",
    "moves": [{"to": "approved", "on": "2026-01-01"}], "implemented": {"start": "2026-12-01 10:00"},
    "review": {"who": "x"}, "overrides": [{"conflict": "x"}], "note": "x", "aliases": ["x"],
}  # fmt: skip
APPROVED = {
    *("title", "reason", "result", "category", "priority", "impact", "likelihood", "urgency", "procedure", "services"),
    *("configuration_items", "window", "downtime_minutes", "steps", "back_out"),
}


@pytest.mark.parametrize("field", sorted(set(Change.model_fields) - {"id", "approvals"}))
def test_an_approval_covers_what_is_done_and_not_how_far_it_is(field: str) -> None:
    before = change(category="minor")
    after = Change.model_validate({**before.model_dump(exclude_none=True), field: SAMPLES[field]})
    assert (content_hash(before) != content_hash(after)) == (field in APPROVED)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["lee", "pat", "ada", "kim"]),
            st.sampled_from(["change-manager", "operations-manager", "it-executive-officer", "administrator"]),
        ),
        max_size=6,
    )
)
@settings(max_examples=60, deadline=None)
def test_approvals_meet_a_need_exactly_when_some_choice_of_people_does(said: list[tuple[str, str]]) -> None:
    one = signed(change(category="major"), *said)
    held = {"lee": {"change-manager"}, "pat": {"operations-manager", "change-manager"}, "ada": {"it-executive-officer"}}
    good = {(who, role) for who, role in said if role in held.get(who, ())}

    def most(slots: tuple[tuple[str, ...], ...], used: frozenset[str]) -> int:
        if not slots:
            return 0
        taken = [1 + most(slots[1:], used | {who}) for who, role in good if role in slots[0] and who not in used]
        return max([most(slots[1:], used), *taken])

    needed = tuple(each.roles for each in approvers(one, RULES))
    assert states(one).count("given") == most(needed, frozenset())


# Moves.


def facts(one: Change, why: str = "") -> Facts:
    return facts_of(one, RULES, KNOWN, TODAY, why=why)


def test_every_need_that_content_may_name_is_looked_for_and_every_state_is_in_the_content() -> None:
    assert set(NEEDS) == set(get_args(Need))
    assert {one.state for one in RULES.states} == set(get_args(ChangeState))
    assert RULES.model_copy(update={"states": ()}).moves_from("draft") == ()


@pytest.mark.parametrize(
    ("need", "fields", "said"),
    [
        ("reason", {"reason": " "}, ["no reason is written"]),
        ("scope", {}, ["it names no service and no configuration item"]),
        ("scope", {"configuration_items": ("VH-1",)}, []),
        ("risk", {"impact": 3}, ["likelihood, urgency not said"]),
        ("window", {}, ["it has no window"]),
        ("window", {"window": {"start": "2026-12-01 10:00"}}, ["its window has no end"]),
        ("window", {"window": {}}, ["its window has no start and no end"]),
        ("approvals", {}, ["it has no category, so nobody knows who approves it"]),
        ("approvals", {"category": "standard"}, []),
        ("tests", {}, ["there is no test evidence"]),
        ("tests", {"test_evidence": [{"what": "x", "passed": False}]}, ["the test 'x' failed"]),
        ("tests", {"test_evidence": [{"what": "x"}]}, ["the test 'x' has no result"]),
        ("tests", {"test_evidence": [{"what": "x", "passed": True}]}, []),
        ("tests", {"category": "standard"}, []),
        ("tests", {"priority": "emergency"}, []),
        ("back-out", {"category": "standard"}, []),
        ("back-out", {"category": "minor"}, ["there is no back-out plan"]),
        ("notices", {}, ["nobody is told of it (notices)"]),
        ("notices", {"notices": [{"who": "Desk"}]}, ["Desk were not told yet"]),
        ("notices", {"notices": [{"who": "Desk", "sent": "2026-11-20"}]}, []),
        ("implemented", {}, ["no start is said (--started)", "no outcome is said (--outcome)"]),
        ("implemented", {"implemented": {"start": "2026-11-20 10:00", "outcome": "success"}}, []),
        ("ended", {"implemented": {"start": "2026-11-20 10:00"}}, ["nobody says when it was over (--ended)"]),
        ("review", {"category": "minor"}, []),
        ("review", {"category": "major"}, ["nobody has looked back at it, and it is major (`mofkit change review`)"]),
        ("review", {"category": "major", "review": {"on": "2026-11-20", "reached": "no"}}, []),
        ("why", {}, ["no reason is said (--why)"]),
    ],
)  # fmt: skip
def test_each_need_says_what_is_missing(need: Need, fields: dict[str, Any], said: list[str]) -> None:
    assert lacks(need, facts(change(**fields))) == said


def test_a_standard_change_is_submitted_with_its_procedure_and_others_without() -> None:
    submit = RULES.moves_from("draft")[0]
    whole = {"reason": "x", "owner": "kim", "services": ["mail"], "impact": 1, "likelihood": 1, "urgency": 1}
    minor = change(**whole, category="minor", priority="low")
    assert lacking(submit, facts(minor)) == []
    standard = minor.model_copy(update={"category": "standard"})
    assert lacking(submit, facts(standard)) == ["a standard change names its procedure"]


def test_a_move_is_made_by_whom_the_content_names() -> None:
    one = change(requested_by="ada", owner="kim", people=("zoe",), state="scheduled")
    released, *_ = RULES.moves_from("scheduled")
    kim, ada, lee = PEOPLE[3], PEOPLE[2], PEOPLE[0]
    zoe = Person(id="zoe", name="Zoe")
    assert [may_make(released, one, who) for who in (kim, ada, lee, zoe)] == [True, False, True, True]
    assert hinders(released, facts(one), ada)[0] == (
        "ada may not: owner or people or change-manager or release-management does it"
    )


def test_the_ways_on_tell_what_each_lacks_but_not_what_is_said_with_the_move() -> None:
    found = {
        way.move.to: way.lacks for way in ways(facts(change(state="scheduled", category="standard", procedure="x")))
    }
    assert found == {"released": (), "submitted": (), "withdrawn": ()}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"category": "minor"}, ""),
        ({"category": "minor", "implemented": {"outcome": "failed"}}, "it ended as failed"),
        ({"category": "major"}, "it is major"),
        ({"category": "minor", "priority": "emergency"}, "it is an emergency"),
        ({"category": "minor", "implemented": {"unauthorised": True}}, "it was unauthorised"),
    ],
)
def test_who_failed_weighed_much_or_could_not_wait_is_looked_back_at(fields: dict[str, Any], why: str) -> None:
    assert review_due(change(**fields), RULES) == why


def test_a_pack_may_have_other_priorities_looked_back_at() -> None:
    raw = RULES.model_dump()
    raw["priorities"][0]["reviewed"] = True
    assert review_due(change(priority="low"), ChangeRules.model_validate(raw)) == "it is low"


# Planned against actual.


def done(id: str, start: str, outcome: str = "success", **fields: Any) -> Change:
    went = {"start": start, "outcome": outcome, **fields.pop("implemented", {})}
    return Change.model_validate({"id": id, "title": id, **fields, "implemented": went})


def test_a_change_is_late_by_minutes_and_its_downtime_is_that_of_its_outages() -> None:
    window = {"start": "2026-10-25 00:30", "end": "2026-10-25 02:30"}
    one = done("c", "2026-10-25 00:40", window=window, downtime_minutes=30, aliases=("old",),
               implemented={"end": "2026-10-25 03:00"})  # fmt: skip
    outages = [
        Outage(id="o", service="mail", start="2026-10-25 00:45", end="2026-10-25 01:00", ticket=" old "),
        Outage(id="p", service="mail", start="2026-10-25 00:45", ticket="c"),
    ]
    found = actuals([one, change()], outages, LONDON)[0]
    # The clock goes back at two: from half past midnight to half past two are three hours.
    assert (found.late_start, found.late_end, found.length_planned, found.length) == (10, 30, 180, 200)
    assert (found.downtime, found.downtime_planned) == (15, 30)
    assert len(actuals([one, change()], outages, LONDON)) == 1


def test_what_nobody_wrote_down_is_nothing() -> None:
    found = actuals([done("c", "2026-10-25 00:40")], [], LONDON)[0]
    assert (found.late_start, found.length, found.downtime, found.downtime_planned) == (None, None, None, None)
    said = done("c", "2026-10-25 00:40", implemented={"downtime_minutes": 0})
    outage = Outage(id="o", service="mail", start="2026-10-25 00:45", end="2026-10-25 01:00", ticket="c")
    assert actuals([said], [outage], LONDON)[0].downtime == 0


# Figures.


def test_figures_are_by_month_by_category_and_of_all() -> None:
    every = [
        done("a", "2026-10-01 10:00", category="minor", requested_on="2026-09-29"),
        done("d", "2026-08-01 10:00", category="minor", requested_on="2026-08-01"),
        done("b", "2026-10-31 23:30", "failed", category="minor", priority="emergency", requested_on="2026-10-31"),
        done(
            "c",
            "2026-11-02 10:00",
            "with-problems",
            category="major",
            requested_on="2026-11-03",
            implemented={"unauthorised": True},
        ),
        change(requested_on="2026-10-20", category="minor"),
    ]
    found = figures(every, date(2026, 10, 1), TODAY, LONDON)
    assert [(one.per, one.group, one.carried_out, one.success_share, one.lead_days, one.backlog) for one in found] == [
        ("month", "2026-10", 2, 50, 1, 1),
        ("month", "2026-11", 1, 0, None, 1),
        ("category", "minor", 2, 50, 1, 1),
        ("category", "major", 1, 0, None, 0),
        ("all", "", 3, share(1, 3), 1, 1),
    ]
    assert [
        (one.emergency, str(one.emergency_share), one.unauthorised, one.failed, one.with_problems) for one in found[-1:]
    ] == [(1, "33.3", 1, 1, 1)]


def test_a_month_is_that_of_the_clock_of_the_workspace() -> None:
    one = done("a", "2026-10-31 23:30 -01:00")
    assert [each.carried_out for each in figures([one], date(2026, 10, 1), TODAY, LONDON)][:2] == [0, 1]


@pytest.mark.parametrize(
    ("fields", "waits"),
    [
        ({}, False),
        ({"requested_on": "2026-11-01"}, True),
        ({"requested_on": "2026-11-24"}, False),
        ({"requested_on": "2026-11-01", "state": "closed"}, False),
        ({"requested_on": "2026-11-01", "state": "rejected", "moves": [{"to": "rejected", "on": "2026-11-05"}]}, False),
        ({"requested_on": "2026-11-01", "state": "rejected", "moves": [{"to": "rejected", "on": "2026-12-05"}]}, True),
        ({"requested_on": "2026-11-01", "state": "draft", "moves": [{"to": "rejected", "on": "2026-11-05"}]}, True),
        ({"requested_on": "2026-11-01", "implemented": {"start": "2026-11-05 10:00"}, "state": "released"}, False),
        ({"requested_on": "2026-11-01", "implemented": {"start": "2026-12-05 10:00"}, "state": "released"}, True),
        ({"requested_on": "2026-11-01", "state": "closed", "moves": [{"to": "released", "on": "2026-11-05"}]}, False),
    ],
)
def test_what_was_asked_for_waits_until_it_is_carried_out_or_given_up(fields: dict[str, Any], waits: bool) -> None:
    assert waiting_on(change(**fields), TODAY, LONDON) is waits


# The same again and again.


def cleared(id: str, title: str = "Mail: clear the old logs", **fields: Any) -> Change:
    return Change.model_validate({"id": id, "title": title, "category": "minor", "services": ["mail"], **fields})


def groups(*every: Change, at_least: int = 2, problems: list[Problem] | None = None) -> list[list[str]]:
    found = repeats(every, [MAIL], problems or [], LONDON, at_least=at_least)
    return [[one.id for one in each.changes] for each in found]


def test_changes_of_one_category_and_service_that_share_their_words_repeat_each_other() -> None:
    a, b, c = cleared("a"), cleared("b", "Mail: clear logs, old ones too"), cleared("c", "Mail: logs cleared of old")
    assert groups(a, b, at_least=2) == [["a", "b"]]
    assert groups(a, b, at_least=3) == []
    assert groups(a, c) == [], "one word of two is not more than half"


@pytest.mark.parametrize(
    "other",
    [
        {"category": "major"},
        {"services": ["web"]},
        {"state": "withdrawn"},
        {"title": "Mail: larger mailboxes for councillors"},
        {"title": "Mail"},
    ],
)
def test_another_category_service_or_word_is_no_repeat_and_neither_is_what_never_came(other: dict[str, Any]) -> None:
    assert groups(cleared("a"), cleared("b", **other)) == []


def test_the_name_of_the_service_or_of_the_item_is_no_word_of_the_fix() -> None:
    item = {"services": [], "configuration_items": ["Server Alpha"]}
    assert groups(cleared("a", "Server Alpha restart", **item), cleared("b", "Server Alpha upgrade", **item)) == []
    assert groups(cleared("a", "Server Alpha restart", **item), cleared("b", "Restart of Alpha", **item)) == [
        ["a", "b"]
    ]


def test_a_change_that_says_what_it_repeats_belongs_there_whatever_its_words() -> None:
    found = groups(cleared("a"), cleared("b"), cleared("c", "Out of room", category="major", repeats=["a"]), at_least=3)
    assert found == [["a", "b", "c"]]
    assert groups(cleared("a", repeats=["a", "gone"]), cleared("z", "Other words here")) == []


def test_a_group_shows_what_links_it_and_the_problems_that_know_it() -> None:
    problem = Problem(id="full", title="Full", change="b")
    one = done("b", "2026-09-01 10:00", title="Mail: clear logs", category="minor", services=["mail"])
    found = repeats(
        [cleared("a", problem="disk", requested_on="2026-10-01"), one], [MAIL], [problem], LONDON, at_least=2
    )
    assert [(each.places, each.words, each.problems, each.categories) for each in found] == [
        (("mail",), ("clear", "logs"), ("disk", "full"), ("minor",))
    ]
    assert [each.id for each in found[0].changes] == ["b", "a"], "the oldest first"
    assert [(link.one, link.other, link.said) for link in found[0].links] == [("a", "b", False)]


def test_a_change_is_put_in_order_by_when_it_went_in_or_is_to_or_was_asked_for() -> None:
    window = {"start": "2026-12-05 00:30", "end": "2026-12-05 02:00"}
    assert day_of(done("a", "2026-11-01 10:00", window=window), LONDON) == date(2026, 11, 1)
    assert day_of(change(window=window, requested_on="2026-10-01"), LONDON) == date(2026, 12, 5)
    assert day_of(change(window={"start": "2026-12-05 00:30"}, requested_on="2026-10-01"), LONDON) == date(2026, 10, 1)
    assert day_of(change(), LONDON) == date.max


WORDS = ["clear logs", "clear disks", "new disks", "logs"]


@given(st.lists(st.tuples(st.sampled_from("mw"), st.sampled_from(WORDS)), max_size=7))
@settings(max_examples=60, deadline=None)
def test_a_group_is_what_hangs_together_pair_by_pair(said: list[tuple[str, str]]) -> None:
    every = [cleared(f"c{at}", words, services=[service]) for at, (service, words) in enumerate(said)]
    # `new` is no telling word, so new disks are disks.
    alike = {(one, one) for one in WORDS}
    alike |= {pair for a, b in (("clear logs", "logs"), ("clear disks", "new disks")) for pair in ((a, b), (b, a))}
    reach = {at: {at} for at in range(len(said))}
    for _ in said:
        for a, (place, words) in enumerate(said):
            for b, (there, others) in enumerate(said):
                if place == there and (words, others) in alike:
                    reach[a] |= reach[b]
    wanted = {tuple(sorted(f"c{at}" for at in group)) for group in reach.values() if len(group) > 1}
    assert {tuple(sorted(group)) for group in groups(*every)} == wanted
