"""A cost that was marked red has an opportunity that brings it down.

Why: red means priority attention. A colour that nobody acts on is decoration.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
=== costs/attention.csv
id,period,category,type,colour,why
servers,2027,hardware,fixed,red,Too many

Good:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
=== costs/attention.csv
id,period,category,type,colour,why
servers,2027,hardware,fixed,red,Too many
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
from mofkit.model.attention import Attention
from mofkit.model.opportunity import Opportunity


def check(scope: Scope) -> Iterator[Hit]:
    """Red cells that no living opportunity takes from."""
    alive = [one for one in scope.workspace.all(Opportunity) if one.status != "dropped"]
    for cell in scope.workspace.all(Attention):
        if cell.colour == "red" and not any(_meets(one, cell) for one in alive):
            about = f"{cell.category}, {cell.type}" if cell.type else cell.category
            help = f"add an opportunity of category {cell.category}, or mark the cost another colour and say why"
            yield scope.at(cell, "colour", f"{about} is red and no opportunity takes from it", help)


def _meets(opportunity: Opportunity, cell: Attention) -> bool:
    return opportunity.category == cell.category and (not cell.type or opportunity.type in (None, cell.type))


RULE = Rule(Label("MOF615", "attention-without-opportunity"), Severity.WARNING, check, __doc__)
