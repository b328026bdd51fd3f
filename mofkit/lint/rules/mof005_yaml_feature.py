"""A YAML file keeps to what every reader understands alike.

Why: tags can make a reader run code, an alias to nothing has no value, and of several documents in one file most
readers see the first alone. Records need none of these.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: !person kim
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

from mofkit.finding import YAML_FEATURE, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(YAML_FEATURE, Severity.ERROR, reading(YAML_FEATURE), __doc__)
