"""An agreement that holds is signed by all who should.

Why: a draft that everybody works by is nobody's promise: each side remembers another version of it.

Bad:

=== agreements/email-sla.yaml
id: email-sla
title: E-mail for all staff
type: uc
services: [email]
hours: 24x7
starts: 2026-10-01
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
starts: 2027-10-01
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
from mofkit.model.approval import stands


def check(scope: Scope) -> Iterator[Hit]:
    """Agreements that have begun without the signature of somebody who signs, or of anybody."""
    for one in scope.workspace.all(Agreement):
        if not (one.starts and one.holds_on(scope.today)):
            continue
        signed = {approval.who for approval in one.approvals if stands(approval, one)}
        wanted = [(f"parties.{at}.signs", party.signs) for at, party in enumerate(one.parties) if party.signs]
        for field, who in wanted:
            if who not in signed:
                said = f"agreement holds since {one.starts} but {who} has not signed it as it stands"
                yield scope.at(one, field, said, f"`mofkit agreement sign {one.id} --who {who}`")
        if not wanted and not signed:
            said = f"agreement holds since {one.starts} but nobody has signed it as it stands"
            yield scope.at(one, "starts", said, f"`mofkit agreement sign {one.id} --who PERSON`, or a later day")


RULE = Rule(Label("MOF707", "agreement-unsigned"), Severity.WARNING, check, __doc__)
