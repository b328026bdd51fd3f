"""A suppression is still needed.

Why: the finding is gone, the exception is not. The next one at the same place would be accepted unseen.

Fix: the comment is taken out, if it names this one rule.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01  # mofkit: ignore[MOF301] reason="the supplier delivers in spring"
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-10-01  # mofkit: ignore[MOF301] reason="the supplier delivers in spring"
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Finding, Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.lint.suppress import suppressions
from mofkit.shown import quoted
from mofkit.workspace.draft import Draft


def check(scope: Scope) -> Iterator[Hit]:
    """Suppressions in force that met no finding, though their rule looked for one."""
    ran = {name.casefold() for name in scope.ran}
    for one in scope.suppressions:
        in_force = one.reason and not one.expired(scope.today)
        if in_force and one not in scope.used and one.code.casefold() in ran:
            message = f"suppression of {quoted(one.code)} meets no finding"
            yield Hit(one.span, message, "take it out")


def fix(finding: Finding, draft: Draft) -> bool:
    """Take out a comment that holds this suppression and no other."""
    workspace, span = draft.workspace, finding.span
    comments = [(line, column) for line, column, _ in workspace.comments(span.path, "mofkit:")]
    if (span.line, span.column) not in comments or sum(one.span == span for one in suppressions(workspace)) != 1:
        return False
    draft.drop_comment(span)
    return True


RULE = Rule(Label("MOF902", "suppression-unused"), Severity.WARNING, check, __doc__, fix, after=True)
