"""Tables 10 and 28 walked from start to end, as each reader, by the commands that `explain` names."""

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

# For each action of a reader: what one types, the exit code, and what one then reads.
DIRECTOR = {
    "t10-director-1": ("smf show team", 0, "nothing important falls between two groups"),
    "t10-director-2": ("team approve --who ada-quill", 0, "approved"),
    "t28-director-1": ("team hire panel second-line nia-hollin --trained-on 2026-11-20", 0, "trained on 2026-11-20"),
    "t28-director-2": ("team hire describe second-line", 0, "How we see that it is done well"),
}
MANAGER = {
    "t10-manager-1": ("team assign scheduling-manager pia-stead --team Infrastructure --share 20", 0, "scheduling"),
    "t10-manager-2": ("worksheet fill team --process 1 --answers team.yaml", 0, "took 1 answer"),
    "t10-manager-3": ("team roles --accountability operations", 0, "Dov Marsh answers"),
    "t10-manager-4": ("team raci operations --format md", 0, "| 4 Execute Operational Work |"),
    "t28-manager-1": ("team hire decide second-line c-m9rd --who cora-finch --why 'knows it all'", 1, "must be met"),
    "t28-manager-2": ("team hire rank second-line", 0, "talk about"),
    "t28-manager-3": ("team hire cv c-h4tz", 0, "2023-03 to 2023-12 (10 months)"),
    "t28-manager-4": ("team hire guide second-line", 0, "Tell us of somebody you helped"),
}
CONTRIBUTOR = {
    "t10-contributor-1": ("worksheet new team --process 2", 0, "process-2"),
    "t10-contributor-2": ("new action what='Agree who plans the night jobs' who=dov-marsh when=2026-12-04", 0, "added"),
    "t10-contributor-3": ("team work operations --open", 0, "dov-marsh does it without being administrator"),
    "t28-contributor-1": ("team hire score c-w2kp --by iris-fenn writes-down=4 finds-causes=3", 0, "2 marks"),
    "t28-contributor-2": ("team hire score c-w2kp --by iris-fenn here-to-help=5 better-way=5", 0, "2 marks"),
}
ANSWERS = """
team-p1-determine-work:
  questions: {q1: "Twenty-five services, by the catalog"}
"""
WALKS = {"director": DIRECTOR, "manager": MANAGER, "contributor": CONTRIBUTOR}
TABLES = (10, 28)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from mofkit.cli.main import main

    root = tmp_path_factory.mktemp("walk") / "council"
    assert main(["init", str(root), "--demo"]) == 0
    return root


@pytest.mark.parametrize("reader", ["manager", "director", "contributor"])
def test_a_reader_walks_both_tables_by_the_commands_that_explain_names(
    reader: str, council: Path, mofkit: Mofkit
) -> None:
    steps = [step for id in ("operate-monitor", "build-skills") for step in scenario(id).steps if step.table in TABLES]
    assert list(WALKS[reader]) == [one.id for step in steps for one in step.actions if one.reader == reader]
    (council / "team.yaml").write_text(ANSWERS)
    assert reader != "manager" or mofkit("-C", council, *TODAY, "worksheet", "new", "team", "--process", "1").code == 0
    for id, (words, code, read) in WALKS[reader].items():
        named = re.search(r"command: mofkit (\S+(?: [a-z]+)?)", " ".join(mofkit("explain", id).out.split()))
        assert named, id
        assert words.startswith(named[1]), id
        run = mofkit("-C", council, *TODAY, *shlex.split(words))
        assert (run.code, run.err if run.code == 2 else "") == (code, ""), f"{id}: {words}\n{run.out}{run.err}"
        assert read in run.out + run.err, f"{id}: {words}\n{run.out}{run.err}"
