"""A change of the scope is decided within two weeks.

Why: while nobody says no, somebody begins to build it.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
scope_changes:
  - {id: phones, what: Telephones too, on: 2020-03-02}
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
scope_changes:
  - {id: phones, what: Telephones too, on: 2020-03-02, decision: refused, who: kim, why: Not this year}
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project

LONGEST = 14


def check(scope: Scope) -> Iterator[Hit]:
    """Scope changes that wait for a decision, and decisions that nobody stands for."""
    for one in scope.workspace.all(Project):
        for at, each in enumerate(one.scope_changes if one.stage not in ("closed", "stopped") else ()):
            if not each.decision and each.on and (scope.today - each.on).days > LONGEST:
                message = f"scope change {each.id} of {each.on} is undecided: {each.what}"
                help = (
                    f"`mofkit project record {one.id} scope-change {each.id} decision=accepted who=… why=…`, or refused"
                )
                yield scope.at(one, f"scope_changes.{at}.id", message, help)
            elif each.decision and not each.who:
                message = f"scope change {each.id} is {each.decision} by nobody"
                yield scope.at(
                    one, f"scope_changes.{at}.id", message, "write in who the id of the person who decided it"
                )


RULE = Rule(Label("MOF841", "project-scope-undecided"), Severity.WARNING, check, __doc__)
