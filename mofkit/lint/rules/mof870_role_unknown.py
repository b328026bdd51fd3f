"""A role assignment names one role type, or one accountability, that the framework has.

Why: a role of another name takes no part in any process, and nobody is told that it is missing.

Bad:

=== team/roles.csv
id,role,person,stand_in
kim-tests,teser,kim,
=== people.csv
id,name
kim,Kim Vale

Good:

=== team/roles.csv
id,role,person,stand_in
kim-tests,tester,kim,
=== people.csv
id,name,role_types
kim,Kim Vale,tester
"""

from collections.abc import Iterator

from mofkit.analysis.roles import accountability_of
from mofkit.content.framework import roles
from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.role_assignment import RoleAssignment
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Rows whose role or accountability is none, or that name both or neither."""
    known = roles()
    types, fields = accountability_of(known), [one.id for one in known.accountabilities]
    for one in scope.workspace.all(RoleAssignment):
        if bool(one.role) == bool(one.accountability):
            said = "both a role and an accountability" if one.role else "neither a role nor an accountability"
            yield scope.at(one, "role", f"{one.id} names {said}", "write the one that the person holds")
        elif one.role and one.role not in types:
            yield scope.at(one, "role", f"no role type {quoted(one.role)}", _help(one.role, list(types)))
        elif one.accountability and one.accountability not in fields:
            message = f"no accountability {quoted(one.accountability)}"
            yield scope.at(one, "accountability", message, f"use {', '.join(fields)}")


def _help(word: str, known: list[str]) -> str:
    near = nearest(word, known)
    return f"did you mean {quoted(near)}?" if near else "`mofkit role list` shows all of them"


RULE = Rule(Label("MOF870", "role-unknown"), Severity.ERROR, check, __doc__)
