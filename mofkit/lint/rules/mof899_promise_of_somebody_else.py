"""What one promises in a week, one does oneself.

Why: the list is for what one can do without anybody's leave. What another one is to do is a request.

Bad:

=== team/growth/2026-W46-kim.yaml
id: 2026-W46-kim
week: 2026-W46
who: kim
will: [{id: a-x, what: Order disks, who: ben, when: 2099-12-01}]
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk

Good:

=== team/growth/2026-W46-kim.yaml
id: 2026-W46-kim
week: 2026-W46
who: kim
will: [{id: a-x, what: Order disks, who: kim, when: 2099-12-01}]
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.growth import GrowthWeek
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Promises in a week that somebody else is to keep."""
    for one in scope.workspace.all(GrowthWeek):
        for at, todo in enumerate(one.will):
            if todo.who and todo.who != one.who:
                message = f"{quoted(one.who)} promises what {quoted(todo.who)} is to do"
                yield scope.at(one, f"will.{at}.who", message, "do it yourself, or write it under asks")


RULE = Rule(Label("MOF899", "promise-of-somebody-else"), Severity.WARNING, check, __doc__)
