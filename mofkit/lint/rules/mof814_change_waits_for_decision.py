"""A change that was submitted is decided in the days that its category takes.

Why: people who wait for an answer too long go in without one.

Bad:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
requested_on: 2026-10-12
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
from datetime import date

from mofkit.content.change_rules import change_rules
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change

_LONGEST = 30


def check(scope: Scope) -> Iterator[Hit]:
    """Changes that have been submitted for longer than the like of them takes as a whole."""
    rules = change_rules()
    for one in scope.workspace.all(Change):
        since = _since(one)
        category = rules.category(one.category)
        days = category.days if category else _LONGEST
        if one.state == "submitted" and since and (scope.today - since).days > days:
            waited = (scope.today - since).days
            message = f"{one.id} was submitted {waited} days ago, and {one.category or 'a change'} takes {days} in all"
            yield scope.at(one, "state", message, "approve it, reject it, or send it back with the reason")


def _since(one: Change) -> date | None:
    moved = [each.on for each in one.moves if each.to == "submitted"]
    return moved[-1] if moved else one.requested_on


RULE = Rule(Label("MOF814", "change-waits-for-decision"), Severity.WARNING, check, __doc__)
