"""A role assignment is as the director approved it.

Why: what was changed after the approval was not approved, and an audit asks for exactly that.

Bad:

=== team/roles.csv
id,role,person,share,approved_by,approved_on,approved_hash
kim-runs,administrator,kim,90,kim,2026-11-01,sha256:9ccfe2714f5c3778f3893e8b195443a7cf3a237eda472a7b08950100fa6a2550
=== people.csv
id,name,reader,role_types
kim,Kim Vale,director,administrator

Good:

=== team/roles.csv
id,role,person,share,approved_by,approved_on,approved_hash
kim-runs,administrator,kim,90,kim,2026-11-01,sha256:5c9fe7534471266a1c23620b880829bb44f1d8dc1ed075b7610dc6bccc7aafd6
=== people.csv
id,name,reader,role_types
kim,Kim Vale,director,administrator
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.person import Person
from mofkit.model.role_assignment import RoleAssignment
from mofkit.workspace.team_roles import may_approve


def check(scope: Scope) -> Iterator[Hit]:
    """Rows that were changed after their approval, or approved by somebody whose right it is not."""
    for one in scope.workspace.all(RoleAssignment):
        person = scope.workspace.get(Person, one.approved_by) if one.approved_by else None
        if one.approval == "changed":
            message = f"{one.id} was changed after {one.approved_by} approved it"
            yield scope.at(one, "approved_hash", message, f"`mofkit team approve {one.id} --who {one.approved_by}`")
        elif person and not may_approve(person):
            message = f"{one.id} is approved by {one.approved_by}, who is no director"
            yield scope.at(one, "approved_by", message, f"`mofkit team approve {one.id} --who DIRECTOR`")


RULE = Rule(Label("MOF876", "role-approval-suspect"), Severity.WARNING, check, __doc__)
