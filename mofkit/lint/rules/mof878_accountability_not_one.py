"""One person answers for an accountability.

Why: where two answer, each waits for the other; the framework asks for exactly one.

Bad:

=== team/roles.csv
id,accountability,person
kim-support,support,kim
lee-support,support,lee
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega

Good:

=== team/roles.csv
id,accountability,person,until
kim-support,support,kim,2026-01-31
lee-support,support,lee,
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega
"""

from collections.abc import Iterator

from mofkit.analysis.roles import heads, holdings
from mofkit.content.framework import roles
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.role_assignment import RoleAssignment


def check(scope: Scope) -> Iterator[Hit]:
    """The second row, and each further one, that says who answers for an accountability."""
    held = holdings(scope.workspace.all(RoleAssignment), (), roles(), scope.today)
    for accountability, people in heads(held).items():
        for one in held:
            if one.row and not one.role and one.accountability == accountability and one.person in people[1:]:
                message = f"{one.person} answers for {accountability}, and so does {people[0]}"
                yield scope.at(one.row, "person", message, "agree on one; the other may be the stand-in")


RULE = Rule(Label("MOF878", "accountability-not-one"), Severity.WARNING, check, __doc__)
