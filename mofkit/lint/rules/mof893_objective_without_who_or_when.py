"""A development objective has a person and a day.

Why: what nobody does by no day is a wish.

Bad:

=== team/standards/x-a.csv
id,activity,person,standard,gap,impact,shown_by,what,who,when
x-a.p1,x-a-p1,,Done on its day,,,,,,
x-a.p1.kim,x-a-p1,kim,,Skips step 4,Alerts go unseen,INC-7,Do it twice with Ben,kim,
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

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.standard import Standard
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Objectives that nobody does, or by no day."""
    for one in scope.workspace.all(Standard):
        lacks = [name for name in ("who", "when") if not getattr(one, name)]
        if one.what.strip() and lacks and one.status in ("todo", "doing"):
            message = f"the development objective of {quoted(one.id)} has no {' and no '.join(lacks)}"
            yield scope.at(one, lacks[0], message, "agree on both")


RULE = Rule(Label("MOF893", "objective-without-who-or-when"), Severity.WARNING, check, __doc__)
