"""An SLA rests on agreements with those who keep it.

Why: a promise to a customer is kept by teams and suppliers. If nobody agreed anything with them, it is a hope, and
that shows when the first promise is broken.

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
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.lint.service_levels import hits


def check(scope: Scope) -> Iterator[Hit]:
    """SLAs under which there is nothing."""
    yield from hits(scope, "unsupported")


RULE = Rule(Label("MOF701", "agreement-unsupported"), Severity.WARNING, check, __doc__)
