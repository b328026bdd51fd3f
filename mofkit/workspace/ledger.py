"""The ledgers of a workspace: which files they are, and what their lines come to."""

import os
from collections.abc import Iterable, Iterator, Mapping
from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple

from mofkit.errors import MofkitError, UnreadableFile
from mofkit.model.headers import matched
from mofkit.model.ledger import COLUMNS, KEYS, NEEDED, PAIRS, Cost, is_ledger, word_problem
from mofkit.model.period import FORMS, period
from mofkit.model.service import Service
from mofkit.shown import quoted
from mofkit.text.csvsums import Layout, added
from mofkit.text.decode import TextProblem
from mofkit.workspace.workspace import Workspace

# What a cost is added up by: all its fields but the amount.
Names = tuple[str, str, str, str, str, str, str, str, str, str, str]
_EXACT = Context(prec=100)
_PROCESSES = 2
_WORDS = frozenset(("basis", "category", *PAIRS))


class Trouble(NamedTuple):
    """Why a file as a whole is no ledger."""

    message: str
    help: str
    line: int = 1
    column: int = 1


class LedgerFile(NamedTuple):
    """One file: how many lines it has, how many of them count for nothing, and why if none can be read.

    `doubtful`: something in it is worth a careful look, line by line.
    """

    path: str
    read: int = 0
    blank: int = 0
    wrong: int = 0
    doubtful: bool = False
    trouble: Trouble | None = None


class Ledger(NamedTuple):
    """What all ledgers come to. A combination that makes no sense is in `left_out`, not among the costs."""

    costs: tuple[Cost, ...]
    files: tuple[LedgerFile, ...]
    left_out: tuple[Cost, ...] = ()

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies of its lines; an empty one if some say none."""
        return tuple(sorted({cost.currency for cost in self.costs}))

    @property
    def periods(self) -> Mapping[str, frozenset[str]]:
        """Each period, and whether it has planned amounts, actual ones, or both."""
        found: dict[str, frozenset[str]] = {}
        for cost in self.costs:
            found[cost.period] = found.get(cost.period, frozenset()) | {cost.basis}
        return found


class Problem(NamedTuple):
    """What is wrong with a line: the field to blame, the topic, and what would be right."""

    topic: str
    field: str
    message: str
    help: str


# A line with one of these counts for nothing; the others are worth a word and count.
FATAL = frozenset(("pair", "category", "basis", "period"))


class Reader:
    """How the cells of a ledger line are understood in one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._currency = workspace.settings.currency
        self._services = {id: homes[0].id for id, homes in workspace.ids("service").items()}
        self._names = {one.name.strip().casefold(): one.id for one in workspace.all(Service)}
        self._year_starts = workspace.settings.calendar.financial_year_starts
        # The same few cells come again and again: each is understood, and kept, once.
        self._said = cache(self._meaning)
        self._period = cache(lambda label: period(label, self._year_starts))

    def cost(self, cells: Mapping[str, str], amount: Decimal) -> Cost:
        """The cells of a line, by field, as what they mean."""
        said = {name: self._said(name, cells.get(name, "")) for name in KEYS}
        return Cost(amount=amount, **said)

    def _meaning(self, name: str, cell: str) -> str:
        """A cell as it is compared: words in one spelling, a service by its id, no currency as the workspace's own."""
        text = cell.strip()
        if name == "service":
            return self._services.get(text) or self._names.get(text.casefold(), text)
        if name == "currency":
            return text.upper() or self._currency
        return text.casefold().replace(" ", "-") if name in _WORDS else text

    def problems(self, cost: Cost) -> Iterator[Problem]:
        """What is wrong with a combination of cells."""
        for name in ("basis", "category", *PAIRS):
            value = getattr(cost, name)
            wanted = word_problem(name, value)
            if wanted:
                topic = name if name in ("basis", "category") else "pair"
                message = f"{name} is {quoted(value)}, which is neither {wanted.replace(' or ', ' nor ')}"
                message = message if value else f"{name} is empty"
                yield Problem(topic, name, message, f"write {wanted}")
        if not cost.period:
            yield Problem("period", "period", "period is empty", f"write the budget period, {FORMS}")
        elif self._period(cost.period) is None:
            message = f"period {quoted(cost.period)} does not say which days it means"
            yield Problem("period-name", "period", message, f"write a period {FORMS}")
        if cost.service and cost.service not in self._services:
            message = f"no service {quoted(cost.service)} in the catalog"
            yield Problem("service", "service", message, "add it to catalog/services.csv, or write the id of another")
        if cost.currency != self._currency or not cost.currency:
            yield self._foreign(cost)
        if cost.direct_indirect == "direct" and not (cost.service or cost.customer):
            message = "direct cost names neither a service nor a customer"
            yield Problem("nowhere", "direct_indirect", message, "name one of them, or make it indirect")

    def _foreign(self, cost: Cost) -> Problem:
        if not cost.currency:
            help = "write `currency: EUR`, or another, in mofkit.yaml, or give the ledger a currency column"
            return Problem("currency", "amount", "amount has no currency", help)
        if not self._currency:
            help = f"write `currency: {cost.currency}` in mofkit.yaml"
            return Problem("currency", "currency", "the workspace does not say which currency is its own", help)
        message = f"currency is {cost.currency}; the workspace keeps its books in {self._currency}"
        help = "convert the amount before it is entered, at a rate you can show; currencies are never added up"
        return Problem("currency", "currency", message, help)


def columns_of(header: Iterable[str]) -> dict[str, int]:
    """The column number of each field."""
    return matched(COLUMNS, tuple(header))


def missing(header: Iterable[str]) -> list[str]:
    """The columns without which a table is no ledger."""
    found = columns_of(header)
    return [name for name in NEEDED if name not in found]


def read_ledger(workspace: Workspace) -> Ledger:
    """All ledgers of a workspace, added up. What cannot be read is told of its file, not raised."""
    reader = Reader(workspace)
    sums: dict[Names, Decimal] = {}
    files = [_add_file(workspace, path, reader, sums) for path in workspace.streams if is_ledger(path)]
    costs = [Cost(*key, sums.pop(key)) for key in sorted(sums)]
    fatal = {cost for cost in costs if any(one.topic in FATAL for one in reader.problems(cost))}
    return Ledger(
        tuple(cost for cost in costs if cost not in fatal),
        tuple(files),
        tuple(cost for cost in costs if cost in fatal),
    )


def _add_file(workspace: Workspace, path: str, reader: Reader, sums: dict[Names, Decimal]) -> LedgerFile:
    columns: dict[str, int] = {}
    header: tuple[str, ...] = ()

    def layout(found: tuple[str, ...]) -> Layout | None:
        nonlocal header
        header = found
        columns.update(columns_of(found))
        if missing(found):
            return None
        return Layout(columns["amount"], tuple(sorted(columns[name] for name in KEYS if name in columns)), len(found))

    try:
        with workspace.opened(path) as source:
            total = added(source, layout, processes=1 if os.environ.get("MOFKIT_PROCESSES") == "1" else _PROCESSES)
    except TextProblem as trouble:
        return LedgerFile(path, trouble=Trouble(trouble.message, trouble.help, trouble.line, trouble.column))
    except MofkitError as error:
        return LedgerFile(path, trouble=Trouble(error.message, error.hint or "check the file"))
    except OSError as error:
        return LedgerFile(path, trouble=Trouble(f"cannot be read: {error.strerror}", "check the file"))
    if total is None:
        return LedgerFile(path, trouble=_no_ledger(header))
    names = [name for _, name in sorted((at, name) for name, at in columns.items() if name in KEYS)]
    doubtful = bool(total.blank or total.wrong)
    while total.totals:
        cells, amount = total.totals.popitem()
        cost = reader.cost(dict(zip(names, cells, strict=True)), amount)
        doubtful = doubtful or next(reader.problems(cost), None) is not None
        sums[cost[:-1]] = _EXACT.add(sums.get(cost[:-1], Decimal(0)), amount)
    return LedgerFile(path, total.read, total.blank, total.wrong, doubtful)


def _no_ledger(header: tuple[str, ...]) -> Trouble:
    if not header or not any(map(str.strip, header)):
        return Trouble("the ledger is empty", f"its first row names the columns: {', '.join(NEEDED)}")
    lacking = ", ".join(missing(header))
    message = f"no column for {lacking}; columns are {', '.join(map(quoted, header))}"
    return Trouble(message, "add the columns, or bring the file in with `mofkit costs import`")


def ledger_or_raise(workspace: Workspace) -> Ledger:
    """The ledgers of a workspace, each of which could be read.

    Raises:
        UnreadableFile: there is none, or one of them cannot be read, so that any sum would be too small.
    """
    found: Ledger = workspace.ledger()
    if not found.files:
        hint = "begin costs/ledger.csv by hand, or bring one in with `mofkit costs import FILE`"
        raise UnreadableFile("costs/ledger.csv", "there is no ledger yet", hint=hint)
    for one in found.files:
        if one.trouble:
            place = f"{one.path}:{one.trouble.line}:{one.trouble.column}"
            raise UnreadableFile(place, one.trouble.message, hint=one.trouble.help)
    return found
