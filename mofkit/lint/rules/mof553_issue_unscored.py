"""An issue of the self-assessment is scored for difficulty and impact.

Why: priority is difficulty times impact. An issue without both is ranked nowhere.

Bad:

=== assessments/2026-11-16-kim.yaml
id: 2026-11-16-kim
who: kim
date: 2026-11-16
issues:
  - id: goals
    what: Nobody knows the goals of the desk
    difficulty: 4
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
    """Issues of everybody's latest assessment that lack a score."""
    for one in raised(latest(scope.workspace.all(Assessment), scope.today)):
        missing = [name for name in ("difficulty", "impact") if getattr(one.issue, name) is None]
        if missing:
            message = f"issue {quoted(one.issue.id)} has no {' and no '.join(missing)}, so it has no priority"
            help = "agree on 1 to 5 for each: difficulty 5 is easy to fix, impact 5 is worth most"
            yield scope.at(one.assessment, f"{one.field}.{missing[0]}", message, help)


RULE = Rule(Label("MOF553", "issue-unscored"), Severity.INFO, check, __doc__)
