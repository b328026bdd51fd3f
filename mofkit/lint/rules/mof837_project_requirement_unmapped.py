"""After the baseline each requirement leads to a feature.

Why: what leads nowhere is not built, and what comes from nowhere was asked for by nobody.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
requirements:
  - {id: BR-01, what: One entry for each customer, days: 4}
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
  - {id: BR-01, what: One entry for each customer, days: 4, feature: F1}
baseline: {on: 2026-11-09, requirements: 1, days: 4}
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
    """Requirements of an agreed scope that no feature does."""
    for one in scope.workspace.all(Project):
        for at, each in enumerate(one.requirements if one.baseline and one.stage not in ("closed", "stopped") else ()):
            if not each.feature:
                message = f"requirement {each.id} leads to no feature, and the scope was agreed"
                help = f"`mofkit project record {one.id} requirement {each.id} feature=…`"
                yield scope.at(one, f"requirements.{at}.id", message, help)


RULE = Rule(Label("MOF837", "project-requirement-unmapped"), Severity.WARNING, check, __doc__)
