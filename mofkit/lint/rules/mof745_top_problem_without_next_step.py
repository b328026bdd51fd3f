"""Each of the top ten problems has a next step.

Why: the meeting about the top ten asks what comes next, and an answer found on the spot is seldom kept.

Bad:

=== problems/lockouts.yaml
id: lockouts
title: Accounts lock without a reason
owner: kim
status: open
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

from mofkit.analysis.problems import top
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.problem import Problem


def check(scope: Scope) -> Iterator[Hit]:
    """Problems of the top ten without an open action."""
    for one in top(scope.workspace.all(Problem), scope.today):
        if one.next is None:
            message = f"{one.problem.id} is number {one.place} of the top problems but has no next step"
            yield scope.at(one.problem, "actions", message, "add an action: what, who, when")


RULE = Rule(Label("MOF745", "top-problem-without-next-step"), Severity.WARNING, check, __doc__)
