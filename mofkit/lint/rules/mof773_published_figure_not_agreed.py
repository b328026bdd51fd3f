"""A percentage that is published stands in an agreement.

Why: customers take a published figure for a promise. If no SLA carries it, nobody measures it, and nobody is bound by
it; if an SLA says another, one of the two is wrong.

Bad:

=== catalog/email.yaml
id: email
service: email
description: Send and receive mail
expectation: Mail is there 99.9 % of each month
request_route: Call the service desk
published: true
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C2,4,5,kim,Service desk
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/email.yaml
id: email
service: email
description: Send and receive mail
expectation: Available in office hours
request_route: Call the service desk
published: true
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C2,4,5,kim,Service desk
=== people.csv
id,name
kim,Kim Vale
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.agreement import Agreement
from mofkit.model.entry import CatalogEntry
from mofkit.model.service import Service
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Percentages in the expectation of published entries that no SLA in force about the service has as a target."""
    for entry in scope.workspace.all(CatalogEntry):
        service = scope.workspace.get(Service, entry.service or entry.id)
        if entry.published and service:
            agreed = _agreed(scope, service)
            for figure in _PERCENT.findall(entry.expectation):
                if Decimal(figure.replace(",", ".")) not in agreed:
                    said = " and ".join(f"{one.normalize():f} %" for one in sorted(agreed))
                    what = f"the SLA about {quoted(service.id)} says {said}" if agreed else "no SLA in force says so"
                    help = "write what is agreed, or have it agreed"
                    yield scope.at(entry, "expectation", f"entry publishes {figure} %, but {what}", help)


_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,6})?) ?%", re.ASCII)


def _agreed(scope: Scope, service: Service) -> set[Decimal]:
    """The percentages that SLAs in force promise about a service."""
    ids = {service.id, *service.aliases}
    return {
        target.value
        for one in scope.workspace.all(Agreement)
        if one.type == "sla" and one.holds_on(scope.today) and ids & set(one.services)
        for target in one.targets
        if target.unit == "%"
    }


RULE = Rule(Label("MOF773", "published-figure-not-agreed"), Severity.WARNING, check, __doc__)
