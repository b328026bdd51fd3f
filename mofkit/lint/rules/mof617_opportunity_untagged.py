"""An opportunity says which cost it takes from and which question found it.

Why: the job aid asks for the cost category and type of each opportunity, and for four questions: what can stop, what is
cheaper elsewhere, what is rework, where does spending save. Without them nobody sees which question was never asked.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
=== costs/opportunities.csv
id,what,category,type,period,lens,who,when,saving
nights,Off at night,,,2027,,kim,2027-01-31,300.00
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


def check(scope: Scope) -> Iterator[Hit]:
    """Opportunities without category, type, period or lens, once each."""
    for one in scope.workspace.all(Opportunity):
        lacking = [name for name in ("category", "type", "period", "lens") if not getattr(one, name)]
        if lacking and one.status != "dropped":
            message = f"opportunity has no {' and no '.join(lacking)}"
            help = "say where the money is saved, and whether by eliminate, substitute, rework or invest"
            yield scope.at(one, lacking[0], message, help)


RULE = Rule(Label("MOF617", "opportunity-untagged"), Severity.WARNING, check, __doc__)
