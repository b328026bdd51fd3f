"""A project stays within the money that was approved.

Why: whoever pays wants to hear it while there is still a choice. The limit is 10 per cent over, or `thresholds:
{project-budget: ...}` in mofkit.yaml.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
budget: {planned: 24000, spent: 9800, forecast: 29000, as_of: 2026-11-20}
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
budget: {planned: 24000, spent: 9800, forecast: 23900, as_of: 2026-11-20}
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.analysis.project_health import tolerances
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project


def check(scope: Scope) -> Iterator[Hit]:
    """Projects whose cost so far, or in the end, goes beyond the limit."""
    limit = tolerances(scope.workspace.settings.thresholds)["project-budget"]
    for one in scope.workspace.all(Project):
        planned = one.budget.planned
        for name in ("spent", "forecast") if one.stage not in ("closed", "stopped") else ():
            amount = getattr(one.budget, name)
            if planned is not None and amount is not None and amount * 100 > planned * (100 + limit):
                message = f"{name} is {amount:,}, and {planned:,} were approved"
                help = "ask the sponsor for a decision: more money, less scope, or an end"
                yield scope.at(one, f"budget.{name}", message, help)
                break


RULE = Rule(Label("MOF844", "project-over-budget"), Severity.WARNING, check, __doc__)
