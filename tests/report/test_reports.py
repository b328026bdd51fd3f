"""The same workspace and day give the same report, and `--check` knows whether a file still is what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from markdown_it import MarkdownIt

from mofkit.report.reports import REPORTS

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

FILES = {
    "people.csv": "id,name\nkim,Kim Vale\n",
    "catalog/services.csv": """
        id,name,criticality,difficulty,impact,owner,problems
        mail,E-mail,C1,4,5,kim,Outages on Mondays
        fax,Fax | telex,C3,5,1,,
        phones,Phones,C2,2,5,kim,
        print,Print,??,,3,ada,
    """,
}
EXPECTED = """
    # What to fix first: Example Council

    2026-11-23 · 4 services read, 3 ranked, 1 without scores.
    Priority is difficulty (5 easy, 1 hard) × impact (5 high, 1 low).

    - **1 quick win.** Easy to fix and of high impact. Do these first.
    - **1 big bet.** Hard to fix and of high impact. Plan them, fund them, start early.
    - **1 fill-in.** Easy to fix and of low impact. Take them when there is time.
    - **0 not now.** Hard to fix and of low impact. Leave them, and say so.

    ## The ranking

    | # | Service | Priority | Difficulty | Impact | Criticality | Quadrant | Owner |
    | --: | --- | --: | --: | --: | --- | --- | --- |
    | 1 | E-mail | 20 | 4 | 5 | C1 | quick win | Kim Vale |
    | 2 | Phones | 10 | 2 | 5 | C2 | big bet | Kim Vale |
    | 3 | Fax \\| telex | 5 | 5 | 1 | C3 | fill-in |  |

    ```mermaid
    quadrantChart
        title Services by difficulty and impact
        x-axis Hard to fix --> Easy to fix
        y-axis Low impact --> High impact
        quadrant-1 Quick wins
        quadrant-2 Big bets
        quadrant-3 Not now
        quadrant-4 Fill-ins
        "E-mail": [0.62, 0.85]
        "Phones": [0.25, 0.85]
        "Fax | telex": [0.85, 0.10]
    ```

    ## What is wrong with the first ten

    1. **E-mail** (20): Outages on Mondays
    2. **Phones** (10): nothing is written down yet
    3. **Fax \\| telex** (5): nothing is written down yet

    ## By owner

    | Owner | Services | Quick wins | First |
    | --- | --: | --: | --- |
    | Kim Vale | 2 | 1 | E-mail |
    | nobody | 1 | 0 | Fax \\| telex |

    ## Without scores

    - Print: no difficulty
"""
every_report = pytest.mark.parametrize("report", [one.name for one in REPORTS])


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace(FILES)


@pytest.fixture
def ask(mofkit: Mofkit, root: Path) -> Callable[..., Any]:
    """`mofkit report` on a fixed day."""
    return lambda *words: mofkit("-C", root, "--as-of", "2026-11-23", "report", *words)


def test_the_priorities_are_told_for_who_decides(ask: Callable[..., Any]) -> None:
    assert ask("priorities").out == dedent(EXPECTED).lstrip("\n")


@every_report
def test_a_report_is_the_same_twice(ask: Callable[..., Any], report: str) -> None:
    first = ask(report)
    assert (first.code, first.err) == (0, "")
    assert ask(report) == first


@every_report
def test_a_report_of_an_empty_workspace_is_a_report(mofkit: Mofkit, workspace: Workspace, report: str) -> None:
    root = workspace({"mofkit.yaml": "schema_version: 1\n"})
    out = mofkit("-C", root, "--as-of", "2026-11-23", "report", report).out
    assert out.startswith("# ")
    assert "2026-11-23" in out
    assert all(token.type != "html_block" for token in MarkdownIt("commonmark").enable("table").parse(out))


def test_the_day_in_a_report_is_the_day_asked_for(mofkit: Mofkit, root: Path) -> None:
    out = mofkit("-C", root, "--as-of", "2027-01-02", "report", "priorities").out
    assert "\n2027-01-02 · " in out
    assert "2026" not in out


@every_report
def test_a_report_that_is_written_is_up_to_date_until_something_changes(
    ask: Callable[..., Any], root: Path, report: str
) -> None:
    path = f"reports/{report}.md"
    assert ask(report, "--check").code == 1
    assert ask(report, "--write").out == f"wrote {path}\n"
    assert (root / path).read_bytes().decode() == ask(report).out
    assert ask(report, "--check") == (0, "", "")
    assert ask(report, "--write").err == "nothing to change: it is so already\n"
    (root / path).write_text((root / path).read_text("utf-8").replace("Example Council", "Example \x1b[2J"), "utf-8")
    stale = ask(report, "--check", "--diff")
    assert stale.code == 1
    assert stale.out.startswith(
        f"{path} is not up to date; `mofkit report {report} --write` renders it\n--- a/{path}\n"
    )
    assert "Example \\x1b[2J\n+# " in stale.out
    assert "Example Council\n" in stale.out


def test_all_reports_are_written_and_checked_at_once(ask: Callable[..., Any], root: Path) -> None:
    assert ask("all", "--check").out.count("is not up to date") == len(REPORTS)
    assert ask("all", "--write").code == 0
    assert {path.name for path in (root / "reports").iterdir()} == {f"{one.name}.md" for one in REPORTS}
    assert ask("all", "--check").code == 0


def test_a_dry_run_writes_no_report(ask: Callable[..., Any], root: Path) -> None:
    result = ask("priorities", "--write", "--dry-run")
    assert "+# What to fix first: Example Council\n" in result.out
    assert result.err == "would change reports/priorities.md\n"
    assert not (root / "reports").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("prioritie",), "no report 'prioritie'; reports are priorities"),
        (("prioritie",), "did you mean 'priorities'?"),
        (("../x",), "no report '../x'"),
        (("all",), "`report all` needs --write or --check"),
        (("priorities", "--write", "--check"), "--check and --write are two things"),
    ],
)
def test_a_report_that_is_none_is_refused(ask: Callable[..., Any], words: tuple[str, ...], said: str) -> None:
    result = ask(*words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_report_is_not_written_through_a_link_out_of_the_workspace(
    ask: Callable[..., Any], root: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.md").write_text("secret\n")
    (root / "reports").mkdir()
    (root / "reports" / "priorities.md").symlink_to(tmp_path / "secret.md")
    assert "secret" not in ask("priorities", "--check", "--diff").out.replace("secret.md", "")
    assert "leads out of the workspace" in ask("priorities", "--write").err
    assert (tmp_path / "secret.md").read_text() == "secret\n"


def test_a_row_that_cannot_be_read_leaves_the_others_in_the_report(mofkit: Mofkit, workspace: Workspace) -> None:
    table = "id,name,difficulty,impact\nmail,Mail,4,5\nfax,,1,1\nphones,Phones,high,5\n"
    root = workspace({"catalog/services.csv": table})
    out = mofkit("-C", root, "report", "priorities").out
    assert "2 services read, 1 ranked, 1 without scores" in out
    assert "- Phones: no difficulty\n" in out
