"""What a live service needs is live too.

Why: whoever retired the other one did not know that it was still needed, or the dependency is out of date. Either is
found out in the next outage, unless somebody looks now.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on,status
email,E-mail,All staff,C2,4,5,kim,Service desk,relay,
relay,Mail relay,All staff,C2,4,4,kim,Service desk,,retired
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on,status
email,E-mail,All staff,C2,4,5,kim,Service desk,relay,
relay,Mail relay,All staff,C2,4,4,kim,Service desk,,live
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.service import Service
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Dependencies of live services on retired and planned ones."""
    for service in scope.in_use():
        for at, id in enumerate(service.depends_on):
            other = scope.workspace.get(Service, id)
            if other and not other.in_use:
                message = f"service {quoted(service.id)} is live but depends on {quoted(id)}, which is {other.status}"
                help = f"take {id} out of depends_on, or set the status of {other.id} right"
                yield scope.at(service, "depends_on", message, help, index=at)


RULE = Rule(Label("MOF214", "needs-what-is-not-live"), Severity.WARNING, check, __doc__)
