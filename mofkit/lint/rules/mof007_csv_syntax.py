"""A table can be read to its end.

Why: a quote that never closes swallows every row after it. The rows are still in the file, and in no report.

Bad:

=== people.csv
id,name,team
kim,Kim Vale,"Service desk
lee,Lee Ortega,Networks

Good:

=== people.csv
id,name,team
kim,Kim Vale,"Service desk"
lee,Lee Ortega,Networks
"""

from mofkit.finding import CSV_SYNTAX, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(CSV_SYNTAX, Severity.ERROR, reading(CSV_SYNTAX), __doc__)
