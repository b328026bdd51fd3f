"""Configuration tables of somebody else: which column is the key, which are compared, and what differs."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mofkit.analysis.reconcile import Comparison, Layout, Row, Side, reconcile
from mofkit.errors import BadOption, UnreadableFile, did_you_mean
from mofkit.exchange.foreign_table import HowRead, column, columns_said, foreign_table
from mofkit.exchange.ranking import Source, taken_in
from mofkit.model.headers import Column, columns, matched, normal
from mofkit.shown import quoted
from mofkit.text.csvread import stream
from mofkit.text.decode import TextProblem

# What inventories call that which tells one item from another, the most telling first.
KEYS: Mapping[str, Column] = {
    "configuration item": columns(
        *("configuration item id", "ci id", "ci", "ci name", "asset id", "asset tag", "asset", "serial number"),
        *("hostname", "host name", "host", "fqdn", "device name", "device", "computer name", "server name", "server"),
        *("inventory number", "inventarnummer", "gerät", "rechnername", "item", "id", "name"),
    )
}


class Wish(NamedTuple):
    """How two tables are to be compared; `mapping` says what a column of the first is called in the second."""

    key: tuple[str, ...] = ()
    mapping: Mapping[str, str] = {}
    ignore: tuple[str, ...] = ()
    any_case: bool = False


class Reconciled(NamedTuple):
    """What came of it, by which columns, and what a person should know of how it was done."""

    comparison: Comparison
    key: tuple[str, ...]
    compared: tuple[str, ...]
    notes: tuple[str, ...]


class _Table(NamedTuple):
    label: str
    header: tuple[str, ...]
    rows: Iterable[Row]


def reconciled(expected: Source, actual: Source, wish: Wish) -> Reconciled:
    """The second table compared with the first.

    Raises:
        UnreadableFile: one of them is no file, no text or no table; names the line.
        BadOption: a column that is named is not there, or the key cannot be told.
    """
    should = _opened(expected, wish.key)
    there = _opened(actual, [wish.mapping.get(one, one) for one in wish.key])
    key = wish.key or _guessed(should, there, wish.mapping)
    layout, notes = _layout(should, there, wish._replace(key=key))
    found = reconcile(_guarded(should), _guarded(there), layout)
    if found.other_case:
        notes.append(
            f"{found.other_case} of the missing are there in other letters; --any-case takes them for the same"
        )
    return Reconciled(found, key, layout.names, tuple(notes))


def _opened(source: Source, wanted: Sequence[str]) -> _Table:
    """A table whose header holds the wanted columns, or any key that is known; it may stand below a preamble."""
    raw = taken_in(source).content
    try:
        table = stream(io.BytesIO(raw), source.encoding, source.delimiter)
    except TextProblem as trouble:
        raise _unreadable(source.label, trouble) from trouble

    def fit(header: Sequence[str]) -> int:
        """How many of the wanted columns there are."""
        return sum(column(header, one) >= 0 for one in wanted) if wanted else len(matched(KEYS, header))

    if fit(table.header) < max(len(wanted), 1):
        try:
            how = HowRead(source.encoding or "", source.delimiter or "")
            below = foreign_table(raw, source.label, how, fit)
            return _Table(source.label, below.header, below.rows)
        except UnreadableFile:
            # No line will do, so the first one is what a message about its columns is about.
            pass
    return _Table(source.label, table.header, table.rows)


def _guarded(table: _Table) -> Iterator[Row]:
    """The rows, their troubles told with the name of the file."""
    try:
        yield from table.rows
    except TextProblem as trouble:
        raise _unreadable(table.label, trouble) from trouble


def _unreadable(label: str, trouble: TextProblem) -> UnreadableFile:
    return UnreadableFile(f"{label}:{trouble.line}:{trouble.column}", trouble.message, hint=trouble.help)


def _guessed(should: _Table, there: _Table, mapping: Mapping[str, str]) -> tuple[str, ...]:
    """The first column that both have and that inventories use as a key; raises BadOption."""
    plain = [normal(one) for one in should.header]
    for name in ("configuration item", *KEYS["configuration item"].aliases):
        header = should.header[plain.index(name)] if name in plain else ""
        if header and column(there.header, mapping.get(header, header)) >= 0:
            return (header,)
    raise BadOption(
        f"it cannot be told what is the key: columns of {should.label} are {columns_said(should.header)}; "
        f"columns of {there.label} are {columns_said(there.header)}",
        hint="say --key COLUMN, and --map COLUMN=THEIRS where the second table has another name for it",
    )


def _layout(should: _Table, there: _Table, wish: Wish) -> tuple[Layout, list[str]]:
    """Which columns are compared, and a word about those that are not; raises BadOption for one that is not there."""
    mapping = {_place(should, ours): _place(there, theirs) for ours, theirs in wish.mapping.items()}
    keys = tuple(_place(should, one) for one in wish.key)
    theirs = tuple(mapping[at] if at in mapping else _place(there, should.header[at]) for at in keys)
    ignored = {_place(should, one) for one in wish.ignore}
    names = {should.header[at] for at in ignored}
    pairs = {
        at: _partner(should, there, mapping, at) for at in range(len(should.header)) if at not in {*keys, *ignored}
    }
    alone = [should.header[at] for at, other in pairs.items() if other < 0]
    strange = [
        name for at, name in enumerate(there.header) if at not in {*pairs.values(), *theirs} and name not in names
    ]
    notes = [
        f"not compared, as only {table.label} has them: {columns_said(named)}"
        for table, columns in ((should, alone), (there, strange))
        if (named := [name for name in columns if name.strip()])
    ]
    both = {at: other for at, other in pairs.items() if other >= 0}
    left = Side(keys, tuple(both), len(should.header))
    right = Side(theirs, tuple(both.values()), len(there.header))
    return Layout(tuple(should.header[at] for at in both), left, right, wish.any_case), notes


def _partner(should: _Table, there: _Table, mapping: Mapping[int, int], at: int) -> int:
    """The column of the second table that a column of the first is compared with; less than 0 for none or several."""
    name = should.header[at]
    if at in mapping or not name.strip():
        return mapping.get(at, -1)
    return column(there.header, name) if column(should.header, name) == at else -1


def _place(table: _Table, wanted: str) -> int:
    at = column(table.header, wanted)
    if at < 0:
        near = did_you_mean(wanted, table.header) or "name it as it is written, or by its number, such as #2"
        message = f"{table.label}: no one column {quoted(wanted)}; columns are {columns_said(table.header)}"
        raise BadOption(message, hint=near)
    return at
