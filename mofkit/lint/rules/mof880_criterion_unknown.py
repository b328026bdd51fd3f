"""A scorecard marks the criteria of its opening, and names the interviewer.

Why: a mark under another name counts for nothing, and one by nobody cannot be talked about.

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
    marks: {helps: 4}
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

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.candidate import Candidate
from mofkit.model.opening import Opening


def check(scope: Scope) -> Iterator[Hit]:
    """Marks of criteria that the opening lacks, scorecards of nobody, and candidates without an opening."""
    for one in scope.workspace.all(Candidate):
        opening = scope.workspace.get(Opening, one.opening)
        if opening is None:
            help = "keep it in the folder of an opening, or erase it with `mofkit team hire forget`"
            yield scope.at(one, "id", f"{one.code} applied for {one.opening}, which is no opening", help)
            continue
        known = [each.id for each in opening.criteria]
        for at, card in enumerate(one.scorecards):
            if not card.by:
                yield scope.at(one, f"scorecards.{at}", f"a scorecard of {one.code} is by nobody", "write by: PERSON")
            for criterion in {**card.marks, **card.notes}:
                if criterion not in known:
                    message = f"a scorecard of {one.code} marks what is no criterion of {opening.id}"
                    help = f"criteria are {', '.join(known) or 'still to be written'}"
                    yield scope.at(one, f"scorecards.{at}", message, help)


RULE = Rule(Label("MOF880", "criterion-unknown"), Severity.WARNING, check, __doc__)
