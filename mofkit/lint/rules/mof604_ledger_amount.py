"""A ledger line has the cells of its header and an amount that is a number.

Why: `1.234,50`, `£5` and `1e3` mean different things to different readers. A ledger says it in one way, digits and a
point; `mofkit costs import` brings in the others.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,"1.200,00",capital,indirect,fixed,operational

Good:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
"""

from mofkit.finding import Label, Severity
from mofkit.lint.ledger import told
from mofkit.lint.rule import Rule

RULE = Rule(Label("MOF604", "ledger-amount"), Severity.ERROR, told("amount"), __doc__)
