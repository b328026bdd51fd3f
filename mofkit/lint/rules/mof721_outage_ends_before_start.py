"""An outage ends after it began.

Why: it counts for nothing, so the service seems to have been up.

Bad:

=== operations/outages.csv
id,service,start,end,planned,cause
OUT-1,email,2026-11-02 19:00,2026-11-02 11:30,,Disk full
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

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.hours import zone
from mofkit.model.moments import second_of
from mofkit.model.outage import Outage


def check(scope: Scope) -> Iterator[Hit]:
    """Outages whose end is not after their start."""
    clock = zone(scope.workspace.settings.calendar.time_zone)
    for one in scope.workspace.all(Outage):
        if one.end.strip() and second_of(one.end, clock) <= second_of(one.start, clock):
            said = f"outage of {one.service} ends {one.end.strip()}, which is not after its start {one.start.strip()}"
            yield scope.at(one, "end", said, "put the two moments right")


RULE = Rule(Label("MOF721", "outage-ends-before-start"), Severity.ERROR, check, __doc__)
