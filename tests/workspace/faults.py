"""Cuts an act short at every call it makes to the system, and looks at what is left.

`survive(act, root)` runs the act in a child again and again: the first time the first call fails, then the second,
until a run gets through. A fault is the death of the process, an error of the system, or a write of half the bytes.
After each run every file must be its old or its new self, success must mean that all is on disk, no error may
escape unnamed, and the next run of the same act must succeed.

`calls_of(act)` records the calls of a run, and `order_problems` says where they would not survive a power cut.
"""

import builtins
import errno
import io
import itertools
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from mofkit.errors import MofkitError
from mofkit.workspace.files import walk

CALLS = (
    "open",
    "write",
    "fsync",
    "replace",
    "rename",
    "link",
    "unlink",
    "rmdir",
    "chmod",
    "close",
    "mkdir",
    "truncate",
)
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EINTR, errno.EMFILE)
KILLED, REFUSED, ESCAPED = 137, 2, 70
_SECONDS = 60

Act = Callable[[], object]
Files = dict[str, tuple[bytes, int]]


class Fault(NamedTuple):
    """What befalls a call."""

    how: str
    number: int = 0

    def __str__(self) -> str:
        return errno.errorcode[self.number] if self.number else self.how

    @property
    def calls(self) -> tuple[str, ...]:
        """The calls it may befall."""
        return ("write",) if "half" in self.how else CALLS


FAULTS = (
    *(Fault("killed before"), Fault("killed after"), Fault("killed with half written"), Fault("half written")),
    *(Fault("error", number) for number in ERRORS),
)


class Survival(NamedTuple):
    """How many faults were tried, and what did not hold after one."""

    points: int
    violations: tuple[str, ...]


class _Outcome(NamedTuple):
    code: int
    fired: str
    escaped: str


def survive(act: Act, root: Path, faults: tuple[Fault, ...] = FAULTS) -> Survival:
    """Cuts the act short at each of its calls by each fault; `root` is put back after every run.

    The act takes nothing; it fails by MofkitError or by returning an exit code other than 0. Run again, it must
    finish what is unfinished; where all is done, it may say that there is nothing left to do. What it imports is
    imported by each child anew, unless it has been imported before.
    """
    kept = root.with_name(f"{root.name}-kept")
    shutil.copytree(root, kept, symlinks=True)
    old = files_of(root)
    plain = _run(act, None)
    new = files_of(root)
    if plain.code:
        return Survival(0, (f"without a fault: exit {plain.code} {plain.escaped}",))
    points, violations = 0, []
    for fault in faults:
        for number in itertools.count(1):
            _put_back(root, kept)
            outcome = _run(act, (fault, number))
            if not outcome.fired:
                break
            points += 1
            where = f"{fault} at call {number} ({outcome.fired})"
            violations += [f"{where}: {one}" for one in _wrong(act, root, outcome, old, new)]
    _put_back(root, kept)
    shutil.rmtree(kept)
    return Survival(points, tuple(violations))


def _wrong(act: Act, root: Path, outcome: _Outcome, old: Files, new: Files) -> Iterator[str]:
    """What does not hold after a run with a fault, and after one more without."""
    now = files_of(root)
    for path in sorted({*old, *new, *now}):
        if now.get(path) not in (old.get(path), new.get(path)):
            yield f"{path} is neither old nor new"
    if not {path for path, _ in walk(root)} <= {*old, *new}:
        yield "what is left over is taken for a record"
    if outcome.code == 0 and now != new:
        yield "reported as done and is not"
    if outcome.escaped:
        yield f"escaped: {outcome.escaped}"
    again = _run(act, None)
    if again.code and now != new:
        yield f"the next run ends with {again.code} {again.escaped}"
    elif files_of(root) != new:
        yield "the next run does not finish the work"


def files_of(root: Path) -> Files:
    """Bytes and mode of every file below a folder, less what mofkit may leave behind."""
    found = {}
    for path in sorted(root.rglob("*")):
        left_over = path.name.startswith(".") and path.name.endswith((".mofkit-new", ".mofkit.lock"))
        if path.is_file() and not left_over:
            found[path.relative_to(root).as_posix()] = (path.read_bytes(), path.stat().st_mode)
    return found


def _put_back(root: Path, kept: Path) -> None:
    """Make a folder what it was. What has not changed is left alone: most has not."""
    for path in sorted(root.rglob("*"), reverse=True):
        was = kept / path.relative_to(root)
        if path.is_dir() and not path.is_symlink():
            if not was.is_dir():
                path.rmdir()
        elif path.is_symlink() or not was.is_file() or _content(path) != _content(was):
            path.unlink()
    for was in sorted(kept.rglob("*")):
        path = root / was.relative_to(kept)
        if was.is_dir() and not was.is_symlink():
            path.mkdir(exist_ok=True)
        elif not path.exists():
            shutil.copy2(was, path, follow_symlinks=False)


def _content(path: Path) -> tuple[bytes, int]:
    return path.read_bytes(), path.stat().st_mode


def _run(act: Act, fault: tuple[Fault, int] | None) -> _Outcome:
    """The act in a child of its own."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _live(act, fault, into)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        fired, _, escaped = pipe.read().decode("utf-8", "replace").partition("\n")
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return _Outcome(code, fired, escaped or ("did not end" if code == -signal.SIGALRM else ""))


def _live(act: Act, fault: tuple[Fault, int] | None, into: int) -> None:
    """The child's whole life. It leaves by `_exit`: nothing of the parent may run twice."""
    write, leave = os.write, os._exit
    signal.alarm(_SECONDS)
    code, said = ESCAPED, ""
    try:
        with watching(_faulty(*fault, write, into) if fault else _plain):
            result = act()
        code = result if isinstance(result, int) else 0
    except MofkitError:
        code = REFUSED
    except BaseException as error:  # noqa: BLE001 - the child must tell and end, whatever it was
        said = f"{type(error).__name__}: {error}"
    write(into, f"\n{said}".encode("utf-8", "replace"))
    leave(code)


Hook = Callable[..., Any]


def _plain(name: str, real: Callable[..., Any], *args: Any, **named: Any) -> Any:
    # A dead process loses nothing that the system has taken; syncing only matters to `order_problems`.
    return None if name == "fsync" else real(*args, **named)


def _faulty(fault: Fault, number: int, write: Callable[[int, bytes], int], into: int) -> Hook:
    """A hook that lets the fault befall the call of that number."""
    seen = itertools.count(1)

    def hook(name: str, real: Callable[..., Any], *args: Any, **named: Any) -> Any:
        if name not in fault.calls or next(seen) != number:
            return _plain(name, real, *args, **named)
        write(into, name.encode())
        return _befall(fault, name, real, args, named)

    return hook


def _befall(fault: Fault, name: str, real: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> Any:
    if fault.how == "killed before":
        os._exit(KILLED)
    if fault.how == "error":
        if name == "close":  # the system lets go of a file even if closing it fails
            real(*args, **named)
        raise OSError(fault.number, os.strerror(fault.number))
    if "half" in fault.how:
        handle, content = args
        args = (handle, bytes(content)[: len(content) // 2])
    try:
        return real(*args, **named)
    finally:
        if "killed" in fault.how:
            os._exit(KILLED)


@contextmanager
def watching(hook: Hook) -> Iterator[None]:
    """Every call that changes files goes through the hook, those of `open(…, "w")` too."""
    real = {name: getattr(os, name) for name in CALLS}
    for name, function in real.items():
        setattr(os, name, partial(hook, name, function))
    opened = builtins.open
    builtins.open = io.open = partial(_opened, opened)
    try:
        yield
    finally:
        builtins.open = io.open = opened
        for name, function in real.items():
            setattr(os, name, function)


class _Raw(io.RawIOBase):
    """A file that writes by os.write, so that the hook sees it."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        return os.write(self._handle, content)

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._handle)


def _opened(real: Callable[..., Any], path: Any, mode: str = "r", *args: Any, **named: Any) -> Any:
    if isinstance(path, int) or not set(mode) & set("wx"):
        return real(path, mode, *args, **named)
    how = os.O_EXCL if "x" in mode else os.O_TRUNC
    raw = io.BufferedWriter(_Raw(os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o666)))
    return raw if "b" in mode else io.TextIOWrapper(raw, named.get("encoding"), newline=named.get("newline"))


class Call(NamedTuple):
    """One call that was made: its name, the file it is about, and where that file goes."""

    name: str
    path: str
    target: str = ""


def calls_of(act: Act) -> list[Call]:
    """The calls of an act that succeeds, in order."""
    made: list[Call] = []
    open_files: dict[int, str] = {}

    def hook(name: str, real: Callable[..., Any], *args: Any, **named: Any) -> Any:
        about = open_files.get(args[0], "") if isinstance(args[0], int) else os.fspath(args[0])
        target = os.fspath(args[1]) if name in ("replace", "rename", "link") else ""
        result = real(*args, **named)
        if name == "open":
            open_files[result] = about
        made.append(Call(name, about, target))
        return result

    with watching(hook):
        act()
    return made


def order_problems(calls: list[Call]) -> list[str]:
    """Where a power cut between two calls could lose what was reported as written."""
    found = []
    for at, call in enumerate(calls):
        if call.name in ("replace", "rename"):
            writes = [number for number, one in enumerate(calls[:at]) if one == Call("write", call.path)]
            synced = [number for number, one in enumerate(calls[:at]) if one == Call("fsync", call.path)]
            if not writes or not synced or writes[-1] > synced[-1]:
                found.append(f"{call.target} is put in place before its content is synced")
        changed = {"replace": call.target, "rename": call.target, "unlink": call.path, "mkdir": call.path}.get(
            call.name
        )
        if changed and Call("fsync", str(Path(changed).parent)) not in calls[at:]:
            found.append(f"the folder of {changed} is not synced after {call.name}")
        if call.name == "write" and not any(
            one.path == call.path and one.name in ("replace", "rename") for one in calls
        ):
            found.append(f"{call.path} is written in place")
    return found
