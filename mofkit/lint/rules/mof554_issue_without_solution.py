"""An issue of the self-assessment has at least one possible solution.

Why: an assessment that ends in a list of complaints teaches people not to fill in the next one.

Bad:

=== assessments/2026-11-16-kim.yaml
id: 2026-11-16-kim
who: kim
date: 2026-11-16
issues:
  - id: goals
    what: Nobody knows the goals of the desk
    difficulty: 4
    impact: 3
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
issues:
  - id: goals
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
from mofkit.model.assessment import Assessment
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Issues of everybody's latest assessment that nobody has an idea for."""
    for one in raised(latest(scope.workspace.all(Assessment), scope.today)):
        if not one.issue.solutions:
            help = f"`mofkit assess solve {one.issue.id} what=… who=… when=…`, if only a quick hit"
            yield scope.at(one.assessment, f"{one.field}.id", f"issue {quoted(one.issue.id)} has no solution", help)


RULE = Rule(Label("MOF554", "issue-without-solution"), Severity.WARNING, check, __doc__)
