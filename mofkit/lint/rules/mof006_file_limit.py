"""A file stays within the limits of size, depth and number of values.

Why: a file far beyond any record's needs is a mistake or an attack, and either would make every command slow for
everyone. Files have at most 64 MB, 100 levels and 200,000 values.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
  [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ deep
  ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
  ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01
note: deep
=== people.csv
id,name
kim,Kim Vale
"""

from mofkit.finding import LIMIT, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(LIMIT, Severity.ERROR, reading(LIMIT), __doc__)
