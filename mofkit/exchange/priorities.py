"""Priorities written back into the table they were computed from, and nothing else touched."""

from collections.abc import Mapping

from mofkit.errors import BadOption
from mofkit.exchange.ranking import Source, mapped, ranking
from mofkit.model.headers import PRIORITY, matched
from mofkit.shown import quoted
from mofkit.text.csvtext import CsvText, parse_or_raise
from mofkit.workspace.edit import Edit, refuse_conflicts


def priorities_written(source: Source, mapping: Mapping[str, str], path: str) -> tuple[Edit, int, bool]:
    """The edit that puts difficulty × impact into the priority column of a table, how many cells it changes,
    and whether the column is new.

    Rows that are not ranked keep what they have.
    """
    assert source.path is not None
    raw = source.path.read_bytes()
    refuse_conflicts(raw, path)
    found, _, _ = ranking(source, mapping)
    text = parse_or_raise(raw, path, encoding=source.encoding, delimiter=source.delimiter)
    column, is_new = _priority_column(text, mapping)
    if is_new:
        text = text.with_column("Priority")
    by_line = {text.records[row].line: row for row in text.rows}
    changes = {(by_line[one.line], column): str(one.priority) for one in found.ranked()}
    changes = {at: value for at, value in changes.items() if _cell(text.records[at[0]].cells, column) != value}
    if changes:
        text = text.set_cells(changes)
    return Edit(path, raw, text.raw), len(changes), is_new


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
