"""It is known who supports a critical service.

Why: `??` in the column of who supports is honest, but for a C1 service it means that in an outage nobody knows whom to
call, and that no agreement can stand behind what was promised.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,support
email,E-mail,All staff,C1,4,5,kim,Service desk,??
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,support
email,E-mail,All staff,C1,4,5,kim,Service desk,Internal: Infrastructure
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN


def check(scope: Scope) -> Iterator[Hit]:
    """C1 services that say that their support is unknown or does not exist."""
    for service in scope.in_use():
        said = service.support.strip()
        if service.criticality == "C1" and said in (UNKNOWN, DOES_NOT_EXIST):
            what = "nobody knows who supports it" if said == UNKNOWN else "nobody supports it"
            message = f"service is C1 and {what} ({said})"
            yield scope.at(service, "support", message, "find out, and write the team or the supplier")


RULE = Rule(Label("MOF218", "critical-without-provider"), Severity.WARNING, check, __doc__)
