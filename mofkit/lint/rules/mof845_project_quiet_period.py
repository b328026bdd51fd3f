"""A quiet period has an end at which Operations takes over.

Why: without a day and a name the project stays responsible for ever, and Operations never is.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
quiet_period: {start: 2020-03-02, end: 2020-03-13}
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
quiet_period: {start: 2020-03-02, end: 2020-03-13, taken_over_by: lee}
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
    """Quiet periods that are over without a handover, have no end, or end before they begin."""
    for one in scope.workspace.all(Project):
        quiet = one.quiet_period
        if one.stage in ("closed", "stopped") or not (quiet.start or quiet.end):
            continue
        if quiet.end is None:
            message, field = f"quiet period from {quiet.start} has no end", "start"
        elif quiet.start and quiet.end < quiet.start:
            message, field = f"quiet period ends on {quiet.end}, before it begins on {quiet.start}", "end"
        elif quiet.end < scope.today and not quiet.taken_over_by:
            message, field = f"quiet period ended on {quiet.end}, and nobody of Operations has taken over", "end"
        else:
            continue
        help = f"`mofkit project record {one.id} quiet-period end=… taken_over_by=…`"
        yield scope.at(one, f"quiet_period.{field}", message, help)


RULE = Rule(Label("MOF845", "project-quiet-period"), Severity.WARNING, check, __doc__)
