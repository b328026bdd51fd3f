"""An extreme risk has a sign, and a plan for the day it happens.

Why: work on it makes it less likely, not impossible; when it strikes there is no time to think.

Bad:

=== risks.csv
id,title,likelihood,impact,owner,response,accepted_by
cards,The last spare card is used,4,4,kim,accept,kim
=== people.csv
id,name
kim,Kim Vale

Good:

=== risks.csv
id,title,likelihood,impact,owner,response,accepted_by,trigger,contingency
cards,The last spare card is used,4,4,kim,accept,kim,A card fails,Calls go to mobiles
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.risks import band
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.risk import Risk


def check(scope: Scope) -> Iterator[Hit]:
    """Living extreme risks without trigger or contingency."""
    for risk in scope.workspace.all(Risk):
        lacking = [name for name in ("trigger", "contingency") if not getattr(risk, name).strip()]
        if risk.alive and band(risk.exposure) == "extreme" and lacking:
            message = f"{risk.id} is an extreme risk ({risk.exposure}) without {' and '.join(lacking)}"
            yield scope.at(risk, lacking[0], message, "say by which sign one sees it, and who does what then")


RULE = Rule(Label("MOF857", "extreme-risk-without-contingency"), Severity.WARNING, check, __doc__)
