"""A risk that is over says since when.

Why: without the day no trend can tell what went away, and what happened is no lesson.

Bad:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed,state
cards,The last spare card is used,2,4,kim,2026-11-16,closed
=== people.csv
id,name
kim,Kim Vale

Good:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed,state,closed
cards,The last spare card is used,2,4,kim,2026-11-16,closed,2026-11-16
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.risk import Risk


def check(scope: Scope) -> Iterator[Hit]:
    """Risks that happened or are closed, without the day; and living ones with one."""
    for risk in scope.workspace.all(Risk):
        if not risk.alive and risk.closed is None:
            message = f"{risk.id} is {'closed' if risk.state == 'closed' else 'said to have happened'} without a day"
            yield scope.at(risk, "closed", message, "write under closed the day it happened or went away")
        elif risk.alive and risk.closed is not None:
            message = f"{risk.id} is {risk.state} and has been closed since {risk.closed}"
            yield scope.at(risk, "closed", message, "set state to closed or happened, or take the day away")


RULE = Rule(Label("MOF855", "risk-over-without-day"), Severity.WARNING, check, __doc__)
