"""A problem that is open moves at least every 60 days.

Why: a problem without progress is either not one, and can be dropped, or nobody has the time, and somebody should
know.

Bad:

=== problems/lockouts.yaml
id: lockouts
title: Accounts lock without a reason
owner: kim
status: open
opened: 2026-08-02
impact: 4
recurrence: 655
actions:
  - {id: a1, what: Read the logs, who: kim, when: 2026-12-01}
=== people.csv
id,name
kim,Kim Vale

Good:

=== problems/lockouts.yaml
id: lockouts
title: Accounts lock without a reason
owner: kim
status: open
opened: 2026-08-02
impact: 4
recurrence: 655
progress:
  - {on: 2026-11-02, what: Compared both directories}
actions:
  - {id: a1, what: Read the logs, who: kim, when: 2026-12-01}
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator
from datetime import timedelta

from mofkit.analysis.problems import last_move
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.problem import Problem

_LONG = timedelta(days=60)


def check(scope: Scope) -> Iterator[Hit]:
    """Living problems with nothing done for so long."""
    for problem in scope.workspace.all(Problem):
        moved = last_move(problem)
        if problem.alive and moved and scope.today - moved > _LONG:
            days = (scope.today - moved).days
            message = f"{problem.id} has not moved since {moved}, {days} days ago"
            yield scope.at(problem, "status", message, "write under progress what was done, or drop it and say why")


RULE = Rule(Label("MOF744", "problem-stands-still"), Severity.INFO, check, __doc__)
