"""An assessment names SMFs and attributes of the framework.

Why: a mark under a name that the framework does not have is counted nowhere.

Bad:

=== assessments/2026-11-16-kim.yaml
id: 2026-11-16-kim
who: kim
date: 2026-11-16
smfs:
  custmer-service:
    goals: satisfactory
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

from mofkit.content.assessing import smf_ids
from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.assessment import ATTRIBUTES, Assessment
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Unknown names in the marks, in the scope, under notes, and among the cells of issues."""
    for one in scope.workspace.all(Assessment):
        for name in one.smfs:
            yield from _smf(scope, one, f"smfs.{name}", name)
        for at, name in enumerate(one.scope):
            yield from _smf(scope, one, "scope", name, index=at)
        for smf, row in one.smfs.items():
            for name in row.notes:
                yield from _attribute(scope, one, f"smfs.{smf}.notes.{name}", name)
        for at, issue in enumerate(one.issues):
            for cell in issue.cells:
                smf, _, attribute = cell.partition(".")
                yield from _smf(scope, one, f"issues.{at}.cells", smf)
                yield from _attribute(scope, one, f"issues.{at}.cells", attribute)


def _smf(scope: Scope, one: Assessment, field: str, name: str, *, index: int | None = None) -> Iterator[Hit]:
    if name not in smf_ids():
        help = "`mofkit smf list` shows the sixteen"
        yield scope.at(one, field, f"no SMF {quoted(name)}{_meant(name, smf_ids())}", help, index=index)


def _attribute(scope: Scope, one: Assessment, field: str, name: str) -> Iterator[Hit]:
    if name not in ATTRIBUTES:
        help = f"attributes are {', '.join(ATTRIBUTES)}"
        yield scope.at(one, field, f"no attribute {quoted(name)}{_meant(name, ATTRIBUTES)}", help)


def _meant(name: str, known: tuple[str, ...]) -> str:
    near = nearest(name, known)
    return f"; did you mean {quoted(near)}?" if near else ""


RULE = Rule(Label("MOF551", "assessment-unknown-cell"), Severity.WARNING, check, __doc__)
