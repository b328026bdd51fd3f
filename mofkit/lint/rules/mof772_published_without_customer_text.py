"""A published entry that tells technicians something tells customers something, too.

Why: the page for customers shows the text for them. Where there is one for technicians alone, customers get a
description and no help.

Bad:

=== catalog/email.yaml
id: email
service: email
description: Send and receive mail
expectation: Available in office hours
request_route: Call the service desk
published: true
audiences:
  - {audience: technical, text: Hosted outside}
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
audiences:
  - {audience: customer, text: Everyone has a mailbox}
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
    """Published entries whose texts are all for technicians."""
    for entry in scope.workspace.all(CatalogEntry):
        if entry.published and entry.audiences and all(one.audience != "customer" for one in entry.audiences):
            message = "published entry has a text for technicians and none for customers"
            yield scope.at(entry, "audiences", message, "add one with audience: customer")


RULE = Rule(Label("MOF772", "published-without-customer-text"), Severity.INFO, check, __doc__)
