"""A C1 service that customers read about in the catalog has an SLA.

Why: the catalog says what customers may expect. Where no SLA stands behind it, nobody promises that: it is not checked
against what OLAs and suppliers carry, and no scorecard shows when it was broken. An OLA binds teams, not you and your
customers. Services of C2 and C3 are asked for none: for many of them one sentence in the catalog will do.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
=== catalog/email.yaml
id: email
service: email
description: Your mailbox.
audiences:
  - {audience: customer, text: Everyone has one.}
expectation: Mail works every day.
request_route: Service desk
published: true
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
=== catalog/email.yaml
id: email
service: email
description: Your mailbox.
audiences:
  - {audience: customer, text: Everyone has one.}
expectation: Mail works every day.
request_route: Service desk
published: true
=== agreements/email-sla.yaml
id: email-sla
title: E-mail for everybody
type: sla
services: [email]
hours: 24x7
targets:
  - {id: up, metric: availability, comparator: at-least, value: 99.5, unit: "%"}
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.agreement import Agreement
from mofkit.model.entry import CatalogEntry
from mofkit.model.service import Service


def check(scope: Scope) -> Iterator[Hit]:
    """Published entries of C1 services in use that no SLA is about today."""
    workspace = scope.workspace
    held = [one for one in workspace.all(Agreement) if one.type == "sla" and one.holds_on(scope.today)]
    promised = {service.id for one in held for id in one.services if (service := workspace.get(Service, id))}
    for entry in workspace.all(CatalogEntry):
        service = workspace.get(Service, entry.service) if entry.published else None
        if service and service.in_use and service.criticality == "C1" and service.id not in promised:
            message = f"{service.id} is C1 and published, and no SLA holds for it"
            help = f"agree one: `mofkit new agreement id={service.id}-sla type=sla services={service.id} title=…`"
            yield scope.at(entry, "published", message, help)


RULE = Rule(Label("MOF735", "published-without-sla"), Severity.WARNING, check, __doc__)
