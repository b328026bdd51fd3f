"""An outage is of a service that is in use.

Why: a service that was retired cannot fail; the outage belongs to what took its place, and is missing there.

Bad:

=== operations/outages.csv
id,service,start,end,planned,cause
OUT-1,email,2026-11-02 09:00,2026-11-02 11:30,,Disk full
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on,status
email,E-mail,All staff,C1,4,5,kim,Service desk,,retired
=== people.csv
id,name
kim,Kim Vale

Good:

=== operations/outages.csv
id,service,start,end,planned,cause
OUT-1,email,2026-11-02 09:00,2026-11-02 11:30,,Disk full
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on,status
email,E-mail,All staff,C1,4,5,kim,Service desk,,live
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.outage import Outage
from mofkit.model.service import Service

_DAYS = timedelta(days=90)


def check(scope: Scope) -> Iterator[Hit]:
    """Outages of the last three months whose service is retired; older ones may well be of its living days."""
    for one in scope.workspace.all(Outage):
        service = scope.workspace.get(Service, one.service)
        recent = date.fromisoformat(one.start.strip()[:10]) > scope.today - _DAYS
        if recent and service and service.status == "retired":
            help = "name the service that failed, or set this one live"
            yield scope.at(one, "service", f"outage of {one.service}, which is retired", help)


RULE = Rule(Label("MOF722", "outage-of-retired-service"), Severity.WARNING, check, __doc__)
