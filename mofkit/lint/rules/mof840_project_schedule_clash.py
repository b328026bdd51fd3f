"""A schedule can be kept.

Why: a task that begins before what it waits for has ended looks possible in a chart, and is not.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
tasks:
  - {id: plan, when: 2099-03-20}
  - {id: build, start: 2099-03-02, when: 2099-04-30, after: [plan]}
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
  - {id: plan, when: 2099-03-20}
  - {id: build, start: 2099-03-21, when: 2099-04-30, after: [plan]}
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.analysis.project_schedule import clashes
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project


def check(scope: Scope) -> Iterator[Hit]:
    """Tasks that begin too early, end before they begin, wait for themselves or for nothing."""
    for one in scope.workspace.all(Project):
        for at, why in clashes(one.tasks) if one.stage not in ("closed", "stopped") else ():
            message = f"task {one.tasks[at].id} {why}"
            yield scope.at(one, f"tasks.{at}.id", message, "change its days, or what it comes after")


RULE = Rule(Label("MOF840", "project-schedule-clash"), Severity.ERROR, check, __doc__)
