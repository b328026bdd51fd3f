"""A value is one that its field takes.

Why: a date that is no date is never due, and a score outside 1 to 5 ranks nothing. The value is left out, and what
it should have said goes unsaid.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01
status: finished
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
=== people.csv
id,name
kim,Kim Vale
"""

from mofkit.finding import BAD_VALUE, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(BAD_VALUE, Severity.ERROR, reading(BAD_VALUE), __doc__)
