"""An action that is done says what shows it.

Why: "done" is an opinion until someone else can look. A link, a ticket or a sentence is enough.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-11-20
status: done
done_on: 2026-11-18
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
    """Actions that are done and show nothing for it."""
    for record, at, action in scope.promises():
        if action.status == "done" and not action.evidence.strip():
            help = "write in evidence what others can look at: a ticket, a link, a sentence"
            yield scope.at(record, f"{at}status", "action is done but nothing shows it", help)


RULE = Rule(Label("MOF307", "action-done-without-evidence"), Severity.INFO, check, __doc__)
