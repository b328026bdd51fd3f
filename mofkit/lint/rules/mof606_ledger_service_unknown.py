"""A service that costs something is in the catalog.

Why: what is paid for and in no catalog is not owned, not ranked and not reviewed. Often it is an old name.

Bad:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project,service
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational,fax

Good:

=== mofkit.yaml
schema_version: 1
currency: GBP
=== costs/ledger.csv
period,basis,category,description,amount,capital_expense,direct_indirect,fixed_variable,operational_project,service
2027,planned,hardware,Servers,1200.00,capital,indirect,fixed,operational,email
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C1,4,5,kim,Service desk
=== people.csv
id,name
kim,Kim Vale
"""

from mofkit.finding import Label, Severity
from mofkit.lint.ledger import told
from mofkit.lint.rule import Rule

RULE = Rule(Label("MOF606", "ledger-service-unknown"), Severity.WARNING, told("service"), __doc__)
