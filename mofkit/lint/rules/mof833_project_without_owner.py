"""A project has an owner and a sponsor.

Why: a project that nobody leads drifts, and one that nobody pays for is stopped at the worst moment.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
stage: proposed
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
stage: proposed
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN


def check(scope: Scope) -> Iterator[Hit]:
    """Projects, and proposals of projects, without one of the two."""
    for one in scope.workspace.all(Project):
        for name in ("owner", "sponsor"):
            if one.stage not in ("closed", "stopped") and getattr(one, name) in ("", UNKNOWN, DOES_NOT_EXIST):
                yield scope.at(one, name, f"project has no {name}", f"write in {name} the id of one person")


RULE = Rule(Label("MOF833", "project-without-owner"), Severity.WARNING, check, __doc__)
