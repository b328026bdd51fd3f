"""A table has the columns its records need, each under a name of its own.

Why: columns are found by their names. One that is missing, nameless or named twice holds values that nobody reads.

Bad:

=== people.csv
id,team
kim,Service desk

Good:

=== people.csv
id,name,team
kim,Kim Vale,Service desk
"""

from mofkit.finding import CSV_HEADER, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(CSV_HEADER, Severity.ERROR, reading(CSV_HEADER), __doc__)
