"""A service is scored for difficulty and impact.

Why: priority is difficulty times impact. A service without both is ranked nowhere and never comes up for discussion.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C1,4,,kim,Service desk
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


def check(scope: Scope) -> Iterator[Hit]:
    """Services without difficulty or impact."""
    for service in scope.in_use():
        missing = [field for field in ("difficulty", "impact") if getattr(service, field) is None]
        if missing:
            message = f"service has no {' and no '.join(missing)}, so it has no priority"
            help = "agree on 1 to 5 for each: difficulty 5 is easy to fix, impact 5 is worth most"
            yield scope.at(service, missing[0], message, help)


RULE = Rule(Label("MOF202", "service-unscored"), Severity.INFO, check, __doc__)
