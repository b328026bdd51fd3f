"""A rating is the last one of the history.

Why: a rating that is changed in the row alone leaves no trace: the trend shows the old one, and nobody can say why.

Bad:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed
cards,The last spare card is used,2,4,kim,2026-11-16
=== risks-history.csv
id,risk,on,likelihood,impact
h1,cards,2026-11-16,3,4
=== people.csv
id,name
kim,Kim Vale

Good:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed
cards,The last spare card is used,2,4,kim,2026-11-16
=== risks-history.csv
id,risk,on,likelihood,impact
h1,cards,2026-11-16,2,4
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.risks import history
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.risk import Risk, RiskRating


def check(scope: Scope) -> Iterator[Hit]:
    """Risks that are rated other than their last line of history says."""
    looks = history(scope.workspace.all(RiskRating))
    for risk in scope.workspace.all(Risk):
        last = looks[risk.id][-1] if risk.id in looks else None
        if risk.alive and last and (last.likelihood, last.impact) != (risk.likelihood, risk.impact):
            now = f"{risk.likelihood or 'nothing'} × {risk.impact or 'nothing'}"
            message = (
                f"{risk.id} is rated {now}, its last line of history {last.likelihood} × {last.impact} ({last.on})"
            )
            yield scope.at(
                risk, "likelihood", message, f"`mofkit risk review {risk.id}` writes the line, with --note why"
            )


RULE = Rule(Label("MOF858", "risk-rating-without-line"), Severity.WARNING, check, __doc__)
