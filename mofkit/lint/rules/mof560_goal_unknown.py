"""Goals are those of the framework, in the file of their phase or SMF.

Why: a goal under an id that the framework does not have, or in another phase's file, is in no list.

Bad:

=== goals/operate.yaml
id: operate
goals:
  - goal: plan-goal-1
    baseline: 61
    target: 80
    actual: 66

Good:

=== goals/plan.yaml
id: plan
goals:
  - goal: plan-goal-1
    baseline: 61
    target: 80
    actual: 66
"""

from collections.abc import Iterator

from mofkit.content.assessing import smf_ids
from mofkit.content.framework import lifecycle, smf
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.goal import PhaseGoals
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Files of no phase, goals of no phase or of another, and goals that stand twice."""
    kept = scope.workspace.all(PhaseGoals)
    known = {phase.id: [goal.id for goal in phase.goals] for phase in lifecycle().phases} if kept else {}
    for one in kept:
        if one.id in smf_ids():
            known[one.id] = [each.id for each in (*smf(one.id).goals, *smf(one.id).outcomes)]
        if one.id not in known:
            message = f"no phase, layer or SMF {quoted(one.id)}"
            help = "they are plan, deliver, operate, manage and the SMFs; `mofkit rename` moves the file"
            yield scope.at(one, "id", message, help)
            continue
        for at, goal in enumerate(one.goals):
            if goal.goal not in known[one.id]:
                message = f"{one.id} has no goal {quoted(goal.goal)}; its goals are {', '.join(known[one.id])}"
                yield scope.at(
                    one,
                    f"goals.{at}.goal",
                    message,
                    "`mofkit assess goals` lists all of them, `--smf ID` those of an SMF",
                )
            elif goal.goal in [other.goal for other in one.goals[:at]]:
                help = "bring the two together; only the last one counts"
                yield scope.at(one, f"goals.{at}.goal", f"goal {quoted(goal.goal)} stands here twice", help)


RULE = Rule(Label("MOF560", "goal-unknown"), Severity.WARNING, check, __doc__)
