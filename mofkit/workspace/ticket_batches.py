"""Rows to tickets, a thousand at a time, column by column: for exports of one row a ticket, in one form throughout.

What is understood word by word is understood once, and the rest is done by loops inside Python's own functions. What
is not so plain, a row that is too short, a date of another form, a state that nobody knows, is left to the reader that
goes row by row. Both come to the same.
"""

from collections.abc import Sequence
from itertools import starmap

from mofkit.model.ticket import DONE, MISCLASSIFIED, NO_NOTES, Batch
from mofkit.text.csvread import Chunk
from mofkit.workspace.ticket_columns import TELLING
from mofkit.workspace.ticket_reader import AT, Cells, Order, Reader

_TELLING = tuple(AT[field] for field in TELLING)
_STATE, _PRIORITY, _CATEGORY, _SERVICE, _KIND = (
    AT[field] for field in ("state", "priority", "category", "service", "type")
)


class _Columns:
    """The columns of a chunk by field; blanks for a field that has none."""

    def __init__(self, columns: Sequence[Cells], places: Sequence[int]) -> None:
        self._columns, self._places = columns, places
        self._none = ("",) * len(columns[0])

    def __getitem__(self, field: int) -> Cells:
        place = self._places[field]
        return self._columns[place] if place < len(self._columns) else self._none

    def has(self, field: int) -> bool:
        """Whether there is such a column."""
        return self._places[field] < len(self._columns)


def batch_of_rows(chunk: Chunk, reader: Reader, order: Order) -> Batch | None:
    """The tickets of a chunk, one for each row; nothing, and nothing counted, where that is not so plain.

    The last ticket before must be settled, and so must be that the row after these is another ticket's.
    """
    lines, rows = chunk
    if set(map(len, rows)) != {reader.layout.width}:
        return None
    columns = _Columns(list(zip(*rows, strict=True)), reader.layout.places)
    ids = columns[0]
    if not reader.words.missing.isdisjoint(ids) or tuple(map(str.strip, ids)) != ids:
        return None
    if any(reader.words.state(one) == "unknown" for one in set(columns[_STATE])):
        return None
    try:
        opened, months, blank = _moments(columns, "opened", reader)
        responded, _, unanswered = _moments(columns, "responded", reader)
        resolved, _, unsolved = _moments(columns, "resolved", reader)
        closed, _, unclosed = _moments(columns, "closed", reader)
    except KeyError:
        return None
    if not order.takes(ids):
        return None
    account = reader.account
    account.rows += len(ids)
    account.tickets += len(ids)
    account.states.update(columns[_STATE])
    blanks = {"opened": blank, "responded": unanswered, "resolved": unsolved, "closed": unclosed}
    account.missing.update({field: count for field, count in blanks.items() if count})
    return Batch(
        ids,
        lines,
        opened,
        responded,
        resolved,
        closed,
        months,
        list(map(reader.priorities.__getitem__, columns[_PRIORITY])),
        list(map(reader.categories.__getitem__, columns[_CATEGORY])),
        list(map(reader.services.__getitem__, columns[_SERVICE])),
        _flags(columns, reader),
        columns[AT["caller"]],
        columns[AT["summary"]],
        list(map(reader.kinds.__getitem__, columns[_KIND])),
    )


def _moments(columns: _Columns, field: str, reader: Reader) -> tuple[Sequence[int | None], list[str], int]:
    """Seconds and months of a column, and how many cells say nothing; raises KeyError for one of another form."""
    at = AT[field]
    if not columns.has(at):
        return (None,) * len(columns[0]), [], 0
    return reader.dates.many(columns[at], reader.words.missing, months=field == "opened")


def _flags(columns: _Columns, reader: Reader) -> list[int]:
    found = list(map(reader.flags.__getitem__, zip(*(columns[at] for at in _TELLING), strict=True)))
    if columns.has(AT["first_category"]):
        pairs = zip(columns[AT["first_category"]], columns[_CATEGORY], strict=True)
        moved = starmap(reader.differs, pairs)
        found = [flags | MISCLASSIFIED if each else flags for flags, each in zip(found, moved, strict=True)]
    missing = reader.words.missing
    if not columns.has(AT["notes"]):
        return [flags | NO_NOTES if flags & DONE else flags for flags in found]
    notes = zip(found, map(str.strip, columns[AT["notes"]]), strict=True)
    return [flags | NO_NOTES if flags & DONE and note in missing else flags for flags, note in notes]
