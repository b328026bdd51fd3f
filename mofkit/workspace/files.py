"""The files of a workspace: which there are, and their bytes. Nothing outside the root is ever opened."""

import os
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mofkit.errors import NoWorkspace, OutsideWorkspace, UnreadableFile

# A search reads files, too, and is too quick to wait for these.
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from mofkit.finding import Finding

SETTINGS_FILE = "mofkit.yaml"
MAX_FILE = 64 * 1024 * 1024
SKIPPED = frozenset(("reports", "site", "packs", "templates", "node_modules", "__pycache__"))
RECORD_FILES = (".yaml", ".yml", ".csv")
CONTENT_FILES = (".yaml",)
PACKS = "packs"
_IN_PACKS = f"{PACKS}/"
# Packs hold no records, but what they say is part of the workspace.
UNREAD = SKIPPED - {PACKS}
# Where texts stand beside records. The kinds say it too, but a lint that is answered from the cache imports none.
TEXT_HOMES = ("documents/*.md", "policies/*.md", "team/playbook/*/*.md")

# Files of kinds with private fields: no search opens them, no finding shows a line of them. The kinds say it too.
PRIVATE_HOMES = ("team/hiring/*/candidates/*.yaml", "team/growth/*.yaml", "team/standards/*.csv")


def find_root(start: "Path") -> "Path":
    """The nearest folder, from `start` upwards, that holds mofkit.yaml; raises NoWorkspace."""
    try:
        start = start.resolve()
    except (OSError, RuntimeError) as error:
        raise UnreadableFile(str(start), str(error)) from error
    found = root_above(str(start))
    if not found:
        raise NoWorkspace(str(start))
    return type(start)(found)


def root_above(start: str) -> str:
    """As `find_root`, of a path without links; nothing if there is none."""
    folder = start
    while not os.path.isfile(os.path.join(folder, SETTINGS_FILE)):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder


def walk(root: "str | Path", wanted: "Callable[[str], bool] | None" = None) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file whose path inside the root is wanted, with that path, in a stable order.

    Without a word on it: those that may hold records, content or the text of a record.
    """
    yield from _walk(str(root), "", wanted or is_read)


def _walk(folder: str, prefix: str, wanted: "Callable[[str], bool]") -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadableFile(prefix or folder, error.strerror or str(error)) from error
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        if wanted(prefix + name) and not _is_folder(entry):
            yield prefix + name, entry
        elif _is_folder(entry) and not (prefix == "" and name in UNREAD):
            yield from _walk(entry.path, f"{prefix}{name}/", wanted)


def is_read(path: str) -> bool:
    """Whether the name of a file says that it may hold records, the text beside one, or content of a pack."""
    if path.startswith(_IN_PACKS):
        return path.endswith(CONTENT_FILES)
    return path.endswith(RECORD_FILES) or (path.endswith(".md") and any(_fits(path, home) for home in TEXT_HOMES))


def is_private(path: str) -> bool:
    """Whether a file holds records with private fields."""
    return any(_fits(path, home) for home in PRIVATE_HOMES)


def _fits(path: str, home: str) -> bool:
    """Whether a path is one of a home such as documents/*.md; by hand, since a search has no time to wait for `re`."""
    folders, wanted = path.split("/"), home.split("/")
    fits = (
        want == have or ("*" in want and not have.startswith(".")) for have, want in zip(folders, wanted, strict=False)
    )
    return len(folders) == len(wanted) and all(fits)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    # A link to a folder is not followed: it may lead out of the root, or round in a circle.
    return entry.is_dir(follow_symlinks=False)


def inside(root: "Path", path: str) -> "Path":
    """The real file of a path inside the root; raises OutsideWorkspace for any other."""
    real_root = root.resolve()
    try:
        target = (real_root / path).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise UnreadableFile(path, str(error)) from error
    if not target.is_relative_to(real_root):
        raise OutsideWorkspace(path)
    return target


def read(file: str | os.PathLike[str], path: str, root: str) -> "bytes | Finding":
    """The bytes of a file, or the finding that says why they cannot be had.

    Only regular files are opened, so that no pipe or device can make a reader wait.
    """
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        return _unreadable(path, f"cannot be opened: {error.strerror}", "check the file and its permissions")
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return _unreadable(path, "is no regular file", "replace it by a file")
        if status.st_size > MAX_FILE:
            return _too_large(path, status.st_size)
        if os.path.islink(file) and not _stays_inside(file, root):
            return _unreadable(path, "is a link that leads out of the workspace", "keep the file inside")
        return _read_all(handle)
    except OSError as error:
        return _unreadable(path, f"cannot be read: {error.strerror}", "check the file")
    finally:
        os.close(handle)


def _unreadable(path: str, message: str, help: str) -> "Finding":
    from mofkit.finding import UNREADABLE, Span, problem

    return problem(Span(path), UNREADABLE, message, help)


def _too_large(path: str, size: int) -> "Finding":
    from mofkit.finding import LIMIT, Span, problem

    message = f"file has {size:,} bytes; the most mofkit reads is {MAX_FILE:,}"
    return problem(Span(path), LIMIT, message, "split the file")


def _read_all(handle: int) -> bytes:
    chunks = []
    while chunk := os.read(handle, 1 << 20):
        chunks.append(chunk)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _stays_inside(file: str | os.PathLike[str], root: str) -> bool:
    real, whole = os.path.realpath(file), os.path.realpath(root)
    return real == whole or real.startswith(os.path.join(whole, ""))


def open_stream(root: "Path", path: str) -> "BinaryIO":
    """A file of the workspace to read piece by piece, of any size; raises UnreadableFile."""
    try:
        file = inside(root, path)
        # Only a regular file is opened: a pipe would make the reader wait.
        if not file.is_file():
            raise UnreadableFile(path, "it is no regular file")
        return open(file, "rb")
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from error


def read_file(path: "Path") -> bytes:
    """The bytes of any file the user names; raises UnreadableFile."""
    try:
        found = read(path, str(path), str(path.resolve().parent.anchor))
    except (OSError, ValueError, RuntimeError) as error:
        raise UnreadableFile(str(path), str(error)) from error
    if not isinstance(found, bytes):
        raise UnreadableFile(str(path), found.message)
    return found
