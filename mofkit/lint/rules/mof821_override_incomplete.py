"""Whoever accepts a conflict says so by name and with a reason.

Why: an override without a name is nobody's, and one without a reason cannot be judged by the next reader. Neither
counts.

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
overrides:
  - conflict: overlap:switch
    who: lee
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
overrides:
  - conflict: overlap:switch
    who: lee
    reason: One team does both, and in this order
    date: 2026-11-23
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
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Overrides that lack the name or the reason."""
    for change in scope.workspace.all(Change):
        for at, one in enumerate(change.overrides):
            lacks = [word for word, said in (("who", one.who), ("reason", one.reason.strip())) if not said]
            if lacks:
                message = f"the override of {quoted(one.conflict)} in {change.id} has no {' and no '.join(lacks)}"
                help = "say who accepts it and why, or take it out"
                yield scope.at(change, f"overrides.{at}", message, help)


RULE = Rule(Label("MOF821", "override-incomplete"), Severity.ERROR, check, __doc__)
