"""A goal has a baseline and a target, or an action that gets them.

Why: without both nobody can say whether it is met. The job aid asks to note an action where one is missing.

Bad:

=== goals/operate.yaml
id: operate
goals:
  - goal: operate-goal-1
    measure: Hours without failure
    actual: 700

Good:

=== goals/operate.yaml
id: operate
goals:
  - goal: operate-goal-1
    measure: Hours without failure
    actual: 700
    action:
      what: Work out the baseline of last year
      who: kim
      when: 2026-12-04
=== people.csv
id,name
kim,Kim Vale
ben,Ben Lowe
"""

from collections.abc import Iterator

from mofkit.analysis.goals import acted_on, missing_figures
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.goal import PhaseGoals
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Goals that lack a figure, with nobody who gets it."""
    for one in scope.workspace.all(PhaseGoals):
        for at, goal in enumerate(one.goals):
            missing = [name for name in missing_figures(goal) if name != "actual"]
            if missing and not acted_on(goal):
                message = f"goal {quoted(goal.goal)} has no {' and no '.join(missing)}, and no action that gets one"
                help = f"write it, or `mofkit assess measure {goal.goal} who=… when=…`"
                yield scope.at(one, f"goals.{at}.goal", message, help)


RULE = Rule(Label("MOF559", "goal-without-figures"), Severity.WARNING, check, __doc__)
