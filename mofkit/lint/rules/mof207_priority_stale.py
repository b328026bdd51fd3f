"""A written priority is difficulty times impact.

Why: the number was right once. Whoever sorts by it after a score has changed decides by last year's scores.

Fix: the product is written, where both scores are there.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,priority,owner,support_route
email,E-mail,All staff,C1,4,5,12,kim,Service desk
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,priority,owner,support_route
email,E-mail,All staff,C1,4,5,20,kim,Service desk
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from mofkit.finding import Finding, Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.service import Service
from mofkit.shown import quoted
from mofkit.workspace.draft import Draft


def check(scope: Scope) -> Iterator[Hit]:
    """Services whose priority is written and wrong."""
    for service in scope.workspace.all(Service):
        written = service.priority.strip()
        if not written:
            continue
        product = _product(service)
        if product is None:
            message = f"priority is {quoted(written)} but a score is missing"
            yield scope.at(service, "priority", message, "score difficulty and impact, or empty the priority")
        elif not _equal(written, product):
            message = f"priority is {quoted(written)}; {service.difficulty} times {service.impact} is {product}"
            help = f"write {product}, or run `mofkit lint --fix`"
            yield scope.at(service, "priority", message, help)


def fix(finding: Finding, draft: Draft) -> bool:
    """Write the product."""
    workspace = draft.workspace
    service = workspace.get(Service, finding.record)
    if service is None or len(workspace.ids("service")[finding.record]) != 1:
        return False
    product = _product(service)
    if product is None:
        return False
    draft.set(workspace.home(service), "priority", str(product))
    return True


def _product(service: Service) -> int | None:
    return service.difficulty * service.impact if service.difficulty and service.impact else None


def _equal(written: str, product: int) -> bool:
    try:
        return Decimal(written) == product
    except InvalidOperation:
        return False


RULE = Rule(Label("MOF207", "priority-stale"), Severity.WARNING, check, __doc__, fix)
