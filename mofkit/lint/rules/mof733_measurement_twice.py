"""A target is measured once in a period.

Why: of two figures the later line counts, and nobody can say why.

Bad:

=== agreements/email-uc.yaml
id: email-uc
title: Hosted mail
type: uc
services: [email]
hours: 24x7
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.5
    unit: "%"
=== measurements/targets.csv
id,period,agreement,target,value,met,total
m1,2026-10,email-uc,up,99.9,,
m2,2026-10,email-uc,up,99.6,,
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale

Good:

=== agreements/email-uc.yaml
id: email-uc
title: Hosted mail
type: uc
services: [email]
hours: 24x7
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.5
    unit: "%"
=== measurements/targets.csv
id,period,agreement,target,value,met,total
m1,2026-09,email-uc,up,99.9,,
m2,2026-10,email-uc,up,99.6,,
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.measurement import Measurement


def check(scope: Scope) -> Iterator[Hit]:
    """Measurements of what another one measures too."""
    first: dict[tuple[str, str, str], str] = {}
    for one in scope.workspace.all(Measurement):
        earlier = first.setdefault((one.agreement, one.target, one.period), one.id)
        if earlier != one.id:
            said = f"measurement {one.id} is of {one.target} of {one.agreement} in {one.period}, as is {earlier}"
            yield scope.at(one, "period", said, "take out the one that does not hold")


RULE = Rule(Label("MOF733", "measurement-twice"), Severity.WARNING, check, __doc__)
