"""The framework against what the job aid and the guides are known to say: processes, tables, words.

The lists were written down by hand from the sources; what they name has to be in the content, under that number.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mofkit import bundled
from mofkit.content import files
from mofkit.content.framework import (
    documents,
    glossary,
    lifecycle,
    process_numbered,
    reviews,
    roles,
    slug_of,
    smf,
    smfs,
)
from mofkit.content.scenarios import assets, scenarios
from mofkit.text.yamltext import YamlText

GUIDES = os.environ.get("MOFKIT_SMF_GUIDES", "")
CONTENT = bundled.folder("content")
FRAMEWORK = sorted(
    path.relative_to(CONTENT).with_suffix("").as_posix()
    for path in (
        *CONTENT.glob("smfs/*"),
        *CONTENT.glob("reviews/*"),
        *CONTENT.glob("documents/*"),
        *CONTENT.glob("*.yaml"),
    )
    if path.stem != "statements"
)

# Each SMF with its processes in order, the table of the first, and their names.
PROCESSES = {
    "business-it-alignment": (
        5,
        "Define an IT Service Strategy",
        "Identify and Map Services",
        "Identify Demand and Manage Business Requests",
        "Develop and Evaluate the IT Service Portfolio",
        "Service Level Management",
    ),
    "reliability": (4, "Planning", "Implementation", "Monitoring and Improving Plans"),
    "policy": (
        4,
        "Determine Areas Requiring Policy",
        "Create Policies",
        "Validate Policy",
        "Publish Policy",
        "Enforce and Evaluate Policy",
        "Review and Maintain Policy",
    ),
    "financial-management": (
        4,
        "Establish Service Requirements and Plan Budget",
        "Manage Finances",
        "Perform IT Accounting and Reporting",
    ),
    "envision": (
        4,
        "Organize the Core Project Team",
        "Write the Vision/Scope Document",
        "Approve the Vision/Scope Document",
    ),
    "project-planning": (
        4,
        "Evaluate Products and Technologies",
        "Write the Functional Specification",
        "Package the Master Project Plan",
        "Create the Master Schedule",
        "Review the Project Plans Approved Milestone",
    ),
    "build": (
        4,
        "Prepare for Development",
        "Develop the Solution",
        "Prepare for Release",
        "Review the Scope Complete Milestone",
    ),
    "stabilize": (
        4,
        "Stabilize a Release Candidate",
        "Conduct a Pilot Test",
        "Review the Release Readiness Milestone",
    ),
    "deploy": (
        4,
        "Deploy Core Components",
        "Deploy Sites",
        "Stabilize Deployment",
        "Review the Deployment Complete Milestone",
    ),
    "operations": (
        4,
        "Define Operational Work Requirements",
        "Build Operational Work Instructions",
        "Plan Operational Work",
        "Execute Operational Work",
        "Maintain Operational Work Instructions",
        "Manage Operational Work",
    ),
    "service-monitoring-and-control": (
        4,
        "Define Service Monitoring Requirements",
        "Implement New Service",
        "Continuous Monitoring",
        "Control and Reporting",
    ),
    "customer-service": (
        5,
        "Record the User's Request",
        "Classify the User's Request",
        "Resolve the Request",
        "Confirm Resolution and Close the Request",
        "Ensure Good Service",
    ),
    "problem-management": (
        4,
        "Document the Problem",
        "Filter the Problem",
        "Research the Problem",
        "Research the Outcome",
    ),
    "governance-risk-and-compliance": (
        4,
        "Establish IT Governance",
        "Assess, Monitor, and Control Risk",
        "Comply with Directives",
    ),
    "change-and-configuration": (
        4,
        "Baseline the Configuration",
        "Initiate the Change",
        "Classify the Change",
        "Approve and Schedule the Change",
        "Develop and Test the Change",
        "Release the Change",
        "Validate and Review the Change",
    ),
    "team": (11, "Identify Changes Needed", "Align Responsibilities", "Assign Roles"),
}
# The other numbered tables of the guides that the sources name, by what they hold.
ROLE_TYPES = {
    **dict.fromkeys(set(PROCESSES) - {"customer-service", "team"}, (1,)),
    "business-it-alignment": (1, 2),
    "customer-service": (2,),
    "team": (4, 5, 6, 7, 8, 9, 10),
}
OUTCOMES = {
    **dict.fromkeys(set(PROCESSES) - {"business-it-alignment", "customer-service", "team"}, (2,)),
    "business-it-alignment": (3,),
    "customer-service": (3,),
    "team": (),
}
TERMS = {
    **dict.fromkeys(set(PROCESSES) - {"business-it-alignment", "customer-service", "team"}, (3,)),
    "business-it-alignment": (4,),
    "customer-service": (1, 4),
    "team": (),
}
OVERVIEWS = {
    ("plan", 1): "smfs",
    ("plan", 2): "review service-alignment",
    ("plan", 3): "review portfolio",
    ("plan", 4): "focus",
    ("plan", 5): "role-types service",
    ("plan", 6): "role-types architecture",
    ("plan", 7): "role-types management",
    ("plan", 8): "objectives",
    ("deliver", 1): "smfs",
    ("deliver", 3): "review project-plan-approved",
    ("deliver", 4): "review release-readiness",
    ("deliver", 5): "focus",
    ("deliver", 6): "role-types solution",
    ("deliver", 7): "objectives",
    ("operate", 1): "smfs",
    ("operate", 2): "review operational-health",
    ("operate", 3): "focus",
    ("operate", 4): "role-types operations",
    ("operate", 5): "role-types support",
    ("operate", 6): "objectives",
    ("manage", 1): "smfs",
    ("manage", 4): "review policy-and-control",
}
TEAM_TABLES = {
    4: "support",
    5: "operations",
    6: "service",
    7: "compliance",
    8: "architecture",
    9: "solution",
    10: "management",
}
# What the job aid calls an activity, and where.
ACTIVITIES = (
    ("business-it-alignment", 9, "Define OLAs"),
    ("business-it-alignment", 9, "Create Service Catalog"),
    ("business-it-alignment", 9, "Define Service Catalog"),
    ("financial-management", 4, "Determine maintenance and operations costs"),
    ("financial-management", 4, "Determine project costs"),
    ("project-planning", 6, "Write Individual Project Plans"),
    ("deploy", 6, "Stabilize the Solution Deployment"),
    ("deploy", 6, "Monitor the Solution During the Quiet Period"),
    ("team", 11, "Determine Work to be Done"),
    ("team", 11, "List Responsibilities"),
)
every_smf = pytest.mark.parametrize("id", PROCESSES)


# Processes and tables.


def test_there_are_sixteen_smfs() -> None:
    assert sorted(one.id for one in smfs()) == sorted(PROCESSES)
    assert len(PROCESSES) == 16
    assert sum(len(found) - 1 for found in PROCESSES.values()) == 68


@every_smf
def test_every_process_has_its_number_its_name_and_its_table(id: str) -> None:
    first, *names = PROCESSES[id]
    assert isinstance(first, int)
    assert [(one.number, one.name, one.table) for one in smf(id).processes] == [
        (number, name, first + number - 1) for number, name in enumerate(names, 1)
    ]


@every_smf
def test_every_table_of_a_guide_holds_what_it_is_known_to_hold(id: str) -> None:
    first, *names = PROCESSES[id]
    assert isinstance(first, int)
    expected = {
        **dict.fromkeys(ROLE_TYPES[id], "role-types"),
        **dict.fromkeys(OUTCOMES[id], "outcomes"),
        **dict.fromkeys(TERMS[id], "terms"),
        **{first + at: "process" for at in range(len(names))},
    }
    assert {table.number: table.holds for table in smf(id).tables} == expected
    for table in smf(id).tables:
        assert (table.process is not None) == (table.holds == "process")
        if table.process is not None:
            assert process_numbered(smf(id), table.process).table == table.number


def test_every_table_of_an_overview_holds_what_it_is_known_to_hold() -> None:
    found = {
        (phase.id, table.number): f"{table.holds} {table.review or table.accountability}".strip()
        for phase in lifecycle().phases
        for table in phase.tables
    }
    assert found == OVERVIEWS


def test_the_team_guide_has_a_table_for_each_accountability() -> None:
    assert {table.number: table.accountability for table in smf("team").tables if table.accountability} == TEAM_TABLES


@pytest.mark.parametrize(("id", "number", "name"), ACTIVITIES)
def test_an_activity_that_the_job_aid_names_stands_in_its_table(id: str, number: int, name: str) -> None:
    (process,) = (one for one in smf(id).processes if one.table == number)
    assert slug_of(name) in {slug_of(called) for one in process.activities for called in (one.name, *one.also)}


def test_where_the_sources_disagree_both_are_told() -> None:
    (approve,) = (one for one in smf("change-and-configuration").processes if one.table == 7)
    assert "Approve the Change" in approve.also
    confirm = smf("customer-service").processes[3]
    assert "18" in confirm.note


# All of it is read as a workspace is.


@pytest.mark.parametrize("path", FRAMEWORK)
def test_a_content_file_is_read_by_the_reader_of_workspaces(path: str) -> None:
    text = YamlText.parse((CONTENT / f"{path}.yaml").read_bytes(), f"{path}.yaml")
    assert isinstance(text, YamlText)
    text.check()
    assert files.data(path) == text.data


# What refers to something refers to something.


def accountabilities() -> set[str]:
    return {one.id for one in roles().accountabilities}


def test_every_reference_of_an_smf_leads_somewhere() -> None:
    for one in smfs():
        assert {role.accountability for role in one.role_types} <= accountabilities(), one.id
        assert {table.accountability for table in one.tables} - {""} <= accountabilities(), one.id
        own = {term.id for term in one.terms} | {term.id for term in glossary().terms}
        assert {see for term in one.terms for see in term.see} <= own, one.id
        assert {term for table in one.tables for term in table.terms} <= own, one.id


def test_every_reference_of_a_phase_leads_somewhere() -> None:
    known, held = {one.id for one in reviews()}, {one.id for one in smfs()}
    for phase in lifecycle().phases:
        assert set(phase.smfs) <= held
        named = {table.review for table in phase.tables} | {one.review or "" for one in phase.milestones}
        named |= {review for one in phase.objectives for review in one.reviews}
        assert named - {""} <= known
        assert {one.after for one in phase.milestones} <= held
        assert {table.accountability for table in phase.tables} - {""} <= accountabilities()


def test_every_reference_of_a_role_leads_somewhere() -> None:
    held, types = {one.id for one in smfs()}, {role.id for one in roles().accountabilities for role in one.role_types}
    for one in roles().accountabilities:
        assert {*one.smfs, *one.supports} <= held
        assert set(one.shared_role_types) <= types


def test_every_document_and_review_names_an_smf_and_tables_that_are_there() -> None:
    held, tables = {one.id for one in smfs()}, {step.table for one in scenarios() for step in one.steps}
    for document in documents():
        assert document.smf in held
        assert set(document.source.tables) <= tables | {20}, document.id
    for review in reviews():
        if review.source.smf:
            assert review.source.process is not None
            assert process_numbered(smf(review.source.smf), review.source.process).table == review.source.table


def test_every_action_and_asset_names_an_smf_and_steps_that_are_there() -> None:
    held = {one.id for one in smfs()}
    assert {action.smf for one in scenarios() for _, action in one.actions} - {""} <= held
    steps = {step.id for one in scenarios() for step in one.steps}
    assert {step for one in assets().assets for step in one.steps} <= steps


# Where it comes from.


def untold(data: Any, told: bool, place: str) -> Iterator[str]:
    """The places of elements with an id for which neither they nor what they are part of says where they come from."""
    if isinstance(data, dict):
        told = told or bool(data.get("provenance")) or bool(data.get("source") or data.get("named_in"))
        if "id" in data and not told:
            yield f"{place}: {data['id']}"
        for value in data.values():
            yield from untold(value, told, place)
    elif isinstance(data, list):
        for value in data:
            yield from untold(value, told, place)


@pytest.mark.parametrize("path", FRAMEWORK)
def test_everything_says_where_it_comes_from(path: str) -> None:
    assert list(untold(files.data(path), False, path)) == []


def test_an_smf_says_it_of_each_of_its_parts() -> None:
    for one in smfs():
        parts = (*one.goals, *one.outcomes, *one.terms, *one.role_types, *one.processes)
        assert [part.id for part in parts if not part.provenance] == []
        for process in one.processes:
            for activity in process.activities:
                assert activity.provenance, activity.id
                assert (activity.source.process, activity.source.table) == (process.number, process.table), activity.id


# Words.


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


def test_no_two_activities_share_a_question_or_nearly_so() -> None:
    asked = [
        (question.id, activity.id, frozenset(words(question.text)))
        for one in smfs()
        for process in one.processes
        for activity in process.activities
        for question in activity.questions
    ]
    assert len(asked) >= 1_000
    near = []
    for at, (id, activity, mine) in enumerate(asked):
        for other, elsewhere, theirs in asked[at + 1 :]:
            shared = len(mine & theirs)
            # The same words to five sevenths would be a copy with a name changed.
            if activity != elsewhere and shared >= 5 and 7 * shared >= 5 * len(mine | theirs):
                near.append((id, other))
    assert near == []


def test_a_question_is_short_enough_to_be_asked_aloud() -> None:
    every = [each.text for one in smfs() for p in one.processes for a in p.activities for each in a.questions]
    assert [text for text in every if len(words(text)) > 30] == []


def texts(data: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every sentence of ours with its place; names carry over from the guides and are left out."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ("name", "also", "source", "table_title"):
                yield from texts(value, f"{place}.{key}")
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from texts(value, f"{place}.{at}")
    elif isinstance(data, str):
        yield place, data


@pytest.mark.skipif(not GUIDES, reason="MOFKIT_SMF_GUIDES names no folder with the guides")
def test_no_eight_words_in_a_row_are_the_guides() -> None:
    runs = set()
    for path in sorted((*Path(GUIDES).glob("*.md"), *Path(GUIDES).glob("*.txt"))):
        theirs = words(path.read_text("utf-8"))
        runs |= {tuple(theirs[at : at + 8]) for at in range(len(theirs) - 7)}
    assert len(runs) > 10_000
    found = defaultdict(list)
    for content in (*FRAMEWORK, *(f"scenarios/{file.stem}" for file in sorted(CONTENT.glob("scenarios/*.yaml")))):
        for place, text in texts(files.data(content), content):
            ours = words(text)
            for at in range(len(ours) - 7):
                if tuple(ours[at : at + 8]) in runs:
                    found[place].append(" ".join(ours[at : at + 8]))
    assert dict(found) == {}
