"""A known error says what helps until it is fixed.

Why: the desk gets the same call again and again, and each analyst finds the way round anew.

Bad:

=== problems/lockouts.yaml
id: lockouts
title: Accounts lock without a reason
owner: kim
status: known-error
opened: 2026-11-02
impact: 4
recurrence: 655
root_cause: Two directories disagree
fix: One directory
change: CHG-12
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
status: known-error
opened: 2026-11-02
impact: 4
recurrence: 655
workaround: Sign out everywhere first
root_cause: Two directories disagree
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
    """Living problems whose cause is known, without a workaround."""
    for problem in scope.workspace.all(Problem):
        known = problem.known_error or problem.status == "known-error"
        if problem.alive and known and not problem.workaround.strip():
            message = f"{problem.id} is a known error but has no workaround"
            yield scope.at(problem, "workaround", message, "say what helps until it is fixed, or that nothing does")


RULE = Rule(Label("MOF741", "known-error-without-workaround"), Severity.WARNING, check, __doc__)
