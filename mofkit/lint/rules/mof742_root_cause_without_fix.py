"""A root cause that is known has a fix.

Why: to know why and to decide nothing is the most expensive state a problem can be in.

Bad:

=== problems/lockouts.yaml
id: lockouts
title: Accounts lock without a reason
owner: kim
status: open
opened: 2026-11-02
impact: 4
recurrence: 655
root_cause: Two directories disagree
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
opened: 2026-11-02
impact: 4
recurrence: 655
root_cause: Two directories disagree
fix: One directory
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
    """Living problems whose root cause is known, without a fix."""
    for problem in scope.workspace.all(Problem):
        if problem.alive and problem.cause_known and not problem.fix.strip():
            message = f"{problem.id} has a root cause but no fix"
            yield scope.at(problem, "root_cause", message, "say under fix what will end it for good")


RULE = Rule(Label("MOF742", "root-cause-without-fix"), Severity.WARNING, check, __doc__)
