"""A period with actual amounts has planned ones too.

Why: without a plan there is no variance: nobody can say whether the money was spent as meant.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
2026,actual,hardware,Servers,1200.00,capital,indirect,fixed,operational

Good:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
2026,actual,hardware,Servers,1200.00,capital,indirect,fixed,operational
2026,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity, Span
from mofkit.lint.ledger import first_ledger
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.period import in_order
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """The last period with actual amounts, if it has no planned ones. Older ones are history."""
    periods = scope.workspace.ledger().periods
    starts = scope.workspace.settings.calendar.financial_year_starts
    actual = in_order((label for label, bases in periods.items() if "actual" in bases), starts)
    if actual and "planned" not in periods[actual[-1]]:
        message = f"period {quoted(actual[-1])} has actual amounts and no planned ones"
        yield Hit(Span(first_ledger(scope)), message, "enter its plan, so that `mofkit costs variance` can compare")


RULE = Rule(Label("MOF614", "actual-without-plan"), Severity.INFO, check, __doc__)
