"""What the ledgers, goals, attention and opportunities of a workspace come to on a day."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mofkit.analysis import costs_matrix
from mofkit.analysis.allocation import Allocation, Drivers, allocate
from mofkit.analysis.cost_periods import chosen, future_period, past_period
from mofkit.analysis.costs_matrix import Matrix, thresholds_of
from mofkit.analysis.money import total
from mofkit.analysis.saving import GoalState, goal_state
from mofkit.errors import BadOption, MixedCurrencies, did_you_mean
from mofkit.model.attention import Attention
from mofkit.model.cost_driver import CostDriver
from mofkit.model.cost_goal import CostGoal
from mofkit.model.ledger import Cost
from mofkit.model.opportunity import Opportunity
from mofkit.model.period import in_order
from mofkit.report.amounts import money
from mofkit.workspace.ledger import Ledger, ledger_or_raise
from mofkit.workspace.workspace import Workspace


class Books(NamedTuple):
    """The costs of one currency, and what of the ledgers did not count."""

    costs: tuple[Cost, ...]
    currency: str
    periods: tuple[str, ...]
    lines: int
    blank: int
    wrong: int
    senseless: int

    @property
    def note(self) -> str:
        """A word on lines that do not count; nothing if all do."""
        counts = ((self.blank, "without an amount"), (self.wrong, "that cannot be read"))
        said = [f"{count} {words}" for count, words in counts if count]
        said += [f"{self.senseless} kinds of lines that make no sense"] if self.senseless else []
        return f"not counted: {', '.join(said)}; `mofkit lint --select MOF6` names them" if said else ""

    def of(self, periods: Iterable[str], basis: str) -> list[Cost]:
        """The costs of some periods on one basis."""
        wanted = set(periods)
        return [cost for cost in self.costs if cost.period in wanted and cost.basis == basis]


def books(workspace: Workspace, currency: str = "") -> Books:
    """The ledgers in one currency.

    Raises:
        UnreadableFile: there is no ledger, or one of them cannot be read.
        MixedCurrencies: there are several currencies and none is asked for.
        BadOption: the one that is asked for is not there.
    """
    ledger = ledger_or_raise(workspace)
    known = ledger.currencies
    wanted = currency.strip().upper()
    if wanted and wanted not in known:
        raise BadOption(f"the ledger has no amounts in {currency!r}", hint=f"it has {', '.join(filter(None, known))}")
    if not wanted and len(known) > 1:
        sums = [(one, money(total(cost.amount for cost in ledger.costs if cost.currency == one))) for one in known]
        raise MixedCurrencies(sums)
    name = wanted or "".join(known)
    return _in_one(ledger, name, workspace.settings.calendar.financial_year_starts)


def _in_one(ledger: Ledger, currency: str, year_starts: int) -> Books:
    costs = tuple(cost for cost in ledger.costs if cost.currency == currency)
    return Books(
        costs,
        currency,
        tuple(in_order({cost.period for cost in costs}, year_starts)),
        sum(file.read for file in ledger.files),
        sum(file.blank for file in ledger.files),
        sum(file.wrong for file in ledger.files),
        len(ledger.left_out),
    )


def periods_named(books: Books, wanted: str, option: str) -> tuple[str, ...]:
    """The periods a word of the command line means; raises BadOption if it means none."""
    found = chosen(wanted, books.periods)
    if not found:
        there = ", ".join(books.periods)
        near = did_you_mean(wanted, books.periods) or "a pattern such as '2026-*' takes several periods together"
        raise BadOption(f"{option} {wanted!r} is no period of the ledger; periods are {there}", hint=near)
    return found


class Compared(NamedTuple):
    """A matrix, and which periods on which basis stand in it."""

    matrix: Matrix
    books: Books
    past: tuple[str, ...]
    past_basis: str
    future: tuple[str, ...]
    future_basis: str


def compared(workspace: Workspace, today: date, *, past: str = "", future: str = "", currency: str = "") -> Compared:
    """The cost matrix of two periods: those asked for, else the last that is over and the next to begin.

    Raises:
        BadOption: a period that is asked for is not there, or the ledger has no past or no future.
        UnreadableFile, MixedCurrencies: as `books`.
    """
    found = books(workspace, currency)
    starts = workspace.settings.calendar.financial_year_starts
    bases = {period: frozenset(cost.basis for cost in found.costs if cost.period == period) for period in found.periods}
    was = periods_named(found, past, "--past") if past else tuple(filter(None, [past_period(bases, today, starts)]))
    will = periods_named(found, future, "--future") if future else _future(bases, today, starts)
    if not was and not will:
        raise BadOption("the ledger has no line that counts", hint="`mofkit lint --select MOF6` says why")
    was_basis = "actual" if not was or found.of(was, "actual") else "planned"
    will_basis = "planned" if not will or found.of(will, "planned") else "actual"
    matrix = costs_matrix.matrix(
        found.of(was, was_basis),
        found.of(will, will_basis),
        plan_of_past=found.of(was, "planned") if was_basis == "actual" else (),
        marks=_marks(workspace, was, will),
        thresholds=thresholds_of(workspace.settings.thresholds),
    )
    return Compared(matrix, found, was, was_basis, will, will_basis)


def _future(bases: dict[str, frozenset[str]], today: date, starts: int) -> tuple[str, ...]:
    return tuple(filter(None, [future_period(bases, today, starts)]))


def _marks(workspace: Workspace, *periods: tuple[str, ...]) -> dict[tuple[str, str], tuple[str, str]]:
    """People's own colours; what they say of the future outweighs what they say of the past."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for chosen_ones in periods:
        for one in workspace.all(Attention):
            if one.period in chosen_ones:
                found[one.category, one.type or ""] = (one.colour, one.why)
    return found


def drivers(workspace: Workspace, name: str) -> Drivers:
    """The values of a driver by service and customer group; raises BadOption if there is no such driver."""
    every = workspace.all(CostDriver)
    names = sorted({one.driver for one in every})
    if name not in names:
        hint = did_you_mean(name, names) or (
            f"drivers are {', '.join(names)}" if names else "write costs/drivers.csv: driver, service, customer, value"
        )
        raise BadOption(f"no driver {name!r} in costs/drivers.csv", hint=hint)
    values: dict[str, dict[str, Decimal]] = {}
    for one in every:
        if one.driver == name:
            mine = values.setdefault(one.service, {})
            mine[one.customer] = mine.get(one.customer, Decimal(0)) + one.value
    return Drivers(values)


def allocated(books: Books, driver: Drivers, periods: Iterable[str], basis: str) -> Allocation:
    """The costs of some periods, shared out."""
    return allocate(books.of(periods, basis), driver)


def goals(workspace: Workspace, today: date) -> list[GoalState]:
    """How far each goal is. A percentage is of the period the goal names, else of the past."""
    ledger = workspace.ledger()
    own = [cost for cost in ledger.costs if cost.currency == workspace.settings.currency]
    bases: dict[str, frozenset[str]] = {}
    for cost in own:
        bases[cost.period] = bases.get(cost.period, frozenset()) | {cost.basis}
    past = past_period(bases, today, workspace.settings.calendar.financial_year_starts)
    found = []
    for goal in workspace.all(CostGoal):
        period = goal.of or past
        basis = "actual" if "actual" in bases.get(period, ()) else "planned"
        base = [cost for cost in own if cost.period == period and cost.basis == basis]
        found.append(goal_state(goal, workspace.all(Opportunity), base))
    return found
