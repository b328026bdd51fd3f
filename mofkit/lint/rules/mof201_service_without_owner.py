"""A service has an owner.

Why: a service that nobody answers for is mended by whoever happens to be near, and improved by nobody.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C1,4,5,??,Service desk

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
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN


def check(scope: Scope) -> Iterator[Hit]:
    """Services whose owner is empty, unknown or does not exist."""
    for service in scope.in_use():
        if service.owner in ("", UNKNOWN, DOES_NOT_EXIST):
            said = f" (it says {service.owner})" if service.owner else ""
            message = f"service has no owner{said}"
            yield scope.at(service, "owner", message, "write the id of the person who answers for it")


RULE = Rule(Label("MOF201", "service-without-owner"), Severity.WARNING, check, __doc__)
