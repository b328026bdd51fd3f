"""A foreign ledger turned into lines of ours: every row accounted for, every amount either taken or told of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Context, Decimal
from typing import NamedTuple

from mofkit.errors import BadOption, UnreadableFile, did_you_mean
from mofkit.exchange.foreign_table import (
    ForeignTable,
    HowRead,
    column,
    columns_said,
    first_row,
    foreign_table,
    repeated,
)
from mofkit.exchange.number_forms import Form, Marks, is_currency, marks_of, number, taken_apart
from mofkit.model.headers import matched
from mofkit.model.ledger import COLUMNS, PAIRS, word_problem
from mofkit.model.ledger_map import AmountColumn, LedgerMap
from mofkit.shown import quoted

_EXACT = Context(prec=100)
_DAY = re.compile(r"([12][0-9]{3})-([01][0-9])-([0-3][0-9])(?:[T ].*)?")
_DOTTED = re.compile(r"([0-3]?[0-9])\.([01]?[0-9])\.([12][0-9]{3})")
FIELDS = (
    "period",
    "basis",
    "category",
    "description",
    "amount",
    *PAIRS,
    "service",
    "cost_centre",
    "customer",
    "currency",
)
_TEXTS = ("service", "cost_centre", "customer", "description")


class Rejected(NamedTuple):
    """An amount or a row that cannot be taken: its line, and why."""

    line: int
    why: str


class ColumnAccount(NamedTuple):
    """What one column of amounts holds: how many are taken, empty and rejected, and their sum by currency."""

    name: str
    taken: int
    empty: tuple[int, ...]
    rejected: int
    sums: Mapping[str, Decimal]


class Taken(NamedTuple):
    """The lines that were made, and where every row went."""

    lines: tuple[tuple[str, ...], ...]
    rows: int
    blank: int
    columns: tuple[ColumnAccount, ...]
    rejected: tuple[Rejected, ...]
    duplicates: tuple[tuple[int, int], ...]
    mark: str
    header_line: int

    def sums(self) -> dict[tuple[str, str, str], tuple[int, Decimal]]:
        """Lines and sum by period, basis and currency."""
        found: dict[tuple[str, str, str], tuple[int, Decimal]] = {}
        at = {name: FIELDS.index(name) for name in FIELDS}
        for line in self.lines:
            key = (line[at["period"]], line[at["basis"]], line[at["currency"]])
            if line[at["amount"]]:
                count, amount = found.get(key, (0, Decimal(0)))
                found[key] = (count + 1, _EXACT.add(amount, Decimal(line[at["amount"]])))
        return found


class _Plan(NamedTuple):
    """A map whose headers were found: column numbers instead of names."""

    map: LedgerMap
    fields: Mapping[str, int]
    amounts: tuple[tuple[AmountColumn, int, int], ...]
    currency: str
    year_starts: int


def taken_in(raw: bytes, label: str, map: LedgerMap, *, currency: str = "", year_starts: int = 1) -> Taken:
    """The lines of a foreign ledger; `currency` is the workspace's own.

    Raises:
        UnreadableFile: no text, no CSV, or no header that has the columns of the map.
        BadOption: the decimal mark cannot be told, or amounts contradict each other.
    """
    how = HowRead(map.encoding, map.delimiter, map.skip_lines)
    try:
        table = foreign_table(raw, label, how, lambda header: _fit(header, map))
    except UnreadableFile as error:
        header = first_row(raw, label, how)
        if not header:
            raise
        raise _no_column(label, map, header) from error
    plan = _planned(table, map, currency, year_starts)
    mark = map.decimal or _mark(_forms(table, plan), label)
    return _taken(table, plan, mark)


def _wanted(map: LedgerMap) -> list[str]:
    named = [*map.columns.values(), *(one.column for one in map.amounts)]
    return [*named, *(one.description for one in map.amounts if one.description)]


def _fit(header: Sequence[str], map: LedgerMap) -> int:
    """How well a row does as the header of a map: it has all that the map names, or enough that is known by itself."""
    if any(column(header, wanted) < 0 for wanted in _wanted(map)):
        return 0
    known = matched(COLUMNS, header)
    has_amounts = map.amounts or "amount" in known or "amount" in map.columns
    has_period = any("period" in place for place in (known, map.columns, map.constants)) or all(
        one.period for one in map.amounts
    )
    return len(_wanted(map)) + len(known) + 1 if has_amounts and (has_period or map.amounts) else 0


def _no_column(label: str, map: LedgerMap, header: tuple[str, ...]) -> UnreadableFile:
    lacking = next((one for one in _wanted(map) if column(header, one) < 0), "")
    why = f"no column {quoted(lacking)}" if lacking else "no column of amounts that is known"
    near = did_you_mean(lacking, header) if lacking else "name it: `--amount actual=HEADER --column period=HEADER`"
    return UnreadableFile(
        label, f"{why}; columns are {columns_said(header)}", hint=near or "mend the map's column names"
    )


def _planned(table: ForeignTable, map: LedgerMap, currency: str, year_starts: int) -> _Plan:
    fields = {**matched(COLUMNS, table.header), **{name: column(table.header, at) for name, at in map.columns.items()}}
    strange = [name for name in (*map.columns, *map.constants, *map.values) if name not in COLUMNS]
    if strange:
        raise BadOption(f"a ledger has no field {strange[0]!r}", hint=f"fields are {', '.join(COLUMNS)}")
    amounts = map.amounts or (AmountColumn(column=table.header[fields["amount"]]),)
    placed = []
    for one in amounts:
        at = fields["amount"] if not map.amounts else column(table.header, one.column)
        text = column(table.header, one.description) if one.description else fields.get("description", -1)
        placed.append((one, at, text))
    return _Plan(map, fields, tuple(placed), map.currency or currency, year_starts)


def _forms(table: ForeignTable, plan: _Plan) -> Iterator[tuple[int, str, Form]]:
    for line, cells in table.rows:
        for _, at, _ in plan.amounts:
            text = cells[at].strip() if at < len(cells) else ""
            form = taken_apart(text) if text else None
            if form:
                yield line, text, form


def _mark(forms: Iterator[tuple[int, str, Form]], label: str) -> str:
    marks: Marks = marks_of(forms)
    if len(marks.seen) > 1:
        said = " and ".join(f"{quoted(text)} on line {line}" for line, text in marks.seen.values())
        raise BadOption(
            f"{label}: amounts are written in two ways: {said}",
            hint='say which one is meant: `--decimal ","` or `--decimal .`; the others are then rejected by line',
        )
    if not marks.seen and marks.either:
        line, text = marks.either
        raise BadOption(
            f"{label}: {quoted(text)} on line {line} can be read in two ways, and no other amount tells",
            hint=f'`--decimal ","` makes it {_read(text, ",")}, `--decimal .` makes it {_read(text, ".")}',
        )
    return next(iter(marks.seen), ".")


def _read(text: str, mark: str) -> str:
    form = taken_apart(text)
    amount = number(form, mark) if form else None
    return "no number" if amount is None else f"{amount:f}"


class _Account:
    """What is counted for one column on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.taken = self.rejected = 0
        self.empty: list[int] = []
        self.sums: dict[str, Decimal] = {}

    def closed(self) -> ColumnAccount:
        """The account as a value."""
        return ColumnAccount(self.name, self.taken, tuple(self.empty), self.rejected, self.sums)


def _taken(table: ForeignTable, plan: _Plan, mark: str) -> Taken:
    accounts = [_Account(table.header[at]) for _, at, _ in plan.amounts]
    lines: list[tuple[str, ...]] = []
    rejected: list[Rejected] = []
    rows = blank = 0
    width = len(table.header)
    for line, cells in table.rows:
        if not any(map(str.strip, cells)):
            blank += 1
            continue
        rows += 1
        if any(map(str.strip, cells[width:])):
            rejected.append(Rejected(line, f"row has {len(cells)} cells; the header has {width}"))
            continue
        row = [*cells, *[""] * (width - len(cells))]
        for account, (amount, at, text_at) in zip(accounts, plan.amounts, strict=True):
            made = _line(row, plan, amount, (at, text_at), mark)
            if not row[at].strip():
                account.empty.append(line)
                # What is said about this very amount is kept, on a line without an amount.
                if amount.description and not isinstance(made, str) and made[FIELDS.index("description")].strip():
                    lines.append(made)
                continue
            if isinstance(made, str):
                account.rejected += 1
                rejected.append(Rejected(line, made))
                continue
            account.taken += 1
            value, name = Decimal(made[FIELDS.index("amount")]), made[FIELDS.index("currency")]
            account.sums[name] = _EXACT.add(account.sums.get(name, Decimal(0)), value)
            lines.append(made)
    closed = tuple(account.closed() for account in accounts)
    return Taken(tuple(lines), rows, blank, closed, tuple(rejected), tuple(repeated(table.rows)), mark, table.line)


def _line(
    row: list[str], plan: _Plan, amount: AmountColumn, places: tuple[int, int], mark: str
) -> tuple[str, ...] | str:
    """One line of ours; or why there is none."""
    text = row[places[0]].strip()
    form = taken_apart(text) if text else Form("", negative=False)
    value = number(form, mark) if form and text else None
    if form is None or (text and value is None):
        return f"amount {quoted(text)} is no number with the decimal mark {quoted(mark)}"
    said = {name: _said(row, plan, name) for name in COLUMNS if name != "amount"}
    said["basis"] = amount.basis or said["basis"]
    said["description"] = row[places[1]] if places[1] >= 0 else said["description"]
    period = amount.period or _period(said["period"], plan)
    if not period:
        why = "is empty" if not said["period"].strip() else f"{quoted(said['period'])} is no day such as 2026-04-01"
        return f"period {why}"
    said["period"] = period
    stated = said["currency"].strip().upper() or plan.currency
    if not is_currency(form.currency, stated) and form.currency in ("$", "¥"):
        return f"amount {quoted(text)} does not say which {form.currency} it is; say `--currency USD`, or another"
    said["currency"] = stated if is_currency(form.currency, stated) else form.currency
    for name in ("basis", "category", *PAIRS):
        said[name] = said[name].strip().casefold().replace(" ", "-")
        wanted = word_problem(name, said[name])
        if wanted:
            return f"{name} is {quoted(said[name])}; say in the map under constants or values: {wanted}"
    shown = "" if value is None else f"{-value if amount.negate else value:f}"
    return tuple(shown if name == "amount" else said[name] for name in FIELDS)


def _said(row: list[str], plan: _Plan, name: str) -> str:
    """A field as the row, the map's words and its constants say it."""
    at = plan.fields.get(name, -1)
    text = row[at] if at >= 0 else ""
    words = plan.map.values.get(name, {})
    told = words.get(text, words.get(text.strip(), text))
    told = told if name == "description" else " ".join(told.split()) if name in _TEXTS else told.strip()
    return told if told.strip() else plan.map.constants.get(name, told)


def _period(text: str, plan: _Plan) -> str:
    """The period of a cell, by the map; nothing if its day cannot be told."""
    by = plan.map.period_by
    if by == "as-is":
        return text.strip()
    day = _day(text.strip())
    if day is None:
        return ""
    if by == "month":
        return f"{day:%Y-%m}"
    # Where a financial year begins in April, January is in the last quarter of the year before.
    year = day.year if day.month >= plan.year_starts else day.year - 1
    if by == "quarter":
        return f"{year}-Q{(day.month - plan.year_starts) % 12 // 3 + 1}"
    if by == "year" or plan.year_starts == 1:
        return f"{day.year}"
    return f"{year}-{(year + 1) % 100:02d}"


def _day(text: str) -> date | None:
    iso, dotted = _DAY.fullmatch(text), _DOTTED.fullmatch(text)
    parts = (iso[1], iso[2], iso[3]) if iso else (dotted[3], dotted[2], dotted[1]) if dotted else None
    try:
        return date(*(int(part) for part in parts)) if parts else None
    except ValueError:
        return None
