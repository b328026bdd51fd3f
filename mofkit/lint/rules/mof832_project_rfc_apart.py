"""A project and its RFC name each other.

Why: whoever reads the change has to find the project, and the other way round; a change that belongs to another
project was typed in wrong.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
change: CHG-261109-k7q
=== changes/CHG-261109-k7q.yaml
id: CHG-261109-k7q
title: Customers in one place
requested_by: kim
owner: lee
category: minor
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
change: CHG-261109-k7q
=== changes/CHG-261109-k7q.yaml
id: CHG-261109-k7q
title: Customers in one place
requested_by: kim
owner: lee
category: minor
project: crm
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change
from mofkit.model.project import Project


def check(scope: Scope) -> Iterator[Hit]:
    """Projects whose RFC names another project, or none."""
    for one in scope.workspace.all(Project):
        found = scope.workspace.get(Change, one.change) if one.change else None
        if found and found.project not in (one.id, *one.aliases):
            message = f"RFC {one.change} names {f'project {found.project}' if found.project else 'no project'}"
            yield scope.at(one, "change", message, f"`mofkit set change:{one.change} project={one.id}`")


RULE = Rule(Label("MOF832", "project-rfc-apart"), Severity.WARNING, check, __doc__)
