"""What the benchmarks run on, generated the same way every time."""

from __future__ import annotations

import csv
import os
import random
import time
from datetime import UTC, datetime, timedelta
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


def ledger(folder: Path, rows: int) -> None:
    """A workspace whose ledger has so many lines: two years, planned and actual, 25 services, texts that differ."""
    if folder.exists():
        return
    (folder / "costs").mkdir(parents=True)
    (folder / "catalog").mkdir()
    (folder / "mofkit.yaml").write_text("schema_version: 1\ncurrency: EUR\n")
    names = "".join(f"s{number:02d},Service {number}\n" for number in range(25))
    (folder / "catalog" / "services.csv").write_text(f"id,name\n{names}")
    drivers = "".join(f"u{n}{m},users,s{n:02d},Group {m},{n + m + 1}\n" for n in range(25) for m in range(4))
    (folder / "costs" / "drivers.csv").write_text(f"id,driver,service,customer,value\n{drivers}")
    chosen = random.Random(3)
    categories = ("hardware", "software", "staffing", "facilities", "outside-services", "transfer")
    pairs = "capital_expense,direct_indirect,fixed_variable,operational_project"
    with (folder / "costs" / "ledger.csv").open("w", newline="", encoding="utf-8") as handle:
        handle.write(f"period,basis,category,description,amount,{pairs},service,cost_centre\n")
        for number in range(rows):
            # One text in fifty holds a separator, and so stands in quotes.
            text = f'"Line {number}, of the books"' if number % 50 == 0 else f"Line {number} of the books"
            sides = ",".join((
                "capital" if number % 5 == 0 else "expense", "direct" if number % 3 else "indirect",
                "fixed" if number % 7 < 4 else "variable", "operational" if number % 11 < 9 else "project",
            ))  # fmt: skip
            basis = "planned" if number % 2 else "actual"
            amount = f"{chosen.randrange(-5_000, 900_000) / 100:.2f}"
            handle.write(
                f"{2025 + 2 * (number // 2 % 2)},{basis},{categories[number % 6]},{text},{amount},{sides},"
                f"s{chosen.randrange(25):02d},cc{number % 8}\n"
            )


def tickets(path: Path, rows: int) -> None:
    """An export of one row for each ticket, sorted by number: ten columns, dates with the day first."""
    if path.exists():
        return
    chosen = random.Random(5)
    opened = datetime(2016, 2, 29, 1, 16, tzinfo=UTC)
    with path.open("w", newline="", encoding="utf-8") as handle:
        handle.write(
            "number,state,priority,category,service,caller,opened_at,resolved_at,assignment_group,reopen_count\n"
        )
        for number in range(rows):
            opened += timedelta(minutes=chosen.randrange(4))
            resolved = opened + timedelta(minutes=int(chosen.expovariate(1 / 3000)))
            handle.write(
                f"INC{number:07d},Closed,{chosen.randrange(1, 5)} - Moderate,Category {chosen.randrange(58)},"
                f"s{chosen.randrange(20)},Caller {chosen.randrange(5000)},{opened:%d/%m/%Y %H:%M},"
                f"{resolved:%d/%m/%Y %H:%M},Group {chosen.randrange(80)},{int(number % 50 == 0)}\n"
            )


def inventory(folder: Path, rows: int) -> None:
    """What should be there and what is: eight columns, another order, one item in a hundred not as it should be."""
    if folder.exists():
        return
    folder.mkdir()
    chosen = random.Random(9)
    names = ["host", "product", "version", "site", "owner", "memory_gb", "address", "note"]
    items = [
        [f"srv-{number:06d}", f"product {number % 40}", f"{number % 7}.{number % 13}", f"site {number % 9}",
         f"team {number % 23}", str(2 ** (number % 6)), f"10.{number % 50}.{number % 200}.{number % 250}",
         "in a rack, locked" if number % 20 == 0 else "in a rack"]
        for number in range(rows)
    ]  # fmt: skip
    actual = [list(one) for one in items if chosen.random() > 0.003]
    for one in actual:
        if chosen.random() < 0.007:
            one[chosen.randrange(1, 8)] += "x"
    chosen.shuffle(actual)
    for name, table in (("expected", items), ("actual", actual)):
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as handle:
            csv.writer(handle).writerows([names, *table])


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
