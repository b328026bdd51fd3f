"""A role that is needed has a holder.

Why: somebody wrote down that the role is needed; until it is filled, its work is done by whoever is asked last.

Bad:

=== team/roles.csv
id,role,person,stand_in
tests,tester,,

Good:

=== team/roles.csv
id,role,person,stand_in
tests,tester,kim,
=== people.csv
id,name,role_types
kim,Kim Vale,tester
"""

from collections.abc import Iterator

from mofkit.analysis.roles import vacancies
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.role_assignment import RoleAssignment


def check(scope: Scope) -> Iterator[Hit]:
    """Rows that hold today and name nobody."""
    for one in vacancies(scope.workspace.all(RoleAssignment), scope.today):
        called = one.role or one.accountability
        since = f" since {one.since}" if one.since else ""
        help = f"`mofkit team assign {called} PERSON`, or hire: `mofkit team hire new {called}`"
        yield scope.at(one, "person", f"{called or one.id} is vacant{since}", help)


RULE = Rule(Label("MOF871", "role-vacant"), Severity.INFO, check, __doc__)
