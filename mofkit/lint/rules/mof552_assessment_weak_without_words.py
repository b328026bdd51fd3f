"""A cell that is missing or needs improvement says what exactly.

Why: a sad face alone starts no work. The job aid asks to note specifically what is missing; an issue that names the
cell will do as well.

Bad:

=== assessments/2026-11-16-kim.yaml
id: 2026-11-16-kim
who: kim
date: 2026-11-16
smfs:
  customer-service:
    goals: missing
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

from mofkit.analysis.assessment import latest
from mofkit.analysis.improvement import raised
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.assessment import ATTRIBUTES, Assessment


def check(scope: Scope) -> Iterator[Hit]:
    """Weak cells of everybody's latest assessment with neither a note nor an issue."""
    many = latest(scope.workspace.all(Assessment), scope.today)
    told = {cell for one in raised(many) for cell in one.issue.cells}
    for one in many:
        for smf, row in one.smfs.items():
            for name in ATTRIBUTES:
                mark = row.mark(name)
                weak = mark in ("missing", "needs-improvement")
                if weak and not row.notes.get(name) and f"{smf}.{name}" not in told:
                    message = f"{smf}.{name} is {mark}, and nobody says what exactly"
                    yield scope.at(one, f"smfs.{smf}.{name}", message, f"add {name} to the notes of {smf}")


RULE = Rule(Label("MOF552", "assessment-weak-without-words"), Severity.WARNING, check, __doc__)
