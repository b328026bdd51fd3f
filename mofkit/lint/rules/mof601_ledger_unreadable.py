"""A ledger can be read and has the columns of one.

Why: a ledger that cannot be read is in no sum, and every matrix is too small by it. A file from elsewhere comes in with
`mofkit costs import`, which keeps its own columns in a map.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
year,cost
2027,1200.00

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

RULE = Rule(Label("MOF601", "ledger-unreadable"), Severity.ERROR, told("file"), __doc__)
