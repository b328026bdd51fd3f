"""An outage is written down once.

Why: two lines over the same hours count once as downtime, but as two failures they spoil the mean times.

Bad:

=== operations/outages.csv
id,service,start,end,planned,cause
OUT-1,email,2026-11-02 09:00,2026-11-02 11:30,,Disk full
OUT-2,email,2026-11-02 10:00,2026-11-02 11:00,,Disk
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
OUT-2,email,2026-11-03 10:00,2026-11-03 11:00,,Disk
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator
from itertools import pairwise

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.hours import zone
from mofkit.model.moments import second_of
from mofkit.model.outage import Outage


def check(scope: Scope) -> Iterator[Hit]:
    """Outages of one service, of one sort, that begin while another one lasts."""
    clock = zone(scope.workspace.settings.calendar.time_zone)
    by_service: dict[tuple[str, bool], list[tuple[int, int, Outage]]] = {}
    for one in scope.workspace.all(Outage):
        if one.end.strip():
            times = second_of(one.start, clock), second_of(one.end, clock)
            by_service.setdefault((one.service, one.planned), []).append((*times, one))
    for found in by_service.values():
        ordered = sorted(found, key=lambda each: each[:2])
        for (_, end, first), (start, _, second) in pairwise(ordered):
            if start < end:
                said = f"outage of {second.service} begins while {first.id} lasts, until {first.end.strip()}"
                yield scope.at(second, "start", said, f"take out one of the two, or end {first.id} before")


RULE = Rule(Label("MOF723", "outage-twice"), Severity.WARNING, check, __doc__)
