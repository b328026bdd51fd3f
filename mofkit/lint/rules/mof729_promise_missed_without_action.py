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

import re
from collections.abc import Iterator

from mofkit.analysis.service_levels import Score
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.lint.service_levels import missed
from mofkit.model.action import Promise
from mofkit.model.measurement import Measurement
from mofkit.model.outage import Outage

_WORD = re.compile(r"[\w.-]+")


def check(scope: Scope) -> Iterator[Hit]:
    """Promises missed in the last stretch that is over, when no action and they speak of each other."""
    actions = [(record.id, promise) for record, _, promise in scope.promises() if promise.status != "dropped"]
    for field, (score,) in missed(scope, 1):
        if not any(_answers(promise, score) or id.casefold() in _said(scope, score) for id, promise in actions):
            said = (
                f"{score.agreement.id} missed its {score.target.id} in {score.window.words} and no action speaks of it"
            )
            help = f"`mofkit new action what=… who=… when=… source={score.agreement.id}`"
            yield scope.at(score.agreement, field, said, help)


def _answers(promise: Promise, score: Score) -> bool:
    names = {score.agreement.id.casefold(), *(service.casefold() for service in score.agreement.services)}
    return bool(names.intersection(_words(f"{promise.what} {promise.source} {promise.note}")))


def _said(scope: Scope, score: Score) -> set[str]:
    """The words of the measurement that missed, and of the outages of that time."""
    notes = [
        one.note
        for one in scope.workspace.all(Measurement)
        if (one.agreement, one.target, one.period) == (score.agreement.id, score.target.id, score.window.label)
    ]
    first, last = score.window.first.isoformat(), score.window.last.isoformat()
    notes += [
        f"{one.ticket} {one.note}"
        for one in scope.workspace.all(Outage)
        if one.service in score.agreement.services and first <= one.start.strip()[:10] <= last
    ]
    return _words(" ".join(notes))


def _words(text: str) -> set[str]:
    return {word.strip("._-") for word in _WORD.findall(text.casefold())}


RULE = Rule(Label("MOF729", "promise-missed-without-action"), Severity.WARNING, check, __doc__)
