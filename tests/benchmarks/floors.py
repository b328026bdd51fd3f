"""The least that can be done: read all bytes of a workspace, or all rows of a table."""

import csv
import os
import sys
from collections.abc import Callable


def read(folder: str) -> int:
    """Read every file below a folder; how many bytes."""
    total = 0
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            total += read(entry.path)
        else:
            handle = os.open(entry.path, os.O_RDONLY)
            while chunk := os.read(handle, 1 << 20):
                total += len(chunk)
            os.close(handle)
    return total


def rows(path: str) -> int:
    """Read every row of a table; how many."""
    with open(path, newline="", encoding="utf-8") as handle:  # noqa: PTH123 - the floor imports nothing it can spare
        return sum(1 for _ in csv.reader(handle))


def join(path: str, other: str) -> int:
    """Compare the rows of two tables by their first cell; how many differ."""
    held, differ = {}, 0
    with open(path, newline="", encoding="utf-8") as handle:  # noqa: PTH123 - as above
        for cells in csv.reader(handle):
            held[cells[0]] = cells
    with open(other, newline="", encoding="utf-8") as handle:  # noqa: PTH123 - as above
        for cells in csv.reader(handle):
            differ += held.pop(cells[0], None) != cells
    return differ + len(held)


if __name__ == "__main__":
    acts: dict[str, Callable[..., object]] = {"read": read, "csv": rows, "join": join}
    print(acts[sys.argv[1]](*sys.argv[2:]))
