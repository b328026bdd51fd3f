"""Tables 29, 30 and 31 walked from start to end, as each reader, by the commands that `explain` names."""

from __future__ import annotations

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
    "t29-director-1": ("team playbook check --all", 1, "items are empty"),
    "t30-director-1": ("team standards report customer-service", 0, "one alone"),
    "t31-director-1": ("team growth new --who ada-quill", 0, "operate-goal-2"),
    "t31-director-2": ("team growth thank 'Service Desk' 'Half of Other is sorted' --who ada-quill", 0, "thanks to"),
    "t31-director-3": ("team growth asks --who ada-quill --all", 0, "Two people from Facilities"),
    "t31-director-4": ("team growth tell 'Said so in the council letter' --who ada-quill", 0, "council letter"),
}
MANAGER = {
    "t29-manager-1": ("team playbook fill", 0, ""),
    "t29-manager-2": (
        "team playbook onboard jory-wick --mentor gwen-sallow --from 2026-12-01 --manager cora-finch",
        0,
        "12 steps",
    ),
    "t29-manager-3": ("team playbook onboard hugo-brack --mentor iris-fenn --from 2026-12-01", 0, "with iris-fenn"),
    "t30-manager-1": ("team standards new customer-service --process 3 --person gwen-sallow", 0, "rows"),
    "t31-manager-1": ("team growth new --who cora-finch", 0, "asked for"),
    "t31-manager-2": ("team growth thank gwen-sallow 'The number of resets' --who cora-finch", 0, "thanks"),
    "t31-manager-3": (
        "team growth answer a-k3ud granted --who cora-finch --what 'Send the number each morning' --by 2026-11-27",
        0,
        "granted",
    ),
    "t31-manager-4": ("team growth tell 'On the whiteboard' --who cora-finch", 0, "whiteboard"),
}
CONTRIBUTOR = {
    "t29-contributor-1": ("team playbook read --who gwen-sallow", 0, "7 sections"),
    "t29-contributor-2": ("team playbook show general-getting-started", 0, "Notes"),
    "t29-contributor-3": ("team playbook raise governance 'The shift meeting is at 08:00 now'", 0, "cora-finch"),
    "t30-contributor-1": (
        "team standards set prioritise --person gwen-sallow what='Two mornings with Cora' when=2026-12-18",
        0,
        "what, when",
    ),
    "t31-contributor-1": ("team growth new --who gwen-sallow", 0, "where they can reset it themselves"),
    "t31-contributor-2": ("team growth thank iris-fenn 'Told us first' --who gwen-sallow", 0, "thanks"),
    "t31-contributor-3": ("team growth asks --who gwen-sallow --all", 0, "One hour a week"),
    "t31-contributor-4": ("team growth will 'Ask for the sticker first' --who gwen-sallow", 0, "2026-11-27"),
    "t31-contributor-5": ("team growth ask cora-finch 'A look at the new console' --who gwen-sallow", 0, "asked"),
    "t31-contributor-6": ("team growth fill --who gwen-sallow --answers week.yaml", 0, "took 1 line"),
}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, for one reader after the other: what one promises, the next one finds."""
    from mofkit.cli.main import main

    root = tmp_path_factory.mktemp("walk") / "council"
    assert main(["--quiet", "init", str(root), "--demo"]) == 0
    (root / "week.yaml").write_text("did: [{what: Rang the councillors back}]\n", "utf-8")
    return root


@pytest.mark.parametrize("walk", [DIRECTOR, MANAGER, CONTRIBUTOR], ids=["director", "manager", "contributor"])
def test_a_reader_walks_through_tables_29_to_31(walk: Any, council: Path, mofkit: Mofkit) -> None:
    for id, (words, code, told) in walk.items():
        named = next(line for line in mofkit("explain", id).out.splitlines() if line.startswith("  command: "))
        assert words.startswith(named.removeprefix("  command: mofkit ")), id
        run = mofkit(*TODAY, "-C", council, *shlex.split(words))
        assert (run.code, told in " ".join((run.out + run.err).split())) == (code, True), (id, run)
    if walk is CONTRIBUTOR:
        (council / "week.yaml").unlink()
        assert mofkit(*TODAY, "-C", council, "lint").out.endswith("no findings\n")


def test_every_action_of_the_three_tables_is_walked() -> None:
    tables = {step.table: step for step in scenario("build-skills").steps}
    every = {action.id for number in (29, 30, 31) for action in tables[number].actions}
    assert every == {*DIRECTOR, *MANAGER, *CONTRIBUTOR}
