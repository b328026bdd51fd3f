"""Each critical service has a runbook with all three parts.

Why: at night the one who knows is asleep. The rule holds once operations/runbooks.csv has a row.

Bad:

=== operations/runbooks.csv
id,service,troubleshooting,backup,instructions,reviewed_on
net,network,Wiki 1,Wiki 2,Wiki 3,2026-05-05
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
network,Network,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale

Good:

=== operations/runbooks.csv
id,service,troubleshooting,backup,instructions,reviewed_on
net,network,Wiki 1,Wiki 2,Wiki 3,2026-05-05
mail,email,Wiki 4,Wiki 5,Wiki 6,2026-05-05
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,
network,Network,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.runbook import Runbook


def check(scope: Scope) -> Iterator[Hit]:
    """Critical services in use without a whole runbook, in a workspace that has any."""
    runbooks = {one.service: one for one in scope.workspace.all(Runbook)}
    for one in scope.in_use() if runbooks else ():
        if one.criticality == "C1":
            runbook = next((runbooks[name] for name in (one.id, *one.aliases) if name in runbooks), None)
            if runbook is None:
                help = f"`mofkit new runbook id=… service={one.id} troubleshooting=… backup=… instructions=…`"
                yield scope.at(one, "criticality", f"{one.id} is C1 and has no runbook", help)
            elif runbook.missing:
                said = f"runbook of {one.id}, which is C1, says nothing about {' and '.join(runbook.missing)}"
                yield scope.at(runbook, runbook.missing[0], said, "write where it is, or none if there is nothing")


RULE = Rule(Label("MOF728", "critical-without-runbook"), Severity.WARNING, check, __doc__)
