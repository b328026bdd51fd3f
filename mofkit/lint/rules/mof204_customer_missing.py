"""A service that is kept has customers.

Why: `DNE` says that they do not exist. A service for nobody still costs money and attention; it should be retired.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
fax,Fax gateway,DNE,C3,4,2,kim,Service desk
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
fax,Fax gateway,Registry office,C3,4,2,kim,Service desk
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.record import DOES_NOT_EXIST


def check(scope: Scope) -> Iterator[Hit]:
    """Services that say they have no customer or no users."""
    for service in scope.in_use():
        for field, text in (("customer", service.customer), ("users", service.users)):
            if text.strip() == DOES_NOT_EXIST:
                message = f"{field} of the service does not exist ({DOES_NOT_EXIST})"
                yield scope.at(service, field, message, "plan to retire the service, or write who needs it")


RULE = Rule(Label("MOF204", "customer-missing"), Severity.INFO, check, __doc__)
