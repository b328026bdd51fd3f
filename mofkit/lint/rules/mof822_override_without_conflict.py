"""An override names a conflict that is there.

Why: a window was moved and the conflict is gone, or its name is misspelled and it accepts nothing. Either way the
next reader is misled.

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
  - conflict: overlap:router
    who: lee
    reason: One team does both
    date: 2026-11-23
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
    reason: One team does both
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

from mofkit.errors import did_you_mean
from mofkit.finding import Label, Severity
from mofkit.lint.changes_ahead import calendar_of, conflicts_in, is_ahead
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Overrides, in changes that are still to come, of what is no conflict; MOF821 looks after those that count not."""
    calendar = calendar_of(scope.workspace, scope.today)
    said = [one for one in scope.workspace.all(Change) if one.overrides and is_ahead(calendar, one)]
    found = conflicts_in(calendar) if said else []
    for change in said:
        names = [one.name for one in found if one.change == change.id]
        names += [one.mirrored for one in found if one.other == change.id and one.kind != "freeze"]
        for at, one in enumerate(change.overrides):
            if one.who and one.reason.strip() and one.conflict.strip() not in names:
                message = f"{change.id} accepts {quoted(one.conflict)}, which is no conflict that it has"
                has = f"it has {', '.join(names)}" if names else "it has none: take the override out"
                yield scope.at(change, f"overrides.{at}.conflict", message, did_you_mean(one.conflict, names) or has)


RULE = Rule(Label("MOF822", "override-without-conflict"), Severity.WARNING, check, __doc__)
