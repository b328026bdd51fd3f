"""An action that is dropped says why.

Why: somebody promised it to somebody. Without a word it looks forgotten, and the next review promises it again.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01
status: dropped
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01
status: dropped
note: The hosted exchange comes first
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope


def check(scope: Scope) -> Iterator[Hit]:
    """Dropped actions without a note."""
    for record, at, action in scope.promises():
        if action.status == "dropped" and not action.note.strip():
            yield scope.at(record, f"{at}status", "action is dropped but does not say why", "write the reason in note")


RULE = Rule(Label("MOF309", "action-dropped-without-reason"), Severity.INFO, check, __doc__)
