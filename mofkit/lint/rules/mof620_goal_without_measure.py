"""A goal says by how much: an amount or a percentage, not both.

Why: without a number nobody can tell whether it is reached, and with two nobody can tell which one counts.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
=== costs/goals.csv
id,what,period,amount
less,Spend less,2027,
=== costs/opportunities.csv
id,what,category,type,period,lens,who,when,saving
nights,Off at night,hardware,fixed,2027,eliminate,kim,2027-01-31,300.00
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
=== costs/goals.csv
id,what,period,amount
less,Spend less,2027,300.00
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
from mofkit.model.cost_goal import CostGoal


def check(scope: Scope) -> Iterator[Hit]:
    """Goals with neither number, or with both."""
    for goal in scope.workspace.all(CostGoal):
        if (goal.amount is None) == (goal.percent is None):
            said = "neither amount nor percent" if goal.amount is None else "both amount and percent"
            yield scope.at(
                goal, "amount", f"goal has {said}", "say one: how much less, or by which share of what it was"
            )


RULE = Rule(Label("MOF620", "goal-without-measure"), Severity.ERROR, check, __doc__)
