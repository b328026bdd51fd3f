"""Scenario 1 from its first complaint to its last action, by each reader and by the commands that `explain` names."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.cli.table import known_command
from mofkit.content.scenarios import scenario

Mofkit = Callable[..., Any]
TODAY = ("--as-of", "2026-11-23")


@pytest.fixture
def walk(mofkit: Mofkit, tmp_path: Path) -> Callable[..., str]:
    """Type a line in the demo and see what is printed; it must work."""
    root = tmp_path / "demo"
    assert mofkit("init", root, "--demo").code == 0

    def typed(line: str, code: int = 0) -> str:
        run = mofkit("-C", root, *TODAY, *shlex.split(line))
        assert run.code == code, f"{line}\n{run.out}{run.err}"
        return str(run.out)

    return typed


def test_every_step_and_action_names_a_command_that_exists(walk: Callable[..., str]) -> None:
    one = scenario("reduce-costs")
    for element in (*one.steps, *(action for step in one.steps for action in step.actions)):
        told = re.search(r"command: mofkit (.+)", walk(f"explain {element.id}"))
        assert told, element.id
        assert known_command(told[1]), element.id
        assert told[1].startswith("costs ") or told[1] == "action list", element.id


@pytest.mark.parametrize("id", ["hardware", "transfer", "capital", "project", "past", "future", "figure-1"])
def test_every_word_of_table_1_names_the_matrix(walk: Callable[..., str], id: str) -> None:
    assert "command: mofkit costs matrix" in walk(f"explain {id}")


@pytest.mark.parametrize("lens", ["eliminate", "substitute", "rework", "invest"])
def test_every_question_of_table_2_names_the_list_that_asks_it(walk: Callable[..., str], lens: str) -> None:
    assert "command: mofkit costs opportunities" in walk(f"explain {lens}")
    assert f"({lens})" in walk(f"costs opportunities --lens {lens}")


def test_the_director_sees_where_it_hurts_sets_a_goal_and_sees_the_gap_close(walk: Callable[..., str]) -> None:
    assert "Scenario 1" in walk('triage --text "our services cost too much and we are far over plan"')
    assert "Bring service costs down" in walk("scenario show 1 --reader director")
    walk("plan start 1 --assign director=ada-quill")
    assert "**red**" in walk("report costs")
    about = "period=2027-28 category=outside-services amount=70000 who=ada-quill"
    walk(f'new cost-goal id=cloud what="Cloud no dearer" {about}')
    assert " 35,738.00 GBP  still to be found" in walk("costs goal")
    walk("costs goal --check", code=1)
    walk("plan set t02-director-1 status=done evidence='goal cloud'")
    walk("set opportunity:subscriptions saving=38000 status=done done_on=2026-11-20 realised=73738 evidence=invoice")
    assert "committed  280,000.00 GBP  #################### 100.0 %" in walk("costs goal")


def test_the_manager_finds_the_costs_runs_the_session_and_leaves_nothing_open(walk: Callable[..., str]) -> None:
    assert "control totals: past 3,575,677.35 GBP, future 4,074,980.00 GBP" in walk("costs matrix")
    cell = "period=2027-28 category=transfer type=fixed colour=red"
    walk(f"new attention id=vans {cell} why='Two vans for one trip a week'")
    told = walk("lint --fail-on never")
    assert "MOF615 warning transfer, fixed is red and no opportunity takes from it" in told
    assert "servers" in walk("costs variance --by service")
    assert "0.00 unallocated" in walk("costs allocate --driver 'budget share' --by customer")
    tags = (
        "category=transfer type=fixed period=2027-28 lens=substitute service=laptops difficulty=5 impact=2 saving=5400"
    )
    walk(f'new opportunity id=vans what="Share one van with Leisure" {tags}')
    assert "MOF302" in walk("lint", code=1)
    walk("set opportunity:vans who=cora-finch when=2027-03-31")
    assert "MOF" not in walk("lint --fail-on info")
    ranking = walk("costs opportunities --format csv").split("\n")
    priorities = [int(line.split(",")[9]) for line in ranking[1:] if line]
    assert priorities == sorted(priorities, reverse=True)
    assert any(line.startswith("vans,") for line in ranking)
    assert "Share one van with Leisure" in walk("action list --who cora-finch --format csv")


def test_the_contributor_sends_an_idea_and_does_what_is_theirs(walk: Callable[..., str]) -> None:
    tags = "lens=eliminate category=software type=fixed period=2027-28 saving=21000"
    walk(f'new opportunity id=idea what="Give back licences of test servers" {tags}')
    assert "ideas       21,000.00 GBP" in walk("costs goal")
    assert "Switch test servers off at night" in walk("costs opportunities --reader contributor")
    walk("set opportunity:cloud-nights status=done done_on=2026-11-23 realised=31000.50 evidence='bill of November'")
    assert (
        "cloud-nights"
        not in walk("costs opportunities --who iris-fenn --all --format csv").split("todo")[0].split("\n")[0]
    )
    assert "realised    40,072.50 GBP" in walk("costs goal")
