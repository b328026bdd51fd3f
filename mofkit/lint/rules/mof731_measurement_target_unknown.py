"""A measurement is of a target that the agreement has.

Why: a figure under the wrong name is in no scorecard, and the promise seems to have no data.

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
m1,2026-10,email-uc,uptime,99.9,,
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
m1,2026-10,email-uc,up,99.9,,
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.errors import did_you_mean
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.agreement import Agreement
from mofkit.model.measurement import Measurement
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Measurements of a target that is none; one of no agreement is an unknown reference."""
    for one in scope.workspace.all(Measurement):
        agreement = scope.workspace.get(Agreement, one.agreement)
        ids = [target.id for target in agreement.targets] if agreement else []
        if agreement and one.target not in ids:
            help = did_you_mean(one.target, ids) or f"its targets are {', '.join(ids) or 'none yet'}"
            yield scope.at(one, "target", f"{agreement.id} has no target {quoted(one.target)}", help)


RULE = Rule(Label("MOF731", "measurement-target-unknown"), Severity.ERROR, check, __doc__)
