"""A published entry says how to ask for the service and what to expect.

Why: these are the two questions every customer has. An entry that leaves them open sends people round the service
desk, to whomever they happen to know.

Bad:

=== catalog/email.yaml
id: email
service: email
description: Send and receive mail, with a calendar
expectation: Available in office hours
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
description: Send and receive mail, with a calendar
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


def check(scope: Scope) -> Iterator[Hit]:
    """Published entries that lack the way to the service desk, or what to expect."""
    for entry in scope.workspace.all(CatalogEntry):
        if not entry.published:
            continue
        if not entry.request_route.strip():
            help = "write in request_route how to reach the service desk"
            yield scope.at(entry, "request_route", "published entry does not say how to ask for the service", help)
        if not entry.expectation.strip():
            help = "write in expectation, in one sentence, the service level that users may expect"
            yield scope.at(entry, "expectation", "published entry does not say what users may expect", help)


RULE = Rule(Label("MOF211", "published-without-route"), Severity.WARNING, check, __doc__)
