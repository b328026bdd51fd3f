"""An activity that people are held to can be done by one of them.

Why: if nobody meets the standard, the work is done badly or not at all, and nobody is there to teach it.

Bad:

=== team/standards/x-a.csv
id,activity,person,standard,level
x-a.p1,x-a-p1,,Done on its day,
x-a.p1.kim,x-a-p1,kim,,learning
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk

Good:

=== team/standards/x-a.csv
id,activity,person,standard,level
x-a.p1,x-a-p1,,Done on its day,
x-a.p1.kim,x-a-p1,kim,,learning
x-a.p1.ben,x-a-p1,ben,,teaches
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk
"""

from collections.abc import Iterator

from mofkit.analysis.standards import lines
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.standard import Standard
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Activities whose standard nobody meets of those who were looked at."""
    for line in lines(scope.workspace.all(Standard)):
        if line.cover == "nobody" and line.standard:
            message = f"nobody who was looked at meets the standard of {quoted(line.activity)}"
            yield scope.at(line.standard, "standard", message, "train one, borrow one, or hire one")


RULE = Rule(Label("MOF896", "standard-met-by-nobody"), Severity.INFO, check, __doc__)
