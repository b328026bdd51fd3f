"""A change is carried out after it was scheduled, or is marked as unauthorised.

Why: the record says that it went in and that it may not: one of the two is wrong.

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
implemented: {start: 2026-11-21 20:00}
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
    """Changes that have begun although nobody has scheduled them."""
    for one in scope.workspace.all(Change):
        done = one.implemented
        if done and done.start.strip() and one.state in ("draft", "submitted", "approved", "rejected", "withdrawn"):
            message = f"{one.id} is {one.state}, and was carried out at {done.start}"
            help = "move it on by `mofkit change move`; what went in past everybody goes from draft to released"
            yield scope.at(one, "implemented.start", message, help)


RULE = Rule(Label("MOF810", "change-done-before-approved"), Severity.ERROR, check, __doc__)
