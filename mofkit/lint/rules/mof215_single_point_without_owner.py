"""What many services need has an owner.

Why: when it stops, a quarter of the catalog stops with it. Somebody must be the one who is called, who knows its weak
spots, and who may spend money on a second leg.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
network,Network,All staff,C1,4,5,,Service desk,
email,E-mail,All staff,C1,4,5,kim,Service desk,network
files,Files,All staff,C2,4,4,kim,Service desk,network
phones,Phones,All staff,C2,4,4,kim,Service desk,network
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
network,Network,All staff,C1,4,5,kim,Service desk,
email,E-mail,All staff,C1,4,5,kim,Service desk,network
files,Files,All staff,C2,4,4,kim,Service desk,network
phones,Phones,All staff,C2,4,4,kim,Service desk,network
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.catalog import catalog, named, single_points
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.service import Service
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Single points of failure that nobody owns."""
    found = catalog(scope.workspace.all(Service))
    for id, users in single_points(found):
        service = found.by_id[id]
        if not named(service.owner):
            message = f"{len(users)} services stop when {quoted(id)} stops, and it has no owner"
            yield scope.at(service, "owner", message, "write the id of the person who answers for it")


RULE = Rule(Label("MOF215", "single-point-without-owner"), Severity.WARNING, check, __doc__)
