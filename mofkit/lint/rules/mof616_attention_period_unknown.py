"""A cost is marked in a period that the ledger has.

Why: a colour on a period that no ledger line names is never shown, often because the period is spelled in two ways.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
=== costs/attention.csv
id,period,category,type,colour,why
servers,2027-28,hardware,fixed,yellow,Too many

Good:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
=== costs/attention.csv
id,period,category,type,colour,why
servers,2027,hardware,fixed,yellow,Too many
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.attention import Attention
from mofkit.model.period import in_order
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Marks on periods without a line; where there is no ledger yet, nobody knows."""
    periods = scope.workspace.ledger().periods
    for cell in scope.workspace.all(Attention):
        if periods and cell.period not in periods:
            message = f"no line of the ledger is of period {quoted(cell.period)}"
            yield scope.at(cell, "period", message, f"write one of {', '.join(in_order(periods))}")


RULE = Rule(Label("MOF616", "attention-period-unknown"), Severity.WARNING, check, __doc__)
