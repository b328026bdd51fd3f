"""A change that was carried out says when, and how it went.

Why: a change without an outcome teaches nothing, and is missing in the success rate.

Bad:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
category: standard
priority: low
procedure: Book of disks, page 4
state: closed
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
state: closed
implemented: {start: 2026-11-19 20:00, end: 2026-11-19 20:30, outcome: success}
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change


def check(scope: Scope) -> Iterator[Hit]:
    """Changes that are released or closed and do not say how they went."""
    for one in scope.workspace.all(Change):
        if one.state in ("released", "closed"):
            done = one.implemented
            told = (("begin", done and done.start.strip()), ("outcome", done and done.outcome))
            unsaid = [name for name, value in told if not value]
            if unsaid:
                message = f"{one.id} is {one.state} and has no {' and no '.join(unsaid)}"
                yield scope.at(one, "state", message, "write start, end and outcome under implemented")


RULE = Rule(Label("MOF808", "change-without-outcome"), Severity.WARNING, check, __doc__)
