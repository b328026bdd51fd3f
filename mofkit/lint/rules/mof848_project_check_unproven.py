"""A yes to a question on running it shows where one sees it.

Why: the question comes back on the first night of an outage, and then a yes without proof helps nobody.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
checks:
  - {id: operations-check-6, answer: "yes", who: lee}
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
checks:
  - {id: operations-check-6, answer: "yes", who: lee, evidence: Restored on 2 November}
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
    """Questions answered yes, or set aside, without a word on why."""
    for one in scope.workspace.all(Project):
        for at, each in enumerate(one.checks if one.stage not in ("closed", "stopped") else ()):
            if each.answer in ("yes", "not-applicable") and not each.evidence.strip():
                message = f"{each.id} is answered {each.answer} without evidence"
                yield scope.at(
                    one, f"checks.{at}.id", message, "write in evidence where one sees it, or why it does not apply"
                )


RULE = Rule(Label("MOF848", "project-check-unproven"), Severity.WARNING, check, __doc__)
