"""The second half of a large table added up by a second process."""

import marshal
import os
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from mofkit.text.csvsums import Quick, Tally

# Below this size a second process costs more than it saves (measured: docs/design/costs.md).
WORTH_A_FORK = 8 << 20


def halves(quick: "Quick", source: BinaryIO, begins: int, size: int) -> "Tally | None":
    """What both halves come to; nothing where one process has to do it alone."""
    from mofkit.text.csvsums import NotPlainError

    name = getattr(source, "name", None)
    if size - begins < WORTH_A_FORK or not hasattr(os, "fork") or not isinstance(name, (str, os.PathLike)):
        return None
    source.seek(begins + (size - begins) // 2)
    source.readline()
    middle = source.tell()
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _send(quick, os.fspath(name), middle, size, into)
    os.close(into)
    try:
        # An error here leaves the pipe to the child, which finds it closed and ends.
        with os.fdopen(out, "rb") as pipe:
            return _joined(quick.part(source, begins, middle), pipe)
    except NotPlainError:
        return None
    finally:
        os.waitpid(child, 0)


def _send(quick: "Quick", name: str, start: int, end: int, into: int) -> None:
    """The child's whole life. It opens the file anew, as a shared one has one place, and leaves by `_exit`."""
    try:
        with open(name, "rb") as source:  # noqa: PTH123 - as cheap as it gets
            tally = quick.part(source, start, end)
        totals = {key: str(value) for key, value in tally.totals.items()}
        with os.fdopen(into, "wb") as pipe:
            pipe.write(marshal.dumps((tally.hundredths, totals, tally.read, tally.blank, tally.wrong)))
    finally:
        os._exit(0)


def _joined(tally: "Tally", pipe: BinaryIO) -> "Tally | None":
    try:
        hundredths, totals, read, blank, wrong = marshal.load(pipe)  # noqa: S302 - our own child wrote it
    except (EOFError, ValueError, TypeError):
        return None
    while hundredths:
        key, value = hundredths.popitem()
        tally.hundredths[key] = tally.hundredths.get(key, 0) + value
    for cells, text in totals.items():
        tally.add(cells, Decimal(text))
    tally.read += read
    tally.blank += blank
    tally.wrong += wrong
    return tally
