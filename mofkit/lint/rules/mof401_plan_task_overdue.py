"""An open task of a plan is not past its day.

Why: a plan whose dates nobody minds is a list of wishes; move the day or do the task.

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
        owner: kim
        due: 2020-01-31
        status: todo
=== people.csv
id,name
kim,Kim Vale

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
        owner: kim
        due: 2027-01-29
        status: todo
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.planning import is_late
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.plan import Plan


def check(scope: Scope) -> Iterator[Hit]:
    """Open tasks whose day has passed."""
    for plan in scope.workspace.all(Plan):
        for field, _, task in plan.tasks():
            if is_late(task, scope.today):
                message = f"task {task.id} was due {task.due} and is still {task.status}"
                help = f"`mofkit plan set {task.id} due=…`, or status=done, or status=skipped reason=…"
                yield scope.at(plan, f"{field}.due", message, help)


RULE = Rule(Label("MOF401", "plan-task-overdue"), Severity.WARNING, check, __doc__)
