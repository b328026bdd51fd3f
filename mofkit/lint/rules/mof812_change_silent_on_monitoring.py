"""A change of weight to a critical service says what it changes in monitoring.

Why: after a release the old checks look at what is no longer there, and nothing looks at what is new.

Bad:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
requested_on: 2026-11-20
category: significant
priority: low
impact: 2
likelihood: 2
urgency: 2
back_out: The old disk stays for a week
state: submitted
services: [phones]
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
=== catalog/services.csv
id,name,criticality,owner,support_route,customer,difficulty,impact,support
phones,Telephones,C1,kim,Call 100,All staff,3,4,Internal: IT

Good:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
requested_on: 2026-11-20
category: significant
priority: low
impact: 2
likelihood: 2
urgency: 2
back_out: The old disk stays for a week
state: submitted
services: [phones]
monitoring_note: Nothing; the same lines are watched
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
=== catalog/services.csv
id,name,criticality,owner,support_route,customer,difficulty,impact,support
phones,Telephones,C1,kim,Call 100,All staff,3,4,Internal: IT
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change
from mofkit.model.service import Service


def check(scope: Scope) -> Iterator[Hit]:
    """Significant and major changes to C1 services without a word on monitoring."""
    for one in scope.workspace.all(Change):
        asked = one.state in ("submitted", "approved", "scheduled") and one.category in ("significant", "major")
        if not asked or one.monitoring or one.monitoring_note.strip():
            continue
        found = (scope.workspace.get(Service, id) for id in one.services)
        critical = [each.id for each in found if each and each.criticality == "C1"]
        if critical:
            message = f"{one.id} changes {', '.join(critical)}, C1, and says nothing about monitoring"
            yield scope.at(one, "services", message, "name the requirements under monitoring, or say why none changes")


RULE = Rule(Label("MOF812", "change-silent-on-monitoring"), Severity.INFO, check, __doc__)
