"""Nobody saves more than is spent.

Why: a saving that is larger than the cost it is taken from is a typing error, or the wrong category, type, service or
period. The same holds for two savings from one cost.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
=== costs/opportunities.csv
id,what,category,type,period,lens,who,when,saving
nights,Off at night,hardware,fixed,2027,eliminate,kim,2027-01-31,3000.00
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

from mofkit.analysis.money import ZERO, total
from mofkit.analysis.saving import taken_from
from mofkit.finding import Label, Severity
from mofkit.lint.ledger import own_costs
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.opportunity import Opportunity


def check(scope: Scope) -> Iterator[Hit]:
    """Opportunities that take more than there is, with those before them that take from the same cost."""
    costs = [cost for cost in own_costs(scope) if cost.basis == "planned"]
    same: dict[tuple[str, ...], list[Opportunity]] = {}
    for one in scope.workspace.all(Opportunity):
        there = [cost for cost in costs if cost.period == one.period]
        if not there or one.status == "dropped" or one.saving is None:
            continue
        key = (one.period, one.category or "", one.type or "", one.service)
        same.setdefault(key, []).append(one)
        found, wanted = taken_from(one, there), total(other.saving or ZERO for other in same[key])
        if wanted > found:
            whose = "saving is" if len(same[key]) == 1 else "savings from the same cost are"
            message = f"{whose} {wanted:,}; what it is taken from is planned to cost {found:,} in {one.period}"
            yield scope.at(one, "saving", message, "correct the saving, or its category, type, service or period")


RULE = Rule(Label("MOF618", "saving-beyond-cost"), Severity.WARNING, check, __doc__)
