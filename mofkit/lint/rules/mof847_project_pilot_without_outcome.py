"""A pilot that is over says what came out of it.

Why: the outcome decides whether all get it; a pilot without one was a demonstration.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
pilots:
  - {id: desk, group: The service desk, start: 2020-03-02, end: 2020-03-13}
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
pilots:
  - {id: desk, group: The service desk, start: 2020-03-02, end: 2020-03-13, outcome: deploy}
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
    """Pilots past their last day that nobody judged, and pilots that end before they begin."""
    for one in scope.workspace.all(Project):
        for at, each in enumerate(one.pilots):
            if each.start and each.end and each.end < each.start:
                message = f"pilot {each.id} ends on {each.end}, before it begins on {each.start}"
                yield scope.at(one, f"pilots.{at}.end", message, "mend one of the two days")
            elif each.end and each.end < scope.today and not each.outcome:
                help = f"`mofkit project record {one.id} pilot {each.id} outcome=… result=…`"
                yield scope.at(one, f"pilots.{at}.id", f"pilot {each.id} ended on {each.end} without an outcome", help)


RULE = Rule(Label("MOF847", "project-pilot-without-outcome"), Severity.WARNING, check, __doc__)
