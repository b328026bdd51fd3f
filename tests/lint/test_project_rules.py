"""Rules on projects: the cases that their manual pages need not show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from mofkit.lint.run import Choice, lint
from mofkit.workspace.load import from_bytes

PEOPLE = b"id,name\nkim,Kim Vale\nlee,Lee Ortega\n"
HEAD = "id: crm\ntitle: CRM\nowner: kim\nsponsor: kim\n"


def found(code: str, body: str, files: Mapping[str, str] | None = None) -> list[str]:
    """What one rule says of a project with these lines besides its head."""
    raws = {"mofkit.yaml": "schema_version: 1\n", "projects/crm/project.yaml": HEAD + dedent(body), **(files or {})}
    workspace = from_bytes(Path(), {**{path: text.encode() for path, text in raws.items()}, "people.csv": PEOPLE})
    return [one.message for one in lint(workspace, date(2026, 11, 23), Choice(select=(code,))).findings]


@pytest.mark.parametrize(
    ("stage", "gates"),
    [
        ("proposed", []),
        ("plan", ["envisioning"]),
        ("stabilize", ["envisioning", "build"]),
        ("deploy", ["envisioning", "build", "production"]),
        ("closed", []),
        ("stopped", []),
    ],
)
def test_each_gate_behind_a_project_under_way_is_looked_at(stage: str, gates: list[str]) -> None:
    said = found("MOF830", f"stage: {stage}\n")
    assert [text.split("gate ")[1].split(" is ")[0] for text in said] == sorted(gates)


def test_a_project_that_is_built_needs_an_rfc_even_if_its_gate_is_suspect() -> None:
    assert len(found("MOF831", "stage: build\n")) == 1
    assert found("MOF831", "stage: plan\n") == []
    assert found("MOF831", "stage: stopped\n") == []


ENDED = ("closed", "stopped")


@pytest.mark.parametrize("stage", ENDED)
def test_a_project_that_has_ended_is_left_alone(stage: str) -> None:
    body = f"""\
        stage: {stage}
        owner: ''
        accepted_by: kim
        accepted_on: 2026-11-01
        lessons: [{{id: a}}]
        team: [{{role: developer, who: lee}}, {{role: tester, who: lee}}]
        stages: [{{stage: deploy, planned: 2020-01-01}}]
        baseline: {{on: 2026-01-01, requirements: 0, days: 1}}
        requirements: [{{id: r, days: 9}}]
        scope_changes: [{{id: s, on: 2020-01-01}}]
        budget: {{planned: 1, spent: 9}}
        quiet_period: {{end: 2020-01-01}}
        checks: [{{id: c, answer: 'yes'}}]
        tasks: [{{id: t, start: 2020-01-02, when: 2020-01-01, status: done, after: [x]}}]
    """.replace("owner: ''", "note: x")
    for code in ("MOF833", "MOF834", "MOF835", "MOF837", "MOF838", "MOF839", "MOF840", "MOF841", "MOF842", "MOF843"):
        assert found(code, body) == [], code
    for code in ("MOF844", "MOF845", "MOF846", "MOF848"):
        assert found(code, body) == [], code


def test_a_task_of_a_stage_that_has_begun_needs_a_person_from_its_first_day() -> None:
    task = "tasks: [{{id: t, role: tester, stage: {}, start: {}}}]\n"
    assert found("MOF835", "stage: plan\n" + task.format("plan", "2026-11-23")) == [
        "task t has begun, and nobody does it: tester"
    ]
    assert found("MOF835", "stage: plan\n" + task.format("plan", "2026-11-24")) == []
    assert found("MOF835", "stage: plan\n" + task.format("build", "2026-11-01")) == []
    assert found("MOF835", "stage: plan\nteam: [{role: tester, who: lee}]\n" + task.format("plan", "2026-11-01")) == []


def test_a_deliverable_is_open_only_once_its_stage_is_left() -> None:
    deliverable = "deliverables: [{document: vision-scope, stage: envision}]\n"
    assert found("MOF836", "stage: envision\n" + deliverable) == []
    document = {"documents/v.yaml": "id: v\ntemplate: vision-scope\nabout: project:crm\n", "documents/v.md": "# V\n"}
    (said,) = found("MOF836", "stage: plan\n" + deliverable, document)
    assert said == "project is in plan, and vision-scope of envision is unwritten (v)"


def test_overdue_tasks_are_those_of_the_stages_so_far() -> None:
    a, b, c = (
        "{id: a, stage: plan, when: 2026-11-22}",
        "{id: b, stage: build, when: 2026-11-01}",
        "{id: c, when: 2026-11-21}",
    )
    tasks = f"tasks: [{a}, {b}, {c}]\n"
    assert found("MOF839", "stage: plan\n" + tasks) == [
        "task a was to be done by 2026-11-22, 1 day ago",
        "task c was to be done by 2026-11-21, 2 days ago",
    ]
    assert found("MOF839", tasks) == []


def test_a_decision_on_the_scope_has_a_name() -> None:
    assert found("MOF841", "scope_changes: [{id: s, on: 2020-01-01, decision: refused}]\n") == [
        "scope change s is refused by nobody"
    ]
    assert found("MOF841", "scope_changes: [{id: s, on: 2026-11-10}, {id: t}]\n") == []


def test_money_is_told_once_and_only_beyond_the_limit() -> None:
    assert found("MOF844", "budget: {planned: 100, spent: 120, forecast: 130}\n") == [
        "spent is 120, and 100 were approved"
    ]
    assert found("MOF844", "budget: {planned: 100, spent: 110}\n") == []
    assert found("MOF844", "budget: {spent: 110}\n") == []
    strict = {"mofkit.yaml": "schema_version: 1\nthresholds: {project-budget: '5'}\n"}
    assert found("MOF844", "budget: {planned: 100, spent: 110}\n", strict) == ["spent is 110, and 100 were approved"]


@pytest.mark.parametrize(
    ("quiet", "said"),
    [
        ("{start: 2026-11-02}", ["quiet period from 2026-11-02 has no end"]),
        ("{start: 2026-11-09, end: 2026-11-02}", ["quiet period ends on 2026-11-02, before it begins on 2026-11-09"]),
        ("{start: 2026-11-16, end: 2026-11-30}", []),
        ("{results: well}", []),
    ],
)
def test_a_quiet_period_has_two_days_in_order(quiet: str, said: list[str]) -> None:
    assert found("MOF845", f"quiet_period: {quiet}\n") == said


def test_a_closed_project_lacks_each_thing_by_itself() -> None:
    assert found("MOF846", "stage: closed\ntasks: [{id: t}, {id: u, status: dropped}]\n") == [
        "project is closed without a lesson",
        "project is closed, and the customer has not accepted it",
        "project is closed, and task t is todo",
    ]


def test_a_pilot_has_its_days_in_order() -> None:
    assert found("MOF847", "pilots: [{id: p, start: 2026-11-09, end: 2026-11-02, outcome: deploy}]\n") == [
        "pilot p ends on 2026-11-02, before it begins on 2026-11-09"
    ]


def test_a_tolerance_that_nothing_reads_is_told() -> None:
    settings = {"mofkit.yaml": "schema_version: 1\nthresholds: {project-delay: '5', review-months.portfolio: '3'}\n"}
    assert found("MOF849", "", settings) == ["nothing reads 'project-delay'"]
