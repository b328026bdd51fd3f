"""An agreement says for which services, when and how well.

Why: a promise without service, hours or number cannot be kept or broken.

Bad:

=== agreements/email-sla.yaml
id: email-sla
title: E-mail for all staff
type: uc
services: [email]
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
    """Agreements that lack services, hours or targets."""
    for one in scope.workspace.all(Agreement):
        lacks = [
            field
            for field, there in (("services", one.services), ("hours", one.hours.strip()), ("targets", one.targets))
            if not there
        ]
        if lacks and not one.retired:
            said = f"agreement says nothing about {' and '.join(lacks)}"
            yield scope.at(one, lacks[0], said, f"write {', '.join(lacks)}; `mofkit schema agreement` explains them")


RULE = Rule(Label("MOF712", "agreement-incomplete"), Severity.WARNING, check, __doc__)
