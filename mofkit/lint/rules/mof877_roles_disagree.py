"""People.csv names each role type that team/roles.csv gives to a person.

Why: gates and reviews ask people.csv who may sign; a role that stands only in the other list opens nothing.

Bad:

=== team/roles.csv
id,role,person
kim-runs,administrator,kim
=== people.csv
id,name,role_types
kim,Kim Vale,tester

Good:

=== team/roles.csv
id,role,person
kim-runs,administrator,kim
=== people.csv
id,name,role_types
kim,Kim Vale,tester; administrator
"""

from collections.abc import Iterator

from mofkit.analysis.roles import accountability_of
from mofkit.content.framework import roles
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.person import Person
from mofkit.model.role_assignment import RoleAssignment


def check(scope: Scope) -> Iterator[Hit]:
    """Rows that hold today, of a role type that the person's own row lacks."""
    known = accountability_of(roles())
    for one in scope.workspace.all(RoleAssignment):
        person = scope.workspace.get(Person, one.person) if one.person and one.current(scope.today) else None
        if person and one.role in known and one.role not in person.role_types:
            said = "; ".join((*person.role_types, one.role))
            message = f"people.csv does not name {one.role} among the role types of {person.id}"
            yield scope.at(one, "role", message, f"`mofkit set person:{person.id} role_types='{said}'`")


RULE = Rule(Label("MOF877", "roles-disagree"), Severity.WARNING, check, __doc__)
