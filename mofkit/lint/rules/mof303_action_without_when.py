"""An open action has a day by which it is done.

Why: an action without a day is never late, so nobody ever asks about it. The job aid asks of every action who, what
and when.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
=== people.csv
id,name
kim,Kim Vale

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


def check(scope: Scope) -> Iterator[Hit]:
    """Open actions without a day."""
    for record, at, action in scope.promises():
        if action.open and action.when is None:
            yield scope.at(
                record, f"{at}when", "action has no day by which it is done", "write in when a day such as 2026-12-01"
            )


RULE = Rule(Label("MOF303", "action-without-when"), Severity.ERROR, check, __doc__)
