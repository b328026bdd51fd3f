"""A direct cost names the service or the customer it can be put down to.

Why: direct means that one customer can bear it. A line that names nobody is shared out among all as if it were
indirect.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,direct,fixed,operational

Good:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project,customer
2027,planned,hardware,Servers,1200.00,capital,direct,fixed,operational,Planning
"""

from mofkit.finding import Label, Severity
from mofkit.lint.ledger import told
from mofkit.lint.rule import Rule

RULE = Rule(Label("MOF611", "ledger-direct-nowhere"), Severity.WARNING, told("nowhere"), __doc__)
