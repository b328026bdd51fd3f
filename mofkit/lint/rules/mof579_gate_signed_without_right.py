"""A gate review is signed by somebody who may.

Why: the gate is a control, and the roles that may open it are those that answer for it. The role is compared by id or
name with those that `mofkit review show` lists, and with role_types in people.csv.

Bad:

=== reviews/release-readiness/2026-11-20.yaml
id: release-readiness.2026-11-20
review: release-readiness
status: closed
held: 2026-11-20
attendees: [kim]
decisions:
  - what: It goes
    who: kim
    about: service:mail
    outcome: go
approvals:
  - who: kim
    role: Operator
    date: 2026-11-20
    content_hash: sha256:f339254fd280ccb2ebcfc860b740adfef1204cf5c53a6ea4d4f0b0c50faa9f3c
=== catalog/services.csv
id,name,owner,customer,criticality,difficulty,impact,priority,support_route
mail,E-mail,kim,All,C2,4,3,12,desk
=== people.csv
id,name,role_types
kim,Kim Vale,operator

Good:

=== reviews/release-readiness/2026-11-20.yaml
id: release-readiness.2026-11-20
review: release-readiness
status: held
held: 2026-11-20
attendees: [kim]
decisions:
  - what: It goes
    who: kim
    about: service:mail
    outcome: go
=== people.csv
id,name,role_types
kim,Kim Vale,operator
"""

from collections.abc import Iterator

from mofkit.analysis.gates import may_sign
from mofkit.content.framework import reviews
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.person import Person
from mofkit.model.review import HeldReview


def check(scope: Scope) -> Iterator[Hit]:
    """Signatures under gate reviews that do not count. Who is no person at all is told elsewhere."""
    signed = [one for one in scope.workspace.all(HeldReview) if one.approvals]
    gates = {one.id: one for one in reviews() if one.opens} if signed else {}
    for one in (one for one in signed if one.review in gates):
        for at, each in enumerate(one.approvals):
            person = scope.workspace.get(Person, each.who)
            why = may_sign(gates[one.review], each, person) if person else ""
            if why:
                yield scope.at(
                    one, f"approvals.{at}.role", why, "let somebody sign who may, or write their roles into people.csv"
                )


RULE = Rule(Label("MOF579", "gate-signed-without-right"), Severity.ERROR, check, __doc__)
