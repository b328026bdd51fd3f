"""Rows of a table as plain data: which column is which field, and where each cell is."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from mofkit.finding import CSV_HEADER, Finding, Span, problem
from mofkit.model.headers import Column, matched, normal
from mofkit.text.csvtext import CsvText

# What begins a formula, also in full width; apostrophes before it are counted, so that none is lost on the way back.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")


class Table(NamedTuple):
    """A table file with the column number of each field that it has."""

    text: CsvText
    columns: dict[str, int]

    def data(self, row: int) -> dict[str, str]:
        """The cells that say something, by field."""
        cells = self.text.records[row].cells
        found = {}
        for field, column in self.columns.items():
            if column < len(cells) and cells[column].strip():
                found[field] = cells[column]
        return found

    def rows(self) -> Iterator[int]:
        """The numbers of the records that hold anything."""
        return (row for row in self.text.rows if any(cell.strip() for cell in self.text.records[row].cells))


class CellPlaces(NamedTuple):
    """Where the fields of one row are."""

    table: Table
    row: int

    def span(self, path: tuple[str | int, ...] = ()) -> Span:
        """The cell of a field; the row if the table has no such column."""
        column = self.table.columns.get(str(path[0])) if path else None
        return self.table.text.span(self.row, column)

    def value_span(self, path: tuple[str | int, ...]) -> Span:
        """The cell of a field: a cell is key and value in one."""
        return self.span(path)


@cache
def fields_of(model: type[BaseModel]) -> dict[str, Column]:
    """The headers that each field of a kind answers to."""
    found = {}
    for name, field in model.model_fields.items():
        aliases = next((item.aliases for item in field.metadata if isinstance(item, Column)), ())
        found[name] = Column((normal(name), *aliases))
    return found


def table_of(text: CsvText, model: type[BaseModel]) -> Table:
    """The table with its columns recognised."""
    return Table(text, matched(fields_of(model), text.header))


def missing_columns(table: Table, model: type[BaseModel]) -> Iterator[Finding]:
    """A finding for each column the kind cannot do without."""
    if not table.text.records:
        return
    for name, field in model.model_fields.items():
        if field.is_required() and name not in table.columns:
            headers = ", ".join(table.text.header)
            message = f"no column for {name}; columns are {headers}"
            yield problem(table.text.span(0), CSV_HEADER, message, f"add a column '{name}'", field=name)


def plain_cell(value: Any) -> str:
    """A value of the text layer as one cell: list items are joined by semicolons."""
    if isinstance(value, list):
        return "; ".join(plain_cell(item) for item in value)
    return "" if value is None else str(value)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what begins like one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """A cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_lines(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV text with LF line ends, for results."""
    return "".join(",".join(map(_cell, row)) + "\n" for row in rows)


def _cell(value: str) -> str:
    if value[:1] in (" ", "\t") or any(char in value for char in '",\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value
