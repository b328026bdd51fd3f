"""A ledger line stands on one side of each pair of cost types.

Why: each cost is capital or expense, direct or indirect, fixed or variable, operational or project. A line that says
something else is in none of the eight columns, so the matrix leaves it out.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capitol,indirect,fixed,operational

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

RULE = Rule(Label("MOF602", "ledger-pair"), Severity.ERROR, told("pair"), __doc__)
