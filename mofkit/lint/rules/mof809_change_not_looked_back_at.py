"""A change that failed, weighed much or could not wait is looked back at within 14 days.

Why: what went wrong is forgotten in a fortnight and then happens again.

Bad:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
category: standard
priority: low
procedure: Book of disks, page 4
state: released
implemented: {start: 2026-11-02 20:00, end: 2026-11-02 20:30, outcome: failed}
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager

Good:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
category: standard
priority: low
procedure: Book of disks, page 4
state: released
implemented: {start: 2026-11-02 20:00, end: 2026-11-02 20:30, outcome: failed}
review: {on: 2026-11-05, who: lee, reached: no, lessons: Count the screws first}
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
"""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from mofkit.analysis.change_metrics import done_on
from mofkit.analysis.changes import review_due
from mofkit.content.change_rules import change_rules
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change

_PATIENCE = timedelta(days=14)


def check(scope: Scope) -> Iterator[Hit]:
    """Changes that were carried out and should have been reviewed by now."""
    rules, clock = change_rules(), ZoneInfo(scope.workspace.settings.calendar.time_zone)
    for one in scope.workspace.all(Change):
        why = review_due(one, rules) if one.state in ("released", "closed") else ""
        on = done_on(one, clock)
        held = one.review and one.review.on and one.review.reached
        if why and not held and (one.state == "closed" or (on and on + _PATIENCE < scope.today)):
            told = f"{one.id} was carried out{f' on {on}' if on else ''} and nobody has looked back at it, though {why}"
            yield scope.at(one, "state", told, f"`mofkit change review {one.id} --who … --reached …`")


RULE = Rule(Label("MOF809", "change-not-looked-back-at"), Severity.WARNING, check, __doc__)
