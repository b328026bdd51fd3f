"""A row has as many cells as the header has names.

Why: a separator too many or too few moves every cell after it into the wrong column, where it often still looks
plausible.

Bad:

=== people.csv
id,name,team
kim,Kim Vale,Service desk, second floor

Good:

=== people.csv
id,name,team
kim,Kim Vale,"Service desk, second floor"
"""

from mofkit.finding import CSV_WIDTH, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(CSV_WIDTH, Severity.ERROR, reading(CSV_WIDTH), __doc__)
