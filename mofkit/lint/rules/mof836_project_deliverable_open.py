"""A stage is left with its deliverables approved.

Why: what was not agreed when it was cheap is argued about when it is dear. What an override let through stays here
until it is made good.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
stage: plan
deliverables:
  - {document: vision-scope, stage: envision, role: product-manager}
=== reviews/portfolio/2026-11-02.yaml
id: portfolio.2026-11-02
review: portfolio
status: closed
held: 2026-11-02
attendees: [kim]
decisions:
  - {what: Begin, who: kim, about: "project:crm", outcome: go}
approvals:
  - who: kim
    role: Portfolio Manager
    date: 2026-11-03
    content_hash: sha256:0d9db98395b851b28ab16a58f0bbdda4cd668b8e87db4b4e9085dde5017332da
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
stage: plan
deliverables:
  - document: vision-scope
    stage: envision
    waived: The order of the council is the vision
=== reviews/portfolio/2026-11-02.yaml
id: portfolio.2026-11-02
review: portfolio
status: closed
held: 2026-11-02
attendees: [kim]
decisions:
  - {what: Begin, who: kim, about: "project:crm", outcome: go}
approvals:
  - who: kim
    role: Portfolio Manager
    date: 2026-11-03
    content_hash: sha256:0d9db98395b851b28ab16a58f0bbdda4cd668b8e87db4b4e9085dde5017332da
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project
from mofkit.workspace.projects import delivered


def check(scope: Scope) -> Iterator[Hit]:
    """Deliverables of stages that a project has left."""
    for one in scope.workspace.all(Project):
        for at, each in enumerate(delivered(scope.workspace, one) if one.running else ()):
            if one.reached(each.stage) and one.stage != each.stage and not each.settled:
                record = f" ({each.document})" if each.document else ""
                message = f"project is in {one.stage}, and {each.template} of {each.stage} is {each.state}{record}"
                help = f"write it and `mofkit document approve {each.document or 'ID'}`, or say in waived why not"
                yield scope.at(one, f"deliverables.{at}.document", message, help)


RULE = Rule(Label("MOF836", "project-deliverable-open"), Severity.WARNING, check, __doc__)
