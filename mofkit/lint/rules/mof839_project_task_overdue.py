"""A task of a project is done by its last day.

Why: every task after it waits, and the end of the project moves without anybody having decided it.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
tasks:
  - {id: t, what: Ask the suppliers, who: lee, when: 2020-03-02, status: doing}
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,

Good:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
tasks:
  - {id: t, what: Ask the suppliers, who: lee, when: 2099-03-02, status: doing}
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.analysis.project_schedule import late
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project


def check(scope: Scope) -> Iterator[Hit]:
    """Open tasks past their last day, of the stages so far."""
    for one in scope.workspace.all(Project):
        for at, task in enumerate(one.tasks if one.stage not in ("closed", "stopped") else ()):
            mine = task.status == "doing" or (one.running and (task.stage is None or one.reached(task.stage)))
            if mine and late(task, scope.today) and task.when:
                days = (scope.today - task.when).days
                message = f"task {task.id} was to be done by {task.when}, {days} day{'s' if days != 1 else ''} ago"
                help = f"`mofkit action done project:{one.id}/{task.id}`, or give it another day"
                yield scope.at(one, f"tasks.{at}.when", message, help)


RULE = Rule(Label("MOF839", "project-task-overdue"), Severity.WARNING, check, __doc__)
