"""A risk has a likelihood and an impact.

Why: without both it has no place in the list, and what has no place is not decided on.

Bad:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed
cards,The last spare card is used,2,,kim,2026-11-16
=== people.csv
id,name
kim,Kim Vale

Good:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed
cards,The last spare card is used,2,4,kim,2026-11-16
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.risk import Risk


def check(scope: Scope) -> Iterator[Hit]:
    """Living risks without an exposure."""
    for risk in scope.workspace.all(Risk):
        lacking = [name for name in ("likelihood", "impact") if getattr(risk, name) is None]
        if risk.alive and lacking:
            message = f"{risk.id} has no {' and no '.join(lacking)}"
            yield scope.at(
                risk, lacking[0], message, f"`mofkit risk review {risk.id} likelihood=… impact=…`, 1 to 5 each"
            )


RULE = Rule(Label("MOF851", "risk-unrated"), Severity.WARNING, check, __doc__)
