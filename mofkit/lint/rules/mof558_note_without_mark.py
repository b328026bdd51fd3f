"""A note of an assessment stands beside a mark.

Why: a note without a mark is in no count and on no sheet, so what it says is lost.

Bad:

=== assessments/2026-11-16-kim.yaml
id: 2026-11-16-kim
who: kim
date: 2026-11-16
smfs:
  customer-service:
    notes:
      goals: None is written down
=== assessments/2026-11-16-ben.yaml
id: 2026-11-16-ben
who: ben
date: 2026-11-16
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
      goals: None is written down
=== assessments/2026-11-16-ben.yaml
id: 2026-11-16-ben
who: ben
date: 2026-11-16
=== people.csv
id,name
kim,Kim Vale
ben,Ben Lowe
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.assessment import ATTRIBUTES, Assessment


def check(scope: Scope) -> Iterator[Hit]:
    """Notes on cells that nobody has marked."""
    for one in scope.workspace.all(Assessment):
        for smf, row in one.smfs.items():
            for name in row.notes:
                if name in ATTRIBUTES and row.mark(name) is None:
                    message = f"{smf}.{name} has a note but no mark"
                    help = f"write {name}: missing, needs-improvement, satisfactory or not-assessed"
                    yield scope.at(one, f"smfs.{smf}.notes.{name}", message, help)


RULE = Rule(Label("MOF558", "note-without-mark"), Severity.WARNING, check, __doc__)
