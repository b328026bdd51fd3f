"""Where records are kept, and what a promise and an approval are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import Field

from mofkit.model.action import Action, Todo, promises
from mofkit.model.approval import Approval, Signed, content_hash, stands
from mofkit.model.record import Day, Kind, Part, Record
from mofkit.model.service import Service

HELD = Kind("held", "held", Record, "reviews/*/*.yaml", "a review")
PROJECT = Kind("project", "projects", Record, "projects/*/project.yaml", "a project")
ACTION = Kind("action", "actions", Action, "actions/*.yaml", "an action")
TABLE = Kind("service", "services", Service, "catalog/services.csv", "a service")


class Topic(Part):
    title: str = ""
    actions: tuple[Todo, ...] = ()
    cost: Decimal | None = None


class Minutes(Signed):
    topics: tuple[Topic, ...] = ()
    first: Todo | None = None
    held: Day | None = None
    votes: dict[str, str] = Field({})


def minutes(**fields: Any) -> Minutes:
    return Minutes.model_validate({"id": "m", **fields})


@pytest.mark.parametrize(
    ("kind", "id", "path"),
    [
        (ACTION, "call.back", "actions/call.back.yaml"),
        (HELD, "portfolio.2026-11-02", "reviews/portfolio/2026-11-02.yaml"),
        (HELD, "portfolio.2026.11", "reviews/portfolio/2026.11.yaml"),
        (PROJECT, "crm", "projects/crm/project.yaml"),
    ],
)
def test_an_id_is_the_path_of_its_file(kind: Kind, id: str, path: str) -> None:
    assert (kind.path_of(id), kind.id_of(path), kind.id_problem(id)) == (path, id, "")


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (ACTION, "actions/deeper/a.yaml"),
        (ACTION, "actions/a.yml"),
        (HELD, "reviews/2026.yaml"),
        (HELD, "reviews/a.b/c.yaml"),
        (HELD, "reviews/a/.c.yaml"),
        (PROJECT, "projects/project.yaml"),
        (PROJECT, "projects/crm/plan.yaml"),
    ],
)
def test_a_file_elsewhere_has_no_id(kind: Kind, path: str) -> None:
    assert kind.id_of(path) == ""


@pytest.mark.parametrize(
    ("kind", "id", "wanted"),
    [
        (HELD, "portfolio", "2 words joined by dots, for reviews/*/*.yaml"),
        (HELD, "portfolio.", "no dot at the end"),
        (HELD, "portfolio.con", "another word; Windows reserves this one"),
        (HELD, "a..b", "letters"),
        (PROJECT, "../x", "letters"),
        (TABLE, "-x", "letters"),
    ],
)
def test_an_id_that_makes_no_file_name_is_refused(kind: Kind, id: str, wanted: str) -> None:
    assert kind.id_problem(id).startswith(wanted)


def test_promises_are_found_wherever_a_record_holds_them() -> None:
    record = minutes(
        topics=[{"title": "Phones"}, {"actions": [{"what": "Call"}, {"what": "Ask"}]}], first={"what": "Open"}
    )
    assert [(field, one.what) for field, one in promises(record)] == [
        ("topics.1.actions.0", "Call"),
        ("topics.1.actions.1", "Ask"),
        ("first", "Open"),
    ]


def test_an_action_is_a_promise_as_a_whole() -> None:
    action = Action.model_validate({"id": "a", "what": "Call"})
    assert list(promises(action)) == [("", action)]
    assert next(iter(Action.model_fields)) == "id"


@pytest.mark.parametrize(
    "other",
    [
        {"topics": [{"title": "Phones", "cost": "1.5"}]},
        {"topics": [{"title": "phones"}]},
        {"topics": [{"title": "Phones", "actions": [{"what": "Call"}]}]},
        {"held": "2026-11-02"},
        {"votes": {"kim": "yes"}},
    ],
)
def test_an_approval_no_longer_stands_when_the_meaning_changes(other: dict[str, Any]) -> None:
    before = minutes(topics=[{"title": "Phones"}])
    approval = Approval(who="kim", content_hash=content_hash(before))
    assert stands(approval, before)
    assert not stands(approval, minutes(**other))


def test_an_approval_stands_when_an_action_makes_progress() -> None:
    before = minutes(topics=[{"actions": [{"what": "Call", "when": "2026-12-01"}]}])
    done = {"what": "Call", "when": "2026-12-01", "status": "done", "done_on": "2026-11-30", "evidence": "T-1"}
    after = minutes(id="n", aliases=["m"], topics=[{"actions": [done]}])
    assert stands(Approval(who="kim", content_hash=content_hash(before)), after)
    moved = minutes(topics=[{"actions": [{"what": "Call", "when": "2026-12-02"}]}])
    assert content_hash(moved) != content_hash(before)


def test_an_approval_covers_the_texts_beside_a_record_but_not_their_line_ends() -> None:
    record = minutes()
    approval = Approval(who="kim", content_hash=content_hash(record, [b"one\ntwo\n"]))
    assert stands(approval, record, [b"one\r\ntwo\r\n"])
    assert not stands(approval, record, [b"one\ntwo"])
    assert not stands(approval, record, [b"one\n", b"two\n"])


def test_an_approval_by_nobody_never_stands() -> None:
    record = minutes()
    assert not stands(Approval(content_hash=content_hash(record)), record)


def test_another_approval_leaves_the_first_one_standing() -> None:
    record = minutes(approvals=[{"who": "kim"}])
    assert content_hash(record) == content_hash(minutes())


def test_the_hash_is_the_same_in_every_version() -> None:
    # Approvals live in files for years: what they are bound to may not move.
    record = minutes(topics=[{"title": "Phones", "cost": "1.50"}], held=date(2026, 11, 2), votes={"b": "1", "a": "2"})
    assert content_hash(record) == "sha256:d7ac7d8c6f8d034e145ade269868a5c8b425da11454d140ff767850361fcdca9"


def test_an_empty_record_promises_nothing() -> None:
    assert list(promises(minutes())) == []
