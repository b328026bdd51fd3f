"""A change that is on its way has an owner.

Why: nobody sees a change through that belongs to nobody: it waits, or goes in half done.

Bad:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
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
    """Changes that nobody owns."""
    for one in scope.workspace.all(Change):
        if (one.ahead or one.state == "released") and not one.owner:
            yield scope.at(one, "title", f"{one.id} has no owner", "write under owner the person who sees it through")


RULE = Rule(Label("MOF801", "change-without-owner"), Severity.WARNING, check, __doc__)
