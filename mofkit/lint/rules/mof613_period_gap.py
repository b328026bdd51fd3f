"""Budget periods follow each other without a gap.

Why: a year that is missing makes two years of growth look like one.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2025,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational

Good:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2025,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
2026,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity, Span
from mofkit.lint.ledger import first_ledger
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.period import gaps
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Two periods of one length with nothing of that length between them."""
    starts = scope.workspace.settings.calendar.financial_year_starts
    for before, after in gaps(scope.workspace.ledger().periods, starts):
        message = f"no period between {quoted(before.label)} and {quoted(after.label)}"
        help = "enter what is missing, or say in which period it was counted"
        yield Hit(Span(first_ledger(scope)), message, help, "", "period")


RULE = Rule(Label("MOF613", "period-gap"), Severity.WARNING, check, __doc__)
