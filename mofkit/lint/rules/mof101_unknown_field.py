"""A field is one that the kind has, or begins with x-.

Why: a misspelt field is read by nobody, and the record looks as if the value were missing. Fields of your own are
welcome: begin them with `x-`.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01
evidnce: The call log of November
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01
evidence: The call log of November
x-ticket: "4711"
=== people.csv
id,name
kim,Kim Vale
"""

from mofkit.finding import UNKNOWN_FIELD, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(UNKNOWN_FIELD, Severity.ERROR, reading(UNKNOWN_FIELD), __doc__)
