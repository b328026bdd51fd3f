"""An action with a day on which it was done is done.

Why: the day says one thing and the status another. Reports count by status, so the work that was done is still chased.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01
status: doing
done_on: 2026-11-18
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01
status: done
done_on: 2026-11-18
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope


def check(scope: Scope) -> Iterator[Hit]:
    """Actions that have such a day and another status."""
    for record, at, action in scope.promises():
        if action.done_on and action.status != "done":
            message = f"action was done on {action.done_on} but its status is {action.status}"
            yield scope.at(record, f"{at}done_on", message, "set status to done, or take the day out")


RULE = Rule(Label("MOF305", "action-day-without-done"), Severity.WARNING, check, __doc__)
