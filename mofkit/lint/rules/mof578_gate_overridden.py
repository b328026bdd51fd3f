"""A gate is opened by a signed go, not by an override.

Why: an override is somebody's right and everybody's risk. It never goes away: whoever looks at the project later sees
who opened the gate, when and why. A signed go makes it needless but does not hide it.

Bad:

=== reviews/release-readiness/2026-11-20-mail.yaml
id: release-readiness.2026-11-20-mail
review: release-readiness
about: service:mail
overrides:
  - who: kim
    reason: The law changes on 1 December
    date: 2026-11-20
=== catalog/services.csv
id,name,owner,customer,criticality,difficulty,impact,priority,support_route
mail,E-mail,kim,All,C2,4,3,12,desk
=== people.csv
id,name
kim,Kim Vale

Good:

=== reviews/release-readiness/2026-11-20-mail.yaml
id: release-readiness.2026-11-20-mail
review: release-readiness
about: service:mail
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
    """Every override there ever was."""
    for one in scope.workspace.all(HeldReview):
        for at, each in enumerate(one.overrides):
            about = each.about or one.about or "nothing"
            message = f"gate of {about} was opened by {each.who} on {each.date} without a signed go: {each.reason}"
            yield scope.at(
                one, f"overrides.{at}.who", message, "hold the review and sign it, and learn why it could not wait"
            )


RULE = Rule(Label("MOF578", "gate-overridden"), Severity.WARNING, check, __doc__)
