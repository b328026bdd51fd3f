"""The published entry and the catalog agree on what a service needs.

Why: of two lists that differ, one is wrong, and nobody knows which when it matters. The table of services is the one
that the map and the analysis go by.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C2,4,5,kim,Service desk,network
network,Network,All staff,C2,4,4,kim,Service desk,
directory,Directory,All staff,C2,4,4,kim,Service desk,
=== catalog/email.yaml
id: email
service: email
description: Your mailbox.
request_route: Service desk
depends_on: [directory]
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C2,4,5,kim,Service desk,network
network,Network,All staff,C2,4,4,kim,Service desk,
=== catalog/email.yaml
id: email
service: email
description: Your mailbox.
request_route: Service desk
depends_on: [network]
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator, Sequence

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.entry import CatalogEntry
from mofkit.model.service import Service
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Dependencies that only the entry or only the row of a service names; an entry that names none says nothing."""
    for entry in scope.workspace.all(CatalogEntry):
        service = scope.workspace.get(Service, entry.service or entry.id)
        if service is None or not entry.depends_on:
            continue
        there, here = _now(scope, service.depends_on), _now(scope, entry.depends_on)
        parts = [f"{quoted(id)} stands only here" for id in here if id not in there]
        parts += [f"{quoted(id)} stands only in the table of services" for id in there if id not in here]
        if parts:
            help = "write the same dependencies in both, or leave them out of the entry"
            yield scope.at(entry, "depends_on", f"of what {quoted(service.id)} depends on, {' and '.join(parts)}", help)


def _now(scope: Scope, ids: Sequence[str]) -> list[str]:
    """Ids as they are today."""
    found = ((id, scope.workspace.get(Service, id)) for id in ids)
    return [one.id if one else id for id, one in found]


RULE = Rule(Label("MOF219", "entry-against-service"), Severity.WARNING, check, __doc__)
