"""An accepted risk says who accepts it.

Why: to live with a risk is a decision, and the person who pays for it wants to know who made it.

Bad:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed,response,state
cards,The last spare card is used,2,4,kim,2026-11-16,accept,accepted
=== people.csv
id,name
kim,Kim Vale

Good:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed,response,state,accepted_by
cards,The last spare card is used,2,4,kim,2026-11-16,accept,accepted,kim
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.risk import Risk


def check(scope: Scope) -> Iterator[Hit]:
    """Living risks that are accepted, by nobody."""
    for risk in scope.workspace.all(Risk):
        if risk.alive and "accepted" in (f"{risk.response}ed", risk.state) and not risk.accepted_by:
            message = f"{risk.id} is accepted, and nobody has accepted it"
            yield scope.at(risk, "accepted_by", message, "name the person who may decide that, and did")


RULE = Rule(Label("MOF853", "risk-accepted-by-nobody"), Severity.WARNING, check, __doc__)
