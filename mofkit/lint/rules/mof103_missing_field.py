"""A record has every field that its kind cannot do without.

Why: a record without them cannot be shown, sorted or referred to, so it is in no list.

Bad:

=== actions/phones.yaml
id: phones
who: kim
when: 2026-12-01
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

from mofkit.finding import MISSING_FIELD, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(MISSING_FIELD, Severity.ERROR, reading(MISSING_FIELD), __doc__)
