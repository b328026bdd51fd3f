"""What is done about a risk has a person and a day.

Why: it is a promise like any other, and the job aid asks of each who, what and when.

Bad:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed,response,what
cards,The last spare card is used,2,4,kim,2026-11-16,reduce,Buy three cards
=== people.csv
id,name
kim,Kim Vale

Good:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed,response,what,who,when
cards,The last spare card is used,2,4,kim,2026-11-16,reduce,Buy three cards,kim,2026-12-11
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.risk import Risk


def check(scope: Scope) -> Iterator[Hit]:
    """Living risks whose action lacks who or when."""
    for risk in scope.workspace.all(Risk):
        todo = risk.alive and risk.what.strip() and risk.status in ("todo", "doing")
        lacking = [name for name in ("who", "when") if todo and not getattr(risk, name)]
        if lacking:
            message = f"what is done about {risk.id} has no {' and no '.join(lacking)}"
            yield scope.at(risk, lacking[0], message, "name one person, and a day such as 2026-12-01")


RULE = Rule(Label("MOF859", "risk-action-by-nobody"), Severity.WARNING, check, __doc__)
