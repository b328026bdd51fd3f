"""A role assignment does not end before it begins.

Why: a row whose days are the wrong way round holds on no day, and its role looks vacant.

Bad:

=== team/roles.csv
id,role,person,since,until
kim-runs,administrator,kim,2026-12-01,2026-11-01
=== people.csv
id,name
kim,Kim Vale

Good:

=== team/roles.csv
id,role,person,since,until
kim-runs,administrator,kim,2026-11-01,2026-12-01
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.role_assignment import RoleAssignment


def check(scope: Scope) -> Iterator[Hit]:
    """Rows whose last day is before their first."""
    for one in scope.workspace.all(RoleAssignment):
        if one.since and one.until and one.until < one.since:
            message = f"{one.id} ends on {one.until}, before it begins on {one.since}"
            yield scope.at(one, "until", message, "exchange the two days, or mend the one that is wrong")


RULE = Rule(Label("MOF875", "role-ends-first"), Severity.ERROR, check, __doc__)
