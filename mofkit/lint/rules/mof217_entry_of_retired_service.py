"""What is published is about a service that is still there.

Why: people who ask for a retired service by its published entry wait for an answer that nobody can give.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,status
fax,Fax server,Registrars,C3,4,1,kim,Service desk,retired
=== catalog/fax.yaml
id: fax
service: fax
description: Sends and receives faxes.
expectation: A fax goes out within the hour
request_route: Service desk
published: true
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,status
fax,Fax server,Registrars,C3,4,1,kim,Service desk,retired
=== catalog/fax.yaml
id: fax
service: fax
description: Sends and receives faxes.
expectation: A fax goes out within the hour
request_route: Service desk
published: false
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.entry import CatalogEntry
from mofkit.model.service import Service
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Published entries of retired services."""
    for entry in scope.workspace.all(CatalogEntry):
        service = scope.workspace.get(Service, entry.service or entry.id)
        if entry.published and service and service.status == "retired":
            message = f"entry is published, but service {quoted(service.id)} is retired"
            yield scope.at(
                entry, "published", message, "write published: false, and tell its users what they have instead"
            )


RULE = Rule(Label("MOF217", "entry-of-retired-service"), Severity.WARNING, check, __doc__)
