"""The framework at the prompt: SMFs, reviews, roles, documents, terms, and what opens them from an action."""

from __future__ import annotations

import csv
import importlib
import io
import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from typer.main import get_command

from mofkit.cli.commands.explain import does
from mofkit.cli.table import COMMANDS, VERBS, known_command
from mofkit.content import files, framework
from mofkit.content.elements import Entry, elements
from mofkit.content.framework import documents, reviews, roles, smfs
from mofkit.content.opening import worksheets_of
from mofkit.content.scenarios import _typed, scenarios

Mofkit = Callable[..., Any]

LISTS = {
    "scenario": ("scenarios", 7),
    "lifecycle": ("phases", 4),
    "smf": ("smfs", 16),
    "review": ("reviews", 6),
    "role": ("roles", 38),
    "document": ("documents", 20),
}
KINDS = {
    "scenario": "scenario-list",
    "lifecycle": "lifecycle-list",
    "smf": "smf-list",
    "review": "management-review-list",
    "role": "role-type-list",
    "document": "document-outline-list",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_the_same_in_every_format(name: str, mofkit: Mofkit) -> None:
    key, count = LISTS[name]
    listed = json.loads(mofkit(name, "list", "--format", "json").out)
    assert (listed["kind"], len(listed[key])) == (KINDS[name], count)
    rows = list(csv.DictReader(io.StringIO(mofkit(name, "list", "--format", "csv").out)))
    assert rows == [{column: str(cell) for column, cell in row.items()} for row in listed[key]]
    tokens = MarkdownIt("commonmark").enable("table").parse(mofkit(name, "list", "--format", "md").out)
    assert sum(token.type == "tr_open" for token in tokens) == count + 1
    table = mofkit(name, "list")
    assert len(table.out.splitlines()) == count + 2
    assert table.err.startswith("next: mofkit ")


@pytest.mark.parametrize("name", LISTS)
def test_what_a_list_says_to_do_next_can_be_done(name: str, mofkit: Mofkit) -> None:
    said = mofkit(name, "list").err.removeprefix("next: ").split(", or ")[-1]
    assert mofkit(*shlex.split(said)[1:]).code == 0


def test_the_verbs_are_those_of_the_commands() -> None:
    found = {}
    for one in COMMANDS:
        module = importlib.import_module(f"mofkit.cli.commands.{one.module}")
        if hasattr(module, "app"):
            group: Any = get_command(module.app)
            found[one.name] = tuple(group.list_commands(None))
            inner = {verb: getattr(group.commands[verb], "commands", None) for verb in found[one.name]}
            found |= {f"{one.name} {verb}": tuple(verbs) for verb, verbs in inner.items() if verbs}
    assert found == VERBS


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("review show", True),
        ("review dance", False),
        ("explain x", True),
        ("smf", False),
        ("", False),
        ("team hire", False),
        ("team hire new", True),
        ("team growth", False),
        ("team growth ask", True),
    ],
)
def test_a_command_is_known_with_its_verb(words: str, there: bool) -> None:
    assert known_command(words) is there


@pytest.mark.parametrize("id", [one.id for one in smfs()])
def test_an_smf_is_shown_with_all_its_parts_and_every_process_with_its_activities(id: str, mofkit: Mofkit) -> None:
    one = framework.smf(id)
    shown = flat(mofkit("smf", "show", id).out)
    parts = [*one.goals, *one.outcomes, *one.terms, *one.processes, *one.principles]
    assert [part.id for part in parts if flat(part.text) not in shown] == []
    assert [role.id for role in one.role_types if role.name not in shown] == []
    assert [table.number for table in one.tables if str(table.number) not in shown] == []
    for process in one.processes:
        page = flat(mofkit("smf", "show", id, "--process", process.number).out)
        texts = [process.note, *(text for each in process.activities for text in said_by(each))]
        assert [text for text in texts if flat(text) not in page] == []


def said_by(activity: Any) -> list[str]:
    """All texts of an activity."""
    questions = [one.text for one in activity.questions]
    return [
        activity.name,
        activity.text,
        *questions,
        *activity.inputs,
        *activity.outputs,
        *activity.best_practices,
        *activity.also,
    ]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_smf_show_opens_one_smf_file(mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    data = files.data

    def counting(path: str) -> Any:
        read.append(path)
        return data(path)

    monkeypatch.setattr(files, "data", counting)
    _typed.cache_clear()
    mofkit("smf", "show", "SMC", "--process", 1)
    assert read == ["smfs/service-monitoring-and-control"]


def test_an_smf_as_json_is_the_whole_file_and_a_process_is_itself(mofkit: Mofkit) -> None:
    whole = json.loads(mofkit("smf", "show", "GRC", "--format", "json").out)
    assert (whole["kind"], whole["smf"]["id"]) == ("smf", "governance-risk-and-compliance")
    part = json.loads(mofkit("smf", "show", "GRC", "--process", 2, "--format", "json").out)
    assert (part["kind"], part["smf"]) == ("smf-process", "governance-risk-and-compliance")
    assert part["process"] == whole["smf"]["processes"][1]


@pytest.mark.parametrize("id", [one.id for one in reviews()])
def test_a_review_is_shown_with_all_its_parts(id: str, mofkit: Mofkit) -> None:
    one = framework.review(id)
    shown = flat(mofkit("review", "show", id).out)
    texts = [one.purpose, one.frequency, one.owner, *one.attendees, *one.decisions, *one.outputs, one.note]
    texts += [each.text for each in (*one.inputs, *one.questions)]
    assert [text for text in texts if flat(text) not in shown] == []
    assert json.loads(mofkit("review", "show", id, "--format", "json").out)["review"]["id"] == id


@pytest.mark.parametrize("id", [one.id for one in documents()])
def test_a_document_is_shown_with_every_section_and_field(id: str, mofkit: Mofkit) -> None:
    one = framework.document(id)
    shown = flat(mofkit("document", "show", id).out)
    texts = [one.text, *one.checklist]
    for part in one.sections:
        texts += [
            part.heading,
            part.guidance,
            part.example,
            *(f.name for f in part.fields),
            *(f.hint for f in part.fields),
        ]
    assert [text for text in texts if flat(text) not in shown] == []
    body = json.loads(mofkit("document", "show", id, "--format", "json").out)["document"]
    assert (body["id"], body["for"]) == (id, list(one.for_))


def test_every_role_and_accountability_is_shown(mofkit: Mofkit) -> None:
    for one in roles().accountabilities:
        assert flat(one.text) in flat(mofkit("role", "show", one.id).out)
        for role in one.role_types:
            shown = flat(mofkit("role", "show", role.id).out)
            assert [text for text in (role.text, role.goal, *role.responsibilities) if flat(text) not in shown] == []


def test_a_role_says_with_which_others_one_person_should_not_hold_it(mofkit: Mofkit) -> None:
    shown = mofkit("role", "show", "tester").out
    assert "Not held together with\n  developer: " in shown
    body = json.loads(mofkit("role", "show", "tester", "--format", "json").out)
    assert (body["kind"], body["role"]["accountability"]) == ("role-type", "solution")
    assert body["not_together"]
    assert all("tester" in each["roles"] for each in (*body["not_together"], *body["good_together"]))


def test_an_accountability_as_json_has_its_role_types(mofkit: Mofkit) -> None:
    body = json.loads(mofkit("role", "show", "support", "--format", "json").out)
    assert (body["kind"], len(body["accountability"]["role_types"])) == ("accountability", 6)


def test_the_glossary_prints_one_term_or_all_of_them(mofkit: Mofkit) -> None:
    assert mofkit("glossary", "SLA").out.startswith("Service level agreement (SLA): ")
    assert mofkit("glossary", "SLA").err == "see also: operating-level-agreement, underpinning-contract\n"
    every = json.loads(mofkit("glossary", "--format", "json").out)["terms"]
    shown = flat(mofkit("glossary").out)
    assert [one["id"] for one in every if f"{one['term']}: {flat(one['text'])}" not in shown] == []
    assert len(list(csv.DictReader(io.StringIO(mofkit("glossary", "--format", "csv").out)))) == len(every)
    assert mofkit("glossary", "sla", "--format", "md").out.count("\n") == 3


@pytest.mark.parametrize(
    ("command", "hint"),
    [
        ("smf show custmer-service", "did you mean 'customer-service'?"),
        ("smf show customer-service --process 9", "`mofkit smf show customer-service` lists them"),
        ("smf show customer-service --table 12", "`--table 5` or `--table 5-9`"),
        ("smf show customer-service --table 5-", "write `--table 5` or `--table 5-9`"),
        ("smf show customer-service --activity record-contct", "did you mean 'record-contact'?"),
        (
            "smf show customer-service --activity zzz",
            "`mofkit smf show customer-service --part process-flow` lists them",
        ),
        ("smf show customer-service --table 5 --part goals", "leave the others out"),
        ("lifecycle show oprate", "did you mean 'operate'?"),
        ("lifecycle show operate --table 9", "`mofkit lifecycle show operate`"),
        ("lifecycle show operate --table 2 --part goals", "leave the other one out"),
        ("scenario show 4 --table 18", "`mofkit scenario show 5 --table 18`"),
        ("scenario show 4 --table 20", "`mofkit scenario show 5 --table 20`"),
        ("scenario show 4 --table 99", "`mofkit scenario list`"),
        ("review show operational-helth", "did you mean 'operational-health'?"),
        ("role show devloper", "did you mean 'developer'?"),
        ("document show rcf", "did you mean 'rfc'?"),
        ("glossary baselin", "did you mean 'baseline'?"),
        ("explain customer-service-p1-record-contac", "did you mean 'customer-service-p1-record-contact'?"),
    ],
)
def test_an_unknown_name_gets_a_suggestion(command: str, hint: str, mofkit: Mofkit) -> None:
    run = mofkit(*command.split())
    assert (run.code, run.out) == (2, "")
    assert hint in run.err


@pytest.mark.parametrize(
    ("id", "start"),
    [
        ("customer-service", "customer-service: SMF"),
        ("customer-service-p1", "customer-service-p1: process"),
        ("customer-service-p1-record-contact", "customer-service-p1-record-contact: activity"),
        ("customer-service-p1-record-contact-q1", "customer-service-p1-record-contact-q1: activity question"),
        ("developer", "developer: role type"),
        ("portfolio", "portfolio: management review"),
        ("rfc", "rfc: document"),
        ("term-workaround", "term-workaround: term"),
        ("deliver", "deliver: phase"),
    ],
)
def test_an_element_of_the_framework_is_explained_with_the_command_that_opens_it(
    id: str, start: str, mofkit: Mofkit
) -> None:
    run = mofkit("explain", id)
    assert (run.code, run.out.splitlines()[0]) == (0, start)
    command = flat(run.out.split("command: ")[1])
    assert mofkit(*shlex.split(command)[1:]).code == 0


def test_a_question_says_whether_it_is_the_guides_or_ours(mofkit: Mofkit) -> None:
    assert "comes from: the guide" in mofkit("explain", "customer-service-p1-record-contact-q1").out
    assert "comes from: mofkit" in mofkit("explain", "customer-service-p1-record-contact-q2").out


def test_an_action_names_the_command_that_opens_what_it_names(mofkit: Mofkit) -> None:
    shown = mofkit("explain", "t09-contributor-1").out
    assert "opened by: mofkit smf show business-it-alignment --activity define-olas\n" in shown
    # The content says `smf show`; what it names says which.
    part = "operations --part best-practices"
    assert mofkit("explain", "t07-contributor-3").out.endswith(f"  command: mofkit smf show {part}\n")
    (see,) = json.loads(mofkit("explain", "t07-contributor-3", "--format", "json").out)["element"]["see"]
    assert see == {"smf": "operations", "part": "best-practices", "opened_by": f"smf show {part}"}
    # A goal is measured, and it says where the goals are listed.
    measured = " ".join(mofkit("explain", "t07-director-1").out.split())
    assert "command: mofkit assess measure operations-goal-1" in measured
    assert measured.endswith("; mofkit assess goals --smf operations")


def test_a_command_that_does_not_exist_is_not_promised() -> None:
    later = Entry("t99-director-1", "action", "Dance", "Dance.", "nowhere", (), command="dance tango")
    assert does(later) == "mofkit plan set t99-director-1 status=done evidence=…"


def test_every_action_on_reviews_is_done_by_a_command_that_exists(mofkit: Mofkit) -> None:
    tables = {3: 9, 4: 9, 25: 7}
    actions = [
        (step.table, action.id)
        for one in scenarios()
        for step in one.steps
        if step.table in tables
        for action in step.actions
    ]
    assert {table: sum(number == table for number, _ in actions) for table in tables} == tables
    for _, id in actions:
        command = flat(mofkit("explain", id).out.split("command: ")[1])
        assert not command.startswith("mofkit plan set"), id
        assert mofkit(*shlex.split(command)[1:], "--help").code == 0


def test_an_action_that_prepares_a_review_says_which(mofkit: Mofkit) -> None:
    assert mofkit("explain", "t25-manager-3").out.endswith("  command: mofkit review prepare portfolio\n")


@pytest.mark.parametrize(
    ("action", "command"),
    [
        ("t14-contributor-1", "mofkit worksheet new customer-service"),
        ("t10-contributor-1", "mofkit worksheet new team"),
        ("t09-contributor-1", "mofkit worksheet new business-it-alignment --process 5"),
        ("t22-contributor-2", "mofkit worksheet fill problem-management --process 4"),
        ("t10-manager-2", "mofkit worksheet fill team"),
        (
            "t11-manager-3",
            "mofkit worksheet approve project-planning --who PERSON; mofkit worksheet approve deploy --who PERSON",
        ),
    ],
)
def test_an_action_on_activity_tables_names_the_worksheets_of_its_smf(
    action: str, command: str, mofkit: Mofkit
) -> None:
    assert f"command: {command} " in " ".join(mofkit("explain", action).out.split()) + " "


def test_the_worksheets_that_actions_name_can_all_be_begun(mofkit: Mofkit, workspace: Callable[..., Path]) -> None:
    root = workspace({})
    named = {words for one in elements() for words in worksheets_of(one.see) if one.command.startswith("worksheet ")}
    assert len(named) >= 10
    for words in named:
        run = mofkit("-C", root, "worksheet", "new", *words.split(), "--dry-run")
        assert (run.code, run.err[:12]) == (0, "would change")


def test_part_of_an_action_on_worksheets_promises_no_command_of_its_own(mofkit: Mofkit) -> None:
    assert "command:" not in mofkit("explain", "t10-contributor-1-1").out
