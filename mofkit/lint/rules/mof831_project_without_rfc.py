"""A project whose plan is approved has an RFC.

Why: the RFC is how production hears of a project in time, and how it is traced there later.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
=== reviews/project-plan-approved/2026-11-09-crm.yaml
id: project-plan-approved.2026-11-09-crm
review: project-plan-approved
about: project:crm
status: closed
held: 2026-11-09
attendees: [kim]
decisions:
  - {what: The plan holds, who: kim, outcome: go}
approvals:
  - who: kim
    role: Solution Manager
    date: 2026-11-10
    content_hash: sha256:78211755c8d9f59b9dba875d901edb578833ebb61f237f9e566a5d60b47edff4
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager; solution-manager
lee,Lee Ortega,

Good:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
change: CHG-261109-k7q
=== changes/CHG-261109-k7q.yaml
id: CHG-261109-k7q
title: Customers in one place
project: crm
=== reviews/project-plan-approved/2026-11-09-crm.yaml
id: project-plan-approved.2026-11-09-crm
review: project-plan-approved
about: project:crm
status: closed
held: 2026-11-09
attendees: [kim]
decisions:
  - {what: The plan holds, who: kim, outcome: go}
approvals:
  - who: kim
    role: Solution Manager
    date: 2026-11-10
    content_hash: sha256:78211755c8d9f59b9dba875d901edb578833ebb61f237f9e566a5d60b47edff4
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager; solution-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.projects import gates_of
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project


def check(scope: Scope) -> Iterator[Hit]:
    """Projects with an approved plan, or past that, that name no change."""
    for one in scope.workspace.all(Project):
        if one.change or one.stage in ("closed", "stopped"):
            continue
        if one.reached("build") or gates_of(scope, one)["build"].state == "passed":
            message = "project plan is approved, and the project has no RFC: change is empty"
            help = "`mofkit change new` raises one; name it in the field change"
            yield scope.at(one, "change", message, help)


RULE = Rule(Label("MOF831", "project-without-rfc"), Severity.ERROR, check, __doc__)
