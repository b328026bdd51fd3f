"""An agreement whose last day has passed is renewed or retired.

Why: people go on working by it, and nobody can say whether the numbers still count.

Bad:

=== agreements/email-sla.yaml
id: email-sla
title: E-mail for all staff
type: uc
services: [email]
hours: 24x7
ends: 2026-10-31
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.5
    unit: "%"
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
network,Network,All staff,C1,4,4,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale

Good:

=== agreements/email-sla.yaml
id: email-sla
title: E-mail for all staff
type: uc
services: [email]
hours: 24x7
ends: 2027-10-31
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.5
    unit: "%"
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
network,Network,All staff,C1,4,4,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.agreement import Agreement


def check(scope: Scope) -> Iterator[Hit]:
    """Agreements that have ended and are not retired."""
    for one in scope.workspace.all(Agreement):
        if one.ends and one.ends < scope.today and not one.retired:
            help = "agree a new term and a new ends, or set retired: true"
            yield scope.at(one, "ends", f"agreement ended {one.ends} and is not retired", help)


RULE = Rule(Label("MOF708", "agreement-expired"), Severity.WARNING, check, __doc__)
