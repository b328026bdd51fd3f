"""A ledger line names a budget period that can be put in order.

Why: past, future and gaps are found by the days of a period. `2026-27`, `2026`, `FY27`, `2026-Q3` and `2026-04` say
which days they mean; `next year` does not.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational
next year,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational

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

RULE = Rule(Label("MOF609", "ledger-period"), Severity.ERROR, told("period", "period-name"), __doc__)
