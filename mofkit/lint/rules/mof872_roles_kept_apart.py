"""Nobody holds two roles that are to be kept apart.

Why: people overlook their own mistakes, and nobody should judge what they did. Where a small team cannot part the two,
the column `safeguard` says what keeps them apart: a second look by whom, hours kept free.

Bad:

=== team/roles.csv
id,role,person,service
kim-builds,developer,kim,
kim-tests,tester,kim,
=== people.csv
id,name,role_types
kim,Kim Vale,developer; tester

Good:

=== team/roles.csv
id,role,person,safeguard
kim-builds,developer,kim,
kim-tests,tester,kim,Lee tests whatever Kim built
=== people.csv
id,name,role_types
kim,Kim Vale,developer; tester
"""

from collections.abc import Iterator

from mofkit.analysis.roles import Holding, clashes, holdings
from mofkit.content.framework import roles
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.person import Person
from mofkit.model.record import Record
from mofkit.model.role_assignment import RoleAssignment


def check(scope: Scope) -> Iterator[Hit]:
    """Two roles of one person that the content keeps apart, without a safeguard."""
    people, known = scope.workspace.all(Person), roles()
    by_id = {id: person for person in people for id in (*person.aliases, person.id)}
    for one in clashes(holdings(scope.workspace.all(RoleAssignment), people, known, scope.today), known):
        if not one.safeguard:
            record, field = _place(one.second, by_id)
            unless = f", unless {one.rule.unless}" if one.rule.unless else ""
            message = (
                f"{one.person} holds {one.first.role} and {one.second.role}: {one.rule.reason.rstrip('.')}{unless}"
            )
            help = "give one to somebody else, or say in team/roles.csv what the safeguard is"
            yield scope.at(record, field, message, help)


def _place(one: Holding, people: dict[str, Person]) -> tuple[Record, str]:
    """Where a holding is written: its row, else the role types of the person."""
    return (one.row, "role") if one.row else (people[one.person], "role_types")


RULE = Rule(Label("MOF872", "roles-kept-apart"), Severity.WARNING, check, __doc__)
