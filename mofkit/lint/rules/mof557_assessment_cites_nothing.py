"""What a note cites is in the framework.

Why: a note that cites a goal or an outcome is read beside it. An id of nothing leads nowhere.

Bad:

=== assessments/2026-11-16-kim.yaml
id: 2026-11-16-kim
who: kim
date: 2026-11-16
smfs:
  customer-service:
    goals: missing
    notes:
      goals: We do not have customer-service-goal-99
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
      goals: We do not have customer-service-goal-2
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

from mofkit.content.assessing import cited
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.assessment import Assessment
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Ids in notes that look like those of an SMF and are none."""
    for one in scope.workspace.all(Assessment):
        for smf, row in one.smfs.items():
            for name, note in row.notes.items():
                for id in (id for id, known in cited(note) if not known):
                    message = f"the note cites {quoted(id)}, which the framework does not have"
                    help = f"`mofkit smf show {smf} --format json` holds the ids"
                    yield scope.at(one, f"smfs.{smf}.notes.{name}", message, help)


RULE = Rule(Label("MOF557", "assessment-cites-nothing"), Severity.WARNING, check, __doc__)
