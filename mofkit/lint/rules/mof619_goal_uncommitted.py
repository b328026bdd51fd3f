"""A goal for cost reduction has opportunities that somebody has promised.

Why: a goal that nobody acts on is a wish. The job aid ends the session only when every action has a who, a what and a
when.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
=== costs/goals.csv
id,what,period,amount
less,Spend less,2027,300.00

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

from mofkit.analysis.saving import serves
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.cost_goal import CostGoal
from mofkit.model.opportunity import Opportunity
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Goals that no committed opportunity serves."""
    committed = [one for one in scope.workspace.all(Opportunity) if one.committed]
    for goal in scope.workspace.all(CostGoal):
        if not any(serves(one, goal) for one in committed):
            help = f"add opportunities of period {goal.period} with who and when, or say that the goal is given up"
            yield scope.at(goal, "what", f"no committed opportunity serves the goal {quoted(goal.what)}", help)


RULE = Rule(Label("MOF619", "goal-uncommitted"), Severity.WARNING, check, __doc__)
