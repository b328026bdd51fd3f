"""`mofkit scenario`, `explain` and `content`: what the framework says, for people and for programs."""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from mofkit.cli.commands.explain import does, named
from mofkit.cli.table import COMMANDS
from mofkit.content.elements import Entry, elements
from mofkit.content.lexicon import SCENARIOS
from mofkit.content.scenarios import scenario
from mofkit.content.types import See
from mofkit.model.kinds import KINDS

Mofkit = Callable[..., Any]

EVERY = list(elements())
ACTION = "t14-manager-3"


# list.


def test_the_seven_are_listed_with_what_they_ask(mofkit: Mofkit) -> None:
    result = mofkit("scenario", "list")
    lines = result.out.splitlines()
    assert result.code == 0
    assert lines[0].split() == ["#", "scenario", "what", "it", "is", "for", "it", "asks"]
    assert [line.split()[:2] for line in lines[2:]] == [
        [str(number), slug] for number, slug in enumerate(SCENARIOS, start=1)
    ]
    assert all(line.endswith("?") for line in lines[2:])
    assert result.err == "next: mofkit triage, or mofkit scenario show 4\n"


def test_every_format_lists_the_same(mofkit: Mofkit) -> None:
    body = json.loads(mofkit("scenario", "list", "--format", "json").out)
    assert (body["schema_version"], body["kind"]) == (1, "scenario-list")
    rows = [tuple(str(cell) for cell in one.values()) for one in body["scenarios"]]
    assert list(body["scenarios"][0]) == ["number", "scenario", "title", "question"]
    assert rows[3][:3] == ("4", "support-customers", "Support customers better")
    head, *lines = csv.reader(io.StringIO(mofkit("scenario", "list", "--format", "csv").out))
    assert (head, [tuple(line) for line in lines]) == (list(body["scenarios"][0]), rows)
    assert mofkit("scenario", "list", "--format", "md").out.count("\n| ") == 8


# show.


@pytest.mark.parametrize("slug", SCENARIOS)
def test_a_scenario_is_shown_whole_by_number_and_by_name(mofkit: Mofkit, slug: str) -> None:
    one = scenario(slug)
    result = mofkit("scenario", "show", slug)
    assert (result.code, result.err) == (0, f"next: mofkit plan start {one.number}\n")
    assert mofkit("scenario", "show", one.number) == result
    assert result.out.startswith(f"Scenario {one.number}: {one.title}\n")
    shown = re.findall(r"^ +([st]\d[\w-]+) ", result.out, re.MULTILINE)
    assert shown[: len(one.situations)] == [part.id for part in one.situations]
    assert sorted(shown) == sorted(part.id for part in (*one.situations, *one.practices, *(a for _, a in one.actions)))
    assert [line for line in result.out.splitlines() if line.startswith("Step ")] == [
        f"Step {step.number}: {step.title}" + (f" (Table {step.table})" if step.table else "") for step in one.steps
    ]
    assert max(map(len, result.out.splitlines())) <= 100


@pytest.mark.parametrize("reader", ["director", "manager", "contributor"])
def test_a_reader_is_shown_their_actions_alone(mofkit: Mofkit, reader: str) -> None:
    wanted = [action.id for _, action in scenario("support-customers").actions if action.reader == reader]
    out = mofkit("scenario", "show", "4", "--reader", reader).out
    assert re.findall(r"^    (t\d[\w-]+) ", out, re.MULTILINE) == wanted
    assert "What hurts" not in out
    body = json.loads(mofkit("scenario", "show", "4", "--reader", reader, "--format", "json").out)
    assert [action["id"] for step in body["scenario"]["steps"] for action in step["actions"]] == wanted
    assert len(body["scenario"]["steps"]) == 4


def test_things_to_consider_are_marked(mofkit: Mofkit) -> None:
    optional = [action.id for _, action in scenario("support-customers").actions if action.optional]
    assert optional
    out = mofkit("scenario", "show", "4").out
    assert re.findall(r"^    (\S+) consider: ", out, re.MULTILINE) == optional


def test_a_scenario_as_json_is_all_that_the_content_says(mofkit: Mofkit) -> None:
    body = json.loads(mofkit("scenario", "show", "support-customers", "--format", "json").out)
    assert (body["schema_version"], body["kind"]) == (1, "scenario")
    for step in body["scenario"]["steps"]:
        for see in [see for action in step["actions"] for see in action["see"]]:
            assert see.pop("opened_by")
    assert body["scenario"] == scenario("support-customers").model_dump(mode="json")


def test_the_step_of_a_table_is_shown_alone(mofkit: Mofkit) -> None:
    shown = mofkit("scenario", "show", 4, "--table", 15, "--reader", "director").out
    assert shown.startswith("Step 2: Solve problems at their root (Table 15)\n")
    assert "Step 3" not in shown
    body = json.loads(mofkit("scenario", "show", 4, "--table", 15, "--format", "json").out)
    assert [step["table"] for step in body["scenario"]["steps"]] == [15]


def test_the_key_questions_of_table_20_and_the_matrix_of_table_1_are_shown(mofkit: Mofkit) -> None:
    assert mofkit("scenario", "show", 5, "--table", 20).out.count("look for:") == 13
    assert "\nRows\n  Hardware: " in mofkit("scenario", "show", 1, "--table", 1).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "8"), "no scenario '8'; scenarios are 1 to 7, or reduce-costs"),
        (("show", "suport-customers"), "did you mean 'support-customers'?"),
        (("show", "x\x1b[2J"), "no scenario 'x\\x1b[2J'"),
        (("show",), "Missing argument 'SCENARIO'"),
        (("show", "4", "--reader", "boss"), "'boss' is not one of"),
        ((), "`mofkit scenario` wants one more word: list, show"),
    ],
)
def test_a_scenario_that_is_none_is_not_shown(mofkit: Mofkit, words: tuple[str, ...], said: str) -> None:
    result = mofkit("scenario", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


# explain.


def test_every_element_is_explained(mofkit: Mofkit) -> None:
    for one in EVERY:
        result = mofkit("explain", one.id)
        assert (result.code, result.err) == (0, ""), one.id
        assert result.out.startswith(f"{one.id}: {one.kind}"), one.id
        assert all(f"{source}" in result.out for source in one.source), one.id


def test_an_action_is_explained_with_reader_place_source_and_command(mofkit: Mofkit) -> None:
    lines = mofkit("explain", ACTION).out.splitlines()
    assert lines[0] == "t14-manager-3: action for the manager"
    assert lines[1] == "  stands in: scenario 4, support-customers, step 1, Table 14"
    assert "  carries: statement t14.manager.3 of the job aid" in lines
    assert any(line.startswith("  command: mofkit ") for line in lines)


@pytest.mark.parametrize("word", ["t14.manager.3", "T14-Manager-3", " t14-manager-3 "])
def test_an_element_answers_to_its_source_id_too(mofkit: Mofkit, word: str) -> None:
    assert mofkit("explain", word) == mofkit("explain", ACTION)


def test_an_element_as_json_carries_what_it_names(mofkit: Mofkit) -> None:
    one = next(one for one in EVERY if one.kind == "action" and any(see.smf and see.tables for see in one.see))
    body = json.loads(mofkit("explain", one.id, "--format", "json").out)
    assert (body["schema_version"], body["kind"]) == (1, "element")
    element = body["element"]
    assert {"id", "kind", "title", "text", "place", "source", "reader", "command", "see", "more"} <= set(element)
    assert (element["id"], element["text"], element["source"]) == (one.id, one.text, list(one.source))
    assert [see.get("smf", "") for see in element["see"]] == [see.smf for see in one.see]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("t14-manger-3", "nothing has the id 't14-manger-3'\n  hint: did you mean 't14-manager-3'?"),
        ("zzz", "hint: `mofkit search zzz` looks for it by words"),
        ("", "nothing has the id ''"),
        ("x\x1b[2J", "nothing has the id 'x\\x1b[2J'"),
    ],
)
def test_an_id_of_nothing_is_not_explained(mofkit: Mofkit, word: str, said: str) -> None:
    result = mofkit("explain", word)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def exists(mofkit: Mofkit, command: str) -> bool:
    """Whether a command line begins with a command that mofkit has."""
    first, name, *rest = command.split()
    found = next((one for one in COMMANDS if one.name == name), None)
    if first != "mofkit" or found is None:
        return False
    module = importlib.import_module(f"mofkit.cli.commands.{found.module}")
    if name == "new":
        return rest[:1] in [[kind.name] for kind in KINDS]
    verb = rest[:1] if hasattr(module, "app") else []
    return bool(mofkit(name, *verb, "--help").code == 0)


def test_whatever_an_element_says_does_it_is_a_command(mofkit: Mofkit) -> None:
    commands = {does(one).replace(one.id, "ID") for one in EVERY} - {""}
    assert len(commands) > 5
    assert [command for command in sorted(commands) if not exists(mofkit, command)] == []


def test_every_action_says_what_does_it() -> None:
    actions = [one for one in EVERY if one.kind == "action"]
    assert [one.id for one in actions if not does(one)] == []


@pytest.mark.parametrize("command", ["mofkit sing", "sing plan show", "mofkit plan sing", "mofkit new song title=x"])
def test_a_command_that_is_none_would_be_noticed(mofkit: Mofkit, command: str) -> None:
    assert not exists(mofkit, command)


def test_an_action_whose_command_is_still_to_come_is_done_in_the_plan() -> None:
    one = Entry("t99-manager-1", "action", "", "", "", (), command="sing loudly")
    assert does(one) == "mofkit plan set t99-manager-1 status=done evidence=…"
    assert does(one._replace(command="new song")) == does(one)
    assert does(one._replace(command="prioritize")) == "mofkit prioritize"
    assert does(one._replace(kind="figure")) == ""


@pytest.mark.parametrize(
    ("see", "words"),
    [
        (See(smf="customer-service", part="goals"), "the customer service SMF, goals"),
        (See(smf="team", process=3, tables=(7,)), "the team SMF, process 3, Table 7"),
        (See(smf="team", processes=(1, 2), tables=(5, 6)), "the team SMF, process 1, 2, Tables 5, 6"),
        (See(overview="operate", tables=(2,)), "the overview of the operate phase, Table 2"),
        (See(overview="manage"), "the overview of the manage layer"),
        (See(smf="operations", activity="Define it"), "the operations SMF, activity “Define it”"),
        (See(review="operational-health"), "the review operational health"),
        (See(document="incident-ticket", note="first"), "the document incident ticket, first"),
        (See(asset="service-mapping"), "the asset service mapping"),
        (See(playbook="our-team"), "the playbook's our team"),
        (See(table=5), "Table 5 of the job aid"),
        (See(figure=2), "Figure 2 of the job aid"),
        (See(), ""),
    ],
)
def test_what_an_action_names_is_said_in_words(see: See, words: str) -> None:
    assert named(see) == words


# content.


def test_the_trace_carries_every_statement(mofkit: Mofkit) -> None:
    result = mofkit("content", "trace", "--format", "json")
    body = json.loads(result.out)
    assert (result.code, body["schema_version"], body["kind"], body["missing"]) == (0, 1, "trace", [])
    assert len(body["cited"]) == 680
    assert body["cited"]["t14.manager.3"] == ["t14-manager-3"]
    assert {id for ids in body["cited"].values() for id in ids} <= {one.id for one in EVERY}


def test_the_trace_reads_line_by_line(mofkit: Mofkit) -> None:
    result = mofkit("content", "trace")
    assert result.err == "680 statements are carried, 0 are missing\n"
    assert len(result.out.splitlines()) == 680
    assert "t14.manager.3: t14-manager-3\n" in result.out
    assert "missing" not in result.out
