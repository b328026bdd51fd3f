"""A goal that is short of its target is worked on.

Why: a gap that is measured and left alone tells everybody that the target is not meant.

Bad:

=== goals/operate.yaml
id: operate
goals:
  - goal: operate-goal-1
    baseline: 61
    target: 80
    actual: 66
    impact: 5

Good:

=== goals/operate.yaml
id: operate
goals:
  - goal: operate-goal-1
    baseline: 61
    target: 80
    actual: 66
    impact: 5
    action:
      what: Rehearse the three restores that matter most
      who: kim
      when: 2026-12-04
=== people.csv
id,name
kim,Kim Vale
ben,Ben Lowe
"""

from collections.abc import Iterator

from mofkit.analysis.goals import acted_on, gap, state
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.goal import PhaseGoals
from mofkit.shown import quoted

_HIGH = 5


def check(scope: Scope) -> Iterator[Hit]:
    """Goals of the highest impact that are short of their target, with nobody who does anything about it."""
    for one in scope.workspace.all(PhaseGoals):
        for at, goal in enumerate(one.goals):
            if goal.impact == _HIGH and state(goal) == "short" and not acted_on(goal):
                message = (
                    f"goal {quoted(goal.goal)} matters most and is {gap(goal)} short of its target, and nobody acts"
                )
                help = f"`mofkit assess measure {goal.goal} what=… who=… when=…`"
                yield scope.at(one, f"goals.{at}.actual", message, help)


RULE = Rule(Label("MOF562", "goal-gap-without-action"), Severity.INFO, check, __doc__)
