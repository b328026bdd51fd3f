"""An agreement lasts as long as what rests on it.

Why: when the supplier's contract runs out in March and the SLA goes on, the customer finds out first.

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
ends: 2027-03-31
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
ends: 2027-03-31
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
ends: 2027-03-31
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
    """Agreements that end before what rests on them."""
    yield from hits(scope, "ends")


RULE = Rule(Label("MOF706", "agreement-ends-first"), Severity.WARNING, check, __doc__)
