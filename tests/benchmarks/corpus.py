"""What the benchmarks run on, generated the same way every time."""

from __future__ import annotations

import csv
import os
import random
import time
from pathlib import Path

OLD = 1_700_000_000


def small_workspace(folder: Path) -> Path:
    """A workspace of three services."""
    (folder / "catalog").mkdir(parents=True)
    (folder / "mofkit.yaml").write_text("schema_version: 1\n")
    (folder / "catalog" / "services.csv").write_text(
        "id,name,difficulty,impact,criticality\nmail,Mail,4,5,C1\nweb,Web,2,5,C1\nprint,Print,5,1,C3\n"
    )
    return folder


def records(folder: Path, count: int, failing: float = 0.0) -> None:
    """A workspace of `count` catalog entries of about 41 lines and 1.2 KB, a share of them with a mistake each."""
    if folder.exists():
        return
    (folder / "catalog").mkdir(parents=True)
    (folder / "mofkit.yaml").write_text("schema_version: 1\n")
    (folder / "people.csv").write_text("id,name\nkim,Kim Vale\n")
    rows = "".join(f"s{n:05d},Service {n},4,4,C2,kim,Finance,Clerks,ask the desk\n" for n in range(count))
    header = "id,name,difficulty,impact,criticality,owner,customer,users,support_route\n"
    (folder / "catalog" / "services.csv").write_text(header + rows)
    chosen = random.Random(1)
    for number in range(count):
        text = entry(number, wrong=chosen.random() < failing)
        (folder / "catalog" / f"s{number:05d}.yaml").write_text(text)
    for file in (*folder.rglob("*.yaml"), *folder.rglob("*.csv")):
        os.utime(file, (OLD, OLD))
    # The cache looks at the time of change too, which cannot be set back.
    time.sleep(2.5)


def entry(number: int, *, wrong: bool = False) -> str:
    """One catalog entry as people write it."""
    items = "\n".join(f"  - app-{number % 97:02d}-{part} # node {part}" for part in range(14))
    needs = "\n".join(f"  - s{(number - step) % 10_000:05d}" for step in range(1, 4)) if number > 10 else "  []"
    return f"""# published entry
id: s{number:05d}
service: s{number:05d}
description: >-
  Service {number} keeps the books of the town and prints what the clerks of the
  third floor need before the month is over, as it always has.
audiences:
  - audience: customer
    text: "You may expect an answer within four working hours."
  - audience: technical
    text: Runs on two nodes behind a balancer; see the runbook.
hours: "Mon-Fri 08:00-18:00"
expectation: Restored within four hours on working days
request_route: mail desk@example.org or call 100
{"publishd" if wrong else "published"}: true
configuration_items:
{items}
depends_on:
{needs}
x-note: kept by hand since the move
x-cost-centre: "4711"
"""


def catalog(path: Path, rows: int) -> None:
    """A service table of twelve columns: quoted commas, and line breaks in one cell of fifty."""
    if path.exists():
        return
    chosen = random.Random(7)
    names = ["Service name", "Business function", "Customer", "Users", "Criticality", "CI details", "Support",
             "Strengths", "Problems/Opportunities", "Comments", "Difficulty", "Impact"]  # fmt: skip
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(names)
        for number in range(rows):
            trouble = "slow\nat month end" if number % 50 == 0 else "slow at month end"
            writer.writerow([
                f"Service {number:07d}", "Keeps, the books" if number % 3 else "Pays people", "Finance", number % 5000,
                chosen.choice(("C1", "C2", "C3", "High", "Low")), f"app-{number % 77}; db-{number % 13}", "Team A",
                "stable", trouble, "none", chosen.choice("12345"), chosen.choice("12345"),
            ])  # fmt: skip
