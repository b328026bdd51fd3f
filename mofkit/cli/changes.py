"""How a writing command ends: the diff under --dry-run, else the files changed and what to do next."""

from collections.abc import Callable, Sequence
from pathlib import Path

from mofkit.cli.session import Session, out
from mofkit.errors import ChangedOnDisk
from mofkit.shown import safe_lines, safe_text
from mofkit.workspace.draft import Draft
from mofkit.workspace.edit import Edit, apply
from mofkit.workspace.load import open_for_change
from mofkit.workspace.workspace import Workspace

_TRIES = 200


def change(
    session: Session,
    act: Callable[[Draft], str],
    *,
    dry_run: bool = False,
    next_step: str = "",
    silent: bool = False,
    opened: Callable[[Path], Workspace] = open_for_change,
) -> int:
    """Do an act on a draft of the workspace and write it. `act` gives the sentence that says what was done.

    Someone else may write between our reading and our writing; then the act is done again on what is there now.
    """
    root = session.root
    for attempt in range(_TRIES):
        draft = Draft(opened(root))
        told = act(draft)
        try:
            if silent:
                apply(root, draft.edits())
                return 0
            return finish(session, root, draft.edits(), told, dry_run=dry_run, next_step=next_step)
        except ChangedOnDisk:
            if attempt == _TRIES - 1:
                raise
    return 0


def finish(
    session: Session, root: Path, edits: Sequence[Edit], told: str, *, dry_run: bool = False, next_step: str = ""
) -> int:
    """Write edits, or show them; say what changed."""
    if dry_run:
        out(safe_lines("".join(edit.diff() for edit in edits)))
        session.note(f"would change {_files(edits)}" if edits else "nothing would change")
        return 0
    done = apply(root, edits)
    if not done:
        session.note("nothing to change: it is so already")
        return 0
    out(safe_text(told) + "\n")
    session.note(f"changed {_files(done)}")
    if next_step:
        session.note(f"next: {next_step}")
    return 0


def _files(edits: Sequence[Edit]) -> str:
    return ", ".join(edit.path for edit in edits[:6]) + (f" and {len(edits) - 6} files more" if len(edits) > 6 else "")
