"""A ledger: what the columns of a line are called and may say. No pydantic here: a ledger has millions of lines."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from mofkit.model.headers import Column, columns

Category = Literal["hardware", "software", "staffing", "facilities", "outside-services", "transfer"]
CostType = Literal["capital", "expense", "direct", "indirect", "fixed", "variable", "operational", "project"]
Basis = Literal["planned", "actual"]

CATEGORIES: tuple[str, ...] = get_args(Category)
TYPES: tuple[str, ...] = get_args(CostType)
BASES: tuple[str, ...] = get_args(Basis)
# One column for each pair; a line stands on one side of each.
PAIRS: Mapping[str, tuple[str, str]] = {
    "capital_expense": ("capital", "expense"),
    "direct_indirect": ("direct", "indirect"),
    "fixed_variable": ("fixed", "variable"),
    "operational_project": ("operational", "project"),
}
FOLDER = "costs/ledger/"
FILE = "costs/ledger.csv"
NEEDED = ("period", "basis", "category", "amount", *PAIRS)
COLUMNS: Mapping[str, Column] = {
    "period": columns("budget period", "financial year", "fiscal year", "fy", "year", "month"),
    "basis": columns("planned or actual", "scenario", "version", "kind of amount"),
    "category": columns("cost category", "cost component", "component"),
    "description": columns("text", "narrative", "details", "posting text", "line"),
    "amount": columns("value", "cost", "net amount", "amount net", "net"),
    "currency": columns("currency code", "ccy"),
    "capital_expense": columns("capital or expense", "capex opex", "capex or opex"),
    "direct_indirect": columns("direct or indirect"),
    "fixed_variable": columns("fixed or variable"),
    "operational_project": columns("operational or project", "run change", "run or change"),
    "service": columns("service id", "service name"),
    "cost_centre": columns("cost center", "costcentre", "cost centre code", "kostenstelle", "department"),
    "customer": columns("customer group", "customers"),
}


class Cost(NamedTuple):
    """What lines of a ledger that are alike but for their text come to."""

    period: str
    basis: str
    category: str
    capital_expense: str
    direct_indirect: str
    fixed_variable: str
    operational_project: str
    service: str
    cost_centre: str
    customer: str
    currency: str
    amount: Decimal

    @property
    def types(self) -> tuple[str, str, str, str]:
        """The side it takes of each pair."""
        return (self.capital_expense, self.direct_indirect, self.fixed_variable, self.operational_project)


KEYS = Cost._fields[:-1]


def is_ledger(path: str) -> bool:
    """Whether a file of a workspace is a ledger."""
    inner = path.removeprefix(FOLDER)
    return path == FILE or (inner != path and inner.endswith(".csv") and "/" not in inner)


def word_problem(field: str, value: str) -> str:
    """What a field of a line takes instead of a word; nothing if it takes the word."""
    known = {"basis": BASES, "category": CATEGORIES, **PAIRS}.get(field, ())
    return "" if not known or value in known else ", ".join(known[:-1]) + f" or {known[-1]}"
