"""An exception from patching has not expired.

Why: the reason may be gone, and the machine stands open with everybody's leave.

Bad:

=== patching/exceptions.csv
id,host,reason,who,until
old,srv-1,The driver fails with it,kim,2026-10-31
=== people.csv
id,name
kim,Kim Vale

Good:

=== patching/exceptions.csv
id,host,reason,who,until
old,srv-1,The driver fails with it,kim,2026-12-31
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.patching import PatchException


def check(scope: Scope) -> Iterator[Hit]:
    """Exceptions whose last day has passed."""
    for one in scope.workspace.all(PatchException):
        if one.until and one.until < scope.today:
            days = (scope.today - one.until).days
            message = f"exception {one.id} ended on {one.until}, {days} days ago"
            yield scope.at(one, "until", message, "patch the machine and take the line out, or have it granted anew")


RULE = Rule(Label("MOF864", "patch-exception-expired"), Severity.WARNING, check, __doc__)
