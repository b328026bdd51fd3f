"""The framework behind the scenarios: SMFs, reviews, roles, glossary, lifecycle and documents, as plain data.

What every one of them must hold is said here, without the models that read them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from mofkit import bundled
from mofkit.text.yamlread import read_data

CONTENT = bundled.folder("content")
FOLDERS = ("smfs", "reviews", "documents")
FILES = [f"{folder}/{path.stem}" for folder in FOLDERS for path in sorted((CONTENT / folder).glob("*.yaml"))]
PROVENANCE = {"job-aid", "mof-guide", "mofkit"}
PHASES = ("plan", "deliver", "operate", "manage")
SMFS = {
    "plan": {"business-it-alignment", "reliability", "policy", "financial-management"},
    "deliver": {"envision", "project-planning", "build", "stabilize", "deploy"},
    "operate": {"operations", "service-monitoring-and-control", "customer-service", "problem-management"},
    "manage": {"governance-risk-and-compliance", "change-and-configuration", "team"},
}
REVIEWS = {
    "plan": {"service-alignment", "portfolio"},
    "deliver": {"project-plan-approved", "release-readiness"},
    "operate": {"operational-health"},
    "manage": {"policy-and-control"},
}
GATES = {"portfolio", "project-plan-approved", "release-readiness"}
READERS = {"director", "manager", "contributor"}


def content(path: str) -> dict[str, Any]:
    found = read_data((CONTENT / f"{path}.yaml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def smfs() -> list[dict[str, Any]]:
    return [content(path) for path in FILES if path.startswith("smfs/")]


def activities() -> Iterator[tuple[str, dict[str, Any]]]:
    for one in smfs():
        for process in one["processes"]:
            yield from ((one["id"], activity) for activity in process["activities"])


def ids(data: Any) -> Iterator[str]:
    """Every id in a file, however deep."""
    if isinstance(data, dict):
        if "id" in data:
            yield data["id"]
        for value in data.values():
            yield from ids(value)
    elif isinstance(data, list):
        for value in data:
            yield from ids(value)


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def blank(data: Any, place: str = "") -> Iterator[str]:
    """The places of texts that say nothing, though they must."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ("short", "note", "found_in", "also", "hint", "gate", "review"):
                yield from blank(value, f"{place}.{key}")
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from blank(value, f"{place}.{at}")
    elif not (data or "").strip():
        yield place


# All of them.


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_named_by_its_id_and_says_where_it_comes_from(path: str) -> None:
    one = content(path)
    assert one["id"] == path.rpartition("/")[2]
    assert one["name"]
    assert one["provenance"] in PROVENANCE
    assert one["source"]


@pytest.mark.parametrize("path", [*FILES, "roles", "glossary", "lifecycle"])
def test_no_text_is_blank_and_no_id_stands_twice(path: str) -> None:
    one = content(path)
    assert list(blank(one)) == []
    assert [id for id, count in Counter(ids(one)).items() if count > 1] == []


def test_no_two_files_of_a_folder_share_an_id() -> None:
    for folder in FOLDERS:
        every = [id for path in FILES if path.startswith(f"{folder}/") for id in ids(content(path))]
        assert [id for id, count in Counter(every).items() if count > 1] == []


def test_every_provenance_is_one_of_three() -> None:
    def said(data: Any) -> Iterator[str]:
        if isinstance(data, dict):
            yield from ([data["provenance"]] if "provenance" in data else ())
            data = list(data.values())
        if isinstance(data, list):
            for value in data:
                yield from said(value)

    for path in [*FILES, "roles", "glossary", "lifecycle"]:
        assert set(said(content(path))) <= PROVENANCE


# SMFs.


def test_the_sixteen_smfs_stand_in_their_phases() -> None:
    found: dict[str, set[str]] = {phase: set() for phase in PHASES}
    for one in smfs():
        found[one["phase"]].add(one["id"])
    assert found == SMFS
    assert sum(map(len, found.values())) == 16


def test_an_smf_has_goals_outcomes_terms_role_types_and_processes() -> None:
    for one in smfs():
        assert min(len(one[part]) for part in ("goals", "outcomes", "terms", "role_types", "processes")) >= 2, one["id"]
        assert all(part["measures"] for part in one["outcomes"]), one["id"]
        assert all(part["responsibilities"] for part in one["role_types"]), one["id"]


def test_processes_count_from_one_and_their_tables_are_listed() -> None:
    for one in smfs():
        assert [process["number"] for process in one["processes"]] == [
            str(number) for number in range(1, len(one["processes"]) + 1)
        ], one["id"]
        held = {(table["number"], table.get("process")) for table in one["tables"]}
        for process in one["processes"]:
            assert (process["table"], process["number"]) in held, process["id"]


def test_there_are_at_least_150_activities_and_each_can_be_worked_through() -> None:
    every = list(activities())
    assert len(every) >= 150
    for _, one in every:
        assert len(one["questions"]) >= 5, one["id"]
        assert min(len(one[part]) for part in ("inputs", "outputs", "best_practices")) >= 2, one["id"]
        assert one["text"]
        assert one["name"]


def test_every_activity_and_process_says_where_it_comes_from() -> None:
    for one in smfs():
        for process in one["processes"]:
            for part in (process, *process["activities"]):
                assert part["provenance"] in PROVENANCE, part["id"]
                assert part["source"]["smf"] == one["id"], part["id"]
                assert part["source"]["process"] == process["number"], part["id"]


def test_an_activity_and_its_questions_are_named_after_where_they_stand() -> None:
    for one in smfs():
        for process in one["processes"]:
            assert process["id"] == f"{one['id']}-p{process['number']}"
            for activity in process["activities"]:
                assert activity["id"].startswith(f"{process['id']}-")
                assert [question["id"] for question in activity["questions"]] == [
                    f"{activity['id']}-q{number}" for number in range(1, len(activity["questions"]) + 1)
                ]


def test_no_question_is_asked_twice() -> None:
    asked = Counter(folded(question["text"]) for _, one in activities() for question in one["questions"])
    assert [text for text, count in asked.items() if count > 1] == []
    assert sum(asked.values()) >= 1_000


def test_every_question_is_one() -> None:
    every = [question["text"] for _, one in activities() for question in one["questions"]]
    assert [text for text in every if not text.endswith("?")] == []


# Reviews, documents, roles, glossary, lifecycle.


def test_the_six_reviews_stand_in_their_phases() -> None:
    found: dict[str, set[str]] = {phase: set() for phase in PHASES}
    for path in FILES:
        if path.startswith("reviews/"):
            one = content(path)
            found[one["phase"]].add(one["id"])
            assert min(len(one[part]) for part in ("attendees", "inputs", "questions", "decisions", "outputs")) >= 3
            assert bool(one["gate"]) == (one["id"] in GATES)
            assert one["frequency"]
    assert found == REVIEWS


def test_every_document_has_sections_to_fill_in_and_belongs_to_an_smf() -> None:
    known = set.union(*SMFS.values())
    documents = [content(path) for path in FILES if path.startswith("documents/")]
    assert len(documents) == 20
    for one in documents:
        assert one["smf"] in known
        assert one["owner"] in READERS
        assert one["checklist"]
        assert all(section["heading"] and section["guidance"] for section in one["sections"])


def test_the_seven_accountabilities_have_role_types_and_cover_all_smfs() -> None:
    roles = content("roles")
    assert {one["id"] for one in roles["accountabilities"]} == {
        *("support", "operations", "service", "compliance", "architecture", "solution", "management"),
    }
    assert {smf for one in roles["accountabilities"] for smf in (*one["smfs"], *one["supports"])} == {
        smf for group in SMFS.values() for smf in group
    }
    named = {role["id"] for one in roles["accountabilities"] for role in one["role_types"]}
    assert len(named) >= 30


def test_role_types_that_go_or_do_not_go_together_are_there() -> None:
    roles = content("roles")
    known = {one["id"] for one in roles["accountabilities"]}
    known |= {role["id"] for one in roles["accountabilities"] for role in one["role_types"]}
    for pair in (*roles["not_together"], *roles["good_together"]):
        assert len(pair["roles"]) >= 2
        assert set(pair["roles"]) <= known, pair["id"]
        assert pair["reason"]


def test_a_term_refers_to_terms() -> None:
    terms = content("glossary")["terms"]
    known = {one["id"] for one in terms}
    assert len(known) == len(terms) >= 70
    assert [one["id"] for one in terms if not set(one["see"]) <= known] == []
    assert len({folded(one["term"]) for one in terms}) == len(terms)


def test_the_lifecycle_has_three_phases_and_a_layer() -> None:
    phases = content("lifecycle")["phases"]
    assert [(one["id"], one["kind"]) for one in phases] == [
        *(("plan", "phase"), ("deliver", "phase"), ("operate", "phase"), ("manage", "layer")),
    ]
    for one in phases:
        assert set(one["smfs"]) == SMFS[one["id"]]
        assert set(one["reviews"]) == REVIEWS[one["id"]]
        assert one["goals"]
        assert one["provenance"] in PROVENANCE
        assert one["source"]
