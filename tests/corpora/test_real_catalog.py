"""A real catalog: imported by a proposed map, every row accounted for, and nothing moved the second time.

MOFKIT_REAL names a folder; a services-2024.csv below it takes part. Without it nothing runs.
"""

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

FOLDER = os.environ.get("MOFKIT_REAL", "")
TABLES = sorted(Path(FOLDER).rglob("services-2024.csv")) if FOLDER else []
pytestmark = pytest.mark.skipif(not TABLES, reason="MOFKIT_REAL names no folder with services-2024.csv")
Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]


@pytest.fixture
def root(mofkit: Mofkit, workspace: Workspace) -> Path:
    """A workspace with a map proposed for the table."""
    root = workspace({})
    proposed = mofkit("-C", root, "catalog", "import", TABLES[0], "--save-map", "imports/real.yaml")
    assert proposed.code == 0, proposed.err
    return root


def imported(mofkit: Mofkit, root: Path, *words: str) -> Any:
    return mofkit("-C", root, "catalog", "import", TABLES[0], "--map", "imports/real.yaml", *words)


def test_every_row_is_accounted_for_and_the_duplicate_is_named(mofkit: Mofkit, root: Path) -> None:
    out = " ".join(imported(mofkit, root).out.split())
    assert "1752 rows read = 1751 created + 0 updated + 0 unchanged + 1 rejected; 0 vanished" in out
    assert "rejected: line 3549, column 'service_id': 'SRV02975': the id 'SRV02975' stands on line 3440 already" in out


def test_the_second_import_changes_nothing_and_moves_no_byte(mofkit: Mofkit, root: Path) -> None:
    imported(mofkit, root, "--people")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    out = imported(mofkit, root, "--people").out
    assert "1752 rows read = 0 created + 0 updated + 1751 unchanged + 1 rejected; 0 vanished" in out
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_what_is_written_is_what_they_wrote(mofkit: Mofkit, root: Path) -> None:
    imported(mofkit, root)
    theirs = csv.DictReader(io.StringIO(TABLES[0].read_text("utf-8-sig"), newline=""))
    names = {row["service_id"]: row["service_name_en"].replace("\r\n", "\n").strip() for row in reversed([*theirs])}
    ours = csv.DictReader(io.StringIO((root / "catalog" / "services.csv").read_bytes().decode(), newline=""))
    assert {row["id"]: row["name"] for row in ours} == names


def test_owners_with_bars_are_one_cell_in_markdown(mofkit: Mofkit, root: Path) -> None:
    imported(mofkit, root, "--people")
    out = mofkit("-C", root, "--as-of", "2026-11-23", "catalog", "analyze", "--format", "md").out
    tokens = MarkdownIt("commonmark").enable("table").parse(out)
    texts = [token.content for token in tokens if token.type == "inline"]
    assert "Health Canada \\| Santé Canada" in texts or "Health Canada | Santé Canada" in texts
    widths = {
        line.replace("\\|", "").count("|") for line in out.split("\n## By owner")[1].split("\n## ")[0].split("\n")
    }
    assert widths == {0, 6}
