"""Every who, what and when in one list, by lasting names."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mofkit.analysis.actions import Assignment, Wanted, assignments, chosen, mark_of, named, short_names
from mofkit.model.action import Action, Todo
from mofkit.model.person import Person
from mofkit.model.plan import Plan
from mofkit.model.record import Day, Record
from mofkit.model.review import HeldReview
from mofkit.model.service import Service

TODAY = date(2026, 11, 23)
KIM = Person(id="kim", name="Kim Vale", reader="manager", aliases=("kit",))


class Opportunity(Record):
    """A row that is no promise, and says all three."""

    what: str = ""
    who: str = ""
    when: Day | None = None
    status: str = ""


def review(*actions: dict[str, Any]) -> HeldReview:
    return HeldReview(id="portfolio.2026-11-02", review="portfolio", actions=tuple(Todo(**one) for one in actions))


def listed(*records: Record) -> list[Assignment]:
    kinds = {Action: "action", HeldReview: "review", Plan: "plan", Opportunity: "opportunity", Service: "service"}
    return assignments([(kinds[type(one)], one) for one in records], [KIM])


def names(*records: Record) -> list[str]:
    return [one.name for one in listed(*records)]


def plan(**task: Any) -> Plan:
    body = {"id": "t1", "reader": "director", "what": "Decide", **task}
    return Plan.model_validate({"id": "p", "scenario": "p", "steps": [{"id": "s", "tasks": [body]}]})


def test_actions_promises_tasks_and_rows_are_one_list() -> None:
    found = listed(
        Action(id="call", what="Call"),
        review({"id": "k7qm", "what": "Order"}),
        plan(owner="kim", due="2026-12-01", status="doing"),
        Opportunity(id="o1", what="Save", who="kim", when="2026-12-02"),
        Service(id="mail", name="Mail"),
    )
    assert [(one.name, one.field, one.what) for one in found] == [
        ("action:call", "", "Call"),
        ("review:portfolio.2026-11-02/k7qm", "actions.0", "Order"),
        ("plan:p/t1", "steps.0.tasks.0", "Decide"),
        ("opportunity:o1", "", "Save"),
    ]
    assert (found[2].who, found[2].when, found[2].status) == ("kim", date(2026, 12, 1), "doing")
    assert (found[3].who, found[3].when, found[3].status) == ("kim", date(2026, 12, 2), "todo")


def test_the_reader_is_the_tasks_own_or_else_the_persons() -> None:
    found = listed(plan(owner="kim"), Action(id="a", what="A", who="kim"), Action(id="b", what="B", who="stranger"))
    assert [one.reader for one in found] == ["director", "manager", ""]


def test_a_person_goes_by_their_id_where_an_old_one_is_written() -> None:
    (one,) = listed(Action(id="a", what="A", who="kit"))
    assert (one.who, one.reader) == ("kim", "manager")


def test_why_a_task_was_skipped_is_its_note() -> None:
    (one,) = listed(plan(status="skipped", reason="not ours"))
    assert (one.note, one.open) == ("not ours", False)


def test_a_promise_without_an_id_is_named_by_its_words_wherever_it_stands() -> None:
    order, call = {"what": "Order disks"}, {"what": "Call"}
    assert names(review(order))[0] == names(review(call, order))[1]
    assert names(review(order))[0] == names(review({**order, "status": "done", "note": "x", "who": "kim"}))[0]
    assert names(review(order)) != names(review({"what": "Order tapes"}))
    assert names(review(order)) != names(HeldReview(id="portfolio.x", review="p", actions=(Todo(**order),)))


def test_two_promises_of_the_same_words_have_two_names() -> None:
    mark = mark_of("review:portfolio.2026-11-02", "Order")
    assert [one.mark for one in listed(review({"what": "Order"}, {"what": "Order"}))] == [mark, f"{mark}-2"]


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=6), st.text(min_size=1, max_size=8))
def test_what_comes_before_it_or_after_it_renames_no_promise(whats: list[str], more: str) -> None:
    before = names(review(*({"what": what} for what in whats)))
    after = names(review({"what": "a new one: " + more}, *({"what": what} for what in whats)))
    assert after[1:] == before
    assert len(set(after)) == len(after)


def test_late_is_open_and_past_its_day() -> None:
    days = ("2026-11-22", "2026-11-23", None)
    found = listed(*(Action(id="a", what="A", when=day) for day in days))
    assert [one.late(TODAY) for one in found] == [True, False, False]
    assert not listed(Action(id="a", what="A", when="2026-11-22", status="dropped"))[0].late(TODAY)


def test_the_most_urgent_comes_first_and_what_is_settled_last() -> None:
    found = listed(
        Action(id="done", what="D", when="2026-01-01", status="done"),
        Action(id="never", what="N"),
        Action(id="soon", what="S", when="2026-11-24"),
        Action(id="late", what="L", when="2026-11-01"),
    )
    assert [one.mark for one in chosen(found, Wanted(), TODAY)] == ["late", "soon", "never", "done"]
    assert chosen(reversed(found), Wanted(), TODAY) == chosen(found, Wanted(), TODAY)


def test_each_wish_narrows_the_list() -> None:
    found = listed(
        Action(id="a", what="A", who="kim", when="2026-11-01"),
        Action(id="b", what="B", who="lee", status="doing"),
        Action(id="c", what="C", who="kim", status="done"),
        plan(owner="kim"),
    )

    def marks(**wanted: Any) -> list[str]:
        return [one.mark for one in chosen(found, Wanted(**wanted), TODAY)]

    assert marks(who="kim") == ["a", "t1", "c"]
    assert marks(reader="director") == ["t1"]
    assert marks(source="plan") == marks(source="plan:p") == ["t1"]
    assert marks(source="plan:q") == []
    assert marks(status="open") == ["a", "b", "t1"]
    assert marks(status="settled") == marks(status="done") == ["c"]
    assert marks(overdue=True) == ["a"]


def test_a_mark_is_enough_where_no_other_has_it() -> None:
    one = HeldReview(id="a.1", review="a", actions=(Todo(id="x", what="X"), Todo(id="y", what="Y")))
    two = HeldReview(id="b.1", review="b", actions=(Todo(id="x", what="X"),))
    found = listed(one, two)
    assert list(short_names(found).values()) == ["review:a.1/x", "y", "review:b.1/x"]
    assert [each.name for each in named(found, "x")] == ["review:a.1/x", "review:b.1/x"]
    assert [each.name for each in named(found, "review:b.1/x")] == ["review:b.1/x"]
    assert named(found, "z") == []
