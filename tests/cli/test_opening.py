"""Every reference of the scenarios opens by one command, which prints the very thing and not merely its book."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mofkit.cli.table import known_command
from mofkit.content import framework, scenarios
from mofkit.content.framework import lifecycle, roles, slug_of
from mofkit.content.framework_types import Accountability, LifecyclePhase, Process, Review, Smf
from mofkit.content.opening import opened_by
from mofkit.content.types import See

Mofkit = Callable[..., Any]
EVERY = sorted(
    {see for one in scenarios.scenarios() for _, action in one.actions for see in action.see if not see.note},
    key=lambda see: see.model_dump_json(),
)


def named(see: See) -> str:
    return ", ".join(f"{name} {value}" for name, value in see.model_dump(exclude_defaults=True).items())


every_reference = pytest.mark.parametrize("see", EVERY, ids=named)


def flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def test_there_are_references_of_every_sort() -> None:
    assert len(EVERY) >= 120
    for sort in ("smf", "process", "tables", "activity", "part", "overview", "review", "document", "table", "asset"):
        assert any(getattr(see, sort) for see in EVERY), sort


@every_reference
def test_a_reference_opens_by_one_command_that_prints_what_it_names(see: See, mofkit: Mofkit) -> None:
    command = opened_by(see)
    assert known_command(command)
    run = mofkit(*shlex.split(command))
    assert (run.code, bool(run.out)) == (0, True)
    shown = flat(run.out)
    wanted = list(texts(see))
    assert wanted
    assert [text for text in wanted if flat(text) not in shown] == []


@every_reference
def test_no_more_is_printed_than_is_named(see: See, mofkit: Mofkit) -> None:
    shown = flat(mofkit(*shlex.split(opened_by(see))).out)
    assert [text for text in others(see) if flat(text) in shown] == []


@every_reference
def test_the_same_comes_as_json(see: See, mofkit: Mofkit) -> None:
    body = json.loads(mofkit(*shlex.split(opened_by(see)), "--format", "json").out)
    assert len(body) > 2


# What has to be on the page.


def texts(see: See) -> Iterator[str]:
    if see.smf:
        yield from in_smf(see, framework.smf(see.smf))
    elif see.overview:
        yield from in_overview(see, next(one for one in lifecycle().phases if one.id == see.overview))
    elif see.review:
        yield from of_review(framework.review(see.review))
    elif see.document:
        one = framework.document(see.document)
        yield from (one.name, *(part.heading for part in one.sections), *(part.guidance for part in one.sections))
    elif see.asset:
        yield next(one.text for one in scenarios.assets().assets if one.id == see.asset)
    elif see.table == 20:
        yield from (question.text for area in scenarios.patching().areas for question in area.questions)
    elif see.table == 1:
        words = scenarios.costs()
        yield from (text for one in (*words.categories, *words.types, *words.periods) for text in (one.name, one.text))
    else:
        assert see.table
        steps = [step for one in scenarios.scenarios() for step in one.steps if step.table == see.table]
        yield from (action.text for step in steps for action in step.actions)


def in_smf(see: See, one: Smf) -> Iterator[str]:
    if see.activity:
        called = [(each.name, *each.also) for process in one.processes for each in process.activities]
        assert sum(slug_of(see.activity) in map(slug_of, names) for names in called) == 1
        yield see.activity
        found = next(
            each
            for process in one.processes
            for each in process.activities
            if slug_of(see.activity) in map(slug_of, (each.name, *each.also))
        )
        yield from (found.text, *(question.text for question in found.questions), *found.outputs)
    elif see.part:
        yield from PARTS[see.part](one)
    elif see.tables:
        for table in one.tables:
            if table.number in see.tables:
                yield f"Table {table.number}"
                yield from in_table(one, table)
        assert set(see.tables) <= {table.number for table in one.tables}
    elif see.process:
        yield from of_process(one.processes[see.process - 1])
    else:
        yield from (one.purpose, *(goal.text for goal in one.goals), *(process.name for process in one.processes))


def in_table(one: Smf, table: Any) -> Iterator[str]:
    if table.process:
        yield from of_process(one.processes[table.process - 1])
    elif table.accountability:
        yield from of_accountability(table.accountability)
    else:
        assert set(table.terms) <= {term.id for term in one.terms}
        some = [term for term in one.terms if term.id in table.terms]
        yield from PARTS[table.holds](one.model_copy(update={"terms": some}) if some else one)


PARTS: dict[str, Callable[[Smf], Iterator[str]]] = {
    "goals": lambda one: (goal.text for goal in one.goals),
    "outcomes": lambda one: (text for each in one.outcomes for text in (each.text, *each.measures)),
    "terms": lambda one: (text for each in one.terms for text in (each.term, each.text)),
    "role-types": lambda one: (text for each in one.role_types for text in (each.name, *each.responsibilities)),
    "process-flow": lambda one: (
        text for each in one.processes for text in (each.name, each.text, *(part.name for part in each.activities))
    ),
    "best-practices": lambda one: (
        text for each in one.processes for part in each.activities for text in part.best_practices
    ),
}


def of_process(one: Process) -> Iterator[str]:
    yield from (one.name, one.text)
    for each in one.activities:
        yield from (each.name, each.text, *(question.text for question in each.questions))


def of_review(one: Review) -> Iterator[str]:
    yield from (one.name, one.purpose, *(each.text for each in one.questions), *one.decisions, *one.outputs)


def of_accountability(id: str) -> Iterator[str]:
    one: Accountability = next(each for each in roles().accountabilities if each.id == id)
    yield from (one.text, *one.goals, *(role.text for role in one.role_types))


def in_overview(see: See, one: LifecyclePhase) -> Iterator[str]:
    held = {table.number: table for table in one.tables}
    for number in see.tables:
        table = held[number]
        if table.review:
            yield from (f"Table {number}", *of_review(framework.review(table.review)))
        elif table.accountability:
            yield from (f"Table {number}", *of_accountability(table.accountability))
        else:
            assert table.holds == "objectives"
            yield from (f"Table {number}", *(text for each in one.objectives for text in (each.objective, each.risk)))
    if see.part == "goals":
        yield from (goal.text for goal in one.goals)
    elif see.part == "management-review":
        yield from (text for id in one.reviews for text in of_review(framework.review(id)))
    elif see.part:
        assert see.part == "manage-layer-integration"
        yield from (one.focus.grc, one.focus.change_and_configuration, one.focus.team)


def others(see: See) -> Iterator[str]:
    """What stands in the same book and is not named."""
    if see.smf:
        one = framework.smf(see.smf)
        if see.model_dump(exclude_defaults=True).keys() != {"smf"}:
            yield one.purpose
        wanted = set(texts(see))
        for process in one.processes:
            for activity in process.activities:
                if not wanted & {question.text for question in activity.questions}:
                    yield from (question.text for question in activity.questions)
    elif see.overview:
        yield next(one.purpose for one in lifecycle().phases if one.id == see.overview)
    elif see.table:
        yield from (one.summary for one in scenarios.scenarios())


# And the action shows it.


@pytest.mark.parametrize("one", scenarios.scenarios(), ids=lambda one: str(one.number))
def test_a_scenario_shows_with_each_action_what_opens_the_things_it_names(one: Any, mofkit: Mofkit) -> None:
    page = flat(mofkit("scenario", "show", one.number).out)
    blocks = dict(_actions(page, [action.id for _, action in one.actions]))
    for _, action in one.actions:
        commands = [opened_by(see) for see in action.see if opened_by(see)]
        assert [command for command in commands if f"open: mofkit {command}" not in blocks[action.id]] == []


def _actions(page: str, ids: list[str]) -> Iterator[tuple[str, str]]:
    """The text of each action of a page, from its id to the next one's."""
    places = sorted((page.index(f" {id} "), id) for id in ids)
    ends = [place for place, _ in places[1:]]
    for (start, id), end in zip(places, [*ends, len(page)], strict=True):
        yield id, page[start:end]


@pytest.mark.parametrize("one", scenarios.scenarios(), ids=lambda one: str(one.number))
def test_a_scenario_as_json_shows_it_too(one: Any, mofkit: Mofkit) -> None:
    body = json.loads(mofkit("scenario", "show", one.number, "--format", "json").out)["scenario"]
    shown = [see["opened_by"] for step in body["steps"] for action in step["actions"] for see in action["see"]]
    assert sorted(shown) == sorted(opened_by(see) for _, action in one.actions for see in action.see)


@pytest.mark.parametrize("one", framework.smfs(), ids=lambda one: str(one.id))
def test_every_table_of_a_guide_opens_alone(one: Smf, mofkit: Mofkit) -> None:
    for table in one.tables:
        shown = flat(mofkit("smf", "show", one.id, "--table", table.number).out)
        assert [text for text in in_table(one, table) if flat(text) not in shown] == []
        body = json.loads(mofkit("smf", "show", one.id, "--table", table.number, "--format", "json").out)
        assert (body["kind"], body["parts"][0]["table"], body["parts"][0]["holds"]) == (
            "smf-part",
            table.number,
            table.holds,
        )
        assert body["parts"][0]["items"]


@pytest.mark.parametrize("phase", lifecycle().phases, ids=lambda one: str(one.id))
def test_every_table_and_part_of_an_overview_opens_alone(phase: LifecyclePhase, mofkit: Mofkit) -> None:
    for table in phase.tables:
        run = mofkit("lifecycle", "show", phase.id, "--table", table.number)
        assert f"Overview, Table {table.number}: " in run.out
        body = json.loads(mofkit("lifecycle", "show", phase.id, "--table", table.number, "--format", "json").out)
        assert (body["kind"], body["holds"], bool(body["items"])) == ("lifecycle-part", table.holds, True)
    for part in ("goals", "management-review", "manage-layer-integration", "objectives"):
        run = mofkit("lifecycle", "show", phase.id, "--part", part)
        assert (run.code, len(run.out.splitlines()) > 1) == (0, True)
        assert json.loads(mofkit("lifecycle", "show", phase.id, "--part", part, "--format", "json").out)["items"]


@pytest.mark.parametrize("phase", lifecycle().phases, ids=lambda one: str(one.id))
def test_an_overview_is_shown_whole(phase: LifecyclePhase, mofkit: Mofkit) -> None:
    shown = flat(mofkit("lifecycle", "show", f"{phase.name} {phase.kind}").out)
    wanted = [phase.purpose, *(goal.text for goal in phase.goals), *phase.smfs, *phase.reviews, phase.note]
    wanted += [each.objective for each in phase.objectives]
    assert [text for text in wanted if flat(text) not in shown] == []
    assert json.loads(mofkit("lifecycle", "show", phase.id, "--format", "json").out)["phase"]["id"] == phase.id


@pytest.mark.parametrize(
    ("text", "numbers"), [("4", [4]), ("5-9", [5, 6, 7, 8, 9]), ("5\u20137", [5, 6, 7]), ("4, 6", [4, 6])]
)
def test_tables_are_written_as_in_the_job_aid(text: str, numbers: list[int], mofkit: Mofkit) -> None:
    body = json.loads(mofkit("smf", "show", "customer-service", "--table", text, "--format", "json").out)
    assert [part["table"] for part in body["parts"]] == numbers
