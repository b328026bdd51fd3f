"""What a change requires in monitoring runs once it is released.

Why: the days after a release are those in which one wants to be told.

Bad:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
category: standard
priority: low
procedure: Book of disks, page 4
state: closed
implemented: {start: 2026-11-19 20:00, end: 2026-11-19 20:30, outcome: success}
services: [phones]
monitoring: [phones-line]
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
=== catalog/services.csv
id,name,criticality,owner,support_route,customer,difficulty,impact,support
phones,Telephones,C1,kim,Call 100,All staff,3,4,Internal: IT
=== operations/monitoring.csv
id,service,what,threshold,tool,alert_to,owner,since
phones-line,phones,A call every five minutes,two failures,Probe,Duty phone,kim,

Good:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
category: standard
priority: low
procedure: Book of disks, page 4
state: closed
implemented: {start: 2026-11-19 20:00, end: 2026-11-19 20:30, outcome: success}
services: [phones]
monitoring: [phones-line]
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
=== catalog/services.csv
id,name,criticality,owner,support_route,customer,difficulty,impact,support
phones,Telephones,C1,kim,Call 100,All staff,3,4,Internal: IT
=== operations/monitoring.csv
id,service,what,threshold,tool,alert_to,owner,since
phones-line,phones,A call every five minutes,two failures,Probe,Duty phone,kim,2026-11-19
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import WENT_IN, Change
from mofkit.model.monitor import Monitor


def check(scope: Scope) -> Iterator[Hit]:
    """Changes that went in while a requirement they name does not run yet."""
    for one in scope.workspace.all(Change):
        if not one.implemented or one.implemented.outcome not in WENT_IN:
            continue
        for at, id in enumerate(one.monitoring):
            found = scope.workspace.get(Monitor, id)
            if found and (found.since is None or found.since > scope.today):
                message = f"{one.id} went in, and {id} does not run yet"
                help = f"switch it on, then `mofkit set monitor:{id} since=…`"
                yield scope.at(one, "monitoring", message, help, index=at)


RULE = Rule(Label("MOF813", "change-left-unwatched"), Severity.WARNING, check, __doc__)
