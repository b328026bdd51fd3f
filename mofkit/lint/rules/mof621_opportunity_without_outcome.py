"""An opportunity that is done says what it saved.

Why: what was hoped for is not what came. Only the second tells whether the goal is reached and whose estimates are
good.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
=== costs/opportunities.csv
id,what,category,type,period,lens,who,when,saving,status,done_on,evidence
nights,Off at night,hardware,fixed,2027,eliminate,kim,2027-01-31,300.00,done,2026-11-01,Invoice of November
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
id,what,category,type,period,lens,who,when,saving,status,done_on,evidence,realised
nights,Off at night,hardware,fixed,2027,eliminate,kim,2027-01-31,300.00,done,2026-11-01,Invoice of November,280.00
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.opportunity import Opportunity


def check(scope: Scope) -> Iterator[Hit]:
    """Done opportunities without an outcome."""
    for one in scope.workspace.all(Opportunity):
        if one.status == "done" and one.realised is None:
            help = "write in realised what it did save; 0 if it saved nothing"
            yield scope.at(one, "realised", "opportunity is done and does not say what it saved", help)


RULE = Rule(Label("MOF621", "opportunity-without-outcome"), Severity.INFO, check, __doc__)
