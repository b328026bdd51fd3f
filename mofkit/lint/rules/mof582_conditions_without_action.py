"""A go with conditions has the conditions as actions.

Why: a condition that nobody does by a day is a wish. Somebody meets it, and then the gate can be signed with go.

Bad:

=== reviews/release-readiness/2026-11-20.yaml
id: release-readiness.2026-11-20
review: release-readiness
about: service:mail
status: held
held: 2026-11-20
attendees: [kim]
decisions:
  - what: It goes once the rollback is tested
    who: kim
    outcome: go-with-conditions
=== catalog/services.csv
id,name,owner,customer,criticality,difficulty,impact,priority,support_route
mail,E-mail,kim,All,C2,4,3,12,desk
=== people.csv
id,name
kim,Kim Vale

Good:

=== reviews/release-readiness/2026-11-20.yaml
id: release-readiness.2026-11-20
review: release-readiness
about: service:mail
status: held
held: 2026-11-20
attendees: [kim]
decisions:
  - what: It goes once the rollback is tested
    who: kim
    outcome: go-with-conditions
actions:
  - what: Test the rollback
    who: kim
    when: 2026-12-01
=== catalog/services.csv
id,name,owner,customer,criticality,difficulty,impact,priority,support_route
mail,E-mail,kim,All,C2,4,3,12,desk
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.review import HeldReview


def check(scope: Scope) -> Iterator[Hit]:
    """Conditional goes of reviews without actions."""
    for one in scope.workspace.all(HeldReview):
        for at, each in enumerate(one.decisions):
            if each.outcome == "go-with-conditions" and not one.actions:
                message = "decision is a go with conditions, but no action is one"
                yield scope.at(
                    one, f"decisions.{at}.outcome", message, "write each condition in actions: what, who and when"
                )


RULE = Rule(Label("MOF582", "conditions-without-action"), Severity.WARNING, check, __doc__)
