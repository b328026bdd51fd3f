"""An opportunity saves in a period that is planned.

Why: a saving in a period that no plan has is in no goal and no matrix, often because the period is spelled in two ways.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
=== costs/opportunities.csv
id,what,category,type,period,lens,who,when,saving
nights,Off at night,hardware,fixed,2027-28,eliminate,kim,2027-01-31,300.00
=== people.csv
id,name
kim,Kim Vale

Good:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
=== costs/opportunities.csv
id,what,category,type,period,lens,who,when,saving
nights,Off at night,hardware,fixed,2027,eliminate,kim,2027-01-31,300.00
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.opportunity import Opportunity
from mofkit.model.period import in_order
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Living opportunities in periods without planned amounts; where nothing is planned yet, nobody knows."""
    planned = [label for label, bases in scope.workspace.ledger().periods.items() if "planned" in bases]
    for one in scope.workspace.all(Opportunity):
        if planned and one.period and one.period not in planned and one.status != "dropped":
            message = f"nothing is planned in period {quoted(one.period)}"
            yield scope.at(one, "period", message, f"write one of {', '.join(in_order(planned))}, or plan it")


RULE = Rule(Label("MOF623", "opportunity-period-unknown"), Severity.WARNING, check, __doc__)
