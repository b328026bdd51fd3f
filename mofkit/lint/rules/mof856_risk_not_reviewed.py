"""A risk is looked at at least once a quarter.

Why: likelihood and impact are guesses of a day; a list that nobody looks at ages into a wrong one.

Bad:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed
cards,The last spare card is used,2,4,kim,2026-06-01
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

from mofkit.analysis.risks import PERIOD, last_look
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.risk import Risk


def check(scope: Scope) -> Iterator[Hit]:
    """Living risks at which nobody looked for so long."""
    for risk in scope.workspace.all(Risk):
        seen = last_look(risk)
        if risk.alive and seen and scope.today - seen > PERIOD:
            days = (scope.today - seen).days
            message = f"nobody has looked at {risk.id} since {seen}, {days} days ago"
            yield scope.at(risk, "last_reviewed", message, f"`mofkit risk review {risk.id}`, with its rating of today")


RULE = Rule(Label("MOF856", "risk-not-reviewed"), Severity.INFO, check, __doc__)
