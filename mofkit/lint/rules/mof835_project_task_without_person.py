"""Work that has begun has a person.

Why: a task that a role does is done by nobody until somebody has the role.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
tasks:
  - {id: t, what: Ask the suppliers, role: product-manager, status: doing}
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
  - {id: t, what: Ask the suppliers, role: product-manager, who: lee, status: doing}
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project


def check(scope: Scope) -> Iterator[Hit]:
    """Tasks that are being done, or were to begin, and that nobody has."""
    for one in scope.workspace.all(Project):
        for at, task in enumerate(one.tasks if one.stage not in ("closed", "stopped") else ()):
            begun = one.running and one.reached(task.stage) and task.start is not None and task.start <= scope.today
            if task.open and not (task.who or one.holder(task.role)) and (begun or task.status == "doing"):
                message = f"task {task.id} has begun, and nobody does it: {task.what or task.role}"
                yield scope.at(one, f"tasks.{at}.who", message, "name a person, or give the role of the task to one")


RULE = Rule(Label("MOF835", "project-task-without-person"), Severity.WARNING, check, __doc__)
