"""A suppression whose day has come is renewed or taken out.

Why: from that day on the finding counts again. The day was a promise to look at it once more.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01  # mofkit: ignore[MOF301] until=2026-11-01 reason="the supplier delivers in autumn"
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
    """Suppressions that hold no longer."""
    for one in scope.suppressions:
        if one.expired(scope.today):
            message = f"suppression of {quoted(one.code)} held until {one.until}"
            yield Hit(one.span, message, "mend what it covers and take it out, or agree on a new day")


RULE = Rule(Label("MOF903", "suppression-expired"), Severity.WARNING, check, __doc__)
