"""A YAML file can be read.

Why: a file that cannot be read is a record that nobody sees; every report would be wrong without saying so.

Bad:

=== actions/phones.yaml
id: phones
what: Answer: the phone

Good:

=== actions/phones.yaml
id: phones
what: "Answer: the phone"
who: kim
when: 2026-12-01
=== people.csv
id,name
kim,Kim Vale
"""

from mofkit.finding import YAML_SYNTAX, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(YAML_SYNTAX, Severity.ERROR, reading(YAML_SYNTAX), __doc__)
