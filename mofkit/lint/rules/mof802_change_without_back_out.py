"""A change that others are asked for has a way back.

Why: whoever approves a change without a way back approves an outage of unknown length.
A standard change has its procedure instead.

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

from mofkit.analysis.change_moves import facts_of, lacks
from mofkit.analysis.changes import by_name
from mofkit.content.change_rules import change_rules
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change
from mofkit.model.person import Person

_ASKED = ("submitted", "approved", "scheduled")


def check(scope: Scope) -> Iterator[Hit]:
    """Changes without a back-out plan, and standard ones without a procedure."""
    rules, known = change_rules(), by_name(scope.workspace.all(Person))
    for one in scope.workspace.all(Change):
        if one.state not in _ASKED:
            continue
        facts = facts_of(one, rules, known, scope.today)
        if lacks("back-out", facts):
            message = f"{one.id} is {one.state} and has no back-out plan"
            yield scope.at(one, "state", message, "write under back_out how one goes back, and when one gives up")
        if one.category == "standard" and lacks("procedure", facts):
            message = f"{one.id} is a standard change and names no procedure"
            yield scope.at(one, "category", message, "write under procedure the one that was approved in advance")


RULE = Rule(Label("MOF802", "change-without-back-out"), Severity.WARNING, check, __doc__)
