"""The ledger has a plan for the next budget period.

Why: the cost matrix compares the past with what is to come (Table 1 of the job aid). Without the next plan nobody sees
a cost grow before it has grown.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2025,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational

Good:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
"""

from collections.abc import Iterator

from mofkit.analysis.cost_periods import past_period
from mofkit.finding import Label, Severity, Span
from mofkit.lint.ledger import first_ledger, own_costs
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.period import period
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Ledgers that end with the past."""
    costs = own_costs(scope)
    starts = scope.workspace.settings.calendar.financial_year_starts
    planned = {cost.period for cost in costs if cost.basis == "planned"}
    spans = [span for label in planned if (span := period(label, starts))]
    if costs and not any(span.first > scope.today for span in spans):
        last = past_period(scope.workspace.ledger().periods, scope.today, starts)
        since = f" after {quoted(last)}" if last else ""
        message = f"no period that is yet to begin has planned amounts{since}"
        yield Hit(Span(first_ledger(scope)), message, "enter the plan of the next budget period, planned, line by line")


RULE = Rule(Label("MOF612", "future-period-missing"), Severity.WARNING, check, __doc__)
