"""For an important service it is written how users get help.

Why: when a service of class C1 or C2 fails, there is no time to find out whom to call. The way leads through the
service desk.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C1,4,5,kim,
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
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN


def check(scope: Scope) -> Iterator[Hit]:
    """C1 and C2 services without a support route."""
    for service in scope.in_use():
        if service.criticality in ("C1", "C2") and service.support_route.strip() in ("", UNKNOWN, DOES_NOT_EXIST):
            message = f"service is {service.criticality} and has no support route"
            help = "write in support_route how a user reaches the service desk for it"
            yield scope.at(service, "support_route", message, help)


RULE = Rule(Label("MOF213", "service-without-route"), Severity.INFO, check, __doc__)
