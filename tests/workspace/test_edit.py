"""Edits as they reach the disk: whole, in their place, with their mode, or not at all."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mofkit.errors import (
    BrokenFile,
    ChangedOnDisk,
    Locked,
    MaybeNotDurable,
    NotWritten,
    OutsideWorkspace,
    RefusedEdit,
    UnreadableFile,
)
from mofkit.workspace import lock
from mofkit.workspace.edit import Edit, apply, prove, refuse_conflicts
from mofkit.workspace.files import walk
from mofkit.workspace.lock import writing

posix = pytest.mark.skipif(os.name == "nt", reason="modes, links and pipes as POSIX has them")

A, B = "actions/A-1.yaml", "actions/A-2.yaml"
OLD, NEW = b"id: A-1\nwhat: Ask\n", b"id: A-1\nwhat: Tell\n"
CHANGE = Edit(A, OLD, NEW)


@pytest.fixture
def root(workspace: Callable[..., Path]) -> Path:
    return workspace({A: OLD, B: b"id: A-2\nwhat: Wait\n"})


def names(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir())


# What is written.


def test_an_edit_puts_the_new_bytes_in_place_and_leaves_nothing_beside_them(root: Path) -> None:
    before = names(root)
    assert apply(root, [CHANGE]) == [CHANGE]
    assert (root / A).read_bytes() == NEW
    assert names(root) == before


def test_an_edit_that_changes_nothing_touches_nothing(root: Path) -> None:
    before = (root / A).stat()
    assert apply(root, [Edit(A, OLD, OLD), Edit("no/such.yaml", None, None)]) == []
    assert (root / A).stat().st_mtime_ns == before.st_mtime_ns
    assert (root / A).stat().st_ino == before.st_ino


def test_a_new_file_brings_its_folders_along(root: Path) -> None:
    apply(root, [Edit("changes/2026/CHG-001.yaml", None, b"id: CHG-001\n")])
    assert (root / "changes/2026/CHG-001.yaml").read_bytes() == b"id: CHG-001\n"


def test_a_file_goes_away(root: Path) -> None:
    apply(root, [Edit(A, OLD, None)])
    assert not (root / A).exists()


def test_what_is_written_already_counts_as_written(root: Path) -> None:
    edits = [CHANGE, Edit("actions/A-3.yaml", None, b"id: A-3\n"), Edit(B, (root / B).read_bytes(), None)]
    apply(root, edits)
    after = {name: (root / name).read_bytes() for name in names(root)}
    assert apply(root, edits) == edits
    assert {name: (root / name).read_bytes() for name in names(root)} == after


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_a_file_keeps_its_mode(root: Path, mode: int) -> None:
    (root / A).chmod(mode)
    apply(root, [CHANGE])
    assert (root / A).stat().st_mode & 0o7777 == mode


@pytest.fixture
def umask() -> Iterator[None]:
    old = os.umask(0o027)
    yield
    os.umask(old)


@posix
def test_a_new_file_has_the_mode_the_umask_leaves(root: Path, umask: None) -> None:
    apply(root, [Edit("actions/A-3.yaml", None, b"id: A-3\n")])
    assert (root / "actions/A-3.yaml").stat().st_mode & 0o7777 == 0o640


@posix
def test_a_link_inside_stays_a_link_and_is_written_through(root: Path) -> None:
    (root / "real.yaml").write_bytes(OLD)
    (root / "link.yaml").symlink_to("real.yaml")
    apply(root, [Edit("link.yaml", OLD, NEW)])
    assert (root / "link.yaml").is_symlink()
    assert (root / "real.yaml").read_bytes() == NEW


@pytest.mark.parametrize("name", ["x" * 250, "😀" * 60, "é" * 120, " a b ", "-rf", "a\nb"])
def test_a_name_as_long_and_as_odd_as_the_system_allows_is_written(root: Path, name: str) -> None:
    apply(root, [Edit(f"{name}.txt", None, b"one"), CHANGE])
    apply(root, [Edit(f"{name}.txt", b"one", b"two")])
    assert (root / f"{name}.txt").read_bytes() == b"two"


# What is refused.


def assert_refused(root: Path, error: type[Exception], *edits: Edit) -> None:
    before = {name: (root / name).read_bytes() for name in names(root)}
    with pytest.raises(error):
        apply(root, edits)
    assert {name: (root / name).read_bytes() for name in names(root)} == before


def test_an_edit_refuses_a_file_that_moved_on(root: Path) -> None:
    (root / A).write_bytes(OLD + b"who: ada\n")
    assert_refused(root, ChangedOnDisk, CHANGE)


def test_an_edit_refuses_a_file_that_went_away(root: Path) -> None:
    (root / A).unlink()
    assert_refused(root, ChangedOnDisk, CHANGE)


def test_a_new_file_refuses_a_place_that_is_taken(root: Path) -> None:
    assert_refused(root, ChangedOnDisk, Edit(A, None, NEW))


def test_a_removal_refuses_a_file_that_moved_on(root: Path) -> None:
    assert_refused(root, ChangedOnDisk, Edit(A, b"id: A-0\n", None))


def test_no_edit_is_written_if_one_of_them_is_stale(root: Path) -> None:
    assert_refused(root, ChangedOnDisk, CHANGE, Edit(B, b"stale", b"id: A-2\n"))


@pytest.mark.parametrize("path", ["../x.yaml", "actions/../../x.yaml", "/x.yaml", "actions/../../../etc/x.yaml"])
def test_a_path_that_leads_out_is_refused(root: Path, path: str) -> None:
    assert_refused(root, OutsideWorkspace, CHANGE, Edit(path, None, b"a: 1\n"))
    assert not (root.parent / "x.yaml").exists()


def test_a_path_that_is_none_is_refused(root: Path) -> None:
    assert_refused(root, UnreadableFile, Edit("a\0b.yaml", None, b"a: 1\n"))


@posix
def test_a_link_that_leads_out_is_refused(root: Path) -> None:
    outside = root.parent / "outside.yaml"
    outside.write_bytes(OLD)
    (root / "link.yaml").symlink_to(outside)
    (root / "folder").symlink_to(root.parent)
    assert_refused(root, OutsideWorkspace, Edit("link.yaml", OLD, NEW))
    assert_refused(root, OutsideWorkspace, Edit("folder/outside.yaml", OLD, NEW))
    assert outside.read_bytes() == OLD


@posix
def test_a_pipe_or_a_folder_is_not_written_to_nor_waited_for(root: Path) -> None:
    os.mkfifo(root / "pipe.yaml")
    with pytest.raises(NotWritten, match="no regular file"):
        apply(root, [Edit("pipe.yaml", None, b"a: 1\n")])
    with pytest.raises(NotWritten, match="no regular file"):
        apply(root, [Edit("actions", None, b"a: 1\n")])


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        ("a.yaml", b"a: 'b\n"),
        ("a.yml", b"a: 1\na: 2\n"),
        ("a.yaml", b"a: caf\xe9\n"),
        ("a.yaml", b"a: &an:chor b\n"),
        ("a.csv", b'a,b\n1,"2\n'),
        ("a.csv", b"a,b\n1,\0\n"),
    ],
)
def test_a_text_that_would_not_read_back_is_refused(root: Path, path: str, raw: bytes) -> None:
    assert_refused(root, RefusedEdit, CHANGE, Edit(path, None, raw))


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        ("a.yaml", b"a: 1\n"),
        ("a.csv", b"a;b\r\n1;2\r\n"),
        ("a.csv", "a;café\n".encode("cp1252")),
        ("a.csv", "a\tcafé\n".encode("utf-16")),
        ("a.csv", b"\xfe\xff" + "a\tcafé\n".encode("utf-16-be")),
        ("a.md", b"\xff: 'anything"),
        ("a.yaml", None),
    ],
)
def test_a_sound_text_is_proved_in_the_encoding_it_is_in(path: str, raw: bytes | None) -> None:
    prove(Edit(path, None, raw))


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"id: A-1\n<<<<<<< HEAD\nwhat: a\n=======\nwhat: b\n>>>>>>> main\n", 2),
        (b"id: A-1\r\n<<<<<<< HEAD\r\n", 2),
        (b"a,b\n1,2\n||||||| base\n", 3),
        (b'a,b\n1,"x\n>>>>>>> main\n"\n', 3),
    ],
)
def test_a_file_with_conflict_markers_is_not_edited(raw: bytes, line: int) -> None:
    with pytest.raises(BrokenFile, match=f"a.yaml:{line}:1: the file has merge-conflict markers"):
        refuse_conflicts(raw, "a.yaml")


@pytest.mark.parametrize(
    "raw", [b"note: |\n  <<<<<<< HEAD\n  is what git writes\n", b"=======\n", b"a: <<<<<<< b\n", b""]
)
def test_text_that_only_speaks_of_conflicts_is_edited(raw: bytes) -> None:
    refuse_conflicts(raw, "a.yaml")


# What the system refuses.


def test_a_write_that_fails_says_so_and_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", failing(errno.ENOSPC))
    before = names(root)
    with pytest.raises(NotWritten, match=f"cannot write {A}: No space left on device; the old content is untouched"):
        apply(root, [CHANGE])
    assert names(root) == before
    assert (root / A).read_bytes() == OLD


def test_a_folder_that_cannot_be_made_is_named(root: Path) -> None:
    with pytest.raises(NotWritten, match=r"cannot write mofkit\.yaml/a\.yaml"):
        apply(root, [Edit("mofkit.yaml/a.yaml", None, b"a: 1\n")])


def test_a_failure_half_way_says_what_is_written_already(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, seen = os.replace, []

    def second_fails(source: Any, target: Any) -> None:
        seen.append(target)
        if len(seen) == 2:
            raise OSError(errno.EIO, "Input/output error")
        real(source, target)

    monkeypatch.setattr(os, "replace", second_fails)
    before = names(root)
    with pytest.raises(NotWritten, match=rf"cannot write {B}: .* \(already updated: {A}\)"):
        apply(root, [CHANGE, Edit(B, (root / B).read_bytes(), b"id: A-2\n")])
    assert (root / A).read_bytes() == NEW
    assert names(root) == before


@posix
def test_a_folder_that_does_not_sync_leaves_the_file_updated_and_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def folders_fail(handle: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112 - no Path is at hand
            raise OSError(errno.EIO, "Input/output error")
        real(handle)

    monkeypatch.setattr(os, "fsync", folders_fail)
    if not os.path.isdir("/proc/self/fd"):  # noqa: PTH112
        pytest.skip("needs /proc to tell folders from files")
    with pytest.raises(MaybeNotDurable, match=f"{A} was updated, but the disk did not confirm it"):
        apply(root, [CHANGE])
    assert (root / A).read_bytes() == NEW


def test_what_a_dead_writer_leaves_is_no_record_and_in_nobodys_way(root: Path) -> None:
    (root / "actions/.A-1.yaml.0123abcd.mofkit-new").write_bytes(b"id: A-")
    assert "actions/A-1.yaml" in dict(walk(root))
    assert not any("mofkit-new" in path for path, _ in walk(root))
    assert apply(root, [CHANGE]) == [CHANGE]


def test_a_folder_that_may_not_be_read_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def guarded(folder: str) -> Any:
        return failing(errno.EACCES)() if folder.endswith("actions") else real(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    with pytest.raises(UnreadableFile, match="cannot read actions/: Permission denied"):
        list(walk(root))


@posix
def test_a_removal_from_a_folder_that_is_gone_is_done(root: Path) -> None:
    assert apply(root, [Edit("gone/A-7.yaml", b"id: A-7\n", None)])


# The lock.


def failing(number: int) -> Callable[..., Any]:
    def act(*_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number))

    return act


@pytest.fixture(params=["folder", "no locks on this disk", "no locks on this system"])
def any_lock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder that is locked itself, or, where that cannot be, by a file in it."""
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    if request.param == "no locks on this system" or os.name == "nt":
        monkeypatch.setattr(lock, "fcntl", None)
    elif request.param == "no locks on this disk":
        monkeypatch.setattr("fcntl.flock", failing(errno.ENOLCK))
    return str(request.param)


def test_one_writer_at_a_time(root: Path, any_lock: str) -> None:
    before = names(root)
    with writing(root), pytest.raises(Locked), writing(root):
        pass
    with writing(root):
        pass
    assert names(root) == before


def test_a_writer_that_fails_lets_go(root: Path, any_lock: str) -> None:
    with pytest.raises(KeyError), writing(root):
        raise KeyError
    assert apply(root, [CHANGE]) == [CHANGE]


def test_a_writer_waits_for_the_one_before_it(root: Path, any_lock: str, monkeypatch: pytest.MonkeyPatch) -> None:
    held = writing(root)
    held.__enter__()
    # Whoever waits, sleeps; here the other one ends meanwhile.
    monkeypatch.setattr(time, "sleep", lambda _: held.__exit__(None, None, None))
    with writing(root):
        pass


def test_a_folder_that_is_not_there_cannot_be_locked(root: Path, any_lock: str) -> None:
    with pytest.raises(NotWritten), writing(root / "none"):
        pass


def test_trouble_with_the_lock_file_itself_is_no_trouble_for_the_edit(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "fcntl", None)
    real = os.write

    def numbers_fail(handle: int, raw: Any) -> int:
        if bytes(raw).isdigit():
            raise OSError(errno.EIO, "Input/output error")
        return real(handle, raw)

    monkeypatch.setattr(os, "write", numbers_fail)
    assert apply(root, [CHANGE]) == [CHANGE]
    assert (root / A).read_bytes() == NEW


# What is shown.


def test_an_edit_shows_itself_as_a_diff() -> None:
    assert CHANGE.diff() == (
        "--- a/actions/A-1.yaml\n+++ b/actions/A-1.yaml\n@@ -1,2 +1,2 @@\n id: A-1\n-what: Ask\n+what: Tell\n"
    )


def test_a_diff_tells_new_files_and_removed_ones_and_a_missing_last_line_break() -> None:
    assert Edit(A, None, b"id: A-1").diff() == (
        "--- /dev/null\n+++ b/actions/A-1.yaml\n@@ -0,0 +1 @@\n+id: A-1\n\\ No newline at end of file\n"
    )
    assert (
        Edit(A, b"id: caf\xe9\n", None).diff()
        == "--- a/actions/A-1.yaml\n+++ /dev/null\n@@ -1 +0,0 @@\n-id: caf\ufffd\n"
    )
