"""A problem that has ended says on which day and how.

Why: whoever meets the same incidents next year wants to know what was tried and how one knew that it helped.

Bad:

=== problems/lockouts.yaml
id: lockouts
title: Accounts lock without a reason
owner: kim
status: resolved
opened: 2026-11-02
impact: 4
recurrence: 655
=== people.csv
id,name
kim,Kim Vale

Good:

=== problems/lockouts.yaml
id: lockouts
title: Accounts lock without a reason
owner: kim
status: resolved
opened: 2026-11-02
impact: 4
recurrence: 655
closed_on: 2026-11-20
outcome: No lock-outs since 3 November
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.problem import Problem


def check(scope: Scope) -> Iterator[Hit]:
    """Problems that were resolved or dropped without a day or an outcome."""
    for problem in scope.workspace.all(Problem):
        lacking = [name for name in ("closed_on", "outcome") if not getattr(problem, name)]
        if not problem.alive and lacking:
            message = f"{problem.id} is {problem.status} but has no {' and no '.join(lacking)}"
            yield scope.at(problem, "status", message, f"fill in {' and '.join(lacking)}")


RULE = Rule(Label("MOF746", "problem-ended-without-outcome"), Severity.WARNING, check, __doc__)
