"""The cost matrix in each of its formats."""

import json
from collections.abc import Iterator
from typing import Any

from mofkit.analysis.costs_matrix import ALL, Cell
from mofkit.cli.prose import heading, item
from mofkit.model.ledger import TYPES
from mofkit.report.amounts import Unit, exact, money, unit_for
from mofkit.report.cost_facts import Compared
from mofkit.report.heatmap import MARKS, category_name, change_of
from mofkit.shown import safe_text
from mofkit.workspace.tables import csv_lines

_LABEL, _WIDE = 8, 9
_SHOWN = 8
_SHADES = {"red": "\x1b[97;48;5;124m", "yellow": "\x1b[30;48;5;221m", "green": "\x1b[30;48;5;151m"}
_HEADERS = {"operational": "operat.", ALL: "all"}
_LEGEND = "!! priority attention (red)   ! some attention (yellow)   no mark: none (green)"
CSV = ("category", "type", "past", "future", "change", "growth", "colour", "why", "own")


def page(found: Compared, *, colour: bool) -> str:
    """The matrix in 80 columns: three lines for each category, and what needs attention below."""
    cells = found.matrix.cells
    unit = unit_for(amount for cell in cells.values() for amount in (cell.past, cell.future))
    lines = [
        heading(f"Cost matrix in {unit.name}{found.books.currency}", colour=colour),
        f"past:   {_periods(found.past, found.past_basis)}",
        f"future: {_periods(found.future, found.future_basis)}",
        "",
        " " * _LABEL + "".join(f"{_HEADERS.get(type, type):>{_WIDE}}" for type in TYPES),
    ]
    for category in (*found.matrix.rows, ALL):
        lines += ["", *_block(found, category, unit, colour=colour)]
    return "\n".join((*lines, "", _LEGEND, "", *_attention(found, colour=colour), *_control(found))) + "\n"


def _periods(periods: tuple[str, ...], basis: str) -> str:
    return f"{safe_text(', '.join(periods))}, {basis}" if periods else "nothing in the ledger"


def _block(found: Compared, category: str, unit: Unit, *, colour: bool) -> Iterator[str]:
    whole = found.matrix.cells[category, ALL]
    name = category_name(category) if category else "All"
    told = f"{name}: {unit.shown(whole.past)} → {unit.shown(whole.future)}  {_change(whole)}"
    yield heading(told.rstrip(), colour=colour)
    row = [found.matrix.cells[category, type] for type in TYPES]
    yield _line("past", [unit.shown(cell.past) for cell in row], row, colour=colour)
    yield _line("future", [unit.shown(cell.future) for cell in row], row, colour=colour)
    yield _line("change", [_change(cell) for cell in row], row, colour=colour)


def _line(label: str, texts: list[str], cells: list[Cell], *, colour: bool) -> str:
    shown = [
        _shaded(f"{text:>{_WIDE}}", cell) if colour else f"{text:>{_WIDE}}"
        for text, cell in zip(texts, cells, strict=True)
    ]
    return f"{label:<{_LABEL}}{''.join(shown)}".rstrip()


def _shaded(text: str, cell: Cell) -> str:
    return f"{_SHADES[cell.colour]}{text}\x1b[0m" if cell.past or cell.future else text


def _change(cell: Cell) -> str:
    return f"{change_of(cell)}{' ' if cell.colour != 'green' else ''}{MARKS[cell.colour]}".rstrip()


def _attention(found: Compared, *, colour: bool) -> Iterator[str]:
    reds = found.matrix.attention("red")
    if not reds:
        return
    yield heading("Needs priority attention", colour=colour)
    # What people marked themselves comes first: they know why.
    for cell in sorted(reds, key=lambda cell: not cell.own)[:_SHOWN]:
        mark = "*" if cell.own else "-"
        yield item(mark, f"{category_name(cell.category)}, {cell.type}: {cell.why or 'marked red'}", indent=2)
    if len(reds) > _SHOWN:
        yield f"  … and {len(reds) - _SHOWN} more; `--format csv` has them all"
    if any(cell.own for cell in reds):
        yield "  * marked in costs/attention.csv; the others by the thresholds of mofkit.yaml"
    yield ""


def _control(found: Compared) -> Iterator[str]:
    whole = found.matrix.cells[ALL, ALL]
    currency = found.books.currency
    yield f"control totals: past {money(whole.past)} {currency}, future {money(whole.future)} {currency}".rstrip()


def rows(found: Compared) -> list[tuple[str, ...]]:
    """Every cell of a category that costs anything, and the totals: category and type `all`."""
    return [
        _row(found.matrix.cells[category, type]) for category in (*found.matrix.rows, ALL) for type in (*TYPES, ALL)
    ]


def _row(cell: Cell) -> tuple[str, ...]:
    growth = "" if cell.growth is None else str(cell.growth)
    amounts = (exact(cell.past), exact(cell.future), exact(cell.change), growth)
    return (cell.category or "all", cell.type or "all", *amounts, cell.colour, cell.why, "true" if cell.own else "")


def as_csv(found: Compared) -> str:
    """One row for each cell, amounts exact."""
    return csv_lines([CSV, *rows(found)])


def as_json(found: Compared) -> str:
    """Everything, amounts as text so that no program rounds them."""
    cells: list[dict[str, Any]] = [dict(zip(CSV, row, strict=True)) for row in rows(found)]
    for cell in cells:
        cell["own"] = bool(cell["own"])
        cell["growth"] = cell["growth"] or None
    body = {
        "schema_version": 1,
        "kind": "cost-matrix",
        "currency": found.books.currency,
        "past": {"periods": found.past, "basis": found.past_basis},
        "future": {"periods": found.future, "basis": found.future_basis},
        "lines": {"read": found.books.lines, "blank": found.books.blank, "wrong": found.books.wrong},
        "cells": cells,
    }
    return json.dumps(body, indent=1)


def markdown(found: Compared) -> str:
    """The matrix as a table: past → future, change, and the colour in words."""
    from mofkit.report.costs import matrix_table

    return matrix_table(found)
