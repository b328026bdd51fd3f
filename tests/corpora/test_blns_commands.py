"""The big list of naughty strings through every command: no bug, no lost byte, no command to the terminal.

MOFKIT_BLNS names a folder with `blns.json` of github.com/minimaxir/big-list-of-naughty-strings; without it nothing
runs.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent.parent / "cli"))

import naughty

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

FOLDER = os.environ.get("MOFKIT_BLNS", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="MOFKIT_BLNS names no folder")
STRINGS: list[str] = json.loads(Path(FOLDER, "blns.json").read_text("utf-8")) if FOLDER else []
every_text = pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MOFKIT_NO_CACHE", "1")
    monkeypatch.chdir(tmp_path)


@every_text
def test_no_text_of_the_list_breaks_an_answer(mofkit: Mofkit, workspace: Workspace, tmp_path: Path, text: str) -> None:
    root = workspace(naughty.files(text))
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert naughty.all_wrong(mofkit, root, text) == []
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert list(tmp_path.iterdir()) == [root]


@every_text
def test_every_text_of_the_list_is_kept_or_refused(
    mofkit: Mofkit, workspace: Workspace, tmp_path: Path, text: str
) -> None:
    root = workspace(naughty.SOUND)
    assert naughty.lost(mofkit, root, text) == []
    assert list(tmp_path.iterdir()) == [root]
