"""The list that a service comes from has its map.

Why: a service with a source is kept up to date by an import. Without the map the next import cannot be done as the
last one was, and nobody notices that the row grows old.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,source
email,E-mail,All staff,C2,4,5,kim,Service desk,cmdb
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,source
email,E-mail,All staff,C2,4,5,kim,Service desk,cmdb
=== imports/cmdb.yaml
source: cmdb
key: Number
fields:
  name: Title
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.service import Service
from mofkit.shown import quoted
from mofkit.workspace.import_maps import import_maps


def check(scope: Scope) -> Iterator[Hit]:
    """The first service of each source that no map of imports/ has."""
    known = {one.map.source for one in import_maps(scope.workspace) if one.map}
    told: set[str] = set()
    for service in scope.workspace.all(Service):
        source = service.source.strip()
        if source and source not in known and source not in told:
            told.add(source)
            message = f"service comes from {quoted(source)}, and no map in imports/ has that source"
            yield scope.at(service, "source", message, "put the map back, or empty the source to keep the row by hand")


RULE = Rule(Label("MOF223", "source-without-map"), Severity.INFO, check, __doc__)
