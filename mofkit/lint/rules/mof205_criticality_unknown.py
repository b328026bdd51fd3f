"""It is known how much the business depends on a service.

Why: criticality decides what is restored first and which change needs the most care. Unknown means: found out during
the outage.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,??,4,5,kim,Service desk
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
    """Services without a known criticality."""
    for service in scope.in_use():
        if service.criticality == UNKNOWN:
            help = "agree with its customers on C1 (high), C2 (medium) or C3 (low)"
            yield scope.at(service, "criticality", "criticality of the service is unknown", help)


RULE = Rule(Label("MOF205", "criticality-unknown"), Severity.WARNING, check, __doc__)
