"""An agreement is looked at again when that was agreed.

Why: the job aid asks managers to take part in periodic reviews; what is not reviewed drifts away from what is done.

Bad:

=== agreements/email-sla.yaml
id: email-sla
title: E-mail for all staff
type: uc
services: [email]
hours: 24x7
review_on: 2026-10-31
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.5
    unit: "%"
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
review_on: 2027-01-15
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.5
    unit: "%"
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


def check(scope: Scope) -> Iterator[Hit]:
    """Agreements whose day of review has passed."""
    for one in scope.workspace.all(Agreement):
        if one.review_on and one.review_on < scope.today and not one.retired:
            days = (scope.today - one.review_on).days
            help = "hold the review, then write in review_on the day of the next"
            yield scope.at(one, "review_on", f"agreement is {days} days past its review of {one.review_on}", help)


RULE = Rule(Label("MOF709", "agreement-review-overdue"), Severity.WARNING, check, __doc__)
