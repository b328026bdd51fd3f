"""Criticality and impact do not contradict each other.

Why: criticality says how much the business depends on a service, impact what mending it would do for the business.
The two may differ with reason: a critical service that runs well leaves little to gain. Far apart, one of them is more
often a slip, and the ranking inherits it.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C1,4,1,kim,Service desk
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C1,4,5,kim,Service desk
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope

_LOW, _HIGH = 2, 5


def check(scope: Scope) -> Iterator[Hit]:
    """Critical services with little impact, and uncritical ones with the greatest."""
    for service in scope.in_use():
        impact, criticality = service.impact, service.criticality
        if impact is None:
            continue
        if criticality == "C1" and impact <= _LOW:
            message = f"impact is {impact} although the business depends on the service (C1)"
            help = (
                "correct the one that is a slip; if the service runs so well that little is left to gain, accept this"
            )
            yield scope.at(service, "impact", message, f"{help} with a reason")
        elif criticality == "C3" and impact >= _HIGH:
            message = f"impact is {impact} although the business hardly depends on the service (C3)"
            help = "raise the criticality if mending it would do so much for the business; if not, lower the impact"
            yield scope.at(service, "impact", message, help)


RULE = Rule(Label("MOF206", "criticality-against-impact"), Severity.WARNING, check, __doc__)
