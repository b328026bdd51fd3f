"""A go or no-go says what it is about.

Why: a gate opens for one project. A go about nothing opens it for none, and nobody notices until somebody asks the
gate.

Bad:

=== reviews/portfolio/2026-11-02.yaml
id: portfolio.2026-11-02
review: portfolio
status: held
held: 2026-11-02
attendees: [kim]
decisions:
  - what: Begin with the hosted bookings
    who: kim
    outcome: go
=== catalog/services.csv
id,name,owner,customer,criticality,difficulty,impact,priority,support_route
mail,E-mail,kim,All,C2,4,3,12,desk
=== people.csv
id,name
kim,Kim Vale

Good:

=== reviews/portfolio/2026-11-02.yaml
id: portfolio.2026-11-02
review: portfolio
status: held
held: 2026-11-02
attendees: [kim]
decisions:
  - what: Begin with the hosted bookings
    who: kim
    about: service:mail
    outcome: go
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
    """Verdicts on nothing."""
    for one in scope.workspace.all(HeldReview):
        for at, each in enumerate(one.decisions):
            if each.outcome and not (each.about or one.about):
                message = f"decision says {each.outcome} but not on what"
                yield scope.at(
                    one, f"decisions.{at}.outcome", message, "write in about the project, such as project:crm"
                )


RULE = Rule(Label("MOF580", "gate-without-matter"), Severity.WARNING, check, __doc__)
