"""Scenario 5 without its patching, as each reader, by the commands that `explain` names."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.content.scenarios import scenario

Mofkit = Callable[..., Any]
TODAY = ("--as-of", "2026-11-23")
TABLES = (18, 21, 22, 23)
SERVERS = "imports/servers-expected.csv imports/servers-found.csv --map host='Host name' --map memory_gb=Memory"
ANSWERS = {
    "change-and-configuration": ("change-and-configuration-p4-analyze-impact", "The owner and Lena, from the map"),
    "business-it-alignment": ("business-it-alignment-p5-define-olas", "Servers, network and sign-in each have one"),
    "problem-management": (
        "problem-management-p4-judge-outcome",
        "A fix that lasts is a change that names its problem",
    ),
    "service-monitoring-and-control": (
        "service-monitoring-and-control-p2-align-processes",
        "A change names the requirements that it alters",
    ),
}

# For each action of a reader: what one types, the exit code, and what one then reads.
DIRECTOR = {
    "t18-director-1": ("smf show change-and-configuration --part goals", 0, "fewer side effects"),
    "t18-director-2": ("review schedule", 0, "policy-and-control"),
    "t21-director-1": ("agreement check", 0, "rests on"),
    "t22-director-1": ("problem top", 0, "Bookings stopped twice"),
    "t23-director-1": ("desk report --all", 0, "5,000"),
    "t23-director-2": ("operations health operations/status.json", 0, "printing"),
    "t23-director-3": ("agreement scorecard", 0, "booking"),
}
MANAGER = {
    "t18-manager-1": (
        "assess measure manage-goal-1 measure='Changes that succeed' unit=% target=95",
        0,
        "manage-goal-1",
    ),
    "t18-manager-2": ("team roles", 0, "Change Manager: Lena Dray"),
    "t18-manager-3": ("smf show change-and-configuration --part outcomes", 0, "share of changes that succeed"),
    "t18-manager-4": ("worksheet approve change-and-configuration --who lena-dray", 1, "open"),
    "t18-manager-5": ("smf show change-and-configuration --process 5", 0, "Build and test the change"),
    "t18-manager-6": ("smf show change-and-configuration --process 6", 0, "Stabilize the release"),
    "t18-manager-7": ("review show policy-and-control", 0, "emergency"),
    "t18-manager-8": (f"change reconcile {SERVERS}", 1, "BK-DB1"),
    "t18-manager-9": ("catalog map", 0, "network"),
    "t21-manager-1": ("new document ola --for agreement:desk-ola", 0, "ola-desk-ola"),
    "t21-manager-2": ("agreement compare booking-sla booking-ola", 0, "promises more"),
    "t21-manager-3": ("agreement calendar", 0, "review"),
    "t21-manager-4": ("catalog map", 0, "network"),
    "t22-manager-1": ("smf show problem-management --part outcomes", 0, "measure"),
    "t22-manager-2": ("worksheet approve problem-management --who ben-harrow", 1, "open"),
    "t23-manager-1": ("worksheet approve service-monitoring-and-control --who ben-harrow", 1, "open"),
    "t23-manager-2": ("operations health operations/status.json", 0, "printing"),
    "t23-manager-3": ("agreement scorecard", 0, "booking"),
}
CONTRIBUTOR = {
    "t18-contributor-1": ("worksheet new change-and-configuration", 0, "7 worksheets"),
    "t18-contributor-2": ("worksheet fill change-and-configuration --answers change-and-configuration.yml", 0, "1"),
    "t18-contributor-3": ("new document rfc --for change:CHG-261117-b6h", 0, "documents/rfc-CHG-261117-b6h.md"),
    "t18-contributor-4": ("smf show change-and-configuration --part best-practices", 0, "a PIR for every major"),
    "t18-contributor-5": ("worksheet approve change-and-configuration --who iris-fenn", 1, "open"),
    "t18-contributor-6": (f"change reconcile {SERVERS} --unannounced", 1, "servers-found.csv"),
    "t18-contributor-7": (
        "change new title='Servers: two hosts to test on' services=servers impact=2 likelihood=1 urgency=2",
        0,
        "category: minor, because",
    ),
    "t21-contributor-1": ("worksheet new business-it-alignment --process 5", 0, "rows to fill in"),
    "t21-contributor-2": ("worksheet fill business-it-alignment --answers business-it-alignment.yml", 0, "1"),
    "t21-contributor-3": ("smf show business-it-alignment --part best-practices", 0, "OLA"),
    "t21-contributor-4": ("operations availability", 0, "booking"),
    "t22-contributor-1": ("worksheet new problem-management --process 4", 0, "50 rows"),
    "t22-contributor-2": ("worksheet fill problem-management --answers problem-management.yml", 0, "1"),
    "t22-contributor-3": ("smf show problem-management --part best-practices", 0, "problem"),
    "t22-contributor-4": ("worksheet fill problem-management --answers problem-management.yml", 0, ""),
    "t22-contributor-5": ("worksheet approve problem-management --who jory-wick", 1, "open"),
    "t23-contributor-1": ("worksheet new service-monitoring-and-control --process 2", 0, "56 rows"),
    "t23-contributor-2": (
        "worksheet fill service-monitoring-and-control --answers service-monitoring-and-control.yml",
        0,
        "1",
    ),
    "t23-contributor-3": ("smf show service-monitoring-and-control --part best-practices", 0, "monitor"),
    "t23-contributor-4": (
        "worksheet fill service-monitoring-and-control --answers service-monitoring-and-control.yml",
        0,
        "",
    ),
    "t23-contributor-5": ("worksheet approve service-monitoring-and-control --who iris-fenn", 1, "open"),
}
WALKS = {"director": DIRECTOR, "manager": MANAGER, "contributor": CONTRIBUTOR}
# What a manager approves, somebody has begun.
BEFORE = {
    "manager": [
        *("worksheet new change-and-configuration --process 4", "worksheet new problem-management --process 4"),
        "worksheet new service-monitoring-and-control --process 2",
    ]
}


@pytest.fixture
def council(tmp_path: Path, mofkit: Mofkit) -> Path:
    root = tmp_path / "council"
    assert mofkit("init", root, "--demo").code == 0
    for smf, (activity, answer) in ANSWERS.items():
        (root / f"{smf}.yml").write_text(f"{activity}:\n  questions:\n    q1: {answer}\n")
    return root


@pytest.mark.parametrize("reader", WALKS)
def test_a_reader_walks_the_scenario_by_the_commands_that_explain_names(
    reader: str, council: Path, mofkit: Mofkit
) -> None:
    every = scenario("change-production").actions
    assert list(WALKS[reader]) == [one.id for step, one in every if one.reader == reader and step.table in TABLES]
    for words in BEFORE.get(reader, ()):
        assert mofkit("-C", council, *TODAY, *shlex.split(words)).code == 0
    for id, (words, code, read) in WALKS[reader].items():
        named = re.search(r"command: mofkit (\S+(?: [a-z]+)?)", " ".join(mofkit("explain", id).out.split()))
        assert named, id
        assert words.startswith(named[1]), id
        run = mofkit("-C", council, *TODAY, *shlex.split(words))
        assert (run.code, run.err if run.code == 2 else "") == (code, ""), f"{id}: {words}\n{run.out}{run.err}"
        assert read in run.out + run.err, f"{id}: {words}\n{run.out}{run.err}"


def test_the_demo_tells_the_autumn_by_its_changes(council: Path, mofkit: Mofkit) -> None:
    def said(*argv: str) -> str:
        return " ".join(mofkit("-C", council, *TODAY, *argv).out.split())

    assert "all 19 84.2 1 1 10.5 1" in said("change", "metrics")
    assert "known as: problem:disk-growth" in said("change", "repeats")
    assert "ends problem: booking-outages" in said("change", "show", "CHG-261117-b6h")
    assert "change: CHG-261117-b6h" in said("problem", "show", "booking-outages")
    assert "booking-disk: Free space of the database disk; runs since 2026-10-14" in said(
        *("change", "show", "CHG-261007-a9m")
    )
    assert "CHG-261013-p2c backed-out 2026-10-21 10 350 60 330 0 no" in said("change", "report")
