"""A window is in hours that the clock shows once.

Why: when clocks are set forward an hour does not come, and when they are set back it comes twice. Half of the team is
there an hour early.

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
window: {zone: Europe/London, start: 2027-03-28 01:30, end: 2027-03-28 04:00}
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
window: {zone: Europe/London, start: 2027-03-28 01:30Z, end: 2027-03-28 04:00}
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
from mofkit.model.hours import zone
from mofkit.model.moments import shown_how_often


def check(scope: Scope) -> Iterator[Hit]:
    """Edges of windows in an hour that is skipped or comes twice, of changes that are still to come."""
    for one in scope.workspace.all(Change):
        if not (one.window and one.ahead):
            continue
        name = one.window.zone or scope.workspace.settings.calendar.time_zone
        for field in ("start", "end"):
            text = getattr(one.window, field).strip()
            times = shown_how_often(text, zone(name)) if text else 1
            if times != 1:
                how = "comes twice" if times else "does not come: clocks are set forward then"
                message = f"the window of {one.id} has {text}, a time that in {name} {how}"
                yield scope.at(one, f"window.{field}", message, "write its offset behind it, such as +01:00 or Z")


RULE = Rule(Label("MOF826", "change-hour-unclear"), Severity.WARNING, check, __doc__)
