"""A file is written in UTF-8.

Why: bytes of another encoding are guesses, and a guess turns one person's name into another's. A table saved by a
spreadsheet as "CSV" is often in the encoding of that computer; "CSV UTF-8" is the one to choose.

Bad:

=== people.csv (windows-1252)
id,name
zoe,Zoë Vale

Good:

=== people.csv
id,name
zoe,Zoë Vale
"""

from mofkit.finding import ENCODING, Severity
from mofkit.lint.rule import Rule, reading

RULE = Rule(ENCODING, Severity.ERROR, reading(ENCODING), __doc__)
