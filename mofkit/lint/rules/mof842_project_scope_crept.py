"""What came into the scope is within what was agreed to be tolerable.

Why: each addition was small, and together they are another project: the date and the money of the first one do not fit
it. The limit is 10 per cent, or `thresholds: {project-creep: ...}` in mofkit.yaml.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
requirements:
  - {id: BR-01, days: 4, feature: F1}
scope_changes:
  - {id: phones, what: Telephones too, on: 2026-11-12, days: 3, decision: accepted, who: kim}
baseline: {on: 2026-11-09, requirements: 1, days: 4}
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
requirements:
  - {id: BR-01, days: 4, feature: F1}
scope_changes:
  - {id: phones, what: Telephones too, on: 2026-11-12, days: 3, decision: refused, who: kim}
baseline: {on: 2026-11-09, requirements: 1, days: 4}
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.analysis.project_health import creep, tolerances
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project


def check(scope: Scope) -> Iterator[Hit]:
    """Projects whose accepted changes go beyond the limit."""
    limit = tolerances(scope.workspace.settings.thresholds)["project-creep"]
    for one in scope.workspace.all(Project):
        found = creep(one) if one.stage not in ("closed", "stopped") else None
        if found and found.baseline and found.added * 100 > found.baseline * limit:
            message = (
                f"{found.added:f} {found.unit} were added to a baseline of {found.baseline:f}, more than {limit} %"
            )
            help = "agree a new date and budget with the sponsor, or take some out"
            yield scope.at(one, "scope_changes", message, help)


RULE = Rule(Label("MOF842", "project-scope-crept"), Severity.WARNING, check, __doc__)
