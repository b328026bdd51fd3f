"""An open problem says how much it hurts and how often.

Why: the top ten goes by impact and recurrence; what has neither stands at its end, however bad it is.

Bad:

=== problems/lockouts.yaml
id: lockouts
title: Accounts lock without a reason
owner: kim
status: open
opened: 2026-11-02
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
    """Living problems without impact or recurrence."""
    for problem in scope.workspace.all(Problem):
        lacking = [name for name in ("impact", "recurrence") if getattr(problem, name) is None]
        if problem.alive and lacking:
            message = f"{problem.id} has no {' and no '.join(lacking)}"
            yield scope.at(problem, "title", message, "impact is 1 to 5, recurrence the number of tickets in a month")


RULE = Rule(Label("MOF747", "problem-unweighed"), Severity.INFO, check, __doc__)
