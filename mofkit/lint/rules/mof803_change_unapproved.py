"""A change that goes on is approved by those whom its category asks for.

Why: the approval is what tells a change from an accident. One that went in without is marked `unauthorised`.

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
approvals:
  - who: lee
    role: change-manager
    date: 2026-11-20
    content_hash: sha256:c38954197cd4a2798b8288997fd43923e4bf300c4db139df598a2f6a57004d9b
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
"""

from collections.abc import Iterator

from mofkit.analysis.change_moves import facts_of
from mofkit.analysis.changes import by_name
from mofkit.content.change_rules import change_rules
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change
from mofkit.model.person import Person

_NEEDS_IT = ("approved", "scheduled", "released", "closed")


def check(scope: Scope) -> Iterator[Hit]:
    """Changes past their approval that lack one; what was altered after it is the business of MOF501."""
    rules, known = change_rules(), by_name(scope.workspace.all(Person))
    for one in scope.workspace.all(Change):
        if one.state not in _NEEDS_IT or (one.implemented and one.implemented.unauthorised):
            continue
        facts = facts_of(one, rules, known, scope.today)
        missing = [" or ".join(each.roles) for each in facts.approvals.entries if each.state == "missing"]
        why = [f"{said.who} does not count: {reason}" for said, reason in facts.approvals.uncounted]
        if one.category is None:
            message = f"{one.id} is {one.state} and has no category, so nobody knows who approves it"
            yield scope.at(
                one, "state", message, "write its category; `mofkit change show` says which the rules propose"
            )
        elif missing:
            told = f"{one.id} is {one.state} without the approval of {' and of '.join(missing)}"
            message = f"{told} ({'; '.join(why)})" if why else told
            yield scope.at(one, "state", message, f"`mofkit change approve {one.id} --who …`, or move it back")


RULE = Rule(Label("MOF803", "change-unapproved"), Severity.ERROR, check, __doc__)
