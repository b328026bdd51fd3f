"""A catalog entry says which service it describes.

Why: without its service an entry has no owner, no criticality and no agreement behind it; it promises on nobody's
behalf.

Bad:

=== catalog/email.yaml
id: email
description: Send and receive mail, with a calendar

Good:

=== catalog/email.yaml
id: email
service: email
description: Send and receive mail, with a calendar
=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route
email,E-mail,All staff,C1,4,5,kim,Service desk
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.entry import CatalogEntry
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN


def check(scope: Scope) -> Iterator[Hit]:
    """Entries without a service."""
    for entry in scope.workspace.all(CatalogEntry):
        if entry.service in ("", UNKNOWN, DOES_NOT_EXIST):
            help = "write the id of the service from catalog/services.csv"
            yield scope.at(entry, "service", "catalog entry names no service", help)


RULE = Rule(Label("MOF210", "entry-without-service"), Severity.WARNING, check, __doc__)
