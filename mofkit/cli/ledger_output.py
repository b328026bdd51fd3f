"""The account of an import: what was there, what was taken, and that both come to the same."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from mofkit.analysis.money import total
from mofkit.cli.tables import table
from mofkit.exchange.ledger_in import Taken
from mofkit.report.amounts import money
from mofkit.shown import safe_text

_SHOWN = 8


def account(taken: Taken, after: Mapping[tuple[str, ...], Decimal], label: str, *, colour: bool) -> str:
    """Rows, sums before by column, sums after by period and basis, and everything that needs a look."""
    rows = f"{taken.rows:,} rows below the header on line {taken.header_line}"
    lines = [f"{safe_text(label)}: {rows}, {taken.blank:,} blank; decimal mark {taken.mark}", "", "Before, by column"]
    before = [
        (one.name, f"{one.taken:,}", f"{len(one.empty):,}", f"{one.rejected:,}", money(amount), currency)
        for one in taken.columns
        for currency, amount in (one.sums or {"": Decimal(0)}).items()
    ]
    names = ("column", "taken", "empty", "rejected", "sum", "currency")
    lines.append(table(names, before, colour=colour, right=(1, 2, 3, 4)))
    lines.append("After, as read again")
    counts = taken.sums()
    later = [
        (*key[:2], f"{counts[key[0], key[1], key[2]][0]:,}", money(amount), key[2])
        for key, amount in sorted(after.items())
        if key in counts
    ]
    lines.append(table(("period", "basis", "lines", "sum", "currency"), later, colour=colour, right=(2, 3)))
    lines += [*_agreement(taken, after), *_remarks(taken)]
    return "\n".join(lines) + "\n"


def _agreement(taken: Taken, after: Mapping[tuple[str, ...], Decimal]) -> Iterator[str]:
    """Whether what was read and what was written come to the same, currency by currency."""
    for currency in sorted({key[2] for key in after} | {name for one in taken.columns for name in one.sums}):
        was = total(one.sums.get(currency, Decimal(0)) for one in taken.columns)
        now = total(amount for key, amount in after.items() if key[2] == currency)
        verdict = "the same" if was == now else "NOT THE SAME"
        yield f"control total{f' {currency}' if currency else ''}: {money(was)} before, {money(now)} after: {verdict}"


def _remarks(taken: Taken) -> Iterator[str]:
    for one in taken.columns:
        if one.empty:
            yield f"empty: {len(one.empty):,} in {safe_text(one.name)}, not taken for zero: lines {_few(one.empty)}"
    if taken.duplicates:
        told = ", ".join(f"{line} (as {first})" for line, first in taken.duplicates[:_SHOWN])
        more = f" and {len(taken.duplicates) - _SHOWN:,} more" if len(taken.duplicates) > _SHOWN else ""
        yield f"twice: {len(taken.duplicates):,} rows say the same as an earlier one and are kept: lines {told}{more}"
    for refused in taken.rejected[:_SHOWN]:
        yield f"rejected: line {refused.line}: {safe_text(refused.why)}"
    if len(taken.rejected) > _SHOWN:
        yield f"rejected: {len(taken.rejected) - _SHOWN:,} more"


def _few(lines: Sequence[int]) -> str:
    shown = ", ".join(map(str, lines[:_SHOWN]))
    return f"{shown}, … and {len(lines) - _SHOWN:,} more" if len(lines) > _SHOWN else shown
