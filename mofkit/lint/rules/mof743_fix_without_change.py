"""A fix on its way names the change that brings it.

Why: a lasting fix alters production; without a change nobody plans, tests or approves it.

Bad:

=== problems/lockouts.yaml
id: lockouts
title: Accounts lock without a reason
owner: kim
status: fixing
opened: 2026-11-02
impact: 4
recurrence: 655
fix: One directory
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
status: fixing
opened: 2026-11-02
impact: 4
recurrence: 655
fix: One directory
change: CHG-12
actions:
  - {id: a1, what: Read the logs, who: kim, when: 2026-12-01}
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.problem import Problem


def check(scope: Scope) -> Iterator[Hit]:
    """Problems that are being fixed without a change."""
    for problem in scope.workspace.all(Problem):
        if problem.status == "fixing" and not problem.change.strip():
            message = f"{problem.id} is being fixed but names no change"
            yield scope.at(problem, "status", message, "write under change the id of the change that brings the fix")


RULE = Rule(Label("MOF743", "fix-without-change"), Severity.WARNING, check, __doc__)
