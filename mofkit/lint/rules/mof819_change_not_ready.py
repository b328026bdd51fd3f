"""A change is approved some days before its window.

Why: who is asked on the day cannot say no any more. How many days is `changes.ready_days` under `thresholds` of
mofkit.yaml, 3 unless it says otherwise.

Bad:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
requested_on: 2026-11-20
category: minor
priority: low
impact: 2
likelihood: 2
urgency: 2
services: [email]
people: [kim]
back_out: The old one stays for a week
state: submitted
window: {start: 2026-11-25 20:00, end: 2026-11-25 22:00}
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,network
network,Network,All staff,C1,4,4,kim,Service desk,
printing,Printing,All staff,C3,4,4,kim,Service desk,
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
pat,Pat Moor,administrator

Good:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
requested_on: 2026-11-20
category: minor
priority: low
impact: 2
likelihood: 2
urgency: 2
services: [email]
people: [kim]
back_out: The old one stays for a week
state: submitted
window: {start: 2026-11-28 20:00, end: 2026-11-28 22:00}
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,network
network,Network,All staff,C1,4,4,kim,Service desk,
printing,Printing,All staff,C3,4,4,kim,Service desk,
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
pat,Pat Moor,administrator
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.changes_ahead import hits
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change


def check(scope: Scope) -> Iterator[Hit]:
    """Changes that still wait for their approvals when their window is near; once approved, MOF803 looks after them."""
    waiting = {one.id for one in scope.workspace.all(Change) if one.state == "submitted"}
    yield from (hit for hit in hits(scope, "approval") if hit.record in waiting)


RULE = Rule(Label("MOF819", "change-not-ready"), Severity.WARNING, check, __doc__)
