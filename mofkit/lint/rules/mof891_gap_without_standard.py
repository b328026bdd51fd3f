"""A gap is measured against a standard.

Why: without a word on what good work is, a gap is an opinion, and nobody knows when it is closed.

Bad:

=== team/standards/x-a.csv
id,activity,person,standard,gap,impact,shown_by,what,who,when
x-a.p1.kim,x-a-p1,kim,,Skips step 4,Alerts go unseen,INC-7,Do it twice with Ben,kim,2099-01-15
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk

Good:

=== team/standards/x-a.csv
id,activity,person,standard,gap,impact,shown_by,what,who,when
x-a.p1,x-a-p1,,Done on its day,,,,,,
x-a.p1.kim,x-a-p1,kim,,Skips step 4,Alerts go unseen,INC-7,Do it twice with Ben,kim,2099-01-15
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
    """Gaps in activities for which nobody has said what good work is."""
    for line in lines(scope.workspace.all(Standard)):
        for one in line.held if not line.says else ():
            if one.gap.strip():
                message = f"{quoted(one.id)} has a gap, and {quoted(line.activity)} has no standard to fall short of"
                yield scope.at(one, "id", message, f'`mofkit team standards set {line.short} standard="…"`')


RULE = Rule(Label("MOF891", "gap-without-standard"), Severity.WARNING, check, __doc__)
