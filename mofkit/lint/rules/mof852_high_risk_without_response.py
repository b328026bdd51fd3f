"""A high risk has a response, and something is done.

Why: from an exposure of 10 on, the risk is a decision that somebody has to make: avoid, reduce, transfer or accept it,
or find out more. All of these but acceptance are work, with a name and a day.

Bad:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed
cards,The last spare card is used,4,3,kim,2026-11-16
=== people.csv
id,name
kim,Kim Vale

Good:

=== risks.csv
id,title,likelihood,impact,owner,last_reviewed,response,what,who,when
cards,The last spare card is used,4,3,kim,2026-11-16,reduce,Buy three cards,kim,2026-12-11
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.risks import LIMIT, band
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.risk import Risk


def check(scope: Scope) -> Iterator[Hit]:
    """Living risks above the limit without a response, or with one that is only a word."""
    for risk in scope.workspace.all(Risk):
        if not risk.alive or (risk.exposure or 0) < LIMIT:
            continue
        about = f"{risk.id} is {'an extreme' if band(risk.exposure) == 'extreme' else 'a high'} risk ({risk.exposure})"
        if not risk.response:
            help = "choose avoid, reduce, transfer, accept or research, and say under what what is done"
            yield scope.at(risk, "response", f"{about} without a response", help)
        elif risk.response != "accept" and not risk.what.strip():
            help = "say under what, who and when what is done"
            yield scope.at(risk, "what", f"{about} to {risk.response}, and nothing is done", help)


RULE = Rule(Label("MOF852", "high-risk-without-response"), Severity.WARNING, check, __doc__)
