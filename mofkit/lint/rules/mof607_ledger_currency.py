"""A ledger is kept in the currency of the workspace.

Why: amounts of two currencies are never added up, so a line in another one is missing from every goal and page.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project,currency
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational,EUR

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

RULE = Rule(Label("MOF607", "ledger-currency"), Severity.WARNING, told("currency"), __doc__)
