"""An availability that is promised is carried by what it rests on.

Why: what has to work at the same time fails one after the other: two parts of 99.9 % are 99.8 % together. A promise of
99.9 % over them is broken without anybody breaking his.

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
    value: 99.9
    unit: "%"
=== agreements/mail-ola.yaml
id: mail-ola
title: Running mail and network
type: ola
services: [email]
hours: Mon-Fri 08:00-18:00
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.9
    unit: "%"
=== agreements/network-ola.yaml
id: network-ola
title: Running the network
type: ola
services: [network]
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
    value: 99.8
    unit: "%"
=== agreements/mail-ola.yaml
id: mail-ola
title: Running mail and network
type: ola
services: [email]
hours: Mon-Fri 08:00-18:00
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.9
    unit: "%"
=== agreements/network-ola.yaml
id: network-ola
title: Running the network
type: ola
services: [network]
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
    """Availabilities that multiply to less than is promised, and those judged over longer times."""
    yield from hits(scope, "availability", "window")


RULE = Rule(Label("MOF704", "agreement-availability"), Severity.ERROR, check, __doc__)
