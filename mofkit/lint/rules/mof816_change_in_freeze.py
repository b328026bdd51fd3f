"""Nothing goes in while a freeze holds, unless somebody answers for it.

Why: a freeze is there because on those days nobody can put right what goes wrong. A freeze protects its services and
what they need; it says itself which categories it lets through.

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
window: {start: 2026-12-16 20:00, end: 2026-12-16 22:00}
=== changes/freezes.csv
id,start,end,services,reason,except_categories,approved_by
year-end,2026-12-14,2027-01-03,all,Nobody is here to put it right,standard; emergency,lee
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
window: {start: 2026-12-16 20:00, end: 2026-12-16 22:00}
overrides:
  - conflict: freeze:year-end
    who: lee
    reason: It is full on 20 December
    date: 2026-11-23
=== changes/freezes.csv
id,start,end,services,reason,except_categories,approved_by
year-end,2026-12-14,2027-01-03,all,Nobody is here to put it right,standard; emergency,lee
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
    """Changes in a freeze that nobody has accepted."""
    yield from hits(scope, "freeze")


RULE = Rule(Label("MOF816", "change-in-freeze"), Severity.ERROR, check, __doc__)
