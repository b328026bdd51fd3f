"""A gap has a development objective.

Why: a gap that is written down and left alone tells people that they are judged and not helped.

Bad:

=== team/standards/x-a.csv
id,activity,person,standard,gap,impact,shown_by,what,who,when
x-a.p1,x-a-p1,,Done on its day,,,,,,
x-a.p1.kim,x-a-p1,kim,,Skips step 4,Alerts go unseen,INC-7,,,
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

from mofkit.analysis.standards import without_objective
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.standard import Standard
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Gaps about which nothing is to be done."""
    for one in scope.workspace.all(Standard):
        if without_objective(one):
            message = f"{quoted(one.id)} has a gap and no development objective"
            yield scope.at(one, "id", message, "agree on a task that closes it: what, who and when")


RULE = Rule(Label("MOF892", "gap-without-objective"), Severity.WARNING, check, __doc__)
