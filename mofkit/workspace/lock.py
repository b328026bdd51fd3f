"""One writer at a time: a lock that the system lets go when its holder ends, however it ends."""

import contextlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mofkit.errors import Locked, NotWritten

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

WAIT_SECONDS = 60.0
_PAUSE = 0.01


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Alone among writers to a folder; raises Locked if another one does not end in time.

    The folder itself is what is locked, so nothing is left behind. Where that cannot be done (Windows, some
    network disks) a file `.mofkit.lock` stands for it.
    """
    handle = _folder_handle(folder)
    if handle is None:
        with _lock_file(folder):
            yield
        return
    try:
        if _locked(handle, folder):
            yield
        else:
            with _lock_file(folder):
                yield
    finally:
        _close(handle)


def _folder_handle(folder: Path) -> int | None:
    if fcntl is None:
        return None
    try:
        return os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise NotWritten(str(folder), error.strerror or "no such folder") from error


def _locked(handle: int, folder: Path) -> bool:
    """Whether the folder is locked now; false where folders cannot be."""
    end = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise Locked(str(folder)) from None
            time.sleep(_PAUSE)
        except OSError:
            return False
        else:
            return True


@contextmanager
def _lock_file(folder: Path) -> Iterator[None]:
    file = folder / ".mofkit.lock"
    end = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
            break
        except FileExistsError:
            if time.monotonic() > end:
                raise Locked(f"{folder} (delete {file.name} if none is)") from None
            time.sleep(_PAUSE)
        except OSError as error:
            raise NotWritten(str(file), error.strerror or str(error)) from error
    try:
        # The number is for people who find the file; the file itself is the lock.
        with contextlib.suppress(OSError):
            os.write(handle, str(os.getpid()).encode("ascii"))
        _close(handle)
        yield
    finally:
        with contextlib.suppress(OSError):
            file.unlink()


def _close(handle: int) -> None:
    # Nothing was written through it that could be lost.
    with contextlib.suppress(OSError):
        os.close(handle)
