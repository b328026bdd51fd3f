"""A critical service depends on services that are taken as seriously.

Why: a C1 service is as good as the weakest thing it needs. What it depends on is either critical too, or not needed.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,directory
directory,Directory,All staff,C3,4,2,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,directory
directory,Directory,All staff,C1,4,4,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.record import UNKNOWN
from mofkit.model.service import Service
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Dependencies of C1 services on C3 services and on those of unknown criticality."""
    for service in scope.in_use():
        if service.criticality != "C1":
            continue
        for at, id in enumerate(service.depends_on):
            other = scope.workspace.get(Service, id)
            if other and other.criticality in ("C3", UNKNOWN):
                message = (
                    f"service {quoted(service.id)} is C1 but depends on {quoted(id)}, which is {other.criticality}"
                )
                help = f"raise the criticality of {other.id}, or show that {service.id} runs without it"
                yield scope.at(service, "depends_on", message, help, index=at)


RULE = Rule(Label("MOF209", "critical-depends-on-uncritical"), Severity.WARNING, check, __doc__)
