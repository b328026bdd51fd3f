"""Other changes keep their distance from a release.

Why: in the days after a release one wants to know that what is odd comes from the release. How many days is
`changes.release_days` under `thresholds` of mofkit.yaml, 2 unless it says otherwise.

Bad:

=== changes/mail-7.yaml
id: mail-7
title: Mail 7
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
release: winter
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
window: {start: 2026-12-06 20:00, end: 2026-12-06 21:00}
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

=== changes/mail-7.yaml
id: mail-7
title: Mail 7
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
release: winter
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
window: {start: 2026-12-08 20:00, end: 2026-12-08 21:00}
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
    """Changes too close to a release that is not theirs."""
    yield from hits(scope, "release")


RULE = Rule(Label("MOF820", "change-near-release"), Severity.WARNING, check, __doc__)
