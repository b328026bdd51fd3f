"""A runbook was held against its service within the last year.

Why: a description of how it was last year leads the one on duty astray.

Bad:

=== operations/runbooks.csv
id,service,troubleshooting,backup,instructions,reviewed_on
net,network,Wiki 1,Wiki 2,Wiki 3,2025-05-05
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C2,4,5,kim,Service desk,
network,Network,All staff,C2,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale

Good:

=== operations/runbooks.csv
id,service,troubleshooting,backup,instructions,reviewed_on
net,network,Wiki 1,Wiki 2,Wiki 3,2026-05-05
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C2,4,5,kim,Service desk,
network,Network,All staff,C2,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.coverage import stale
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.runbook import Runbook


def check(scope: Scope) -> Iterator[Hit]:
    """Runbooks that nobody has reviewed for a year, or ever."""
    for one in scope.workspace.all(Runbook):
        if stale(one, scope.today):
            when = f"was last reviewed {one.reviewed_on}" if one.reviewed_on else "was never reviewed"
            help = f"read it with {one.owner or 'whoever runs it'}, then `mofkit set runbook:{one.id} reviewed_on=…`"
            yield scope.at(one, "reviewed_on", f"runbook {one.id} of {one.service} {when}", help)


RULE = Rule(Label("MOF734", "runbook-not-reviewed"), Severity.INFO, check, __doc__)
