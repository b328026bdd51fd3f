"""One value changed in a file of 40 and of 5,000 lines: by splice, against ruamel.yaml's round trip, in process."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from functools import partial

from corpus import entry
from ruamel.yaml import YAML

from mofkit.text.yamltext import YamlText


def seconds(act: Callable[[], object], rounds: int) -> float:
    """The median time of an act."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def round_trip(raw: bytes) -> bytes:
    """The same edit by loading and dumping the whole file."""
    yaml = YAML()
    data = yaml.load(raw)
    data["hours"] = "Mon-Sun 00:00-24:00"
    out = io.BytesIO()
    yaml.dump(data, out)
    return out.getvalue()


def splice(raw: bytes) -> bytes:
    """The edit as mofkit does it, its own proof included."""
    text = YamlText.parse(raw, "entry.yaml")
    assert isinstance(text, YamlText)
    return text.set(("hours",), "Mon-Sun 00:00-24:00").raw


def long_plan(tasks: int) -> str:
    """A plan of many tasks, eight lines each, as a workspace holds it."""
    rows = "".join(
        f"""      - id: t{number:05d}
        reader: {("director", "manager", "contributor")[number % 3]}
        what: "Do the thing number {number}: with those who know"
        owner: kim # until spring
        due: 2027-01-{number % 28 + 1:02d}
        status: todo
        evidence:
        note: as agreed in the meeting of last week
"""
        for number in range(tasks)
    )
    return f"# kept by hand\nid: long\nscenario: x-long\nhours: Mon-Fri\nsteps:\n  - id: one\n    tasks:\n{rows}"


def main() -> None:
    """Print both sizes."""
    for name, raw, rounds in (("40 lines", entry(7).encode(), 200), ("5,000 lines", long_plan(624).encode(), 9)):
        changed = sum(a != b for a, b in zip(raw.split(b"\n"), splice(raw).split(b"\n"), strict=True))
        ours, theirs = seconds(partial(splice, raw), rounds), seconds(partial(round_trip, raw), 3)
        goal = f"{ours * 1000:.2f} ms of 1 ms" if rounds > 9 else f"1/{theirs / ours:.0f} of ruamel, goal 1/30"
        verdict = "met" if (ours <= 0.001 if rounds > 9 else theirs / ours >= 30) else "missed"
        print(f"edit one value, {name:22} {goal:24} {verdict:6} {changed} line changed; ruamel {theirs * 1000:.0f} ms")


if __name__ == "__main__":
    main()
