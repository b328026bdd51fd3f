"""Scenario 2 from its first review to its last solution, as each reader, by the commands that `explain` names."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.content.scenarios import scenario, scenarios

Mofkit = Callable[..., Any]
TODAY = ("--as-of", "2026-11-23")
BAR = "operational-health.2026-11-30"

# For each action of a reader: what one types, the exit code, and what one then reads.
DIRECTOR = {
    "t03-director-1": ("review schedule", 0, "operational-health"),
    "t03-director-2": ("review schedule --format csv", 0, "service-alignment"),
    "t03-director-3": ("review schedule --format json", 0, "policy-and-control"),
    "t03-director-4": (
        f"review record {BAR} --decision what='Pay for the second line' who=ada-quill",
        0,
        "Pay for the second line",
    ),
    "t04-director-1": ("review gate --about project:hosted-bookings --gate envisioning", 0, "open"),
    "t04-director-2": ("review gate --about project:hosted-bookings --gate build", 1, "shut"),
    "t04-director-3": ("review gate --about project:hosted-bookings --gate production", 1, "shut"),
    "t05-director-1": ("catalog analyze --reader director", 0, "network"),
    "t05-director-2": ("prioritize catalog/services.csv --top 3", 0, "Sign-in"),
    "t05-director-3": ("smf show team", 0, "Process"),
    "t06-director-1": ("assess goals", 0, "baseline"),
    "t06-director-2": ("assess layer", 0, "Team"),
    "t06-director-3": ("assess report --reader director", 0, "weak"),
    "t06-director-4": ("assess issues", 0, "alerts-unread"),
    "t06-director-5": ("assess solutions", 0, "iris-fenn"),
}
MANAGER = {
    "t03-manager-1": ("review prepare operational-health --date 2026-11-30", 0, "inputs are here"),
    "t03-manager-2": (
        f"review record {BAR} held=2026-11-23 attendees=ada-quill,dov-marsh q1='Two were missed'",
        0,
        BAR,
    ),
    "t03-manager-3": (
        f"review record {BAR} --action what='Call the supplier' who=dov-marsh when=2027-03-01",
        0,
        "Call",
    ),
    "t04-manager-1": ("review prepare portfolio --date 2027-03-02 --about project:hosted-bookings", 0, "portfolio"),
    "t04-manager-2": (
        "review record portfolio.2027-03-02-hosted-bookings held=2026-11-23 q1='On time'",
        0,
        "portfolio",
    ),
    "t04-manager-3": (
        "review record portfolio.2027-03-02-hosted-bookings --decision what='Scope approved' who=mara-pell outcome=go",
        0,
        "Scope approved",
    ),
    "t05-manager-1": ("catalog analyze", 0, "council-tax"),
    "t06-manager-1": ("assess new --who lena-dray", 0, "lena-dray"),
    "t06-manager-2": (
        "assess answer --who lena-dray problem-management.roles=needs-improvement",
        0,
        "problem-management",
    ),
    "t06-manager-3": ("assess report --reader manager", 0, "assessors"),
    "t06-manager-4": (
        "assess raise no-owner --who lena-dray what='Nobody owns the top ten' cells=problem-management.roles impact=5",
        0,
        "no-owner",
    ),
    "t06-manager-5": (
        "assess solve no-owner --who lena-dray what='Name one' who=lena-dray when=2027-03-01",
        0,
        "no-owner",
    ),
    "t06-manager-6": ("assess solutions", 0, "Name one"),
}
CONTRIBUTOR = {
    "t03-contributor-1": ("review prepare operational-health --date 2026-11-30", 0, "inputs are here"),
    "t03-contributor-2": (
        f"review record {BAR} held=2026-11-23 attendees=gwen-sallow q2='The risk is Mondays'",
        0,
        BAR,
    ),
    "t04-contributor-1": ("review schedule", 0, "service-alignment"),
    "t04-contributor-2": ("review prepare portfolio --date 2027-03-02", 0, "portfolio"),
    "t04-contributor-3": (
        "action done ACT-261104-r2d --evidence 'rolled out, mail of 20 November'",
        0,
        "ACT-261104-r2d",
    ),
    "t05-contributor-1": ("catalog analyze --reader contributor", 0, "support"),
    "t05-contributor-2": ("action list --who gwen-sallow", 0, "gwen-sallow"),
    "t05-contributor-3": (
        "new action what='Show us the queue on a wall' who=cora-finch when=2027-03-01",
        0,
        "added action",
    ),
    "t06-contributor-1": ("assess answer --who gwen-sallow customer-service.goals=satisfactory", 0, "gwen-sallow"),
    "t06-contributor-2": ("assess solutions --who gwen-sallow", 0, "gwen-sallow"),
    "t06-contributor-3": (
        "assess solve alerts-unread --who ben-harrow what='Ring the duty phone' who=iris-fenn",
        0,
        "",
    ),
}
WALKS = {"director": DIRECTOR, "manager": MANAGER, "contributor": CONTRIBUTOR}


@pytest.fixture
def council(tmp_path: Path, mofkit: Mofkit) -> Path:
    assert mofkit("init", tmp_path / "council", "--demo").code == 0
    return tmp_path / "council"


@pytest.mark.parametrize("reader", WALKS)
def test_a_reader_walks_the_scenario_by_the_commands_that_explain_names(
    reader: str, council: Path, mofkit: Mofkit
) -> None:
    actions = [action.id for _, action in scenario("fix-services").actions if action.reader == reader]
    assert list(WALKS[reader]) == actions
    for id, (words, code, read) in WALKS[reader].items():
        named = re.search(r"command: mofkit (\S+(?: [a-z]+)?)", " ".join(mofkit("explain", id).out.split()))
        assert named, id
        assert words.startswith(named[1]), id
        run = mofkit("-C", council, *TODAY, *shlex.split(words))
        assert (run.code, run.err if run.code == 2 else "") == (code, ""), f"{id}: {words}\n{run.out}{run.err}"
        assert read in run.out + run.err, f"{id}: {words}\n{run.out}{run.err}"


def test_no_action_of_the_first_two_scenarios_is_left_to_the_plan(mofkit: Mofkit) -> None:
    for one in scenarios()[:2]:
        for _, action in one.actions:
            assert "mofkit plan set" not in mofkit("explain", action.id).out, action.id
