"""A key is written once.

Why: of two values under one key most readers keep the last and say nothing; the other one is lost. It is usually
the trace of a merge that nobody looked at.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01
when: 2026-12-15
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-15
=== people.csv
id,name
kim,Kim Vale
"""

from mofkit.finding import DUPLICATE_KEY, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(DUPLICATE_KEY, Severity.ERROR, reading(DUPLICATE_KEY), __doc__)
