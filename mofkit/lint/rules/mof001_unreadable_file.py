"""A file of the workspace can be opened and is text.

Why: mofkit leaves out what it cannot open, and a report that leaves something out without saying so is wrong.

Bad:

=== people.csv (utf-16-le)
id,name
kim,Kim Vale

Good:

=== people.csv
id,name
kim,Kim Vale
"""

from mofkit.finding import UNREADABLE, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(UNREADABLE, Severity.ERROR, reading(UNREADABLE), __doc__)
