"""A suppression says why.

Why: an exception without a reason cannot be reviewed by whoever comes next. Without one it does not hold, and the
finding counts.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01  # mofkit: ignore[MOF301] until=2027-04-01
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-10-01  # mofkit: ignore[MOF301] until=2027-04-01 reason="the supplier delivers in spring"
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Suppressions without a reason."""
    for one in scope.suppressions:
        if not one.reason:
            message = f"suppression of {quoted(one.code)} has no reason, so it does not hold"
            yield Hit(one.span, message, 'write reason="…"')


RULE = Rule(Label("MOF904", "suppression-without-reason"), Severity.WARNING, check, __doc__)
