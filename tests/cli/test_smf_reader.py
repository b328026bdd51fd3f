"""`mofkit smf show --reader`: each reader's page has what matters to them, and the actions that send them there."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest

from mofkit.content.framework import documents, smf, smfs
from mofkit.content.readership import deciding, pointers
from mofkit.content.scenarios import scenarios
from mofkit.model.record import Reader

Mofkit = Callable[..., Any]
READERS = get_args(Reader)

every_reader = pytest.mark.parametrize("reader", READERS)


def flat(text: str) -> str:
    return " ".join(text.split())


def shown(mofkit: Mofkit, *words: object) -> str:
    run = mofkit("smf", "show", *words)
    assert run.code == 0, run.err
    return flat(run.out)


@every_reader
def test_every_smf_has_a_page_for_every_reader_with_the_actions_that_name_it(mofkit: Mofkit, reader: str) -> None:
    for one in smfs():
        page = shown(mofkit, one.id, "--reader", reader)
        named = [
            action.id
            for scenario in scenarios()
            for _, action in scenario.actions
            if action.reader == reader and one.id in (action.smf, *(see.smf for see in action.see))
        ]
        assert [each.action.id for each in pointers(one, reader)] == named
        assert all(f"{id} " in page for id in named)
        assert ("No scenario sends" in page) == (not named)


def test_every_action_that_names_an_smf_is_on_one_of_the_pages() -> None:
    on_pages = {each.action.id for one in smfs() for reader in READERS for each in pointers(one, reader)}
    named = {
        action.id
        for scenario in scenarios()
        for _, action in scenario.actions
        if action.smf or any(see.smf for see in action.see)
    }
    assert on_pages == named


def test_a_director_sees_goals_measures_and_reviews_and_no_question(mofkit: Mofkit) -> None:
    page, one = shown(mofkit, "customer-service", "--reader", "director"), smf("customer-service")
    assert all(each.text in page for each in one.goals)
    assert all(measure in page for each in one.outcomes for measure in each.measures)
    assert "mofkit review show operational-health" in page
    assert one.processes[0].activities[0].questions[0].text not in page
    assert one.terms[0].text not in page


def test_a_manager_sees_what_goes_in_and_comes_out_role_types_and_documents(mofkit: Mofkit) -> None:
    page, one = shown(mofkit, "change-and-configuration", "--reader", "manager"), smf("change-and-configuration")
    for process in one.processes:
        assert all(text in page for each in process.activities for text in (*each.inputs, *each.outputs))
    assert all(f"{each.name}:" in page for each in one.role_types)
    assert "mofkit document show forward-schedule" in page
    assert "mofkit document show rfc" not in page
    assert one.processes[0].activities[0].questions[0].text not in page


def test_a_contributor_sees_role_types_activities_and_words(mofkit: Mofkit) -> None:
    page, one = shown(mofkit, "change-and-configuration", "--reader", "contributor"), smf("change-and-configuration")
    for process in one.processes:
        assert all(f"{each.name} ({len(each.questions)} questions)" in page for each in process.activities)
    assert all(flat(each.text) in page for each in one.terms)
    assert "mofkit document show rfc" in page


def test_of_a_process_each_reader_sees_another_depth(mofkit: Mofkit) -> None:
    process = smf("customer-service").processes[1]
    pages = {name: shown(mofkit, "customer-service", "--process", 2, "--reader", name) for name in READERS}
    for activity in process.activities:
        for text, readers in (
            (activity.questions[0].text, {"contributor"}),
            (activity.best_practices[0], {"manager", "contributor"}),
            (activity.outputs[0], set(READERS)),
        ):
            assert {name for name, page in pages.items() if flat(text) in page} == readers, text


def test_a_process_has_the_actions_that_name_it_by_number_or_table(mofkit: Mofkit) -> None:
    one = smf("customer-service")
    second = {each.action.id for each in pointers(one, "contributor", one.processes[1])}
    assert "t14-contributor-1" in second
    assert second < {each.action.id for each in pointers(one, "contributor")}
    assert "t14-contributor-1 " in shown(mofkit, "customer-service", "--process", 2, "--reader", "contributor")


@pytest.mark.parametrize(
    ("id", "reviews"),
    [
        ("project-planning", ["project-plan-approved"]),
        ("stabilize", ["release-readiness"]),
        ("customer-service", ["operational-health"]),
        ("reliability", ["service-alignment", "portfolio"]),
    ],
)
def test_an_smf_is_judged_in_its_own_review_or_those_of_its_phase(id: str, reviews: list[str]) -> None:
    assert [one.id for one in deciding(smf(id))] == reviews


@every_reader
def test_json_has_the_whole_smf_and_what_is_the_readers(mofkit: Mofkit, reader: str) -> None:
    plain = json.loads(mofkit("smf", "show", "build", "--format", "json").out)
    body = json.loads(mofkit("smf", "show", "build", "--reader", reader, "--format", "json").out)
    assert body["smf"] == plain["smf"]
    assert body["reader"] == reader
    assert [one["id"] for one in body["actions"]] == [each.action.id for each in pointers(smf("build"), reader)]
    assert body["documents"] == [one.id for one in documents() if one.smf == "build" and one.owner == reader]


def test_a_reader_that_is_none_is_refused(mofkit: Mofkit) -> None:
    assert mofkit("smf", "show", "build", "--reader", "boss").code == 2
