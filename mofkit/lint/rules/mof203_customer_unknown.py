"""It is known who a service is for.

Why: nobody can say what a service must achieve while nobody knows for whom. `??` in the columns customer and users
is an honest answer, and the first thing to find out.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,??,C1,4,5,kim,Service desk
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C1,4,5,kim,Service desk
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.record import UNKNOWN


def check(scope: Scope) -> Iterator[Hit]:
    """Services whose customer or users are unknown."""
    for service in scope.in_use():
        for field, text in (("customer", service.customer), ("users", service.users)):
            if text.strip() == UNKNOWN:
                message = f"{field} of the service is unknown ({UNKNOWN})"
                yield scope.at(service, field, message, "ask whom it would hurt if the service stopped, and write them")


RULE = Rule(Label("MOF203", "customer-unknown"), Severity.WARNING, check, __doc__)
