"""A promise that was missed has an action.

Why: a number in a report changes nothing. Somebody says what will be done, who does it and by when.

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
m1,2026-10,email-uc,up,99.1,,
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
m1,2026-10,email-uc,up,99.1,,
=== actions/mail.yaml
id: mail
what: Agree a second line to the supplier
who: kim
when: 2026-12-18
source: email-uc, October
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.broken_promises import answers, steps_of
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.lint.service_levels import known, missed


def check(scope: Scope) -> Iterator[Hit]:
    """Promises missed in the last stretch that is over, when no action and they speak of each other."""
    records = (record for _, record in scope.workspace.every())
    steps = [one for one in steps_of(records) if one.promise.status != "dropped"]
    levels = known(scope)
    for field, (score,) in missed(scope, 1):
        if not any(answers(levels, score, one) for one in steps):
            said = (
                f"{score.agreement.id} missed its {score.target.id} in {score.window.words} and no action speaks of it"
            )
            help = f"`mofkit new action what=… who=… when=… source={score.agreement.id}`"
            yield scope.at(score.agreement, field, said, help)


RULE = Rule(Label("MOF729", "promise-missed-without-action"), Severity.WARNING, check, __doc__)
