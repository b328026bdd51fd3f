"""A change begins before it ends.

Why: a window that ends before it begins is no time at all: no conflict with it is found, and no duration is right.

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
back_out: The old disk stays for a week
state: submitted
window: {start: 2026-11-28 22:00, end: 2026-11-28 20:00}
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager

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
back_out: The old disk stays for a week
state: submitted
window: {start: 2026-11-28 20:00, end: 2026-11-28 22:00}
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
"""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change
from mofkit.model.moments import second_of


def check(scope: Scope) -> Iterator[Hit]:
    """Windows, and times of what was carried out, that run backwards."""
    clock = ZoneInfo(scope.workspace.settings.calendar.time_zone)
    for one in scope.workspace.all(Change):
        span = one.window.seconds(clock) if one.window else None
        if span and span[1] <= span[0] and one.window:
            message = f"the window of {one.id} ends at {one.window.end}, and begins at {one.window.start}"
            yield scope.at(one, "window.end", message, "write an end that is later than the start")
        done = one.implemented
        if (
            done
            and done.start.strip()
            and done.end.strip()
            and second_of(done.end, clock) < second_of(done.start, clock)
        ):
            message = f"{one.id} ended at {done.end}, and began at {done.start}"
            yield scope.at(one, "implemented.end", message, "write an end that is not before the start")


RULE = Rule(Label("MOF807", "change-ends-before-start"), Severity.ERROR, check, __doc__)
