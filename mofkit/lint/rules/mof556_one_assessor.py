"""More than one person assesses.

Why: one person's view is an opinion. Where two disagree is what the meeting is for.

Bad:

=== assessments/2026-11-16-kim.yaml
id: 2026-11-16-kim
who: kim
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
    goals: satisfactory
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
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.assessment import Assessment


def check(scope: Scope) -> Iterator[Hit]:
    """The only assessor's latest assessment."""
    many = latest(scope.workspace.all(Assessment), scope.today)
    if len(many) == 1:
        message = f"{many[0].who} alone has assessed, so nothing can be compared"
        yield scope.at(
            many[0], "who", message, "ask somebody who does the work: `mofkit assess new --who ID --smf SMF`"
        )


RULE = Rule(Label("MOF556", "one-assessor"), Severity.INFO, check, __doc__)
