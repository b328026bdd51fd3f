"""A service is published once.

Why: two entries promise two things, and readers believe the better one.

Bad:

=== catalog/email.yaml
id: email
service: email
description: Send and receive mail
expectation: Available in office hours
request_route: Call the service desk
published: true
=== catalog/mail.yaml
id: mail
service: email
description: Send and receive mail
expectation: Available in office hours
request_route: Call the service desk
published: true
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C2,4,5,kim,Service desk
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/email.yaml
id: email
service: email
description: Send and receive mail
expectation: Available in office hours
request_route: Call the service desk
published: true
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C2,4,5,kim,Service desk
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
    """Published entries of a service that another published entry describes."""
    first: dict[str, CatalogEntry] = {}
    for entry in scope.workspace.all(CatalogEntry):
        service = scope.workspace.get(Service, entry.service or entry.id)
        if entry.published and service:
            other = first.setdefault(service.id, entry)
            if other is not entry:
                message = f"entry publishes {quoted(service.id)}, which entry {quoted(other.id)} does too"
                yield scope.at(entry, "service", message, "keep one of them, or write published: false in the other")


RULE = Rule(Label("MOF775", "service-published-twice"), Severity.WARNING, check, __doc__)
