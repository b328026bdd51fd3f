"""A closed project was accepted, left no work behind, and says what was learnt.

Why: a stage written by hand closes nothing: the work goes on without a name, and the next project makes the same
mistakes.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
stage: closed
accepted_by: kim
accepted_on: 2026-11-20
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
stage: closed
accepted_by: kim
accepted_on: 2026-11-20
lessons:
  - {id: a, what: Ask Operations first}
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
    """Closed projects that lack an acceptance or a lesson, or have open tasks."""
    for one in scope.workspace.all(Project):
        if one.stage != "closed":
            continue
        if not (one.accepted_by and one.accepted_on):
            help = "write accepted_by and accepted_on, or open the project again"
            yield scope.at(one, "stage", "project is closed, and the customer has not accepted it", help)
        if not one.lessons:
            help = f"`mofkit project record {one.id} lesson what=… next_time=…`"
            yield scope.at(one, "stage", "project is closed without a lesson", help)
        for at, task in enumerate(one.tasks):
            if task.open:
                message = f"project is closed, and task {task.id} is {task.status}"
                yield scope.at(
                    one, f"tasks.{at}.status", message, "do it, hand it over as an action, or drop it with a note"
                )


RULE = Rule(Label("MOF846", "project-closed-open"), Severity.ERROR, check, __doc__)
