"""What an SLA promises is promised by somebody under it too.

Why: a number that no team and no supplier agreed to is kept by chance.

Bad:

=== agreements/email-sla.yaml
id: email-sla
title: E-mail for all staff
type: sla
services: [email]
hours: Mon-Fri 08:00-18:00
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.5
    unit: "%"
  - id: p1
    metric: resolution
    priority: P1
    value: 4
    unit: h
=== agreements/mail-ola.yaml
id: mail-ola
title: Running mail and network
type: ola
services: [email, network]
hours: Mon-Fri 08:00-18:00
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.9
    unit: "%"
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,network
network,Network,All staff,C1,4,4,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale

Good:

=== agreements/email-sla.yaml
id: email-sla
title: E-mail for all staff
type: sla
services: [email]
hours: Mon-Fri 08:00-18:00
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.5
    unit: "%"
  - id: p1
    metric: resolution
    priority: P1
    value: 4
    unit: h
=== agreements/mail-ola.yaml
id: mail-ola
title: Running mail and network
type: ola
services: [email, network]
hours: Mon-Fri 08:00-18:00
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.9
    unit: "%"
  - id: p1
    metric: resolution
    priority: P1
    value: 4
    unit: h
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,network
network,Network,All staff,C1,4,4,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.lint.service_levels import hits


def check(scope: Scope) -> Iterator[Hit]:
    """Promises that nothing under them makes, and services it needs without an agreement."""
    yield from hits(scope, "uncarried", "uncovered")


RULE = Rule(Label("MOF705", "agreement-uncarried"), Severity.WARNING, check, __doc__)
