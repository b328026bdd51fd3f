"""The day of a suppression is a date.

Why: a day that cannot be read never comes, and the exception that was meant for a month holds for ever.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-10-01  # mofkit: ignore[MOF301] until=spring reason="the supplier delivers in spring"
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
from datetime import date

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Suppressions whose end is no date."""
    for one in scope.suppressions:
        if one.until and not _is_date(one.until):
            message = f"suppression of {quoted(one.code)} ends on {quoted(one.until)}, which is no date"
            yield Hit(one.span, message, "write until= with a date such as 2027-04-01")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


RULE = Rule(Label("MOF905", "suppression-day"), Severity.WARNING, check, __doc__)
