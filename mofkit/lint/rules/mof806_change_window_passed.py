"""A change whose window has passed says how it went.

Why: it went in and nobody wrote how, or it did not and still stands in the calendar. Nobody can plan by either.

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
state: approved
window: {start: 2026-11-21 20:00, end: 2026-11-21 22:00}
approvals:
  - who: lee
    role: change-manager
    date: 2026-11-20
    content_hash: sha256:ee62c7bf46838c5a92ab160c4784c393e2f29d694f78675758aeb22ebe44cd70
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
state: approved
window: {start: 2026-11-28 20:00, end: 2026-11-28 22:00}
approvals:
  - who: lee
    role: change-manager
    date: 2026-11-20
    content_hash: sha256:96f84709caa90b74939f58ff0458ddb146a2793bfe1f0df736d00c66462374d8
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change


def check(scope: Scope) -> Iterator[Hit]:
    """Changes that were to be over before today and are still to come."""
    clock = ZoneInfo(scope.workspace.settings.calendar.time_zone)
    for one in scope.workspace.all(Change):
        span = one.window.seconds(clock) if one.window else None
        if span is None or one.state not in ("approved", "scheduled"):
            continue
        over = datetime.fromtimestamp(span[1], UTC).astimezone(clock).date()
        if over < scope.today:
            message = f"{one.id} is {one.state}, and its window ended on {over}"
            help = f"`mofkit change move {one.id} released …` says how it went, or give it another window"
            yield scope.at(one, "window.end", message, help)


RULE = Rule(Label("MOF806", "change-window-passed"), Severity.WARNING, check, __doc__)
