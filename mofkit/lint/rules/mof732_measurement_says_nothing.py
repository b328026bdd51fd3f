"""A measurement has a value, or says how many of all cases kept the promise.

Why: half of a figure is none: 118 cases in time mean much or little, depending on how many there were.

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
m1,2026-10,email-uc,up,,118,
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
m1,2026-10,email-uc,up,,118,118
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
    """Measurements without a figure, with half of one, with two, or with more cases kept than there were."""
    for one in scope.workspace.all(Measurement):
        wrong = _wrong(one)
        if wrong:
            field, said = wrong
            yield scope.at(one, field, f"measurement {one.id} {said}", "write value, or both met and total")


def _wrong(one: Measurement) -> tuple[str, str] | None:
    if one.met is not None and one.total is not None and one.met > one.total:
        return "met", f"has {one.met} cases kept of {one.total}"
    if (one.met is None) != (one.total is None):
        return ("total", "has met without total") if one.total is None else ("met", "has total without met")
    if one.value is None and one.met is None:
        return "value", "has no figure"
    return (
        ("value", "has a value and cases, which may not agree")
        if one.value is not None and one.met is not None
        else None
    )


RULE = Rule(Label("MOF732", "measurement-says-nothing"), Severity.ERROR, check, __doc__)
