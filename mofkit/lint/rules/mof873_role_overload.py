"""Nobody is given more than the week has.

Why: a plan that counts on 130 % of a person is late from its first day, and says so only at the end.

Bad:

=== team/roles.csv
id,role,person,share
lee-builds,developer,lee,80
lee-runs,administrator,lee,40
=== people.csv
id,name,role_types
lee,Lee Ortega,developer; administrator

Good:

=== team/roles.csv
id,role,person,share
lee-builds,developer,lee,60
lee-runs,administrator,lee,40
=== people.csv
id,name,role_types
lee,Lee Ortega,developer; administrator
"""

from collections.abc import Iterator

from mofkit.analysis.roles import WEEK, holdings, loads
from mofkit.content.framework import roles
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.person import Person
from mofkit.model.role_assignment import RoleAssignment


def check(scope: Scope) -> Iterator[Hit]:
    """The last row of each person whose shares come to more than a week."""
    held = holdings(scope.workspace.all(RoleAssignment), scope.workspace.all(Person), roles(), scope.today)
    for load in loads(held):
        rows = [one.row for one in held if one.row and one.person == load.person and one.share]
        if load.over and rows:
            message = f"{load.person} is given {load.share} % of the week by {len(rows)} rows"
            yield scope.at(rows[-1], "share", message, f"at most {WEEK} %: give a role to somebody else")


RULE = Rule(Label("MOF873", "role-overload"), Severity.WARNING, check, __doc__)
