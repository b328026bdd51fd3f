"""An outage that began a week ago has an end, or somebody says that it lasts.

Why: an outage that nobody closed counts as downtime to this day, and every figure of the service is wrong.

Bad:

=== operations/outages.csv
id,service,start,end,planned,cause
OUT-1,email,2026-11-02 09:00,,,Disk full
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale

Good:

=== operations/outages.csv
id,service,start,end,planned,cause
OUT-1,email,2026-11-02 09:00,2026-11-02 11:30,,Disk full
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.outage import Outage

_DAYS = timedelta(days=7)


def check(scope: Scope) -> Iterator[Hit]:
    """Outages without an end that began more than a week ago."""
    for one in scope.workspace.all(Outage):
        begun = date.fromisoformat(one.start.strip()[:10])
        if not one.end.strip() and begun < scope.today - _DAYS:
            said = f"outage of {one.service} has no end and began {(scope.today - begun).days} days ago"
            yield scope.at(one, "end", said, "write when it worked again, such as 2026-11-03 14:05")


RULE = Rule(Label("MOF720", "outage-without-end"), Severity.WARNING, check, __doc__)
