"""A change to files: decided first, shown as a diff, written last. The only place that writes.

Each file is replaced whole: a new file beside it is written, synced and renamed over it, and then the folder is
synced. Whatever happens on the way, a file is its old self or its new self.
"""

import contextlib
import os
import secrets
from collections.abc import Callable, Iterable
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from mofkit.errors import BrokenFile, ChangedOnDisk, MaybeNotDurable, MofkitError, NotWritten, RefusedEdit
from mofkit.finding import Finding
from mofkit.text.csvtext import CsvText
from mofkit.text.yamltext import YamlText
from mofkit.workspace.files import inside
from mofkit.workspace.lock import writing

TEMPORARY = ".mofkit-new"


class Edit(NamedTuple):
    """One file before and after; `before` is nothing for a new file, `after` for one that goes away."""

    path: str
    before: bytes | None
    after: bytes | None

    def diff(self) -> str:
        """The change as a unified diff, for reading."""
        old = [] if self.before is None else _lines(self.before)
        new = [] if self.after is None else _lines(self.after)
        source = "/dev/null" if self.before is None else f"a/{self.path}"
        target = "/dev/null" if self.after is None else f"b/{self.path}"
        return "".join(unified_diff(old, new, source, target))


def apply(root: Path, edits: Iterable[Edit]) -> list[Edit]:
    """Write every edit, or none if one of them must not be written; what was changed.

    What a run that was cut short has already written counts as written, so the same edits may be applied again.

    Raises:
        ChangedOnDisk: a file is no longer what the edit started from.
        RefusedEdit: the new text does not read back.
        NotWritten: the system refused; what was there is still there.
        MaybeNotDurable: everything is written, but the disk did not confirm it.
    """
    todo = [edit for edit in edits if edit.before != edit.after]
    for edit in todo:
        prove(edit)
    if not todo:
        return []
    with writing(root):
        targets = [(edit, inside(root, edit.path)) for edit in todo]
        left = [(edit, target) for edit, target in targets if _is_left(edit, target)]
        # What goes away goes last: until then, whatever replaces it is there beside it.
        made = _replace_all(sorted(left, key=lambda one: one[0].after is None))
        for folder in dict.fromkeys([*made, *(target.parent for _, target in targets)]):
            if folder.is_dir():
                _sync_folder(folder, todo[0].path)
    return todo


def prove(edit: Edit) -> None:
    """Raises RefusedEdit unless the new bytes read back as a sound file of their kind."""
    if edit.after is None:
        return
    if edit.path.endswith((".yaml", ".yml")):
        text = YamlText.parse(edit.after, edit.path)
        if isinstance(text, Finding):
            raise RefusedEdit(edit.path, f"the new text would not read: {text.message}")
        text.check()
    elif edit.path.endswith(".csv"):
        table = CsvText.parse(edit.after, edit.path, encoding=_same_encoding(edit.after))
        if isinstance(table, Finding):
            raise RefusedEdit(edit.path, f"the new text would not read: {table.message}")


def _same_encoding(raw: bytes) -> str | None:
    # A table that was read with --encoding has no mark; latin-1 reads any bytes and keeps the shape visible.
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return None


def refuse_conflicts(raw: bytes, path: str) -> None:
    """Raises BrokenFile for a file with merge-conflict markers: nobody has decided yet what it says."""
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if line.startswith((b"<<<<<<< ", b">>>>>>> ", b"||||||| ")):
            raise BrokenFile(f"{path}:{number}:1", "the file has merge-conflict markers")


def _is_left(edit: Edit, target: Path) -> bool:
    """Whether the edit is still to be written; raises ChangedOnDisk if it no longer can be."""
    try:
        if target.exists() and not target.is_file():
            raise NotWritten(edit.path, "it is no regular file")
        now = target.read_bytes()
    except FileNotFoundError:
        now = None
    except OSError as error:
        raise NotWritten(edit.path, error.strerror or str(error)) from error
    if now not in (edit.before, edit.after):
        raise ChangedOnDisk(edit.path)
    return now != edit.after


def _replace_all(targets: list[tuple[Edit, Path]]) -> list[Path]:
    """New files first, all of them; then the renames and removals. The folders that hold a new folder."""
    ready: list[tuple[Edit, Path, Path | None]] = []
    done: list[str] = []
    holders: list[Path] = []
    try:
        for edit, target in targets:
            if edit.after is not None:
                holders += _make_folder(edit, target.parent)
            ready.append((edit, target, _written_beside(edit, target) if edit.after is not None else None))
        while ready:
            _put_in_place(*ready[0], done)
            done.append(ready.pop(0)[0].path)
    finally:
        for _, _, scratch in ready:
            if scratch:
                with contextlib.suppress(OSError):
                    scratch.unlink()
    return holders


def _make_folder(edit: Edit, folder: Path) -> list[Path]:
    """Makes a folder where there is none; the folders whose entries that changes."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    _guarded(edit, lambda: folder.mkdir(parents=True, exist_ok=True))
    return [one.parent for one in missing]


def _put_in_place(edit: Edit, target: Path, scratch: Path | None, done: list[str]) -> None:
    try:
        if scratch:
            scratch.replace(target)
        else:
            target.unlink()
    except OSError as error:
        why = error.strerror or str(error)
        raise NotWritten(edit.path, f"{why} (already updated: {', '.join(done)})" if done else why) from error


def _written_beside(edit: Edit, target: Path) -> Path:
    """A synced file with the new bytes in the folder of the target, with the target's mode."""
    assert edit.after is not None
    content = edit.after
    # Forty characters are at most 160 bytes, which leaves room in a name of 255.
    scratch = target.parent / f".{target.name[:40]}.{secrets.token_hex(4)}{TEMPORARY}"
    try:
        _guarded(edit, lambda: _write_synced(scratch, content, target))
    except MofkitError:
        with contextlib.suppress(OSError):
            scratch.unlink()
        raise
    return scratch


def _write_synced(scratch: Path, content: bytes, target: Path) -> None:
    handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        if target.exists():
            scratch.chmod(target.stat().st_mode & 0o7777)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _guarded(edit: Edit, act: Callable[[], object]) -> None:
    try:
        act()
    except OSError as error:
        raise NotWritten(edit.path, error.strerror or str(error)) from error


def _sync_folder(folder: Path, path: str) -> None:
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise MaybeNotDurable(path, error.strerror or str(error)) from error


def _lines(raw: bytes) -> list[str]:
    text = raw.decode("utf-8", "replace")
    rows = text.split("\n")
    return [row + "\n" for row in rows[:-1]] + ([rows[-1] + "\n\\ No newline at end of file\n"] if rows[-1] else [])
