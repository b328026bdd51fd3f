"""A promise that was missed twice running comes up for review soon.

Why: either the service or the number is wrong, and both sides should say which before it is missed a third time.

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
m1,2026-09,email-uc,up,99.2,,
m2,2026-10,email-uc,up,99.1,,
=== actions/mail.yaml
id: mail
what: Agree a second line
who: kim
when: 2026-12-18
source: email-uc
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
review_on: 2026-12-09
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.5
    unit: "%"
=== measurements/targets.csv
id,period,agreement,target,value,met,total
m1,2026-09,email-uc,up,99.2,,
m2,2026-10,email-uc,up,99.1,,
=== actions/mail.yaml
id: mail
what: Agree a second line
who: kim
when: 2026-12-18
source: email-uc
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator
from datetime import timedelta

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.lint.service_levels import missed

_SOON = timedelta(days=90)


def check(scope: Scope) -> Iterator[Hit]:
    """Promises missed in the last two stretches that are over, when no review is near."""
    for field, (last, before) in missed(scope, 2):
        review = last.agreement.review_on
        if review is None or not scope.today <= review <= scope.today + _SOON:
            when = f"{before.window.words} and {last.window.words}"
            said = f"{last.agreement.id} missed its {last.target.id} twice running, in {when}, and no review is near"
            yield scope.at(last.agreement, field, said, "set review_on to a day within 90 days")


RULE = Rule(Label("MOF730", "promise-missed-again"), Severity.WARNING, check, __doc__)
