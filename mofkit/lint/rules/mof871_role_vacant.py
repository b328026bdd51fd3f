"""For a vacant role somebody is being looked for.

Why: somebody wrote down that the role is needed; until it is filled, its work is done by whoever is asked last. An open
opening for the role type is enough.

Bad:

=== team/roles.csv
id,role,person,stand_in
tests,tester,,

Good:

=== team/roles.csv
id,role,person,stand_in
tests,tester,,
=== team/hiring/tester/opening.yaml
id: tester
role: tester
criteria:
  - {id: help, name: Helps, area: mindset, must: true}
"""

from collections.abc import Iterator

from mofkit.analysis.roles import vacancies
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.opening import Opening
from mofkit.model.role_assignment import RoleAssignment


def check(scope: Scope) -> Iterator[Hit]:
    """Rows that hold today and name nobody, with no opening for the role."""
    sought = {one.role for one in scope.workspace.all(Opening) if one.status == "open"}
    for one in vacancies(scope.workspace.all(RoleAssignment), scope.today):
        called = one.role or one.accountability
        if called in sought:
            continue
        since = f" since {one.since}" if one.since else ""
        help = f"`mofkit team assign {called} PERSON`, or hire: `mofkit team hire new {called}`"
        yield scope.at(one, "person", f"{called or one.id} is vacant{since}, and nobody is looked for", help)


RULE = Rule(Label("MOF871", "role-vacant"), Severity.WARNING, check, __doc__)
