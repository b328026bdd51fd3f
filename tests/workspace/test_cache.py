"""What a lint found last time: under which key it is kept, when it is not, and what is made of a damaged one."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mofkit.workspace import cache
from mofkit.workspace.cache import lint_key, recall, remember

Make = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own, for files that count as settled at once."""
    monkeypatch.setattr(cache, "_SETTLED_SECONDS", -60.0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("CI", "MOFKIT_NO_CACHE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "cache"


@pytest.fixture
def root(home: Path, workspace: Make) -> Path:
    return workspace({"people.csv": "id,name\nkim,Kim\n", "actions/a.yaml": "id: a\nwhat: b\n"})


both = pytest.mark.parametrize("ci", ["", "1"])


@both
def test_the_same_files_have_the_same_key(root: Path, monkeypatch: pytest.MonkeyPatch, ci: str) -> None:
    monkeypatch.setenv("CI", ci)
    key = lint_key(root, ["a", "b"])
    assert key
    assert lint_key(root, ["a", "b"]) == key
    (root / "notes.txt").write_text("no record")
    assert lint_key(root, ["a", "b"]) == key


@both
@pytest.mark.parametrize("about", [["a"], ["b", "a"], ["a", "b", ""], ["a\0c"], ["\udcff", "\ud800"]])
def test_another_question_has_another_key(
    root: Path, monkeypatch: pytest.MonkeyPatch, ci: str, about: list[str]
) -> None:
    monkeypatch.setenv("CI", ci)
    assert lint_key(root, about) != lint_key(root, ["a", "b"])


def changes(root: Path) -> list[Callable[[], object]]:
    people = root / "people.csv"
    return [
        lambda: people.write_text("id,name\nkim,Kit\n"),
        lambda: (root / "new.yaml").write_text(""),
        lambda: (root / "new.yaml").rename(root / "other.yaml"),
        (root / "actions" / "a.yaml").unlink,
    ]


@both
def test_every_change_of_a_file_changes_the_key(root: Path, monkeypatch: pytest.MonkeyPatch, ci: str) -> None:
    monkeypatch.setenv("CI", ci)
    keys = [lint_key(root, [])]
    for change in changes(root):
        change()
        keys.append(lint_key(root, []))
    assert len(set(keys)) == len(keys) == 5


def test_a_copy_has_the_same_key_in_ci_and_another_at_home(
    root: Path, workspace: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = workspace(
        {path: (root / path).read_bytes() for path in ("mofkit.yaml", "people.csv", "actions/a.yaml")}, folder="copy"
    )
    assert lint_key(root, []) != lint_key(copy, [])
    monkeypatch.setenv("CI", "true")
    assert lint_key(root, []) == lint_key(copy, [])


@both
def test_what_cannot_be_read_has_no_key_in_ci_and_nobody_waits(
    root: Path, monkeypatch: pytest.MonkeyPatch, ci: str
) -> None:
    monkeypatch.setenv("CI", ci)
    os.mkfifo(root / "pipe.yaml")
    (root / "zero.csv").symlink_to("/dev/zero")
    assert bool(lint_key(root, [])) == (not ci)
    (root / "gone.yaml").symlink_to("nowhere")
    assert lint_key(root, []) == ""


def test_a_file_of_this_moment_has_no_key(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_SETTLED_SECONDS", 2.0)
    assert lint_key(root, []) == ""
    monkeypatch.setenv("CI", "1")
    assert lint_key(root, [])


@pytest.mark.parametrize("outcome", [[], 0, "é\ud800", [["a", 1, None]], {"x": [True]}])
def test_what_is_kept_comes_back(root: Path, outcome: object) -> None:
    remember(root, "key", outcome)
    assert recall(root, "key") == outcome
    assert recall(root, "other") is None
    assert recall(root.parent, "key") is None


def test_only_the_last_outcome_is_kept(root: Path, home: Path) -> None:
    for number in range(3):
        remember(root, f"key {number}", number)
    assert [recall(root, f"key {number}") for number in range(3)] == [None, None, 2]
    assert len(list(home.rglob("*.json*"))) == 1


def test_nobody_else_may_look_into_the_cache(root: Path, home: Path) -> None:
    remember(root, "key", 1)
    assert (home / "mofkit").stat().st_mode & 0o077 == 0


def test_without_a_key_nothing_is_kept(root: Path, home: Path) -> None:
    remember(root, "", 1)
    assert (recall(root, ""), home.exists()) == (None, False)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"3", b'{"key": "other"}', b'{"key": "key"}', b"\xff\xfe"])
def test_a_damaged_cache_is_none(root: Path, home: Path, content: bytes) -> None:
    remember(root, "key", 1)
    next(home.rglob("*.json")).write_bytes(content)
    assert recall(root, "key") is None


@pytest.mark.parametrize(
    "environment", [{"MOFKIT_NO_CACHE": "1"}, {"XDG_CACHE_HOME": "", "HOME": ""}, {"XDG_CACHE_HOME": os.devnull}]
)
def test_without_a_place_nothing_is_kept_and_nothing_fails(
    root: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    remember(root, "key", 1)
    assert recall(root, "key") is None


def test_the_cache_is_in_the_home_folder_if_nothing_else_is_said(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    remember(root, "key", 1)
    (file,) = (tmp_path / ".cache" / "mofkit").iterdir()
    assert json.loads(file.read_text()) == {"key": "key", "outcome": 1}


def test_a_folder_in_the_way_is_no_trouble(root: Path, home: Path) -> None:
    remember(root, "key", 1)
    file = next(home.rglob("*.json"))
    file.unlink()
    file.mkdir()
    remember(root, "key", 2)
    assert recall(root, "key") is None
    assert list(file.parent.iterdir()) == [file]
