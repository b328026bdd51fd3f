"""A plan has a task for each action of its scenario.

Why: an action that is not in the plan is neither done nor skipped, it is forgotten.

Bad:

=== plans/reduce-costs.yaml
id: reduce-costs
scenario: reduce-costs
steps:
  - id: s1-step-3
    title: Set a goal
    tasks:
      - id: t02-manager-1
        reader: manager
        what: Run a working session
        status: todo

Good:

=== plans/x-our-own.yaml
id: x-our-own
scenario: x-our-own
steps:
  - id: s1-step-3
    title: Set a goal
    tasks:
      - id: t02-manager-1
        reader: manager
        what: Run a working session
        status: todo
"""

from collections.abc import Iterator

from mofkit.analysis.planning import drift
from mofkit.content.lexicon import SCENARIOS
from mofkit.content.scenarios import scenario
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.plan import Plan

_NAMED = 4


def check(scope: Scope) -> Iterator[Hit]:
    """Plans that lack actions of their scenario."""
    for plan in scope.workspace.all(Plan):
        if plan.scenario not in SCENARIOS:
            continue
        added = drift(plan, scenario(plan.scenario)).added
        if added:
            more = f" and {len(added) - _NAMED} more" if len(added) > _NAMED else ""
            message = f"plan lacks {', '.join(added[:_NAMED])}{more}"
            yield scope.at(
                plan, "steps", message, f"`mofkit plan start {plan.scenario}` adds them and touches nothing else"
            )


RULE = Rule(Label("MOF410", "plan-task-missing"), Severity.INFO, check, __doc__)
