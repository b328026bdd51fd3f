"""The priorities of targets are those that the agreement explains.

Why: a target for a priority that nobody knows is for no ticket at all.

Bad:

=== agreements/email-sla.yaml
id: email-sla
title: E-mail for all staff
type: uc
services: [email]
hours: 24x7
priorities:
  - name: P1
    meaning: Nobody can work
targets:
  - id: p0
    metric: response
    priority: P0
    value: 15
    unit: min
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
priorities:
  - name: P1
    meaning: Nobody can work
targets:
  - id: p1
    metric: response
    priority: P1
    value: 15
    unit: min
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
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Targets for a priority that is not among those of the agreement."""
    for one in scope.workspace.all(Agreement):
        names = [priority.name for priority in one.priorities]
        for at, target in enumerate(one.targets):
            if names and target.priority and target.priority not in names:
                said = (
                    f"target {quoted(target.id)} is for {quoted(target.priority)}, which the agreement does not explain"
                )
                help = f"use one of {', '.join(names)}, or add it to priorities"
                yield scope.at(one, f"targets.{at}.priority", said, help)


RULE = Rule(Label("MOF711", "agreement-priority-unknown"), Severity.ERROR, check, __doc__)
