"""A problem has one person who sees it through.

Why: what belongs to a team is looked at by everybody and ended by nobody.

Bad:

=== problems/lockouts.yaml
id: lockouts
title: Accounts lock without a reason
status: open
opened: 2026-11-02
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
opened: 2026-11-02
impact: 4
recurrence: 655
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
    """Living problems that nobody owns."""
    for problem in scope.workspace.all(Problem):
        if problem.alive and not problem.owner:
            yield scope.at(problem, "owner", f"{problem.id} has no owner", "name the one person who sees it through")


RULE = Rule(Label("MOF740", "problem-without-owner"), Severity.WARNING, check, __doc__)
