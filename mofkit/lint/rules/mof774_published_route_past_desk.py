"""The route of a published entry leads to the service desk.

Why: a request that goes to a person or a mailbox of a team is in no count and waits when that person is away. The route
names the desk as `mofkit.yaml` has it: by name, phone, mail or page.

Bad:

=== catalog/email.yaml
id: email
service: email
description: Send and receive mail
expectation: Available in office hours
request_route: Ask Kim in room 12
published: true
=== mofkit.yaml
schema_version: 1
service_desk:
  name: IT Service Desk
  phone: "01632 960150"
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
=== mofkit.yaml
schema_version: 1
service_desk:
  name: IT Service Desk
  phone: "01632 960150"
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
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Routes of published entries that name nothing of the desk in the settings."""
    desk = scope.workspace.settings.service_desk
    known = [_plain(one) for one in (desk.name, desk.phone, desk.email, desk.url) if _plain(one)]
    # "Service desk" is what everybody calls it, whatever its full name is.
    known += ["servicedesk"] if known else []
    for entry in scope.workspace.all(CatalogEntry):
        route = _plain(entry.request_route)
        if entry.published and known and route and not any(one in route for one in known):
            message = f"route {quoted(entry.request_route)} does not lead to {quoted(desk.name or 'the service desk')}"
            help = "name the service desk by its name, phone, mail or page as mofkit.yaml has it"
            yield scope.at(entry, "request_route", message, help)


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


RULE = Rule(Label("MOF774", "published-route-past-desk"), Severity.INFO, check, __doc__)
