"""Somebody has said what to watch of each critical service.

Why: users notice first, and the outage is as long as it takes until one of them calls.
The rule holds once operations/monitoring.csv has a row.

Bad:

=== operations/monitoring.csv
id,service,what,since
net,network,All lines,2026-01-05
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
network,Network,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale

Good:

=== operations/monitoring.csv
id,service,what,since
net,network,All lines,2026-01-05
mail,email,A test message every five minutes,
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
network,Network,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.monitor import Monitor


def check(scope: Scope) -> Iterator[Hit]:
    """Critical services in use without a monitoring requirement, in a workspace that has any."""
    watched = {one.service for one in scope.workspace.all(Monitor)}
    for one in scope.in_use() if watched else ():
        if one.criticality == "C1" and not watched.intersection((one.id, *one.aliases)):
            help = f"`mofkit new monitor id=… service={one.id} what=…`; leave since empty until it runs"
            yield scope.at(one, "criticality", f"{one.id} is C1 and nobody says what to watch of it", help)


RULE = Rule(Label("MOF727", "critical-unwatched"), Severity.WARNING, check, __doc__)
