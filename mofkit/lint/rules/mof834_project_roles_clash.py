"""No member of a team has two roles that watch each other.

Why: whoever tests what they built finds what they expect; whoever speaks for the customer and for the budget settles
the argument alone. `mofkit role list` names the pairs.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
team:
  - {role: developer, who: lee}
  - {role: tester, who: lee}
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,

Good:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
team:
  - {role: developer, who: lee}
  - {role: tester, who: kim}
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.content.framework import roles
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project


def check(scope: Scope) -> Iterator[Hit]:
    """Members with both roles of a pair that is not held together."""
    pairs = [(one.roles, one.reason) for one in roles().not_together]
    for one in scope.workspace.all(Project):
        has = {(member.who, member.role) for member in one.team if member.who}
        for at, member in enumerate(one.team if one.stage not in ("closed", "stopped") else ()):
            for (first, second), reason in pairs:
                if member.role == second and (member.who, first) in has:
                    message = f"{member.who} is {first} and {second} of one project: {reason.rstrip('.')}"
                    yield scope.at(one, f"team.{at}.who", message, f"give {first} or {second} to somebody else")


RULE = Rule(Label("MOF834", "project-roles-clash"), Severity.WARNING, check, __doc__)
