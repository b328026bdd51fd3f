"""Somebody needs every live service: a customer, users, or another service.

Why: what nobody needs still costs licences, servers and patches. Either somebody is missing in the catalog, or the
service can go.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
fax,Fax server,,C3,4,1,kim,Service desk
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
fax,Fax server,Registrars,C3,4,1,kim,Service desk
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.catalog import catalog, orphans
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.service import Service


def check(scope: Scope) -> Iterator[Hit]:
    """Live services that name neither customer nor users, and that no other service depends on."""
    found = catalog(scope.workspace.all(Service))
    for id in orphans(found):
        # What says ?? or DNE is told by the rules of these.
        if found.by_id[id].customer.strip() or found.by_id[id].users.strip():
            continue
        message = "nobody is named as customer or users, and no service depends on it"
        help = "write who it is for, or plan to retire it"
        yield scope.at(found.by_id[id], "customer", message, help)


RULE = Rule(Label("MOF216", "service-orphaned"), Severity.INFO, check, __doc__)
