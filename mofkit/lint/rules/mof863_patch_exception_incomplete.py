"""An exception from patching has a reason, a person and a last day.

Why: leave without an end is how a machine is forgotten; without all three it does not count, and the patch is overdue.

Bad:

=== patching/exceptions.csv
id,host,reason,who,until
old,srv-1,,kim,
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
    """Exceptions that lack what makes them count."""
    for one in scope.workspace.all(PatchException):
        lacking = [name for name in ("reason", "who", "until") if not getattr(one, name)]
        if lacking:
            message = f"exception {one.id} has no {' and no '.join(lacking)}, so it does not count"
            help = "say why it cannot go in, who grants it, and until when"
            yield scope.at(one, lacking[0], message, help)


RULE = Rule(Label("MOF863", "patch-exception-incomplete"), Severity.WARNING, check, __doc__)
