"""An open action is not past its day.

Why: a list of promises that nobody kept teaches people that the list does not matter.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2020-01-31
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2020-01-31
status: done
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope


def check(scope: Scope) -> Iterator[Hit]:
    """Open actions whose day has passed."""
    for record, at, action in scope.promises():
        if action.open and action.when and action.when < scope.today:
            days = (scope.today - action.when).days
            message = f"action is {days} days overdue: it was due {action.when} and is still {action.status}"
            yield scope.at(record, f"{at}when", message, "do it, agree a new day, or set status to done or dropped")


RULE = Rule(Label("MOF301", "action-overdue"), Severity.WARNING, check, __doc__)
