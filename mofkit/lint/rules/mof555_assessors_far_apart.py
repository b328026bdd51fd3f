"""Assessors who are two steps apart say why.

Why: where one sees nothing and another sees nothing wrong, they speak of two things. A note of either tells which.

Bad:

=== assessments/2026-11-16-kim.yaml
id: 2026-11-16-kim
who: kim
date: 2026-11-16
smfs:
  customer-service:
    goals: missing
issues:
  - id: goals
    cells: [customer-service.goals]
    what: Nobody knows the goals of the desk
    difficulty: 4
    impact: 3
    solutions:
      - what: Write three goals on one page
        kind: quick-hit
        who: kim
        when: 2026-12-04
=== assessments/2026-11-16-ben.yaml
id: 2026-11-16-ben
who: ben
date: 2026-11-16
smfs:
  customer-service:
    goals: satisfactory
=== people.csv
id,name
kim,Kim Vale
ben,Ben Lowe

Good:

=== assessments/2026-11-16-kim.yaml
id: 2026-11-16-kim
who: kim
date: 2026-11-16
smfs:
  customer-service:
    goals: missing
    notes:
      goals: None for requests by e-mail
=== assessments/2026-11-16-ben.yaml
id: 2026-11-16-ben
who: ben
date: 2026-11-16
smfs:
  customer-service:
    goals: satisfactory
=== people.csv
id,name
kim,Kim Vale
ben,Ben Lowe
"""

from collections.abc import Iterator

from mofkit.analysis.assessment import latest, sheet
from mofkit.content.assessing import smf_ids
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.assessment import Assessment


def check(scope: Scope) -> Iterator[Hit]:
    """Cells that are missing for one and satisfactory for another, without a note of either."""
    many = latest(scope.workspace.all(Assessment), scope.today)
    by_who = {one.who: one for one in many}
    # One alone is never apart, and then the framework need not even be read.
    for cell in sheet(many, smf_ids()).cells if len(many) > 1 else ():
        if cell.far_apart and not any(view.note for view in cell.views):
            low = next(view for view in cell.views if view.mark == "missing")
            high = next(view for view in cell.views if view.mark == "satisfactory")
            message = f"{cell.name} is missing for {low.who} and satisfactory for {high.who}, and neither says why"
            help = "talk about it, then write what is missing under notes, or change a mark"
            yield scope.at(by_who[low.who], f"smfs.{cell.smf}.{cell.attribute}", message, help)


RULE = Rule(Label("MOF555", "assessors-far-apart"), Severity.WARNING, check, __doc__)
