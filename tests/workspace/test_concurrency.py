"""Many writers at once: no edit is lost, no reader sees half a file, and the dead hold no locks.

How a command must do it: read, draft, apply; and on ChangedOnDisk begin again with reading.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from mofkit.errors import ChangedOnDisk
from mofkit.model.action import Action
from mofkit.text.yamlread import read_data
from mofkit.workspace.draft import Draft
from mofkit.workspace.edit import Edit, apply
from mofkit.workspace.load import load
from mofkit.workspace.lock import writing
from mofkit.workspace.workspace import Home, Workspace, kind_named

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked")

WRITERS = 8
EDITS = 100 if os.environ.get("MOFKIT_LONG") else 25
ACTION = "id: A-1  # shared by all\nwhat: Ask the council\naliases: [first]\n" + "".join(
    f"x-writer-{number}:   # of writer {number}\n" for number in range(WRITERS)
)
SERVICES = "id,name,comments\n" + "".join(f"SRV-{number},Service {number},\n" for number in range(WRITERS))


@pytest.fixture
def root(workspace: Callable[..., Path]) -> Path:
    return workspace({"actions/A-1.yaml": ACTION, "catalog/services.csv": SERVICES})


def retried(root: Path, change: Callable[[Workspace, Draft], None]) -> None:
    """One change for certain: if someone else was quicker, it is drafted anew from what they wrote."""
    while True:
        workspace = load(root)
        draft = Draft(workspace)
        change(workspace, draft)
        try:
            apply(root, draft.edits())
        except ChangedOnDisk:
            continue
        return


def together(*acts: Callable[[], None]) -> None:
    """Every act in a process of its own, all at once; each must end well."""
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=act) for act in acts]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0] * len(acts)


def home(workspace: Workspace, word: str) -> Home:
    """Where a record is."""
    return workspace.find(word)[1]


def test_writers_of_one_file_and_one_table_lose_nothing(root: Path) -> None:
    def writer(number: int) -> None:
        field = f"x-writer-{number}"
        for edit in range(EDITS):

            def change(workspace: Workspace, draft: Draft, edit: int = edit) -> None:
                # What this writer wrote last must still stand, whatever the others did since.
                before = read_data(workspace.files["actions/A-1.yaml"].decode())
                assert before[field] == (str(edit - 1) if edit else None)
                draft.set(home(workspace, "action:A-1"), field, str(edit))
                draft.set(home(workspace, f"service:SRV-{number}"), "comments", f"edit {edit}")

            retried(root, change)

    together(*(partial(writer, number) for number in range(WRITERS)))
    after = load(root)
    assert after.problems == ()
    for number in range(WRITERS):
        assert f"x-writer-{number}: {EDITS - 1}   # of writer {number}\n".encode() in after.files["actions/A-1.yaml"]
    assert after.files["catalog/services.csv"].decode() == "id,name,comments\n" + "".join(
        f"SRV-{number},Service {number},edit {EDITS - 1}\n" for number in range(WRITERS)
    )


def test_every_row_and_item_that_anyone_adds_is_there(root: Path) -> None:
    def writer(number: int) -> None:
        for edit in range(EDITS // 5):

            def change(workspace: Workspace, draft: Draft, name: str = f"w{number}-{edit}") -> None:
                action, _ = workspace.find("action:A-1")
                assert isinstance(action, Action)
                draft.set(home(workspace, "action:A-1"), "aliases", [*action.aliases, name])
                draft.add(kind_named("service"), {"id": name, "name": "New"})

            retried(root, change)

    together(*(partial(writer, number) for number in range(WRITERS)))
    after = load(root)
    names = {f"w{number}-{edit}" for number in range(WRITERS) for edit in range(EDITS // 5)}
    (action,) = after.all(Action)
    assert sorted(action.aliases) == sorted({"first", *names})
    rows = after.files["catalog/services.csv"].decode().splitlines()[1 + WRITERS :]
    assert sorted(row.split(",")[0] for row in rows) == sorted(names)


def test_a_reader_never_sees_half_a_file(root: Path) -> None:
    big = "".join(f"x-line-{number}: {'x' * 200}\n" for number in range(500))
    path = "actions/A-1.yaml"
    one, two = [f"id: A-1\nwhat: {what}\n{big}".encode() for what in ("Ask", "Tell everybody")]
    (root / path).write_bytes(one)
    done = root.parent / "done"

    def write() -> None:
        for _ in range(10):
            apply(root, [Edit(path, one, two)])
            apply(root, [Edit(path, two, one)])
        done.touch()

    def read() -> None:
        while not done.exists():
            assert (root / path).read_bytes() in (one, two)

    together(write, read)


def test_an_editor_that_saves_meanwhile_wins_and_we_say_so(root: Path) -> None:
    for number in range(20):
        workspace = load(root)
        draft = Draft(workspace)
        draft.set(home(workspace, "action:A-1"), "what", f"Ask {number}")
        saved = (root / "actions/A-1.yaml").read_bytes() + b"# saved in an editor\n"
        (root / "actions/A-1.yaml").write_bytes(saved)
        with pytest.raises(ChangedOnDisk):
            apply(root, draft.edits())
        assert (root / "actions/A-1.yaml").read_bytes() == saved


def test_a_writer_killed_while_it_holds_the_lock_blocks_nobody(root: Path) -> None:
    child = os.fork()
    if child == 0:
        with writing(root):
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    begun = time.monotonic()
    retried(root, lambda workspace, draft: draft.set(home(workspace, "action:A-1"), "what", "Go on"))
    assert time.monotonic() - begun < 5
    assert b"what: Go on\n" in (root / "actions/A-1.yaml").read_bytes()
