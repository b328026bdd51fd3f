"""Two branches in real git: what each of them did is there after the merge, or the lint says that somebody must decide.

Both sides are written by the same drafts as the commands use; git makes all commits and merges of a run in four calls.
MOFKIT_LONG makes it 500 random merges of each sort.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from test_history import ENVIRONMENT

from mofkit.bundled import folder
from mofkit.lint.run import Choice, lint
from mofkit.model.kinds import KINDS
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import from_bytes
from mofkit.workspace.records import BASE32, plain_record
from mofkit.workspace.workspace import Workspace, kind_named

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")

TRIALS = 500 if os.environ.get("MOFKIT_LONG") else 25
Files = Mapping[str, bytes]
ROWS: Mapping[str, Mapping[str, str]] = {
    "outage": {"service": "mail", "start": "2026-11-01 09:00"},
    "freeze": {"start": "2026-12-14", "end": "2027-01-03"},
    "risk": {"title": "The supplier gives up"},
}
FILES: Mapping[str, Mapping[str, str]] = {
    "change": {"title": "New disk", "reason": "It is full", "result": "Room for a year"},
    "action": {"what": "Order a disk"},
}
# A field of each kind that takes any text; two of them where both sides change one record.
TEXTS = {
    "change": ("title", "note"),
    "action": ("what", "note"),
    "outage": ("cause", "note"),
    "freeze": ("reason", "reason"),
    "risk": ("title", "note"),
}
DAY = date(2026, 11, 23)
TABLES = [kind.name for kind in KINDS if kind.name in ROWS]
THERE = 6


def base() -> dict[str, bytes]:
    """A workspace with some records of each kind, and the attributes that `mofkit init` gives it."""
    draft = Draft(from_bytes(Path(), {"mofkit.yaml": b"schema_version: 1\n"}))
    for name in (*FILES, *TABLES):
        for number in range(THERE):
            draft.add(kind_named(name), {"id": f"{name}-{number}", **{**FILES, **ROWS}[name]})
    attributes = (folder("workspace-template") / "base" / "dot-gitattributes").read_bytes()
    return {"mofkit.yaml": b"schema_version: 1\n", ".gitattributes": attributes} | written(draft)


def written(draft: Draft) -> dict[str, bytes]:
    return {edit.path: edit.after for edit in draft.edits() if edit.after is not None}


BASE = base()


def changed(act: Callable[[Draft], object]) -> dict[str, bytes]:
    """The files of a side as an act leaves them."""
    draft = Draft(read(BASE))
    act(draft)
    return written(draft)


def read(files: Files) -> Workspace:
    return from_bytes(Path(), {path: raw for path, raw in files.items() if not path.startswith(".")})


class Merged(NamedTuple):
    """A merge: whether git found it clean, and the files that either side had touched, as they are now."""

    clean: bool
    touched: dict[str, bytes]

    @property
    def codes(self) -> set[str]:
        """What the lint says of reading and of ids."""
        found = lint(read({**BASE, **self.touched}), DAY, Choice(select=("MOF0", "MOF104"))).findings
        return {one.label.code for one in found}


def merges(root: Path, sides: Sequence[tuple[Files, Files]]) -> list[Merged]:
    """Each pair of sides, two branches of one commit, merged by git."""
    git(root, "init", "--quiet", "--initial-branch=main")
    (root / ".gitattributes").write_bytes(BASE[".gitattributes"])
    stream = b"".join(
        commit(f"t{at}{side}", files) for at, pair in enumerate(sides) for side, files in zip("ab", pair, strict=True)
    )
    git(root, "fast-import", "--quiet", stdin=commit("main", BASE, mark=True) + stream)
    pairs = "".join(f"t{at}a t{at}b\n" for at in range(len(sides)))
    told = git(root, "merge-tree", "--write-tree", "--stdin", "-z", stdin=pairs.encode())
    trees = re.findall(rb"(?:^|\0)([01])\0([0-9a-f]{40})\0", told)
    assert len(trees) == len(sides)
    wanted = [(tree, path) for (_, tree), pair in zip(trees, sides, strict=True) for path in {**pair[0], **pair[1]}]
    contents = iter(blobs(root, wanted))
    return [
        Merged(clean == b"1", {path: next(contents) for path in {**pair[0], **pair[1]}})
        for (clean, _), pair in zip(trees, sides, strict=True)
    ]


def commit(branch: str, files: Files, *, mark: bool = False) -> bytes:
    """One commit for fast-import: the first one, or one on top of it."""
    head = (
        f"commit refs/heads/{branch}\n{'mark :1' if mark else ''}\ncommitter Kim <kim@x.example> 0 +0000\ndata 1\nx\n"
    )
    body = b"".join(
        b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(raw), raw) for path, raw in files.items()
    )
    return (head.replace("\n\n", "\n") + ("" if mark else "from :1\n")).encode() + body + b"\n"


def blobs(root: Path, wanted: list[tuple[bytes, str]]) -> list[bytes]:
    """The contents of files in trees."""
    asked = b"".join(b"%s:%s\n" % (tree, path.encode()) for tree, path in wanted)
    told, found, at = git(root, "cat-file", "--batch", stdin=asked), [], 0
    for _ in wanted:
        head, _, _ = told[at:].partition(b"\n")
        size = int(head.rsplit(b" ", 1)[1])
        found.append(told[at + len(head) + 1 :][:size])
        at += len(head) + size + 2
    return found


def git(root: Path, *words: str, stdin: bytes = b"") -> bytes:
    environment = {**os.environ, **ENVIRONMENT}
    return subprocess.run(
        ["git", *words], cwd=root, env=environment, check=True, capture_output=True, input=stdin
    ).stdout


def records(files: Files) -> dict[str, object]:
    """Every record by kind and id, as data."""
    return {f"{kind}:{one.id}": plain_record(one) for kind, one in read({**BASE, **files}).every()}


def token(name: str, chosen: random.Random) -> str:
    """An id as `mofkit new` draws it, but the same in each run."""
    return f"{name}-261123-{''.join(chosen.choices(BASE32, k=4))}"


def side(chosen: random.Random, number: int) -> Callable[[Draft], None]:
    """What one of two people does: new records of every kind, and edits of those that the other one leaves alone."""

    def act(draft: Draft) -> None:
        for name in (*FILES, *TABLES):
            kind = kind_named(name)
            for _ in range(chosen.randrange(1, 3)):
                draft.add(kind, {"id": token(name, chosen), **{**FILES, **ROWS}[name]})
        for name in FILES:
            for at in chosen.sample(range(number, THERE, 2), 2):
                draft.set(home(draft, name, at), TEXTS[name][0], f"as {number} has it")
        # Rows that are neighbours are one change to git, so these stand apart, and apart from the end of the table.
        for name in TABLES:
            draft.set(home(draft, name, number * 3), TEXTS[name][0], f"by {number}, too")

    return act


def home(draft: Draft, name: str, number: int):  # type: ignore[no-untyped-def]
    return draft.workspace.find(f"{name}:{name}-{number}")[1]


def test_two_who_touch_different_records_have_nothing_to_decide(tmp_path: Path) -> None:
    chosen = random.Random(1)
    sides = [(changed(side(chosen, 0)), changed(side(chosen, 1))) for _ in range(TRIALS)]
    before = records({})
    for pair, done in zip(sides, merges(tmp_path, sides), strict=True):
        assert done.clean
        assert done.codes == set()
        expected = dict(before)
        for files in pair:
            expected |= {name: one for name, one in records(files).items() if before.get(name) != one}
        assert records(done.touched) == expected


@pytest.mark.parametrize("name", [*FILES, *TABLES])
def test_two_who_change_one_record_lose_nothing(tmp_path: Path, name: str) -> None:
    chosen = random.Random(2)
    sides = []
    for trial in range(TRIALS):
        one, other = TEXTS[name] if chosen.random() < 0.5 else TEXTS[name][::-1]
        at = chosen.randrange(THERE)
        sides.append((edited(name, at, one, f"a{trial}a"), edited(name, at, other, f"b{trial}b")))
    for trial, done in enumerate(merges(tmp_path, sides)):
        [raw] = done.touched.values()
        assert f"a{trial}a".encode() in raw
        assert f"b{trial}b".encode() in raw
        # Lines apart are merged, lines that are neighbours are a conflict, and of a row both versions stay.
        assert done.clean == (name != "action")
        assert done.codes == {"change": set(), "action": {"MOF010", "MOF003"}}.get(name, {"MOF104"})


def edited(name: str, at: int, field: str, text: str) -> dict[str, bytes]:
    return changed(lambda draft: draft.set(home(draft, name, at), field, text))


@pytest.mark.parametrize("name", [*FILES, *TABLES])
def test_two_who_choose_one_id_do_not_pass_the_lint(tmp_path: Path, name: str) -> None:
    kind, field = kind_named(name), TEXTS[name][0]

    def with_same(text: str) -> dict[str, bytes]:
        return changed(lambda draft: draft.add(kind, {"id": "same", **{**FILES, **ROWS}[name], field: text}))

    one, other = with_same("first"), with_same("second")
    [done] = merges(tmp_path, [(one, other)])
    [raw] = done.touched.values()
    assert b"first" in raw
    assert b"second" in raw
    assert done.codes & {"MOF010", "MOF104"}


def test_a_column_that_one_adds_while_the_other_adds_a_row_does_not_pass_in_silence(tmp_path: Path) -> None:
    kind = kind_named("freeze")

    def wider(draft: Draft) -> None:
        path = kind.home
        draft.set(home(draft, "freeze", 0), "aliases", ["old"])
        assert b"aliases" in written(draft)[path].split(b"\n")[0]

    narrow = changed(lambda draft: draft.add(kind, {"id": "late", **ROWS["freeze"]}))
    [done] = merges(tmp_path, [(changed(wider), narrow)])
    assert not done.clean or done.codes
