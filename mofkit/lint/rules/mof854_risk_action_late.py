"""What is done about a risk is done by its day.

Why: the risk stands as high as before while everybody believes that something is done.

Bad:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed,response,what,who,when
cards,The last spare card is used,2,4,kim,2026-11-16,reduce,Buy three cards,kim,2026-11-02
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
    """Living risks whose action is past its day."""
    for risk in scope.workspace.all(Risk):
        todo = risk.alive and risk.what and risk.status in ("todo", "doing")
        if todo and risk.when and risk.when < scope.today:
            days = (scope.today - risk.when).days
            message = f"what is done about {risk.id} was due {risk.when}, {days} days ago, and is still {risk.status}"
            yield scope.at(risk, "when", message, f"`mofkit action done risk:{risk.id}`, or agree a new day")


RULE = Rule(Label("MOF854", "risk-action-late"), Severity.WARNING, check, __doc__)
