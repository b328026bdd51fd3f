"""A ledger line says its amount.

Why: an empty amount is not zero: somebody did not know it yet. The line counts for nothing until the amount is there.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,,capital,indirect,fixed,operational

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

RULE = Rule(Label("MOF605", "ledger-amount-empty"), Severity.WARNING, told("blank"), __doc__)
