"""A change that may go in was tested, and the tests passed.

Why: what was not tried before is tried on the users. An emergency may bring its tests afterwards.

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
state: scheduled
approvals:
  - who: lee
    role: change-manager
    date: 2026-11-20
    content_hash: sha256:c38954197cd4a2798b8288997fd43923e4bf300c4db139df598a2f6a57004d9b
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
state: scheduled
approvals:
  - who: lee
    role: change-manager
    date: 2026-11-20
    content_hash: sha256:c38954197cd4a2798b8288997fd43923e4bf300c4db139df598a2f6a57004d9b
test_evidence:
  - {what: Mail on a copy, passed: true, on: 2026-11-19, who: lee}
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


def check(scope: Scope) -> Iterator[Hit]:
    """Changes that are scheduled or in, with no test, or one that did not pass."""
    rules, known = change_rules(), by_name(scope.workspace.all(Person))
    for one in scope.workspace.all(Change):
        unauthorised = one.implemented and one.implemented.unauthorised
        if one.state in ("scheduled", "released") and not unauthorised:
            wrong = lacks("tests", facts_of(one, rules, known, scope.today))
            if wrong:
                message = f"{one.id} is {one.state}, and {'; '.join(wrong)}"
                yield scope.at(one, "state", message, f"`mofkit change add {one.id} test what=… passed=true`")


RULE = Rule(Label("MOF804", "change-untested"), Severity.WARNING, check, __doc__)
