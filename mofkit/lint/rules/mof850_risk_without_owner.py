"""A risk has one person who watches for it.

Why: a risk that belongs to a meeting is looked at once a month, and strikes in between.

Bad:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed
cards,The last spare card is used,2,4,,2026-11-16

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
    """Living risks that nobody watches."""
    for risk in scope.workspace.all(Risk):
        if risk.alive and not risk.owner:
            yield scope.at(risk, "owner", f"{risk.id} has no owner", "name the one person who watches for its sign")


RULE = Rule(Label("MOF850", "risk-without-owner"), Severity.WARNING, check, __doc__)
