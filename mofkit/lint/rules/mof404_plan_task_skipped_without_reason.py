"""A task that is skipped says why.

Why: skipping is a decision; without its reason nobody can tell it from forgetting.

Bad:

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
        status: skipped

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
        status: skipped
        reason: done in the budget round of last year
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.plan import Plan


def check(scope: Scope) -> Iterator[Hit]:
    """Skipped tasks without a reason."""
    for plan in scope.workspace.all(Plan):
        for field, _, task in plan.tasks():
            if task.status == "skipped" and not task.reason:
                message = f"task {task.id} is skipped without a reason"
                yield scope.at(plan, f"{field}.status", message, f"`mofkit plan set {task.id} reason=…`")


RULE = Rule(Label("MOF404", "plan-task-skipped-without-reason"), Severity.WARNING, check, __doc__)
