"""An open action has someone who does it.

Why: "someone should" is not an action. The job aid asks of every action who, what and when.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
when: 2026-12-01

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN


def check(scope: Scope) -> Iterator[Hit]:
    """Open actions that nobody does."""
    for record, at, action in scope.promises():
        if action.open and action.who in ("", UNKNOWN, DOES_NOT_EXIST):
            yield scope.at(record, f"{at}who", "action has nobody who does it", "write in who the id of one person")


RULE = Rule(Label("MOF302", "action-without-owner"), Severity.ERROR, check, __doc__)
