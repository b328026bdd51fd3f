"""Scenario 6 from the portfolio to the lessons, with Tables 11 and 24, by the commands that `explain` names."""

from __future__ import annotations

import csv
import io
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mofkit import bundled
from mofkit.cli.commands.explain import does
from mofkit.cli.table import known_command
from mofkit.content.elements import elements

Mofkit = Callable[..., Any]
TODAY = ("--as-of", "2026-11-23")
WAVES, BOOKINGS = "patching-waves", "hosted-bookings"
RECORD = f"project record {WAVES}"
TABLES = ("t11", "t24", "t25", "t26", "t27")


def make(template: str, name: str) -> tuple[str, int, str]:
    """A document is made for a project of the walk."""
    return f"new document {template} --for project:{name}", 0, f"made {template}-{name}"


def fill(smf: str, number: int) -> tuple[str, int, str]:
    """A worksheet is filled in from a file."""
    return (
        f"worksheet fill {smf} --process {number} --who hugo-brack --answers {smf}-{number}.csv",
        0,
        f"{smf}.process-{number}",
    )


def approve(smf: str) -> tuple[str, int, str]:
    """The flow of an SMF is approved, by its manager."""
    return f"worksheet approve {smf} --who dov-marsh --incomplete 'the first round'", 0, "Dov Marsh approves"


# For each action of a reader: what one types, the exit code, and what one then reads.
DIRECTOR = {
    "t24-director-1": ("desk report --all", 0, "tickets"),
    "t24-director-2": (f"review minutes project-plan-approved.2026-09-07-{WAVES}", 0, "The plans are approved"),
    "t25-director-1": ("project portfolio", 0, "hosted-telephones"),
    "t25-director-2": (
        (
            "review record portfolio.2027-02-16 --decision what='More money for telephones' who=mara-pell "
            "about=project:hosted-telephones outcome=no-go"
        ),
        0,
        "More money",
    ),
    "t25-director-3": (
        (
            "review record portfolio.2027-02-16 --decision what='Scope of the intranet approved' who=mara-pell "
            "about=project:intranet outcome=go"
        ),
        0,
        "Scope of the intranet",
    ),
    "t26-director-1": (
        "assess measure deliver-goal-3 measure='Plans with dates' target=100 unit=%",
        0,
        "deliver-goal-3",
    ),
    "t26-director-2": (
        (
            "new action what='Plans are agreed, realistic and paid for' who=ella-thorne when=2027-03-31 "
            "source=deliver-objective-2"
        ),
        0,
        "added action",
    ),
    "t26-director-3": ("risk list", 0, "risk"),
    "t26-director-4": ("review schedule", 0, "project-plan-approved"),
    "t26-director-5": ("project portfolio --format csv", 0, "refused"),
    "t27-director-1": ("review minutes portfolio.2026-11-16", 0, "Bookings move"),
    "t27-director-2": (
        f"project record {BOOKINGS} measure minutes what='Minutes to book' target=3",
        0,
        "measure minutes",
    ),
    "t27-director-3": (f"document approve vision-scope-{BOOKINGS} --who ada-quill", 1, "required fields"),
    "t27-director-4": ("review schedule --format csv", 0, "project-plan-approved"),
    "t27-director-5": (
        f"{RECORD} lesson early what='Ask the owners of services earlier' who=ada-quill",
        0,
        "lesson early",
    ),
}
MANAGER = {
    "t11-manager-1": (
        f"{RECORD} check operations-check-1 answer=no evidence='No figure for the nights' who=dov-marsh",
        0,
        "check operations-check-1",
    ),
    "t11-manager-2": (
        f"review close project-plan-approved.2026-09-07-{WAVES} --who ella-thorne --role solution-manager",
        0,
        "",
    ),
    "t11-manager-3": approve("deploy"),
    "t24-manager-1": (
        "worksheet approve project-planning --process 5 --who dov-marsh --incomplete 'the first round'",
        0,
        "Dov Marsh approves",
    ),
    "t25-manager-1": ("project status hosted-telephones", 0, "14 weeks"),
    "t25-manager-2": (
        "project record hosted-telephones benefit='£31,000 less a year, from 2027' impact=3",
        0,
        "benefit",
    ),
    "t25-manager-3": ("review prepare portfolio --date 2027-02-17", 0, "inputs are here"),
    "t26-manager-1": (
        "new risk title='The supplier moves the date' project=patching-waves likelihood=3 impact=4",
        0,
        "added risk",
    ),
    "t26-manager-2": ("review schedule", 0, "release-readiness"),
    "t26-manager-3": ("project method", 0, "product-manager (core)"),
    "t26-manager-4": (
        "project new intranet --title 'A new intranet' --owner ella-thorne --sponsor mara-pell",
        0,
        "5 stages",
    ),
    "t27-manager-1": ("project record intranet team program-manager who=ella-thorne", 0, "team program-manager"),
    "t27-manager-2": make("vision-scope", "intranet"),
    "t27-manager-3": ("risk review late-patches likelihood=3 impact=5 --who lena-dray", 0, "late-patches"),
    "t27-manager-4": (
        "project record intranet measure plans stage=plan what='Plans in time' target=9",
        0,
        "measure plans",
    ),
    "t27-manager-5": make("functional-specification", "intranet"),
    "t27-manager-6": (
        "project record intranet requirement BR-01 what='Found in a minute' days=5",
        0,
        "requirement BR-01",
    ),
    "t27-manager-7": ("document check functional-specification-intranet", 1, "functional-specification"),
    "t27-manager-8": make("master-plan", "intranet"),
    "t27-manager-9": ("project schedule intranet --format mermaid", 0, "Put the schedules together"),
    "t27-manager-10": (f"project advance {WAVES} build", 0, f"{WAVES} is in build"),
    "t27-manager-11": (f"{RECORD} measure builds stage=build what='Builds a week' target=1", 0, "measure builds"),
    "t27-manager-12": ("smf show build --table 4-5", 0, "Develop the Solution"),
    "t27-manager-13": ("smf show build --table 5", 0, "Test the solution"),
    "t27-manager-14": make("site-deployment-plan", WAVES),
    "t27-manager-15": (f"project trace {WAVES}", 0, "mapped"),
    "t27-manager-16": ("smf show stabilize --part goals", 0, "Stabilize"),
    "t27-manager-17": (f"{RECORD} measure bugs stage=stabilize better=lower target=0", 0, "measure bugs"),
    "t27-manager-18": (
        f"review prepare release-readiness --about project:{WAVES} --date 2027-01-29",
        0,
        "inputs are here",
    ),
    "t27-manager-19": ("smf show deploy --part goals", 0, "Deploy"),
    "t27-manager-20": (f"{RECORD} measure calls stage=deploy better=lower target=20", 0, "measure calls"),
    "t27-manager-21": (f"project status {WAVES}", 0, "Before it may enter stabilize"),
    "t27-manager-22": (f"{RECORD} accepted_by=ada-quill accepted_on=2026-11-23", 0, "accepted_by"),
    "t27-manager-23": (f"project advance {WAVES} closed", 1, "stabilize comes next, not closed"),
}
CONTRIBUTOR = {
    "t11-contributor-1": ("assess answer --who gwen-sallow deploy.goals=satisfactory", 0, "gwen-sallow"),
    "t11-contributor-2": ("document show functional-specification", 0, "Operations requirements"),
    "t11-contributor-3": make("operations-plan", WAVES),
    "t11-contributor-4": fill("deploy", 3),
    "t11-contributor-5": ("smf show project-planning --part best-practices", 0, "project"),
    "t11-contributor-6": approve("project-planning"),
    "t24-contributor-1": ("worksheet new project-planning --process 4", 0, ""),
    "t24-contributor-2": fill("project-planning", 5),
    "t24-contributor-3": approve("project-planning"),
    "t25-contributor-1": (
        "review record portfolio.2027-02-16 q3='Telephones: the porting is the risk'",
        0,
        "portfolio.2027-02-16",
    ),
    "t26-contributor-1": (f"project schedule {WAVES}", 0, "Hugo Brack"),
    "t27-contributor-1": (f"new risk title='Hugo is away' project={WAVES} likelihood=3 impact=3", 0, "added risk"),
    "t27-contributor-2": fill("project-planning", 1),
    "t27-contributor-3": fill("project-planning", 2),
    "t27-contributor-4": make("training-plan", BOOKINGS),
    "t27-contributor-5": (f"{RECORD} task t27-contributor-10 start=2026-11-17 after=t27-contributor-8", 0, "task"),
    "t27-contributor-6": fill("build", 1),
    "t27-contributor-7": fill("build", 1),
    "t27-contributor-8": fill("build", 1),
    "t27-contributor-9": make("test-plan", BOOKINGS),
    "t27-contributor-10": fill("build", 3),
    "t27-contributor-11": make("test-specification", WAVES),
    "t27-contributor-12": fill("stabilize", 1),
    "t27-contributor-13": make("test-cases", WAVES),
    "t27-contributor-14": (f"{RECORD} issue page severity=2 what='The page is slow' decision=defer", 0, "issue page"),
    "t27-contributor-15": (f"{RECORD} pilot own group='Our own 18 servers' start=2027-01-21", 0, "pilot own"),
    "t27-contributor-16": make("site-deployment-plan", WAVES),
    "t27-contributor-17": fill("deploy", 3),
    "t27-contributor-18": fill("deploy", 3),
    "t27-contributor-19": (f"{RECORD} task t27-contributor-19 status=doing note='Two mornings'", 0, "task"),
}
WALKS = {"director": DIRECTOR, "manager": MANAGER, "contributor": CONTRIBUTOR}
SHEETS = {"project-planning": (1, 2, 5), "build": (1, 3), "stabilize": (1,), "deploy": (3,)}


@pytest.fixture
def council(tmp_path: Path, mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example, with a portfolio review to come and a project that waits for leave to build."""
    root = tmp_path / "council"
    shutil.copytree(bundled.folder("workspace-template") / "demo", root)
    project = root / f"projects/{WAVES}/project.yaml"
    project.write_text(project.read_text("utf-8").replace("\nstage: build\n", "\nstage: plan\n"), "utf-8")
    mofkit("-C", root, *TODAY, "review", "prepare", "portfolio", "--date", "2027-02-16")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def sheets(council: Path, mofkit: Mofkit) -> None:
    """Worksheets of the SMFs of delivery, and their answers in files."""
    for smf, numbers in SHEETS.items():
        for number in numbers:
            mofkit(*TODAY, "worksheet", "new", smf, "--process", number)
            rows = list(csv.DictReader(io.StringIO(mofkit("worksheet", "export", f"{smf}.process-{number}").out)))
            answered = [{**row, "answer": "As the guide says"} if row["part"] == "question" else row for row in rows]
            with (council / f"{smf}-{number}.csv").open("w", encoding="utf-8", newline="") as handle:
                writer = csv.DictWriter(handle, list(rows[0]))
                writer.writeheader()
                writer.writerows(answered)


def of(reader: str) -> Iterator[tuple[str, str]]:
    """The actions of a reader in the tables of projects, with the command that `explain` names."""
    for one in elements():
        if one.kind == "action" and one.reader == reader and one.id.partition("-")[0] in TABLES:
            yield one.id, does(one)


@pytest.mark.usefixtures("sheets")
@pytest.mark.parametrize("reader", WALKS)
def test_a_reader_walks_the_scenario_by_the_commands_that_explain_names(reader: str, mofkit: Mofkit) -> None:
    named = dict(of(reader))
    assert sorted(WALKS[reader]) == sorted(named)
    for id, (words, code, read) in WALKS[reader].items():
        command = " ".join(words.split()[:2])
        assert named[id].startswith(f"mofkit {command}"), id
        assert known_command(command), id
        run = mofkit(*TODAY, *shlex.split(words))
        assert run.code == code, f"{id}: {words}\n{run.out}{run.err}"
        assert read in run.out + run.err, f"{id}: {words}\n{run.out}{run.err}"


def test_no_action_of_these_tables_is_left_to_the_plan() -> None:
    left = [id for reader in WALKS for id, command in of(reader) if "plan set" in command]
    assert left == []
