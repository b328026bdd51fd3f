"""Two changes are not made to one service at one time.

Why: when something breaks, nobody knows which of them did it, and the way back of one may undo the other. A change to
what a service needs is a change to the service.

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
window: {start: 2026-12-05 20:00, end: 2026-12-05 22:00}
=== changes/switch.yaml
id: switch
title: A new switch
owner: kim
requested_on: 2026-11-20
category: minor
priority: low
impact: 2
likelihood: 2
urgency: 2
services: [network]
people: [pat]
back_out: The old one stays for a week
state: submitted
window: {start: 2026-12-05 21:00, end: 2026-12-05 23:00}
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
window: {start: 2026-12-05 20:00, end: 2026-12-05 22:00}
=== changes/switch.yaml
id: switch
title: A new switch
owner: kim
requested_on: 2026-11-20
category: minor
priority: low
impact: 2
likelihood: 2
urgency: 2
services: [network]
people: [pat]
back_out: The old one stays for a week
state: submitted
window: {start: 2026-12-05 22:00, end: 2026-12-05 23:00}
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


def check(scope: Scope) -> Iterator[Hit]:
    """Overlaps that nobody has accepted."""
    yield from hits(scope, "overlap")


RULE = Rule(Label("MOF817", "changes-overlap"), Severity.WARNING, check, __doc__)
