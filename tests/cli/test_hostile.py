"""Naughty text, wherever it stands and whatever is asked: no bug, no lost byte, no command to the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import naughty
import pytest

from mofkit.workspace import load

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

# What is measured here is not the reach of the tests: counting lines would take twice as long as the tests.
pytestmark = pytest.mark.no_cover
every_text = pytest.mark.parametrize("text", naughty.OWN, ids=ascii)


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with nothing around the workspace, so that a stray file would show."""
    monkeypatch.setenv("MOFKIT_NO_CACHE", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace is read once and kept while no file of it changes: hundreds of questions are about the same one."""
    assemble = load._assemble
    known: dict[Path, tuple[object, Any]] = {}

    def remembered(root: Path, content: Iterable[Any], streams: Mapping[str, bytes | None]) -> Any:
        entries = sorted(root.rglob("*"))
        key = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in entries)
        if root not in known or known[root][0] != key:
            known[root] = (key, assemble(root, content, streams))
        return known[root][1]

    monkeypatch.setattr(load, "_assemble", remembered)


@every_text
@pytest.mark.usefixtures("read_once")
def test_no_text_breaks_an_answer(mofkit: Mofkit, workspace: Workspace, alone: Path, text: str) -> None:
    root = workspace(naughty.files(text))
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert naughty.all_wrong(mofkit, root, text) == []
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert list(alone.iterdir()) == [root]


@every_text
def test_every_text_is_kept_or_refused(mofkit: Mofkit, workspace: Workspace, alone: Path, text: str) -> None:
    root = workspace(naughty.SOUND)
    assert naughty.lost(mofkit, root, text) == []
    assert list(alone.iterdir()) == [root]
    assert all(path.resolve().is_relative_to(root) for path in root.rglob("*"))


@every_text
def test_what_is_written_by_hand_comes_out_as_it_is(mofkit: Mofkit, workspace: Workspace, text: str) -> None:
    root = workspace(naughty.files(text))
    action = mofkit("-C", root, "show", "action:a", "--format", "json")
    if action.code == 0 and text:
        found = naughty.record(mofkit, root, "action:a")
        assert (found["what"], found["note"]) == (text, text)
    person = mofkit("-C", root, "show", "person:kim", "--format", "json")
    if person.code == 0 and naughty.utf_8(text):
        found = naughty.record(mofkit, root, "person:kim")
        assert (found["name"], found["team"]) == (text, text)
