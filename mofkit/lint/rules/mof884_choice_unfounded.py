"""A choice rests on every criterion, and on the marks of at least two people.

Why: one person's liking is no comparison, and what nobody asked about shows in the first month.

Bad:

=== team/hiring/desk/opening.yaml
id: desk
status: filled
chosen: desk.c-k7qm
closed_on: 2026-11-20
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

Good:

=== team/hiring/desk/opening.yaml
id: desk
status: filled
chosen: desk.c-k7qm
closed_on: 2026-11-20
role: incident-resolver
criteria:
  - {id: help, name: Helps, area: mindset, must: true}
  - {id: net, name: Networks}
=== team/hiring/desk/candidates/c-k7qm.yaml
id: desk.c-k7qm
received: 2026-11-02
scorecards:
  - by: kim
    marks: {help: 4, net: 3}
  - by: lee
    marks: {help: 5, net: 4}
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega
"""

from collections.abc import Iterator

from mofkit.analysis.hiring import JUDGES, standing
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.candidate import Candidate
from mofkit.model.opening import Opening


def check(scope: Scope) -> Iterator[Hit]:
    """Openings that were filled although marks or interviewers were missing, or a bar was not met."""
    for one in scope.workspace.all(Opening):
        chosen = scope.workspace.get(Candidate, one.chosen) if one.chosen else None
        if chosen:
            found = standing(one, chosen)
            lacks = [f"nobody marked {', '.join(found.missing)}"] if found.missing else []
            lacks += ["what must be met is not"] if found.below else []
            lacks += [f"{len(found.judges)} of at least {JUDGES} people scored"] if len(found.judges) < JUDGES else []
            if lacks:
                message = f"{chosen.code} was chosen although {'; '.join(lacks)}"
                yield scope.at(one, "chosen", message, f"`mofkit team hire rank {one.id}` shows how they stood")


RULE = Rule(Label("MOF884", "choice-unfounded"), Severity.WARNING, check, __doc__)
