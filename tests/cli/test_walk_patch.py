"""Tables 19 and 20 from the first session to the signature, as each reader, by the commands that `explain` names."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.content.scenarios import patching, scenario
from mofkit.model.patching import PatchWorksheet
from mofkit.workspace.load import load

Mofkit = Callable[..., Any]
DEMO = Path(__file__).parent.parent.parent / "workspace-template" / "demo"
TODAY = ("--as-of", "2026-11-23")

# For each action of a reader: what one types, the exit code, and what one then reads.
DIRECTOR = {
    "t19-director-1": ("patch approve --who ada-quill --role Sponsor", 0, "Ada Quill, Sponsor, approves answers"),
    "t19-director-2": ("patch show", 0, "Needs people or money first"),
}
MANAGER = {
    "t19-manager-1": ("action list --source patch-worksheet:answers", 0, "6 open"),
    "t19-manager-2": ("new action what='Book room 2.14 for 10 December' who=dov-marsh when=2026-12-01", 0, "added"),
    "t19-manager-3": ("patch approve --who dov-marsh --role 'Operations Manager' --dry-run", 0, "nothing would change"),
    "t19-manager-4": ("patch approve clients --who dov-marsh", 1, "clients: 12 questions open"),
    "t19-manager-5": ("patch report --check", 1, "patches that are due are installed"),
}
CONTRIBUTOR = {
    "t19-contributor-1": ("patch show --format md", 0, "| 13 | Do we bring configuration data up to date"),
    "t19-contributor-2": ("patch ask clients --scope laptops --who iris-fenn", 0, "clients: 13 questions open"),
    "t19-contributor-3": ("patch ask clients --answers laptops.yaml --who iris-fenn", 0, "12 questions open"),
}
WALKS = {"contributor": CONTRIBUTOR, "manager": MANAGER, "director": DIRECTOR}
LAPTOPS = """
t20-patch-notification-1:
  answer: Iris Fenn reads the notices of the update server
  gap: Nobody does when she is away
  actions:
    - {what: Name a stand-in, who: iris-fenn, when: 2026-12-04}
    - {what: Buy a stand-in server, who: felix-oake, when: 2027-04-30, needs: "£4,000"}
"""


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """The demo without what patching does not touch."""
    shutil.copytree(DEMO, tmp_path / "council", ignore=shutil.ignore_patterns("tickets", "costs", "assessments"))
    (tmp_path / "council" / "laptops.yaml").write_text(LAPTOPS, "utf-8")
    return tmp_path / "council"


def command(mofkit: Mofkit, id: str) -> str:
    """The command that `explain` names."""
    named = re.search(r"command: mofkit (\S+(?: [a-z]+(?:-[a-z]+)*)?)", " ".join(mofkit("explain", id).out.split()))
    assert named, id
    return named[1]


def test_each_reader_walks_table_19_and_the_way_of_patching_is_signed(council: Path, mofkit: Mofkit) -> None:
    # One walk for all three: the manager signs what the contributor answers.
    step = scenario("change-production").steps[1]
    for reader, walk in WALKS.items():
        assert list(walk) == [action.id for action in step.actions if action.reader == reader]
        for id, (words, code, read) in walk.items():
            assert words.startswith(command(mofkit, id)), id
            run = mofkit("-C", council, *TODAY, *shlex.split(words))
            assert (run.code, run.err if run.code == 2 else "") == (code, ""), f"{id}: {words}\n{run.out}{run.err}"
            assert read in run.out + run.err, f"{id}: {words}\n{run.out}{run.err}"
    assert "MOF501" not in mofkit("-C", council, *TODAY, "lint").out


def test_the_demo_answers_every_question_of_table_20() -> None:
    asked = [one.id for area in patching().areas for one in area.questions]
    [sheet] = load(DEMO).all(PatchWorksheet)
    assert [one.id for one in sheet.questions if one.answer] == asked
    assert len(asked) == 13


def test_every_question_of_table_20_names_the_statement_of_the_job_aid_it_carries() -> None:
    numbers = {"patch-notification": 3, "configuration-management": 4, "change-management": 6}
    assert [one.source for area in patching().areas for one in area.questions] == [
        (f"t20.{area}.{at}",) for area, most in numbers.items() for at in range(1, most + 1)
    ]
