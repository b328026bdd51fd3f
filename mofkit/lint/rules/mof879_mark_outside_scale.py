"""A mark on a scorecard is a whole number from 1 to 5.

Why: whatever else is written is no mark: the criterion counts as not marked, and the ranking shows a range.

Bad:

=== team/hiring/desk/opening.yaml
id: desk
role: incident-resolver
criteria:
  - {id: help, name: Helps, area: mindset, must: true}
  - {id: net, name: Networks}
=== team/hiring/desk/candidates/c-k7qm.yaml
id: desk.c-k7qm
received: 2026-11-02
scorecards:
  - by: kim
    marks: {help: 9}
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
=== team/hiring/desk/candidates/c-k7qm.yaml
id: desk.c-k7qm
received: 2026-11-02
scorecards:
  - by: kim
    marks: {help: 4}
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega
"""

from collections.abc import Iterator

from mofkit.analysis.hiring import mark
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.candidate import Candidate


def check(scope: Scope) -> Iterator[Hit]:
    """Marks that are none; what is written is private and not quoted."""
    for one in scope.workspace.all(Candidate):
        for at, card in enumerate(one.scorecards):
            for criterion, text in card.marks.items():
                if mark(text) is None:
                    message = f"a mark that {card.by or 'nobody'} gave {one.code} is not one of the scale"
                    field = f"scorecards.{at}.marks.{criterion}"
                    yield scope.at(one, field, message, "write 1, 2, 3, 4 or 5, or leave it out")


RULE = Rule(Label("MOF879", "mark-outside-scale"), Severity.ERROR, check, __doc__)
