"""A change is no lighter than the rules of changing say.

Why: the category decides who looks at a change. One that is called minor passes by those who would have seen the risk.

Bad:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
requested_on: 2026-11-20
category: minor
priority: low
impact: 5
likelihood: 3
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
category: major
priority: low
impact: 5
likelihood: 3
urgency: 2
back_out: The old disk stays for a week
state: submitted
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
"""

from collections.abc import Iterator

from mofkit.analysis.changes import proposals
from mofkit.content.change_rules import change_rules
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change
from mofkit.model.service import Service


def check(scope: Scope) -> Iterator[Hit]:
    """Changes that weigh less than their risk and reach do by the rules."""
    rules, services = change_rules(), scope.workspace.all(Service)
    # The content names them from the lightest to the heaviest.
    weight = {one.category: at for at, one in enumerate(rules.categories)}
    for one in scope.workspace.all(Change):
        proposed, _ = proposals(one, rules, services)
        if one.ahead and one.category and weight.get(one.category, 0) < weight.get(proposed.value, -1):  # type: ignore[call-overload]
            message = f"{one.id} is {one.category}, and the rules say {proposed.value}: {proposed.why}"
            yield scope.at(one, "category", message, f"write {proposed.value}, or judge impact and likelihood anew")


RULE = Rule(Label("MOF805", "change-taken-lightly"), Severity.WARNING, check, __doc__)
