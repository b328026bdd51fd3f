"""What a lint found last time, kept outside the workspace and safe to delete.

Keyed by what the files are: by size, times and inode at home, by content in CI, where every time is new.
"""

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mofkit.finding import Finding
from mofkit.workspace.files import read, walk

# A file written in the last moments may be written again within the same tick of the clock.
_SETTLED_SECONDS = 2.0


def lint_key(root: Path, about: Iterable[str]) -> str:
    """The key of a workspace as it is now and of everything else the outcome depends on; empty if it is unsettled."""
    digest = hashlib.sha256("\0".join(about).encode("utf-8", "surrogatepass"))
    if os.environ.get("CI"):
        for path, entry in walk(root):
            raw = read(entry.path, path, str(root))
            # What cannot be read has no content to know it by; the lint itself says why.
            if isinstance(raw, Finding):
                return ""
            digest.update(_line(path, hashlib.sha256(raw).hexdigest()))
        return digest.hexdigest()
    rows, newest = [], 0
    try:
        for path, entry in walk(root):
            found = entry.stat()
            rows.append(f"{path}\0{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}\n")
            newest = max(newest, found.st_mtime_ns, found.st_ctime_ns)
    except OSError:
        return ""
    digest.update("".join(rows).encode("utf-8", "surrogatepass"))
    return "" if newest / 1e9 > time.time() - _SETTLED_SECONDS else digest.hexdigest()


def _line(path: str, state: object) -> bytes:
    return f"{path}\0{state}\n".encode("utf-8", "surrogatepass")


def recall(root: Path, key: str) -> Any:
    """What was kept under the key; nothing if there is none."""
    file = _file(root)
    if not key or file is None:
        return None
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    return kept.get("outcome") if isinstance(kept, dict) and kept.get("key") == key else None


def remember(root: Path, key: str, outcome: Any) -> None:
    """Keep an outcome; a cache that cannot be written is no trouble."""
    file = _file(root)
    if not key or file is None:
        return
    scratch = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        scratch.write_text(json.dumps({"key": key, "outcome": outcome}), "utf-8")
        scratch.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            scratch.unlink()


def _file(root: Path) -> Path | None:
    if os.environ.get("MOFKIT_NO_CACHE"):
        return None
    home = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("HOME", "") and f"{os.environ['HOME']}/.cache")
    if not home:
        return None
    name = hashlib.sha256(str(root).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Path(home) / "mofkit" / f"lint-{name}.json"
