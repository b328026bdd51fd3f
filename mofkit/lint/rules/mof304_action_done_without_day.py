"""An action that is done says on which day, and the day is not still to come.

Why: without the day nobody can tell whether promises are kept in time. A day in the future means that the action is
planned, not done.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-11-20
status: done
evidence: The call log of November
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-11-20
status: done
done_on: 2026-11-18
evidence: The call log of November
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope


def check(scope: Scope) -> Iterator[Hit]:
    """Actions that are done on no day, or on one to come."""
    for record, at, action in scope.promises():
        if action.status != "done":
            continue
        if action.done_on is None:
            yield scope.at(record, f"{at}status", "action is done but does not say when", "write in done_on the day")
        elif action.done_on > scope.today:
            message = f"action is done on {action.done_on}, which is still to come"
            yield scope.at(record, f"{at}done_on", message, "correct the day, or set status to doing until then")


RULE = Rule(Label("MOF304", "action-done-without-day"), Severity.INFO, check, __doc__)
