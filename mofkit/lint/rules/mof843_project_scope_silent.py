"""Nothing comes into the scope but by a scope change.

Why: a requirement that is written in after the baseline is built without anybody having agreed to its price.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
requirements:
  - {id: BR-01, days: 4, feature: F1}
  - {id: BR-02, days: 3, feature: F1}
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
  - {id: BR-02, days: 0.4, feature: F1}
scope_changes:
  - {id: BR-02, what: Names too, on: 2026-11-12, days: 0.4, decision: accepted, who: kim}
baseline: {on: 2026-11-09, requirements: 1, days: 4}
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.analysis.project_health import creep
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project


def check(scope: Scope) -> Iterator[Hit]:
    """Projects with more work, or more requirements, than baseline and accepted changes hold."""
    for one in scope.workspace.all(Project):
        found = creep(one) if one.stage not in ("closed", "stopped") else None
        if found and found.silent:
            message = (
                f"{found.silent:f} {found.unit} came in after the baseline of {one.baseline.on if one.baseline else ''}"
            )
            help = f"`mofkit project record {one.id} scope-change ID …` with the mark of the requirement"
            yield scope.at(one, "requirements", f"{message} without a scope change", help)


RULE = Rule(Label("MOF843", "project-scope-silent"), Severity.ERROR, check, __doc__)
