"""A ranking in each of its formats."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mofkit.analysis.priority import PriorityList, Rejected
from mofkit.cli.tables import table as rows_as_table
from mofkit.shown import quoted, safe_text

_text = json.encoder.encode_basestring_ascii
_BATCH = 2_000
_SHOWN = 10
_MEANING = {
    "quick win": "easy, high impact: do first",
    "big bet": "hard, high impact: plan and fund",
    "fill-in": "easy, low impact: when there is time",
    "not now": "hard, low impact: leave it",
}
HEADERS = ("rank", "name", "difficulty", "impact", "priority", "criticality", "quadrant", "line")


class Shown(NamedTuple):
    """What is shown: the ranking, how much of it, and the header of its table."""

    found: PriorityList
    top: int | None
    header: tuple[str, ...]


Render = Callable[[Shown], Iterator[str]]


def account(found: PriorityList) -> str:
    """Where every row went."""
    ranked, unscored, rejected = found.placed, len(found.unscored), len(found.rejected)
    rows = "1 row" if found.read == 1 else f"{found.read} rows"
    return f"{rows} read = {ranked} ranked + {unscored} unscored + {rejected} rejected"


def table(shown: Shown, *, colour: bool) -> str:
    """The ranking for people: rows, quadrants, and every row that is not ranked."""
    found, top = shown.found, shown.top
    rows = [
        (one.rank, one.name or "(no name)", one.difficulty, one.impact, one.priority, one.criticality, one.quadrant)
        for one in found.ranked(top)
    ]
    names = ("#", "service", "difficulty", "impact", "priority", "crit.", "quadrant")
    parts = [rows_as_table(names, rows, colour=colour, right=(0, 2, 3, 4))] if rows else []
    counts = [(f"{count}", f"{name:<10}", _MEANING[name]) for name, count in found.quadrants().items()]
    if found.placed:
        parts.append("".join(f"{count:>5} {name} {meaning}\n" for count, name, meaning in counts))
    parts.append("".join(_left_out(found, shown.header)))
    parts.append(account(found) + "\n")
    return "\n".join(part for part in parts if part)


def _left_out(found: PriorityList, header: tuple[str, ...]) -> Iterator[str]:
    for row in found.rejected[:_SHOWN]:
        for cell in row.cells:
            where = f"line {row.line}, column {safe_text(quoted(_column(header, cell.column)))}"
            yield f"rejected: {where}: {safe_text(quoted(cell.value))}: {cell.message}\n"
    if len(found.rejected) > _SHOWN:
        yield f"rejected: {len(found.rejected) - _SHOWN} rows more; `--format json` names each\n"
    for one in found.unscored[:_SHOWN]:
        name = safe_text(quoted(one.name)) if one.name.strip() else "a row without a name"
        yield f"unscored: line {one.line}: {name} has no {' and no '.join(one.missing)}\n"
    if len(found.unscored) > _SHOWN:
        yield f"unscored: {len(found.unscored) - _SHOWN} rows more; `--format json` names each\n"


def as_json(shown: Shown) -> Iterator[str]:
    """The superset of all other formats, in pieces; one ranked row a line."""
    found, top = shown.found, shown.top
    yield f'{{"schema_version": 1, "kind": "priority-list", "read": {found.read},\n"ranked": ['
    rank, lead = 0, ""
    for group in found.groups():
        middle = (
            f', "difficulty": {group.difficulty}, "impact": {group.impact}, "priority": {group.priority}, '
            f'"criticality": "{group.criticality}", "quadrant": "{group.quadrant}", "line": '
        )
        rows = group.rows if top is None else group.rows[: max(top - rank, 0)]
        for at in range(0, len(rows), _BATCH):
            batch = rows[at : at + _BATCH]
            yield lead + ",\n".join(
                f'{{"rank": {rank + n}, "name": {_text(name)}{middle}{line}}}'
                for n, (name, line) in enumerate(batch, 1)
            )
            rank, lead = rank + len(batch), ","
    unscored = ",\n".join(json.dumps(one._asdict()) for one in found.unscored)
    rejected = ",\n".join(json.dumps(_rejected(one, shown.header)) for one in found.rejected)
    quadrants, columns = json.dumps(found.quadrants()), json.dumps(shown.header)
    yield f'],\n"unscored": [{unscored}],\n"rejected": [{rejected}],'
    counts = {"ranked": found.placed, "unscored": len(found.unscored), "rejected": len(found.rejected)}
    yield f'"counts": {json.dumps(counts)},'
    yield f'"quadrants": {quadrants},\n"columns": {columns}}}'


def as_csv(shown: Shown) -> Iterator[str]:
    """The ranking as a table; names as they are in the file."""
    found, top = shown.found, shown.top
    yield ",".join(HEADERS)
    rank = 0
    for group in found.groups():
        middle = f",{group.difficulty},{group.impact},{group.priority},{group.criticality},{group.quadrant},"
        rows = group.rows if top is None else group.rows[: max(top - rank, 0)]
        for at in range(0, len(rows), _BATCH):
            batch = rows[at : at + _BATCH]
            yield "\n".join(f"{rank + n},{_cell(name)}{middle}{line}" for n, (name, line) in enumerate(batch, start=1))
            rank += len(batch)


def _cell(name: str) -> str:
    if '"' in name or "," in name or "\n" in name or "\r" in name or name[:1] in (" ", "\t"):
        return '"' + name.replace('"', '""') + '"'
    return name


def _column(header: tuple[str, ...], column: int) -> str:
    return header[column] if column < len(header) else f"#{column + 1}"


def _rejected(row: Rejected, header: tuple[str, ...]) -> Mapping[str, object]:
    cells = [
        {
            "column": _column(header, cell.column),
            "column_number": cell.column + 1,
            "value": cell.value,
            "message": cell.message,
        }
        for cell in row.cells
    ]
    return {"line": row.line, **cells[0], "name": row.name, "cells": cells}


def markdown(shown: Shown) -> Iterator[str]:
    """The ranking as a Markdown table."""
    found, top = shown.found, shown.top
    from mofkit.report.markdown import table as markdown_table

    rows = [
        (one.rank, one.name, one.difficulty, one.impact, one.priority, one.criticality, one.quadrant)
        for one in found.ranked(top)
    ]
    names = ("#", "Service", "Difficulty", "Impact", "Priority", "Criticality", "Quadrant")
    yield markdown_table(names, rows, right=(0, 2, 3, 4))
    yield ""
    yield account(found)


def svg(shown: Shown) -> Iterator[str]:
    """The quadrants as a picture."""
    found, top = shown.found, shown.top
    from mofkit.report.quadrant import svg as drawn

    yield drawn(list(found.ranked(top)))


def mermaid(shown: Shown) -> Iterator[str]:
    """The quadrants as a Mermaid chart."""
    found, top = shown.found, shown.top
    from mofkit.report.quadrant import mermaid as drawn

    yield drawn(list(found.ranked(top)))


FORMATS: Mapping[str, Render] = {"json": as_json, "csv": as_csv, "md": markdown, "svg": svg, "mermaid": mermaid}
