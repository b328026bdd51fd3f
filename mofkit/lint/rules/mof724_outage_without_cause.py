"""An outage that is over has a cause.

Why: what nobody explains comes again, and the report to the customer has a hole where the reason belongs.

Bad:

=== operations/outages.csv
id,service,start,end,planned,cause
OUT-1,email,2026-10-02 09:00,2026-10-02 11:30,,
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale

Good:

=== operations/outages.csv
id,service,start,end,planned,cause
OUT-1,email,2026-10-02 09:00,2026-10-02 11:30,,Disk full
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

_DAYS = timedelta(days=14)


def check(scope: Scope) -> Iterator[Hit]:
    """Failures that ended more than two weeks ago without a cause."""
    for one in scope.workspace.all(Outage):
        ended = one.end.strip()[:10]
        if not one.planned and not one.cause.strip() and ended and date.fromisoformat(ended) < scope.today - _DAYS:
            help = "write the cause, or what is known of it, in a few words"
            yield scope.at(one, "cause", f"outage of {one.service} ended {ended} and has no cause", help)


RULE = Rule(Label("MOF724", "outage-without-cause"), Severity.WARNING, check, __doc__)
