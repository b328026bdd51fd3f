"""A service names each of its dependencies once.

Why: a list that says a thing twice was put together from two lists, and perhaps nobody has read it since.

Fix: the second one goes; what the list says stays the same.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C2,4,5,kim,Service desk,network; network
network,Network,All staff,C2,4,4,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C2,4,5,kim,Service desk,network
network,Network,All staff,C2,4,4,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Finding, Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.service import Service
from mofkit.shown import quoted
from mofkit.workspace.draft import Draft


def check(scope: Scope) -> Iterator[Hit]:
    """Ids that stand more than once among the dependencies of a service."""
    for service in scope.workspace.all(Service):
        twice = {id for id in service.depends_on if service.depends_on.count(id) > 1}
        if twice:
            message = f"service depends on {', '.join(map(quoted, sorted(twice)))} more than once"
            yield scope.at(service, "depends_on", message, "name each service once")


def fix(finding: Finding, draft: Draft) -> bool:
    """Keep the first of each."""
    homes = draft.workspace.ids("service").get(finding.record, [])
    service = draft.workspace.get(Service, finding.record)
    if len(homes) != 1 or service is None:
        return False
    draft.set(homes[0], "depends_on", list(dict.fromkeys(service.depends_on)))
    return True


RULE = Rule(Label("MOF221", "depends-on-twice"), Severity.INFO, check, __doc__, fix)
