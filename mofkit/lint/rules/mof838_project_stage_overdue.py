"""A stage begins on its day, or gets another.

Why: a date that has passed tells nobody when it will be.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
stages:
  - {stage: envision, planned: 2020-03-02}
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
stages:
  - {stage: envision, planned: 2099-03-02}
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.analysis.project_schedule import behind
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project


def check(scope: Scope) -> Iterator[Hit]:
    """Stages that were to begin, and have not."""
    for one in scope.workspace.all(Project):
        missed = behind(one, scope.today) if one.stage not in ("closed", "stopped") else None
        if missed:
            at = next(at for at, each in enumerate(one.stages) if each.stage == missed[0])
            days = (scope.today - missed[1]).days
            message = f"{missed[0]} was to begin on {missed[1]}, {days} day{'s' if days != 1 else ''} ago"
            help = f"`mofkit project advance {one.id}`, or `mofkit project record {one.id} stage {missed[0]} planned=…`"
            yield scope.at(one, f"stages.{at}.planned", message, help)


RULE = Rule(Label("MOF838", "project-stage-overdue"), Severity.WARNING, check, __doc__)
