"""A foreign table of service standards: each row is a target and what was measured of it, judged and joined to ours."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from mofkit.analysis.service_levels import VERDICTS, Verdict
from mofkit.exchange.foreign import ForeignRow, ForeignTable, Refused, foreign_rows
from mofkit.exchange.import_map import Plan

# What a map may fill.
FIELDS = ("name", "service", "period", "comparator", "target", "value", "met", "total", "verdict")
_MOST = 30


class Standard(NamedTuple):
    """One row: its verdict, and what the numbers say where the row says something else."""

    line: int
    id: str
    name: str
    service: str
    period: str
    target: str
    actual: str
    verdict: Verdict
    computed: Verdict
    orphan: bool

    @property
    def contradicts(self) -> bool:
        """Whether the row's own verdict is not that of its numbers."""
        return self.verdict != self.computed


class Standards(NamedTuple):
    """A whole table, judged."""

    rows: tuple[Standard, ...]
    rejected: tuple[Refused, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many have each verdict."""
        found = Counter(one.verdict for one in self.rows)
        return {verdict.replace("-", "_"): found[verdict] for verdict in VERDICTS if verdict != "at-risk"}


def judged(table: ForeignTable, plan: Plan, services: Iterable[str]) -> Standards:
    """Each row judged: by its own verdict where it has one, else by its numbers. Nothing is guessed.

    `services` are the ids and aliases of the catalog.
    """
    known = frozenset(services)
    rows: list[Standard] = []
    rejected: list[Refused] = []
    for row in foreign_rows(table, plan):
        found = _judged(row, known, table.header[plan.key]) if isinstance(row, ForeignRow) else row
        if isinstance(found, Refused):
            rejected.append(found)
        else:
            rows.append(found)
    return Standards(tuple(rows), tuple(rejected))


def _judged(row: ForeignRow, known: frozenset[str], column: str) -> Standard | Refused:
    said = {**row.offers, **row.says}
    word = said.get("verdict", "").casefold().replace(" ", "-")
    own = next((verdict for verdict in VERDICTS if verdict == word), None)
    if word and own is None:
        why = f"{said['verdict']!r} is no verdict; say under `values` of the map what means met, missed or no-data"
        return Refused(row.line, column, row.key, why, row.id)
    target, actual = _number(said.get("target", "")), _actual(said)
    computed = _by_numbers(target, actual, said.get("comparator", "at-least"))
    return Standard(
        row.line,
        row.id,
        said.get("name", ""),
        said.get("service", ""),
        said.get("period", ""),
        "" if target is None else f"{target.normalize():f}",
        "" if actual is None else f"{actual.normalize():f}",
        own or computed,
        computed,
        said.get("service", "") not in known,
    )


def _by_numbers(target: Decimal | None, actual: Decimal | None, comparator: str) -> Verdict:
    if target is None or actual is None:
        return "no-data"
    kept = actual <= target if comparator == "at-most" else actual >= target
    return "met" if kept else "missed"


def _actual(said: dict[str, str]) -> Decimal | None:
    """What was measured; else the share of the cases that kept the standard."""
    value, met, total = (_number(said.get(name, "")) for name in ("value", "met", "total"))
    if value is not None or met is None or not total:
        return value
    return met / total


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text) if 0 < len(text) <= _MOST else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None
