"""The workspace as it was: files of a git revision, read without running anything the repository says."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from mofkit.errors import GitFailed
from mofkit.workspace.files import UNREAD, is_read

# A repository may name programs to run in its own configuration; none of them is asked.
_SAFE = (
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external=", "-c", "core.pager=cat"),
    *("-c", "protocol.allow=never", "--no-pager", "--no-optional-locks"),
)
# A clone that lacks contents would fetch them, and a protocol may be a program; the environment outranks all settings.
_OFFLINE = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_TIMEOUT_SECONDS = 60


def files_at(root: Path, revision: str) -> dict[str, bytes]:
    """The files of records and packs of the workspace at a revision.

    Raises:
        GitFailed: no git, no repository, or no such revision.
    """
    if not revision or revision.startswith("-"):
        raise GitFailed(f"{revision!r} is no revision")
    commit = _git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"])
    listed = _git(root, ["ls-tree", "-r", "-z", commit.decode("ascii").strip()]).split(b"\0")
    blobs: dict[str, bytes] = {}
    for row in listed:
        about, _, path = row.partition(b"\t")
        mode, kind, blob = [*about.split(), b"", b"", b""][:3]
        text = path.decode("utf-8", "surrogateescape")
        if kind == b"blob" and mode != b"120000" and _is_record(text):
            blobs[text] = blob
    return _contents(root, blobs)


def _is_record(path: str) -> bool:
    parts = path.split("/")
    return is_read(path) and parts[0] not in UNREAD and not any(part.startswith(".") for part in parts)


def _contents(root: Path, blobs: dict[str, bytes]) -> dict[str, bytes]:
    out = _git(root, ["cat-file", "--batch"], b"".join(blob + b"\n" for blob in blobs.values()))
    found, at = {}, 0
    for path, blob in blobs.items():
        end = out.find(b"\n", at)
        told = out[at : max(end, at)].split()
        # A clone that was told to leave contents out says so in words, where the size would be.
        if len(told) != 3 or told[0] != blob:
            raise GitFailed(f"{path} of that revision is not in this clone")
        size = int(told[2])
        found[path] = out[end + 1 : end + 1 + size]
        at = end + 2 + size
    return found


def _git(root: Path, arguments: Sequence[str], given: bytes = b"") -> bytes:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; arguments are ours, the revision is checked
            ["git", *_SAFE, *arguments],
            cwd=root,
            input=given,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
            env={**clean, **_OFFLINE},
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise GitFailed(str(error)) from error
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise GitFailed(why or f"`git {arguments[0]}` found nothing")
    return done.stdout
