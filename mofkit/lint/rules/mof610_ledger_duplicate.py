"""No two ledger lines say the same in every cell.

Why: a line that was entered twice costs twice. Two real costs differ in their description. Ledgers of more than 500,000
lines are not searched.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational

Good:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
2027,planned,hardware,Servers for the depot,1200.00,capital,indirect,fixed,operational
"""

from mofkit.finding import Label, Severity
from mofkit.lint.ledger import told
from mofkit.lint.rule import Rule

RULE = Rule(Label("MOF610", "ledger-duplicate"), Severity.WARNING, told("duplicate"), __doc__)
