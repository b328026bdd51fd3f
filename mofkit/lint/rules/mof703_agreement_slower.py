"""An agreement is as fast and as sure as the promise that rests on it.

Why: if the team has eight hours and the customer was promised four, the promise is broken as often as the team keeps
its word.

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
  - id: p1
    metric: resolution
    priority: P1
    value: 8
    unit: h
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
    value: 3
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
    """Times and shares that are worse than what rests on them."""
    yield from hits(scope, "slower")


RULE = Rule(Label("MOF703", "agreement-slower"), Severity.ERROR, check, __doc__)
