"""Priorities written back into the table they were computed from, and nothing else touched."""

from collections.abc import Mapping
from typing import NamedTuple

from mofkit.errors import BadOption
from mofkit.exchange.ranking import Source, mapped, ranking, taken_in
from mofkit.model.headers import PRIORITY, matched
from mofkit.shown import quoted
from mofkit.text.csvtext import CsvText, parse_or_raise
from mofkit.workspace.edit import Edit, refuse_conflicts


class Rewritten(NamedTuple):
    """A table with its priorities: the edit, the change for reading, and how many cells it is."""

    edit: Edit
    diff: str
    cells: int
    is_new: bool
    guesses: tuple[str, ...]


def priorities_written(source: Source, mapping: Mapping[str, str], path: str) -> Rewritten:
    """Difficulty × impact put into the priority column of a table; a new one at its right if it has none.

    Rows that are not ranked keep what they have.
    """
    source = taken_in(source)
    refuse_conflicts(source.content, source.label)
    found, recognised, _ = ranking(source, mapping)
    before = parse_or_raise(source.content, source.label, encoding=source.encoding, delimiter=source.delimiter)
    column, is_new = _priority_column(before, mapping)
    text = before.with_column("Priority") if is_new else before
    by_line = {text.records[row].line: row for row in text.rows}
    changes = {(by_line[one.line], column): str(one.priority) for one in found.ranked()}
    changes = {at: value for at, value in changes.items() if _cell(text.records[at[0]].cells, column) != value}
    text = text.set_cells(changes) if changes else text
    # The diff is of characters, not of bytes: not every table is UTF-8.
    diff = Edit(path, _shown(before), _shown(text)).diff()
    return Rewritten(Edit(path, source.content, text.raw), diff, len(changes), is_new, recognised.guesses)


def _shown(text: CsvText) -> bytes:
    return text.text.encode("utf-8", "backslashreplace")


def _priority_column(text: CsvText, mapping: Mapping[str, str]) -> tuple[int, bool]:
    """The column to write to, and whether it has yet to be made. A column that holds other things is not taken."""
    if "priority" in mapping:
        return mapped(text.path, "priority", mapping["priority"], text.header), False
    column = matched({"priority": PRIORITY}, text.header).get("priority")
    if column is None:
        return len(text.header), True
    for row in text.rows:
        value = _cell(text.records[row].cells, column)
        if value and not (value.isascii() and value.isdigit()):
            raise BadOption(
                f"{text.span(row, column)}: column {text.header[column]!r} holds {quoted(value)}, which is no priority",
                hint="to overwrite it, or to write to another column, say `--map priority=COLUMN`",
            )
    return column, False


def _cell(cells: tuple[str, ...], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""
