"""Step 4 of scenario 2 from start to end, as each reader would walk it: Table 6 and Figure 2 of the job aid.

Each action of the table is done by the command that `explain` names for it, in a workspace that begins empty.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.content.scenarios import attributes, scenario
from mofkit.model.assessment import ATTRIBUTES

Mofkit = Callable[..., Any]

DAY = "2026-11-23"
ACTIONS = [action for step, action in scenario("fix-services").actions if step.table == 6]


class Trust:
    """An organisation that begins with nothing but its people."""

    def __init__(self, mofkit: Mofkit, root: Path) -> None:
        self._mofkit, self.root = mofkit, root
        mofkit("-C", root.parent, "init", root.name, "--name", "Harbour Schools Trust")
        for id, reader in (("asha", "director"), ("colm", "manager"), ("ines", "contributor")):
            self.does("new", "person", f"id={id}", f"name={id.capitalize()}", f"reader={reader}")

    def does(self, *words: str, on: str = DAY) -> str:
        """What mofkit answers; every step of the way must succeed."""
        run = self._mofkit("-C", self.root, "--as-of", on, *words)
        assert run.code == 0, (words, run.err)
        return str(run.out)

    def assesses(self, who: str, *cells: str, on: str = DAY) -> None:
        self.does("assess", "answer", "--who", who, *cells, on=on)


@pytest.fixture
def trust(mofkit: Mofkit, tmp_path: Path) -> Trust:
    """The organisation."""
    return Trust(mofkit, tmp_path / "trust")


@pytest.fixture
def assessed(trust: Trust) -> Trust:
    """The organisation, after a manager and a contributor have assessed and the manager has raised an issue."""
    trust.assesses("colm", "problem-management.roles=:)", "problem-management.outcomes=- repeats are not counted")
    trust.assesses("ines", "problem-management.roles=- nobody I could name", "problem-management.flows=☹ not known")
    cells = "cells=problem-management.outcomes,problem-management.roles"
    trust.does(
        "assess", "raise", "repeats", "--who", "colm", "what=Faults come back", cells, "difficulty=4", "impact=5"
    )
    trust.does("assess", "solve", "repeats", "what=A weekly top ten", "kind=quick-hit", "who=ines", "when=2026-12-11")
    trust.does("assess", "solve", "repeats", "what=A problem tool", "kind=longer-term", "needs=£4,000", "who=colm")
    return trust


def test_every_action_of_the_table_names_a_verb_of_assess(mofkit: Mofkit) -> None:
    for action in ACTIONS:
        command = mofkit("explain", action.id).out.splitlines()[-1].strip()
        assert command.startswith("command: mofkit assess "), action.id
        help = mofkit(*command.removeprefix("command: mofkit ").split(), "--help")
        assert help.code == 0, command


def test_the_columns_of_the_table_are_the_attributes_of_an_assessment() -> None:
    details = next(action for action in ACTIONS if action.id == "t06-manager-1").details
    # The first column is the name of the SMF.
    assert len(details) == len(ATTRIBUTES) + 1
    assert tuple(one.field for one in attributes().attributes) == ATTRIBUTES
    for detail, attribute in zip(details[1:], attributes().attributes, strict=True):
        assert detail.text.casefold().startswith(attribute.name.casefold())


# The director.


def test_the_director_goes_through_the_goals_and_has_an_action_where_a_figure_is_missing(trust: Trust) -> None:
    assert "operate-goal-3" in trust.does("assess", "goals")
    figures = ("measure=Hours to restore", "measured_right=yes", "better=lower", "target=4", "actual=9", "impact=5")
    trust.does("assess", "measure", "operate-goal-3", *figures)
    assert "action: none yet, but no baseline" in trust.does("assess", "goals", "--phase", "operate")
    assert "MOF559" in trust.does("lint", "--fail-on", "never")
    trust.does("assess", "measure", "operate-goal-3", "who=colm", "when=2027-01-15")
    assert "MOF559" not in trust.does("lint", "--fail-on", "never")
    body = json.loads(trust.does("assess", "goals", "--format", "json"))
    goal = next(one for one in body["goals"] if one["goal"] == "operate-goal-3")
    assert (goal["actual"], goal["target"], goal["gap"], goal["lacks"]) == ("9", "4", "5", ["baseline"])
    assert (goal["action"]["who"], body["first"]) == ("colm", ["operate-goal-3"])


def test_the_director_finds_gaps_in_the_manage_layer_and_says_what_they_lead_to(trust: Trust) -> None:
    assert trust.does("assess", "layer").count("looks for:") == 12
    trust.does("new", "goal", "id=operate")
    trust.does("set", "goal:operate", "manage_layer.grc.gap=No list of risks")
    assert "MOF561" in trust.does("lint", "--fail-on", "never")
    trust.does("set", "goal:operate", "manage_layer.grc.consequence=Audit finds them first")
    assert "MOF561" not in trust.does("lint", "--fail-on", "never")
    assert "gaps in the Manage Layer: 1, 1 of them" in trust.does("assess", "report", "--reader", "director")


def test_the_director_reads_one_screen_and_authorises_what_pays_back_most(assessed: Trust) -> None:
    screen = assessed.does("assess", "report", "--reader", "director")
    assert "Problem Management, Roles" in screen
    assert "20 repeats: Faults come back (quick win)" in screen
    assert "  - repeats: A problem tool: £4,000" in screen
    assert len(screen.splitlines()) <= 30
    assessed.does("assess", "solve", "repeats", "--id", "repeats-2", "authorised_by=asha")
    assert "What waits for your word" not in assessed.does("assess", "report", "--reader", "director")
    assert "(authorised by asha)" in assessed.does("assess", "issues")


# The manager.


def test_the_manager_fills_the_sheet_and_leaves_out_what_does_not_matter(trust: Trust) -> None:
    trust.does("assess", "new", "--who", "colm", "--smf", "problem-management")
    trust.assesses("colm", "problem-management.outcomes=☹ none is measured (problem-management-outcome-1)")
    sheet = trust.does("assess", "show")
    assert "0 % satisfactory of 1 of 8 cells assessed; 120 more out of scope; 1 assessor." in sheet
    assert trust.does("lint", "--select", "MOF55", "--fail-on", "warning").count("MOF") == 1


def test_the_manager_meets_staff_over_what_they_see_differently_and_ranks_what_to_do(assessed: Trust) -> None:
    page = assessed.does("assess", "report")
    assert page.index("Where assessors differ most") < page.index("Issues by priority")
    assert "    Colm: satisfactory\n    Ines: missing. nobody I could name" in page
    assert "weak, and named by no issue: problem-management.process_flows" in page
    assessed.does("assess", "solve", "repeats", "--id", "repeats-1", "difficulty=5", "impact=4")
    assessed.does("assess", "solve", "repeats", "--id", "repeats-2", "difficulty=2", "impact=4")
    rows = json.loads(assessed.does("assess", "solutions", "--format", "json"))["solutions"]
    assert [(one["what"], one["priority"]) for one in rows] == [("A weekly top ten", 20), ("A problem tool", 8)]
    # A solution is a promise like any other: without a day the lint asks for one.
    assert "MOF303" in assessed.does("lint", "--fail-on", "never")


def test_the_manager_sees_half_a_year_later_what_became_better(assessed: Trust) -> None:
    assessed.does("assess", "new", "--who", "colm", "--smf", "problem-management", on="2027-05-24")
    cells = ("problem-management.roles=:)", "problem-management.outcomes=☹ counted, not yet read")
    assessed.assesses("colm", *cells, on="2027-05-24")
    found = assessed.does("assess", "compare", on="2027-05-25")
    assert "better: 1\n  - to ☹      Problem Management, Outcomes and measures" in found


# The contributor.


def test_the_contributor_comments_acts_alone_and_asks_for_what_would_help(assessed: Trust) -> None:
    mine = assessed.does("assess", "report", "--reader", "contributor", "--who", "ines")
    assert mine.startswith("Problem Management, Operate Phase")
    assert "  - A weekly top ten [quick-hit, ines, 2026-12-11, todo]" in mine
    assessed.does("assess", "solve", "repeats", "what=Link repeats", "kind=individual", "who=ines", "when=2026-12-04")
    assessed.does("assess", "solve", "repeats", "what=A named problem owner", "needs=half a day a week", "who=colm")
    own = assessed.does("assess", "solutions", "--type", "individual", "--who", "ines")
    assert "Link repeats" in own
    assert "  - repeats: A named problem owner: half a day a week" in assessed.does(
        "assess", "report", "--reader", "director"
    )
