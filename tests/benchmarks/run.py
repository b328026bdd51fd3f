"""How fast mofkit is, as ratios: every figure beside its floor, interleaved in one run, on bytecode.

    python tests/benchmarks/run.py [NAME…]

Times are whole processes. The machine's speed drifts, so each round runs the floor and ours one after the other,
and the ratio is the median of the rounds'. Peers' ratios were measured once, on the versions named in
docs/design/performance.md.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import corpus
import edits

HERE = Path(__file__).parent
PYTHON = sys.executable
MOFKIT = [PYTHON, "-m", "mofkit"]
BARE = [PYTHON, "-c", "pass"]
FLOORS = [PYTHON, str(HERE / "floors.py")]
COMPLETE = {"_MOFKIT_COMPLETE": "complete_bash", "COMP_WORDS": "mofkit l", "COMP_CWORD": "1"}
FRESH = {"MOFKIT_NO_CACHE": "1"}


class Case(NamedTuple):
    """One figure: what is run, against what, the goal, and what the best peer needs."""

    name: str
    goal: float
    ours: list[str]
    floor: list[str]
    peer: str
    rounds: int = 9
    memory_mb: int | None = None
    prepare: Callable[[], object] = lambda: None
    environment: tuple[tuple[str, str], ...] = ()
    folder: Path | None = None


class Run(NamedTuple):
    """Seconds of one run, and the peak of the largest process in MB."""

    seconds: float
    peak_mb: float


def once(argv: list[str], environment: dict[str, str], folder: Path | None = None) -> Run:
    """One run of a command: wall time, and memory by the system's own account."""
    base = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTHONDONTWRITEBYTECODE")}
    with Path(os.devnull).open("r+b") as nowhere:
        start = time.perf_counter()
        child = subprocess.Popen(
            argv, stdin=nowhere, stdout=nowhere, stderr=nowhere, env={**base, **environment}, cwd=folder
        )
        _, status, usage = os.wait4(child.pid, 0)
        took = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(argv)} ended with {child.returncode}")
    return Run(took, usage.ru_maxrss / 1024)


def measure(case: Case) -> tuple[float, float, float]:
    """The median ratio, the median seconds, and the peak memory of a case."""
    case.prepare()
    ratios, seconds, peaks = [], [], []
    for number in range(case.rounds + 1):
        floor, ours = (once(argv, dict(case.environment), case.folder) for argv in (case.floor, case.ours))
        if number:  # the first round warms the file cache
            ratios.append(ours.seconds / floor.seconds)
            seconds.append(ours.seconds)
            peaks.append(ours.peak_mb)
    return statistics.median(ratios), statistics.median(seconds), max(peaks)


def start_up(folder: Path) -> list[Case]:
    """How long it takes to begin."""
    small = corpus.small_workspace(folder / "small")
    rank = [*MOFKIT, "-C", str(small), "prioritize", "catalog/services.csv"]
    return [
        Case("--version", 1.6, [*MOFKIT, "--version"], BARE, "yamllint 7.4, pre-commit 12", 21),
        Case("--help", 8, [*MOFKIT, "--help"], BARE, "pre-commit 12.8, sqlite-utils 14", 21),
        Case("completion", 8, MOFKIT, BARE, "typer with rich 15", 15, environment=tuple(COMPLETE.items())),
        Case("command without models", 8, rank, BARE, "sqlite-utils 14", 15),
        Case(
            "command with models", 20, [*MOFKIT, "-C", str(small), "list", "service"], BARE, "check-jsonschema 23", 15
        ),
        # One file of the content is opened; tests/content/test_opened_files.py sees that it is one.
        Case("smf show", 20, [*MOFKIT, "smf", "show", "customer-service"], BARE, "check-jsonschema 23", 15),
    ]


def answering(folder: Path) -> list[Case]:
    """An answer in words, against the version, both by the installed script."""
    script = str(Path(PYTHON).with_name("mofkit"))
    version, small = [script, "--version"], corpus.small_workspace(folder / "searched")
    words = "nobody answers the phone and every tickt is passed from one team to the next"
    search = [script, "search", "back-out", "plan"]
    return [
        Case("triage in words / --version", 2, [script, "triage", "--text", words], version, "–", 21),
        Case("search / --version", 2, search, version, "–", 21, folder=folder),
        Case("search, small workspace / --version", 2, search, version, "–", 21, folder=small),
    ]


def linting(folder: Path) -> list[Case]:
    """10,000 records of 1.2 KB."""
    clean, dirty = folder / "records", folder / "dirty"
    lint, read = [*MOFKIT, "-C", str(clean), "lint"], [*FLOORS, "read", str(clean)]
    fresh, cached = tuple(FRESH.items()), (("XDG_CACHE_HOME", str(folder / "cache")),)
    peers, native = "check-jsonschema 192, yamllint 258", "ryl 0.49 (native, syntax only)"

    def both() -> None:
        corpus.records(clean, 10_000)
        corpus.records(dirty, 10_000, failing=0.1)

    return [
        Case("lint 10,000, two processes", 7, lint, read, peers, 5, 60, both, fresh),
        Case("lint 10,000, one process", 12, lint, read, peers, 5, 60, both, (*fresh, ("MOFKIT_PROCESSES", "1"))),
        Case("lint 10,000, unchanged by stat", 1.2, lint, read, native, 7, 60, both, cached),
        Case("lint 10,000, unchanged by content", 2, lint, read, native, 7, 60, both, (*cached, ("CI", "true"))),
        Case("lint 10,000, 10 % failing / clean", 1.3, [*lint[:-2], str(dirty), "lint"], lint, "–", 5, 60, both, fresh),
    ]


def ranking(folder: Path) -> list[Case]:
    """Tables of 10,000 to a million rows, against reading them with csv alone."""
    found = []
    for rows, goal, memory, peer in (
        (10_000, 3.5, None, "csvsort 6.8"),
        (100_000, 2.8, None, "csvsort 9.8, mlr 2.5"),
        (1_000_000, 2.8, 500, "csvsort 12.5, mlr 3.7 and 2.5 GB"),
    ):
        table = folder / f"{rows}.csv"
        ours, floor = [*MOFKIT, "prioritize", str(table), "--format", "csv"], [*FLOORS, "csv", str(table)]
        prepare = _catalog(table, rows)
        rounds = 15 if rows < 1_000_000 else 5
        found.append(Case(f"prioritize {rows:,} rows", goal, ours, floor, peer, rounds, memory, prepare))
    found.append(Case("prioritize 1,000,000, top 20", 2, [*ours, "--top", "20"], floor, "mlr 3.7-4.5", 5, 150, prepare))
    return found


def adding_up(folder: Path) -> list[Case]:
    """A ledger of five million lines, against a pass of mawk that sums by period, basis, category and one type.

    Mawk splits at every comma, quotes or not, so its sums are wrong on this file; its time is the floor all the same.
    """
    books = folder / "books"
    program = 'NR > 1 { sum[$1 FS $2 FS $3 FS $6] += $5 } END { for (key in sum) printf "%s %.2f\\n", key, sum[key] }'
    floor = ["mawk", "-F,", program, str(books / "costs" / "ledger.csv")]
    ask = [*MOFKIT, "-C", str(books), "--as-of", "2026-06-01", "costs"]
    one = (("MOFKIT_PROCESSES", "1"),)

    def prepare() -> None:
        corpus.ledger(books, 5_000_000)

    peer = "mlr 4.2 and 989 MB"
    return [
        Case("ledger 5M matrix, one process", 3, [*ask, "matrix"], floor, peer, 3, 40, prepare, one),
        Case("ledger 5M matrix, two processes", 1.5, [*ask, "matrix"], floor, peer, 3, 40, prepare),
        Case("ledger 5M variance, two", 1.5, [*ask, "variance", "--by", "service"], floor, peer, 3, 40, prepare),
        Case("ledger 5M allocate, two", 1.5, [*ask, "allocate"], floor, peer, 3, 40, prepare),
    ]


def counting(folder: Path) -> list[Case]:
    """An export of a million tickets, against a pass of mawk that counts them by priority."""
    export, map = folder / "tickets.csv", folder / "map.yaml"
    floor = ["mawk", "-F,", "NR > 1 { sum[$3]++ } END { for (key in sum) print key, sum[key] }", str(export)]
    ask = [*MOFKIT, "--as-of", "2026-06-01", "desk", "report", str(export), "--format", "csv"]
    hours = [*ask, "--map", str(map)]

    def prepare() -> None:
        corpus.tickets(export, 1_000_000)
        map.write_text("id: map\nhours: Mon-Fri 08:00-18:00\ntargets: [{resolution: 480}]\n")

    return [
        Case("tickets 1M, no targets", 7, ask, floor, "pandas 5.7, sqlite 11", 3, 40, prepare),
        Case("tickets 1M, service hours", 14, hours, floor, "–", 3, 40, prepare),
    ]


def reconciling(folder: Path) -> list[Case]:
    """50,000 configuration items against what is there, beside a join by a dict of what csv reads."""
    items = folder / "items"
    tables = [str(items / "expected.csv"), str(items / "actual.csv")]
    ask = [*MOFKIT, "-C", str(corpus.small_workspace(folder / "reconciled")), "change", "reconcile", *tables]

    def prepare() -> None:
        corpus.inventory(items, 50_000)

    floor = [*FLOORS, "join", *tables]
    return [Case("reconcile 50,000 items", 3.5, [*ask, "--format", "csv"], floor, "–", 9, 80, prepare)]


def _catalog(table: Path, rows: int) -> Callable[[], None]:
    return lambda: corpus.catalog(table, rows)


def main(names: list[str]) -> None:
    """Measure the cases whose names hold one of `names`, or all, and print a table."""
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        print(f"{'operation':38} {'goal':>6} {'ours':>7}        {'seconds':>8} {'peak MB':>11}  best peer")
        for case in (
            *start_up(folder),
            *answering(folder),
            *linting(folder),
            *ranking(folder),
            *adding_up(folder),
            *counting(folder),
            *reconciling(folder),
        ):
            if names and not any(name in case.name for name in names):
                continue
            ratio, seconds, peak = measure(case)
            verdict = "missed" if ratio > case.goal else "memory" if case.memory_mb and peak > case.memory_mb else "met"
            memory = f"{peak:.0f} of {case.memory_mb}" if case.memory_mb else f"{peak:.0f}"
            row = f"{case.name:38} {case.goal:>5.1f}x {ratio:>6.2f}x {verdict:6} {seconds:>8.3f} {memory:>11}"
            print(f"{row}  {case.peer}", flush=True)
        if not names or any(name in "edit" for name in names):
            edits.main()


if __name__ == "__main__":
    main(sys.argv[1:])
