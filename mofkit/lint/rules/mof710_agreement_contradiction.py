"""The targets of an agreement do not contradict each other.

Why: two numbers for one thing mean that each side quotes the one it likes, and more than 100 % cannot be kept.

Bad:

=== agreements/email-sla.yaml
id: email-sla
title: E-mail for all staff
type: uc
services: [email]
hours: 24x7
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.5
    unit: "%"
  - id: up-too
    metric: availability
    comparator: at-least
    value: 99.9
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
from mofkit.model.agreement import AVAILABILITY, Agreement, Target

_WHOLE = 100


def check(scope: Scope) -> Iterator[Hit]:
    """Two targets for one thing, an answer due after the solution, and shares above the whole."""
    for one in scope.workspace.all(Agreement):
        for at, target in enumerate(one.targets):
            wrong, help = _wrong(one.targets[:at], target, [*one.targets])
            if wrong:
                yield scope.at(one, f"targets.{at}.value", wrong, help)


def _wrong(before: tuple[Target, ...], target: Target, every: list[Target]) -> tuple[str, str]:
    """What is wrong with a target, and what to do; nothing if it is sound."""
    twin = next((one for one in before if _about(one) == _about(target)), None)
    if twin:
        said = f"target '{target.id}' says {target.value} where '{twin.id}' says {twin.value} for the same thing"
        return said, "keep one of them"
    if target.unit == "%" and not 0 <= target.value <= _WHOLE:
        return f"target '{target.id}' is {target.value} %", "write a number from 0 to 100"
    if target.metric == AVAILABILITY and target.unit == "%" and target.comparator == "at-most":
        return f"target '{target.id}' promises at most {target.value} % availability", "write comparator: at-least"
    solved = next((one for one in every if one.metric == "resolution" and one.priority == target.priority), None)
    if target.metric == "response" and solved and (solved.seconds or 0) < (target.seconds or 0):
        said = f"target '{target.id}' answers within {target.value} {target.unit}, after '{solved.id}' has solved it"
        return said, "promise an answer before the solution"
    return "", ""


def _about(one: Target) -> tuple[str, ...]:
    return (
        one.metric,
        one.priority,
        one.per,
        one.maintenance,
        one.comparator,
        "" if one.share is None else str(one.share),
    )


RULE = Rule(Label("MOF710", "agreement-contradiction"), Severity.ERROR, check, __doc__)
