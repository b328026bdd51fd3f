"""Whoever screens candidates was trained to do it.

Why: untrained interviewers choose who is like them; the job aid asks for trained ones, and counts how well they choose.

Bad:

=== team/hiring/desk/opening.yaml
id: desk
role: incident-resolver
criteria:
  - {id: help, name: Helps, area: mindset, must: true}
  - {id: net, name: Networks}
panel:
  - {who: kim}
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega

Good:

=== team/hiring/desk/opening.yaml
id: desk
role: incident-resolver
criteria:
  - {id: help, name: Helps, area: mindset, must: true}
  - {id: net, name: Networks}
panel:
  - {who: kim, trained_on: 2026-09-15}
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.opening import Opening


def check(scope: Scope) -> Iterator[Hit]:
    """Interviewers of open openings without a day of training, or with one that is still to come."""
    for one in scope.workspace.all(Opening):
        for at, seat in enumerate(one.panel if one.status == "open" else ()):
            who = seat.who or "nobody"
            if seat.trained_on is None or seat.trained_on > scope.today:
                said = f"is trained only on {seat.trained_on}" if seat.trained_on else "was not trained to screen"
                help = f"`mofkit team hire panel {one.id} {who} --trained-on DAY`"
                yield scope.at(one, f"panel.{at}.who", f"{who} screens for {one.id} and {said}", help)


RULE = Rule(Label("MOF883", "panel-untrained"), Severity.WARNING, check, __doc__)
