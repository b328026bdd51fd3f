"""A role for a critical service has a stand-in.

Why: on the day when the one who knows is ill, the service that must not stop waits.

Bad:

=== team/roles.csv
id,role,person,service
kim-runs,administrator,kim,email
=== catalog/services.csv
id,name,criticality,owner,difficulty,impact,customer,support_route
email,E-mail,C1,kim,3,5,All,Desk 1234
=== people.csv
id,name,role_types
kim,Kim Vale,administrator

Good:

=== team/roles.csv
id,role,person,service,stand_in
kim-runs,administrator,kim,email,lee
=== catalog/services.csv
id,name,criticality,owner,difficulty,impact,customer,support_route
email,E-mail,C1,kim,3,5,All,Desk 1234
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.analysis.roles import holdings, single_heads
from mofkit.content.framework import roles
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.role_assignment import RoleAssignment


def check(scope: Scope) -> Iterator[Hit]:
    """Roles for C1 services that one person alone holds."""
    critical = {one.id for one in scope.in_use() if one.criticality == "C1"}
    for one in single_heads(holdings(scope.workspace.all(RoleAssignment), (), roles(), scope.today)):
        if one.row and one.service in critical:
            message = f"{one.person} alone is {one.role} for {one.service}, which is C1, and nobody stands in"
            yield scope.at(one.row, "stand_in", message, f"`mofkit set role-assignment:{one.row.id} stand_in=PERSON`")


RULE = Rule(Label("MOF874", "critical-role-alone"), Severity.WARNING, check, __doc__)
