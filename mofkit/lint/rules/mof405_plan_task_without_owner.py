"""A task that is under way or due within a week has an owner.

Why: what belongs to everybody is done by nobody; the job aid never ends a session without a who.

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
        status: doing

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
        status: doing
        owner: kim
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.plan import Plan

_SOON_DAYS = 7


def check(scope: Scope) -> Iterator[Hit]:
    """Tasks without an owner that are begun, or due soon and not only to consider."""
    for plan in scope.workspace.all(Plan):
        for field, _, task in plan.tasks():
            if task.owner or not task.open:
                continue
            near = task.due is not None and (task.due - scope.today).days <= _SOON_DAYS and not task.optional
            if task.status == "doing" or near:
                why = "is under way" if task.status == "doing" else f"is due {task.due}"
                message = f"task {task.id} {why} and nobody owns it"
                yield scope.at(plan, f"{field}.owner", message, f"`mofkit plan set {task.id} owner=ID`")


RULE = Rule(Label("MOF405", "plan-task-without-owner"), Severity.WARNING, check, __doc__)
