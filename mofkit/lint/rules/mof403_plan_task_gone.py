"""A task stands for an action that its scenario has.

Why: content changes with a new mofkit; a task whose action is gone should be seen as such.

Bad:

=== plans/reduce-costs.yaml
id: reduce-costs
scenario: reduce-costs
steps:
  - id: s1-step-3
    title: Set a goal
    tasks:
      - id: t02-manager-99
        reader: manager
        what: Run a working session
        status: todo

Good:

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
"""

from collections.abc import Iterator

from mofkit.analysis.planning import drift
from mofkit.content.lexicon import SCENARIOS
from mofkit.content.scenarios import scenario
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.plan import Plan


def check(scope: Scope) -> Iterator[Hit]:
    """Tasks with an id that the scenario does not have. Ids that begin with `x-` are the organisation's own."""
    for plan in scope.workspace.all(Plan):
        if plan.scenario not in SCENARIOS:
            continue
        gone = set(drift(plan, scenario(plan.scenario)).gone)
        for field, _, task in plan.tasks():
            if task.id in gone and not task.id.startswith("x-"):
                message = f"task {task.id} stands for no action of scenario '{plan.scenario}'"
                yield scope.at(
                    plan, f"{field}.id", message, "delete it, or begin its id with x- to keep it as your own"
                )


RULE = Rule(Label("MOF403", "plan-task-gone"), Severity.WARNING, check, __doc__)
